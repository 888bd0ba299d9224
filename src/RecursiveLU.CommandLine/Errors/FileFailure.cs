using System.Globalization;
using System.Text;

namespace RecursiveLU.CommandLine.Errors;

/// <summary>A file is wrong, or cannot be read or written.</summary>
internal sealed class FileFailure : Failure
{
    /// <summary>How much of a file's text a message shows.</summary>
    private const int MostShown = 40;

    /// <summary>A problem with a file as a whole.</summary>
    public FileFailure(string file, string problem)
        : base(CommandLine.ExitCode.File, $"{file}: {problem}")
    {
    }

    private FileFailure(string file, string position, string expected, string found)
        : base(CommandLine.ExitCode.File, $"{file}: {position}: expected {expected}, found {found}")
    {
    }

    /// <summary>Something else than expected at a byte, counted from 0.</summary>
    public static FileFailure AtByte(string file, long position, string expected, string found) =>
        new(file, string.Create(CultureInfo.InvariantCulture, $"byte {position}"), expected, found);

    /// <summary>Something else than expected in a line, counted from 1.</summary>
    public static FileFailure AtLine(string file, long line, string expected, string found) =>
        new(file, string.Create(CultureInfo.InvariantCulture, $"line {line}"), expected, found);

    /// <summary>Part of a file in quotes, at most 40 characters, with what does not print as hexadecimal numbers.</summary>
    public static string Shown(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "nothing";
        }

        var shown = new StringBuilder("'");
        foreach (byte b in text[..Math.Min(text.Length, MostShown)])
        {
            shown = b is >= 0x20 and < 0x7f ? shown.Append((char)b) : shown.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }

        return shown.Append(text.Length > MostShown ? "...'" : "'").ToString();
    }
}
