using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>factor A: the factors of A = P * L * U, m x n.</summary>
internal static class FactorCommand
{
    private static readonly Argument<string> s_a = CommonOptions.MatrixArgument("A", "The matrix, m x n");

    private static readonly Option<bool> s_packed = new("--packed")
    {
        Description = "Write lu and piv, as scipy.linalg.lu_factor gives them, in place of L, U and p",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("factor", "Factor A = P * L * U; the result is an .npz with L, U and p: A[p] = L @ U")
        {
            s_a, s_packed,
        };
        CommonOptions.AddResult(command);
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        string path = line.GetRequiredValue(s_a);
        Target? target = CommonOptions.HasResult(line) ? CommonOptions.Result(line, MatrixFiles.Archive) : null;
        if (target != null && target.Format != MatrixFiles.Archive)
        {
            throw new Failure(ExitCode.Usage, $"{target.Path}: the factors are several arrays: expected .npz");
        }

        // L or U beside the factors.
        bool isPacked = line.GetValue(s_packed);
        Budget budget = CommonOptions.Prepare(line);
        Matrix a = CommonOptions.Read(path, budget, target is null || isPacked ? 1 : 2);
        double norm = a.Norm1();
        long started = Stopwatch.GetTimestamp();
        using Factors factors = Terminal.Step("factoring", () => new Factors(a));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (CommonOptions.IsLoud(line))
        {
            string zeroPivot = factors.ZeroPivot == 0 ? "none" : factors.ZeroPivot.ToString(CultureInfo.InvariantCulture);
            Report report = new Report()
                .Add("rows", a.Rows)
                .Add("columns", a.Columns)
                .Add("type", Element.Name(a.Type))
                .Add("seconds", seconds)
                .Add("first zero pivot", zeroPivot);
            if (a.Rows == a.Columns)
            {
                report.Add("condition", 1 / factors.Rcond('1', norm));
            }

            report.Write(isResult: target is null);
        }

        if (target != null)
        {
            OutputFile.Write(target.Path, target.Force, stream => NpzFormat.Write(stream, Members(factors, isPacked)));
        }

        return factors.ZeroPivot == 0
            ? ExitCode.Success
            : throw new Failure(ExitCode.Singular, Accuracy.Singular(path, factors.ZeroPivot));
    }

    private static IEnumerable<(string Name, Action<Stream> Write)> Members(Factors factors, bool isPacked)
    {
        if (isPacked)
        {
            long[] fromZero = Array.ConvertAll(factors.Pivots.ToArray(), pivot => pivot - 1);
            yield return ("lu", stream => MatrixFiles.Array.Write(factors.Lu, "lu", stream));
            yield return ("piv", stream => NpyFormat.Write(fromZero, stream));
            yield break;
        }

        yield return ("L", stream => WriteFactor(factors.Lower(), stream));
        yield return ("U", stream => WriteFactor(factors.Upper(), stream));
        yield return ("p", stream => NpyFormat.Write(factors.Permutation(), stream));
    }

    private static void WriteFactor(Matrix factor, Stream stream)
    {
        using (factor)
        {
            MatrixFiles.Array.Write(factor, string.Empty, stream);
        }
    }
}
