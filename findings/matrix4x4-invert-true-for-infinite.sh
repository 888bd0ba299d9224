#!/usr/bin/env bash
# System.Numerics of .NET 10 (SDK 10): Matrix4x4.Invert returns true, which is documented as success, with infinities or zeros
# for uniform scales whose inverses are ordinary floats. It divides by the determinant, which is subnormal or overflows.
# Silk.NET.Maths 2.23.0 (NuGet) does so in double.
#
# Guess before the run: true and the reciprocal of the scale.
# Seen: CreateScale(1e-12f) has 1e12. CreateScale(1e-15f) has Infinity and true instead of 1e15, CreateScale(1e13f) has 0 and
# true instead of 1e-13, CreateScale(1e-20f) NaN and false. The same without the processor's vectors. Silk.NET's double
# CreateScale(1e-104) has Infinity and true, and 1e-110 is false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >invert.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Silk.NET.Maths" Version="2.23.0" />
  </ItemGroup>
</Project>
XML
cat >Invert.cs <<'CS'
using System;
using System.Numerics;
using Silk.NET.Maths;

foreach (float scale in new[] { 1e-12f, 1e-15f, 1e-20f, 1e13f })
{
    bool inverted = Matrix4x4.Invert(Matrix4x4.CreateScale(scale), out Matrix4x4 inverse);
    Console.Write($"{scale}: {inverted} {inverse.M11:G6}; ");
}

foreach (double scale in new[] { 1e-100, 1e-104, 1e-110 })
{
    bool inverted = Matrix4X4.Invert(Matrix4X4.CreateScale(scale), out Matrix4X4<double> inverse);
    Console.Write($"{scale}: {inverted} {inverse.M11:G6}; ");
}
CS
dotnet build --configuration Release >build.log 2>&1 || cat build.log
seen=$(dotnet bin/Release/net10.0/invert.dll)
plain=$(DOTNET_EnableHWIntrinsic=0 dotnet bin/Release/net10.0/invert.dll)
echo "$seen"
echo "$plain"
expected="1E-12: True 1E+12; 1E-15: True Infinity; 1E-20: False NaN; 1E+13: True 0; 1E-100: True 1E+100; \
1E-104: True Infinity; \
1E-110: False NaN; "
[[ $seen == "$expected" && $plain == "$expected" ]]
