using System.CommandLine;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;
using RecursiveLU.Interop;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>info [A]: what a file holds, or without one, which library computes.</summary>
internal static class InfoCommand
{
    private static readonly Argument<string?> s_a = new("A")
    {
        Description = "A file, FILE.npz:NAME, or - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("info", "Say what a file holds; without one, which library computes, and with what") { s_a };
        CommonOptions.AddComputing(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        if (line.GetValue(s_a) is string path)
        {
            OfFile(path, CommonOptions.Memory(line)).Write(isResult: true);
        }
        else
        {
            Budget budget = CommonOptions.Prepare(line);
            new Report()
                .Add("version", RecursiveLuNative.HeaderVersion)
                .Add("kernels", LuLibrary.Isa)
                .Add("threads", (long)LuLibrary.Threads)
                .Add("most bytes", budget.Limit)
                .Write(isResult: true);
        }

        return ExitCode.Success;
    }

    private static Report OfFile(string path, Budget budget)
    {
        (Matrix matrix, IMatrixFormat format) = Terminal.Step($"reading {path}", () => MatrixFiles.Read(
            path, (source, found, member) => (found.Read(source, new ReadRequest(budget, 1, member)), found)));
        using (matrix)
        {
            MatrixFacts facts = MatrixFacts.Of(matrix);
            return new Report()
                .Add("format", format.Suffixes[0][1..])
                .Add("rows", matrix.Rows)
                .Add("columns", matrix.Columns)
                .Add("type", Element.Name(matrix.Type))
                .Add("bytes", matrix.Bytes)
                .Add("structure", facts.Structure)
                .Add("zeros", facts.Zeros)
                .Add("not finite", facts.NotFinite)
                .Add("largest", facts.Largest)
                .Add("1-norm", matrix.Norm1())
                .Add("infinity norm", matrix.NormInf());
        }
    }
}
