#!/usr/bin/env bash
# Math.NET Numerics 5.0.0 (NuGet, .NET SDK 10): whether Inverse of a singular matrix throws depends on how the matrix is stored.
# A diagonal one throws, a dense or sparse one of the same elements gives NaN and an infinity. Solve throws for none of them.
#
# Guess before the run: no exception from any, but infinities.
# Seen: of diag(1, 0) DiagonalMatrix throws an ArgumentException "Matrix must not be singular.", DenseMatrix and SparseMatrix
# give [NaN, NaN; NaN, Infinity]. Solve for (1, 1), which has no solution, gives (NaN, Infinity) in all three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >singular.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="MathNet.Numerics" Version="5.0.0" />
  </ItemGroup>
</Project>
XML
cat >Singular.cs <<'CS'
using System;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

Matrix<double>[] storages =
[
    DiagonalMatrix.OfDiagonal(2, 2, [1, 0]),
    DenseMatrix.OfDiagonalArray(2, 2, [1, 0]),
    SparseMatrix.OfDiagonalArray(2, 2, [1, 0]),
];
foreach (Matrix<double> matrix in storages)
{
    string inverse;
    try
    {
        inverse = string.Join(' ', matrix.Inverse().ToRowMajorArray());
    }
    catch (ArgumentException exception)
    {
        inverse = exception.Message;
    }
    string solution = string.Join(' ', matrix.Solve(DenseVector.OfArray([1, 1])).ToArray());
    Console.Write($"{matrix.GetType().Name}: {inverse}, solve {solution}; ");
}
CS
dotnet build --configuration Release >build.log 2>&1 || cat build.log
seen=$(dotnet bin/Release/net10.0/singular.dll)
echo "$seen"
[[ $seen == "DiagonalMatrix: Matrix must not be singular., solve NaN Infinity; \
DenseMatrix: NaN NaN NaN Infinity, solve NaN Infinity; \
SparseMatrix: NaN NaN NaN Infinity, solve NaN Infinity; " ]]
