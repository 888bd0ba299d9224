using System.Globalization;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>What is said of matrices that are singular, or nearly.</summary>
internal static class Accuracy
{
    /// <summary>The message for a zero pivot.</summary>
    public static string Singular(string path, long pivot) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}: the matrix is singular: U({pivot},{pivot}) is exactly zero");

    /// <summary>The exit status of a result that is written: success only if it has a correct digit.</summary>
    /// <param name="path">The matrix's file.</param>
    /// <param name="type">The type it was computed in.</param>
    /// <param name="rcond">The reciprocal condition number; NaN if a number is.</param>
    /// <param name="errors">Further numbers that are finite if all is well.</param>
    public static int Judge(string path, ElementType type, double rcond, params ReadOnlySpan<double> errors)
    {
        bool isFinite = double.IsFinite(rcond);
        foreach (double error in errors)
        {
            isFinite &= double.IsFinite(error);
        }

        if (isFinite && rcond >= Element.UnitRoundoff(type))
        {
            return ExitCode.Success;
        }

        string problem = isFinite
            ? string.Create(CultureInfo.InvariantCulture, $"the matrix is singular to working precision: rcond is {rcond:g3}")
            : "numbers are not finite: the result is not accurate";
        throw new Failure(ExitCode.Singular, $"{path}: {problem}");
    }
}
