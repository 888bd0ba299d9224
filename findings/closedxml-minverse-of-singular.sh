#!/usr/bin/env bash
# ClosedXML 0.95.4 (NuGet, .NET SDK 10): MINVERSE of a singular matrix holds NaN, which ISERROR does not take for an error, if
# the last pivot is the zero. If it is another, MINVERSE throws an exception, and so does MDETERM, whose value is 0.
#
# Guess before the run: MDETERM is 0 for every singular matrix, and MINVERSE the error #NUM!, as Excel has it.
# Seen: of [1, 2; 2, 4] the sum of MINVERSE is NaN, ISERROR of it False, and MDETERM 0; of [0, 0; 0, 1] both raise an
# InvalidOperationException "The matrix is singular!". Of the regular [2, 1; 1, 1] MINVERSE is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >minverse.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <NoWarn>NU1603</NoWarn>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="ClosedXML" Version="0.95.4" />
  </ItemGroup>
</Project>
XML
cat >Minverse.cs <<'CS'
using ClosedXML.Excel;

using var workbook = new XLWorkbook();
IXLWorksheet sheet = workbook.AddWorksheet("numbers");
double[] numbers = [1, 2, 2, 4, 0, 0, 0, 1, 2, 1, 1, 1];
for (int i = 0; i < numbers.Length; i++)
{
    sheet.Cell(1 + i / 2, 1 + i % 2).Value = numbers[i];
}
foreach (string formula in (string[])["SUM(MINVERSE(A1:B2))", "ISERROR(SUM(MINVERSE(A1:B2)))",
    "MDETERM(A1:B2)", "SUM(MINVERSE(A3:B4))", "MDETERM(A3:B4)", "SUM(MINVERSE(A5:B6))"])
{
    string told;
    try
    {
        told = $"{sheet.Evaluate(formula)}";
    }
    catch (InvalidOperationException exception)
    {
        told = $"{exception.GetType().Name} {exception.Message}";
    }
    Console.Write($"{formula} {told}; ");
}
CS
seen=$(dotnet run --configuration Release 2>/dev/null)
echo "$seen"
[[ $seen == "SUM(MINVERSE(A1:B2)) NaN; ISERROR(SUM(MINVERSE(A1:B2))) False; MDETERM(A1:B2) -0; \
SUM(MINVERSE(A3:B4)) InvalidOperationException The matrix is singular!; \
MDETERM(A3:B4) InvalidOperationException The matrix is singular!; SUM(MINVERSE(A5:B6)) 1; " ]]
