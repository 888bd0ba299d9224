using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Finds the format of a file, and reads and writes matrices.</summary>
internal static class MatrixFiles
{
    /// <summary>The name of standard input and output.</summary>
    public const string Pipe = "-";

    private const string StandardInput = "standard input";

    /// <summary>The bytes that a format is recognised by.</summary>
    private const int HeadBytes = 512;

    private static readonly NpyFormat s_npy = new();
    private static readonly NpzFormat s_npz = new(s_npy);
    private static readonly CsvFormat s_csv = new();

    /// <summary>Text is last: it is what begins with no other's signature.</summary>
    private static readonly IMatrixFormat[] s_formats =
        [s_npy, s_npz, new MatrixMarketFormat(), .. UnreadableFormat.All, s_csv];

    /// <summary>Gets the names that formats have in options: their usual suffixes without the dot.</summary>
    public static string[] Names => [.. s_formats.Where(IsWritten).Select(format => format.Suffixes[0][1..])];

    /// <summary>Gets the format of texts.</summary>
    public static IMatrixFormat Text => s_csv;

    /// <summary>Gets the format of single arrays.</summary>
    public static NpyFormat Array => s_npy;

    /// <summary>Gets the format of archives.</summary>
    public static IMatrixFormat Archive => s_npz;

    /// <summary>The format with a name of <see cref="Names"/>.</summary>
    public static IMatrixFormat Named(string name) =>
        s_formats.Where(IsWritten).First(format => format.Suffixes[0] == "." + name);

    /// <summary>The format that a file is to be written in, by its suffix.</summary>
    /// <exception cref="Failure">The suffix is none of a format that is written.</exception>
    public static IMatrixFormat ToWrite(string path)
    {
        string suffixes = string.Join(", ", Names.Select(name => "." + name));
        return BySuffix(path) is IMatrixFormat format && IsWritten(format)
            ? format
            : throw new Failure(ExitCode.Usage, $"{path}: expected a suffix of {suffixes}");
    }

    /// <summary>Reads a matrix.</summary>
    /// <param name="path">The file; "-" for standard input; an array of an archive as FILE.npz:NAME.</param>
    /// <param name="budget">The memory there is.</param>
    /// <param name="copies">How many matrices of this size the caller will hold.</param>
    public static Matrix Read(string path, Budget budget, int copies) =>
        Read(path, (source, format, member) => format.Read(source, new ReadRequest(budget, copies, member)));

    /// <summary>Opens a file, finds its format and reads it.</summary>
    /// <typeparam name="TResult">What is read.</typeparam>
    /// <exception cref="FileFailure">There is no such file, or it is not of the format that its suffix says.</exception>
    public static TResult Read<TResult>(string path, Func<ByteSource, IMatrixFormat, string?, TResult> read)
    {
        (string file, string? member) = Split(path);
        using ByteSource source = Open(file);
        ReadOnlySpan<byte> head = source.Peek(HeadBytes);
        if (head.IsEmpty)
        {
            throw FileFailure.AtByte(source.Name, 0, "a matrix", "an empty file");
        }

        IMatrixFormat? found = null;
        foreach (IMatrixFormat format in s_formats)
        {
            found ??= format.Begins(head) ? format : null;
        }

        IMatrixFormat? named = path == Pipe ? null : BySuffix(file);
        string start = found?.Description ?? FileFailure.Shown(head[..Math.Min(head.Length, 8)]);
        if (named != null && named != found && found is not UnreadableFormat)
        {
            string expected = $"{named.Description}, for the name ends in {Path.GetExtension(file)}";
            throw FileFailure.AtByte(source.Name, 0, expected, start);
        }

        return found is null
            ? throw FileFailure.AtByte(source.Name, 0, $"a file of {string.Join(", ", Names)}", start)
            : read(source, found, member);
    }

    private static bool IsWritten(IMatrixFormat format) => format is not UnreadableFormat;

    private static IMatrixFormat? BySuffix(string path)
    {
        string suffix = Path.GetExtension(path);
        return s_formats.FirstOrDefault(format => format.Suffixes.Contains(suffix, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The file and the array's name of FILE.npz:NAME.</summary>
    private static (string File, string? Member) Split(string path)
    {
        const string Mark = ".npz:";
        int at = path.LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 || File.Exists(path) ? (path, null) : (path[..(at + Mark.Length - 1)], path[(at + Mark.Length)..]);
    }

    private static ByteSource Open(string path)
    {
        if (path == Pipe)
        {
            return new ByteSource(StandardInput, Console.OpenStandardInput(), null);
        }

        try
        {
            // Buffered by the source.
            const FileShare Others = FileShare.ReadWrite | FileShare.Delete;
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, Others, bufferSize: 0);
            return new ByteSource(path, stream, stream.CanSeek ? stream.Length : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FileFailure(path, $"cannot be opened: {Reason.Of(e)}");
        }
    }
}
