using System.CommandLine;
using System.Text;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>rcond A: an estimate of the reciprocal condition number.</summary>
internal static class RcondCommand
{
    private static readonly Argument<string> s_a = CommonOptions.MatrixArgument("A", "The matrix, n x n");

    private static readonly Option<string> s_norm = new("--norm")
    {
        Description = "The norm: 1, the largest sum of a column, or inf, of a row",
        HelpName = "1|inf",
        DefaultValueFactory = _ => "1",
    };

    static RcondCommand() => s_norm.AcceptOnlyFromAmong("1", "inf");

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("rcond", "Print an estimate of 1 / (norm(A) * norm(inverse of A))") { s_a, s_norm };
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        Budget budget = CommonOptions.Prepare(line);
        Matrix a = CommonOptions.ReadSquare(line.GetRequiredValue(s_a), budget, copies: 1);
        bool isOne = line.GetValue(s_norm) == "1";
        double norm = isOne ? a.Norm1() : a.NormInf();
        using Factors factors = Terminal.Step("factoring", () => new Factors(a));
        var text = new StringBuilder();
        NumberText.AppendReal(text, factors.Rcond(isOne ? '1' : 'I', norm), Element.IsDouble(a.Type));
        OutputFile.WriteText(text.Append('\n').ToString());
        return ExitCode.Success;
    }
}
