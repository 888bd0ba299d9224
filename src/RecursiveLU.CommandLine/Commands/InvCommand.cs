using System.CommandLine;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>inv A: the inverse, with its residual and the condition of A.</summary>
internal static class InvCommand
{
    private static readonly Argument<string> s_a = CommonOptions.MatrixArgument("A", "The matrix, n x n");

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("inv", "Invert A; to solve a system, solve is faster and more accurate") { s_a };
        CommonOptions.AddResult(command);
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        string path = line.GetRequiredValue(s_a);
        Target target = CommonOptions.Result(line, MatrixFiles.Text);
        Budget budget = CommonOptions.Prepare(line);
        Matrix a = CommonOptions.ReadSquare(path, budget, copies: 2);
        double norm = a.Norm1();
        Matrix lu = a.Copy(path);
        using Factors factors = Terminal.Step("factoring", () => new Factors(lu));
        if (factors.ZeroPivot != 0)
        {
            throw new Failure(ExitCode.Singular, Accuracy.Singular(path, factors.ZeroPivot));
        }

        double rcond = factors.Rcond('1', norm);
        Matrix inverse = Terminal.Step("inverting", factors.Invert);
        double residual = Residual(budget, a, inverse);
        if (CommonOptions.IsLoud(line))
        {
            new Report()
                .Add("order", a.Rows)
                .Add("type", Element.Name(a.Type))
                .Add("condition", 1 / rcond)
                .Add("residual", residual)
                .Write(isResult: false);
        }

        target.Write(inverse, "inverse");
        return Accuracy.Judge(path, a.Type, rcond, residual);
    }

    /// <summary>normInf(X * (A * z) - z) / (normInf(X) * normInf(A) * normInf(z)) for a vector z of random signs: what
    /// X * A - I has is seen in it, but for an improbable z, and takes n^2 operations and not n^3.</summary>
    private static double Residual(Budget budget, Matrix a, Matrix x)
    {
        using Matrix z = Matrix.Zeros(budget, "a vector", a.Type, a.Rows, 1);
        using Matrix product = Matrix.Zeros(budget, "a vector", a.Type, a.Rows, 1);
        using Matrix again = Matrix.Zeros(budget, "a vector", a.Type, a.Rows, 1);
        var random = new Random(1);
        for (long k = 0; k < z.Count; k++)
        {
            z.Set(k, random.Next(2) == 0 ? -1 : 1);
        }

        a.Multiply(z, product);
        x.Multiply(product, again);
        double largest = 0;
        for (long k = 0; k < z.Count; k++)
        {
            largest = Math.Max(largest, (again.At(k) - z.At(k)).Magnitude);
        }

        double scale = a.NormInf() * x.NormInf();
        return z.Count == 0 ? 0 : largest / scale;
    }
}
