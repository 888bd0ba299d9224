using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>det A: the determinant, or its sign and logarithm.</summary>
internal static class DetCommand
{
    /// <summary>Decimals of a determinant that is too large or too small for its type: the logarithm has no more.</summary>
    private const int Digits = 6;

    private static readonly Argument<string> s_a = CommonOptions.MatrixArgument("A", "The matrix, n x n");

    private static readonly Option<bool> s_log = new("--log")
    {
        Description = "Print the sign, of absolute value 1 or 0, and the natural logarithm of the absolute value",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("det", "Print the determinant of A") { s_a, s_log };
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        Budget budget = CommonOptions.Prepare(line);
        Matrix a = CommonOptions.ReadSquare(line.GetRequiredValue(s_a), budget, copies: 1);
        using Factors factors = Terminal.Step("factoring", () => new Factors(a));
        (Complex sign, double logAbs) = factors.LogDeterminant();
        bool isDouble = Element.IsDouble(a.Type);
        var text = new StringBuilder();
        if (line.GetValue(s_log))
        {
            NumberText.Append(text, sign, isDouble, a.Type.IsComplex());
            text.Append(',');
            NumberText.AppendReal(text, logAbs, isDouble);
        }
        else
        {
            AppendValue(text, factors.Determinant(), sign, logAbs, a.Type);
        }

        OutputFile.WriteText(text.Append('\n').ToString());
        return ExitCode.Success;
    }

    /// <summary>Appends the determinant; if it is too large or too small for its type, as 1.234567e+4000.</summary>
    private static void AppendValue(StringBuilder text, Complex value, Complex sign, double logAbs, ElementType type)
    {
        bool isLost = !Complex.IsFinite(value) || value == Complex.Zero;
        if (!isLost || !double.IsFinite(logAbs))
        {
            // Of a singular matrix it may be minus zero.
            Complex plain = value == Complex.Zero ? Complex.Zero : value;
            NumberText.Append(text, plain, Element.IsDouble(type), type.IsComplex());
            return;
        }

        double log10 = logAbs / Math.Log(10);
        double exponent = Math.Floor(log10);
        exponent += Math.Round(Math.Pow(10, log10 - exponent), Digits) >= 10 ? 1 : 0;
        Complex mantissa = sign * Math.Pow(10, log10 - exponent);
        text.Append(CultureInfo.InvariantCulture, $"{mantissa.Real:0.000000}e{exponent:+0;-0}");
        if (type.IsComplex())
        {
            text.Append(CultureInfo.InvariantCulture, $"{mantissa.Imaginary:+0.000000;-0.000000}e{exponent:+0;-0}j");
        }
    }
}
