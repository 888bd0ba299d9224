using System.CommandLine;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Files;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.CommandLine.Reports;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>The options that several commands have, each declared once.</summary>
internal static class CommonOptions
{
    private static readonly Option<long?> s_maxBytes = new("--max-bytes")
    {
        Description = "The most that all matrices together may take, in bytes (default: half of the memory)",
        HelpName = "N",
    };

    private static readonly Option<int> s_threads = new("--threads")
    {
        Description = "Threads of a factorization (default 0: as many as processors)",
        HelpName = "N",
    };

    private static readonly Option<string?> s_output = new("--output", "-o")
    {
        Description = "Write the result to this file, in the format of its suffix; - for standard output",
        HelpName = "FILE",
    };

    private static readonly Option<string?> s_to = new("--to")
    {
        Description = "The format of the result on standard output (default csv)",
        HelpName = string.Join('|', MatrixFiles.Names),
    };

    private static readonly Option<bool> s_force = new("--force", "-f")
    {
        Description = "Replace the output file if it is there",
    };

    private static readonly Option<bool> s_quiet = new("--quiet", "-q") { Description = "No report on standard error" };

    static CommonOptions()
    {
        s_to.AcceptOnlyFromAmong(MatrixFiles.Names);
        s_maxBytes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1)
            {
                result.AddError("--max-bytes must be at least 1");
            }
        });
        s_threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1024)
            {
                result.AddError("--threads must be from 0 to 1024");
            }
        });
    }

    /// <summary>Declares an argument that names a matrix.</summary>
    public static Argument<string> MatrixArgument(string name, string description) =>
        new(name) { Description = $"{description}: a file, FILE.npz:NAME, or - for standard input" };

    /// <summary>Adds the options of every command that computes.</summary>
    public static void AddComputing(Command command)
    {
        command.Options.Add(s_threads);
        command.Options.Add(s_maxBytes);
    }

    /// <summary>Adds the options of every command whose result is a matrix.</summary>
    public static void AddResult(Command command)
    {
        command.Options.Add(s_output);
        command.Options.Add(s_to);
        AddForce(command);
        command.Options.Add(s_quiet);
    }

    /// <summary>Adds the option that replaces files.</summary>
    public static void AddForce(Command command) => command.Options.Add(s_force);

    /// <summary>Whether files may be replaced.</summary>
    public static bool IsForced(ParseResult line) => line.GetValue(s_force);

    /// <summary>Whether a report is wanted.</summary>
    public static bool IsLoud(ParseResult line) => !line.GetValue(s_quiet);

    /// <summary>Loads the library, and tells what memory there is.</summary>
    public static Budget Prepare(ParseResult line)
    {
        LuLibrary.Load(line.GetValue(s_threads));
        return Memory(line);
    }

    /// <summary>Tells what memory there is.</summary>
    public static Budget Memory(ParseResult line) => new(line.GetValue(s_maxBytes));

    /// <summary>Where the result goes; refuses, before work begins, what cannot be written.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="usual">The format on standard output unless --to says another.</param>
    public static Target Result(ParseResult line, IMatrixFormat usual)
    {
        string path = line.GetValue(s_output) ?? MatrixFiles.Pipe;
        string? name = line.GetValue(s_to);
        bool isPipe = path == MatrixFiles.Pipe;
        if (!isPipe && name != null)
        {
            throw new Failure(ExitCode.Usage, $"--to is for standard output; the format of {path} is that of its suffix");
        }

        IMatrixFormat format = !isPipe ? MatrixFiles.ToWrite(path) : name is null ? usual : MatrixFiles.Named(name);
        if (isPipe && format.IsBinary && !Console.IsOutputRedirected)
        {
            throw new Failure(ExitCode.Usage, $"standard output is a terminal, and {format.Description} no text");
        }

        bool force = IsForced(line);
        OutputFile.Check(path, force);
        return new Target(path, format, force);
    }

    /// <summary>Whether the command line says where a result goes.</summary>
    public static bool HasResult(ParseResult line) => line.GetValue(s_output) != null || line.GetValue(s_to) != null;

    /// <summary>Reads a matrix, and says so on a terminal.</summary>
    /// <param name="path">The file.</param>
    /// <param name="budget">The memory there is.</param>
    /// <param name="copies">How many matrices of this size the command will hold.</param>
    public static Matrix Read(string path, Budget budget, int copies) =>
        Terminal.Step($"reading {path}", () => MatrixFiles.Read(path, budget, copies));

    /// <summary>Reads a square matrix, and says so on a terminal.</summary>
    /// <param name="path">The file.</param>
    /// <param name="budget">The memory there is.</param>
    /// <param name="copies">How many matrices of this size the command will hold.</param>
    public static Matrix ReadSquare(string path, Budget budget, int copies)
    {
        Matrix a = Read(path, budget, copies);
        return a.Rows == a.Columns
            ? a
            : throw new Failure(ExitCode.Usage, $"{path}: expected a square matrix, found {a.Rows} x {a.Columns}");
    }
}

/// <summary>Where a result goes.</summary>
/// <param name="Path">The file, or "-".</param>
/// <param name="Format">Its format.</param>
/// <param name="Force">Whether a file that is there is replaced.</param>
internal sealed record Target(string Path, IMatrixFormat Format, bool Force)
{
    /// <summary>Writes a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="name">What it is called where the format has names.</param>
    public void Write(Matrix matrix, string name) =>
        OutputFile.Write(Path, Force, stream => Format.Write(matrix, name, stream));
}
