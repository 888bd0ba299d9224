#!/usr/bin/env bash
# System.Numerics.Tensors 10.0.12 (NuGet, .NET SDK 10): a TensorSpan of one row or column, whose other dimension has length 1, is refused
# with any stride but 0 for that dimension, as though the stride led out of the memory. No element is there to be reached by it.
#
# Guess before the run: lengths 1 x 3 with strides (1, 1) are taken, as every BLAS takes a leading dimension for one row.
# Seen: ArgumentException "would allow you to access elements outside the provided memory", of 100 elements, for 1 x 3 with (1, 1) or (3, 1)
# and for 3 x 1 with (1, 1) or (1, 3); (0, 1) and (1, 0) are taken. 2 x 3 with (3, 1) is taken.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >strides.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="System.Numerics.Tensors" Version="10.0.12" />
  </ItemGroup>
</Project>
XML
cat >Strides.cs <<'CS'
using System.Numerics.Tensors;

foreach (nint[] shape in (nint[][])[[1, 3, 3, 1], [1, 3, 1, 1], [3, 1, 1, 3], [3, 1, 1, 1], [1, 3, 0, 1], [3, 1, 1, 0], [2, 3, 3, 1]])
{
    string told = "taken";
    try
    {
        _ = new TensorSpan<double>(new double[100], shape.AsSpan(0, 2), shape.AsSpan(2));
    }
    catch (ArgumentException exception)
    {
        told = exception.Message.Contains("outside the provided memory") ? "refused" : exception.Message;
    }
    Console.Write($"{shape[0]} x {shape[1]} by {shape[2]}, {shape[3]} {told}; ");
}
CS
seen=$(dotnet run --configuration Release 2>&1)
echo "$seen"
[[ $seen == "1 x 3 by 3, 1 refused; 1 x 3 by 1, 1 refused; 3 x 1 by 1, 3 refused; 3 x 1 by 1, 1 refused; 1 x 3 by 0, 1 taken; \
3 x 1 by 1, 0 taken; 2 x 3 by 3, 1 taken; " ]]
