#!/usr/bin/env bash
# SkiaSharp 4.155.0 (NuGet, with SkiaSharp.NativeAssets.Linux.NoDependencies, .NET SDK 10): SKMatrix.TryInvert refuses a rotated
# or sheared matrix whose determinant is 1e-12, and inverts the same scale without rotation. SKMatrix44.TryInvert returns true
# with NaN.
#
# Guess before the run: a scale of 1e-6 is inverted, rotated or not; a suspicion that it is refused if rotated.
# Seen: CreateScale(1e-6f) has 1e6, and CreateScale(1e-20f) 1e20; rotated by 45 degrees 1e-5 is inverted, and 1e-6 is false.
# SKMatrix44.CreateScale(1e20f) has NaN and true.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >invert.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="SkiaSharp" Version="4.155.0" />
    <PackageReference Include="SkiaSharp.NativeAssets.Linux.NoDependencies" Version="4.155.0" />
  </ItemGroup>
</Project>
XML
cat >Invert.cs <<'CS'
using SkiaSharp;

foreach (float scale in (float[])[1e-5f, 1e-6f, 1e-20f])
{
    bool scaled = SKMatrix.CreateScale(scale, scale).TryInvert(out SKMatrix inverse);
    bool rotated = SKMatrix.CreateRotationDegrees(45).PostConcat(SKMatrix.CreateScale(scale, scale)).TryInvert(out _);
    Console.Write($"{scale:E0} {scaled} {inverse.ScaleX:E0}, rotated {rotated}; ");
}
bool large = SKMatrix44.CreateScale(1e20f, 1e20f, 1e20f).TryInvert(out SKMatrix44 nan);
Console.Write($"44 {large} {nan[0, 0]}");
CS
seen=$(dotnet run --configuration Release 2>&1)
echo "$seen"
[[ $seen == "1E-005 True 1E+005, rotated True; 1E-006 True 1E+006, rotated False; \
1E-020 True 1E+020, rotated False; 44 True NaN" ]]
