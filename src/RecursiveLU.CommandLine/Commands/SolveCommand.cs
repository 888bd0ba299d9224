using System.CommandLine;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>solve A B: X of A * X = B, refined, with its residual, a bound of its error, and the condition of A.</summary>
internal static class SolveCommand
{
    private static readonly Argument<string> s_a = CommonOptions.MatrixArgument("A", "The matrix, n x n");
    private static readonly Argument<string> s_b = CommonOptions.MatrixArgument("b", "The right-hand sides, n x k");

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("solve", "Solve A * x = b, and say how accurate the solution is") { s_a, s_b };
        CommonOptions.AddResult(command);
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        string pathA = line.GetRequiredValue(s_a);
        string pathB = line.GetRequiredValue(s_b);
        if (pathA == MatrixFiles.Pipe && pathB == MatrixFiles.Pipe)
        {
            throw new Failure(ExitCode.Usage, "only one of A and b can come from standard input");
        }

        Target target = CommonOptions.Result(line, MatrixFiles.Text);
        Budget budget = CommonOptions.Prepare(line);
        Matrix a = CommonOptions.ReadSquare(pathA, budget, copies: 2);
        Matrix b = CommonOptions.Read(pathB, budget, copies: 2);
        if (b.Rows != a.Rows)
        {
            throw new Failure(ExitCode.Usage, $"{pathB}: expected {a.Rows} rows, as {pathA} has, found {b.Rows} x {b.Columns}");
        }

        ElementType type = Element.Common(a.Type, b.Type);
        a = a.Widened(pathA, type);
        b = b.Widened(pathB, type);
        double norm = a.Norm1();

        // What there is no memory for is said before the work.
        Matrix lu = a.Copy(pathA);
        using Matrix x = b.Copy(pathB);
        using Factors factors = Terminal.Step("factoring", () => new Factors(lu));
        if (factors.ZeroPivot != 0)
        {
            throw new Failure(ExitCode.Singular, Accuracy.Singular(pathA, factors.ZeroPivot));
        }

        double rcond = factors.Rcond('1', norm);
        (double forward, double backward) = Terminal.Step("solving and refining", () =>
        {
            factors.Solve(x);
            return factors.Refine(a, b, x);
        });
        if (CommonOptions.IsLoud(line))
        {
            new Report()
                .Add("order", a.Rows)
                .Add("right-hand sides", b.Columns)
                .Add("type", Element.Name(type))
                .Add("condition", 1 / rcond)
                .Add("residual", backward)
                .Add("error bound", forward)
                .Write(isResult: false);
        }

        target.Write(x, "x");
        return Accuracy.Judge(pathA, type, rcond, forward);
    }
}
