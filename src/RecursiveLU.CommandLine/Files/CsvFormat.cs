using System.Numerics;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Text with a row of the matrix in each line: numbers between commas, semicolons, tabs or blanks.</summary>
/// <remarks>Read by itself and not by a library for CSV: a table of numbers has comments (# or %), several blanks between numbers
/// and no header, which those libraries (Sep 0.17, for one) do not know, and nothing that needs quotes.</remarks>
internal sealed class CsvFormat : IMatrixFormat
{
    /// <inheritdoc/>
    public string Description => "a text with a row of numbers in each line";

    /// <inheritdoc/>
    public IReadOnlyList<string> Suffixes { get; } = [".csv", ".tsv", ".txt", ".dat"];

    /// <inheritdoc/>
    public bool IsBinary => false;

    /// <inheritdoc/>
    public bool Begins(ReadOnlySpan<byte> head) =>
        head is [< 0x80, ..] or [0xef, 0xbb, 0xbf, ..]
        && !head.ContainsAnyInRange<byte>(0, 8) && !head.ContainsAnyInRange<byte>(14, 31);

    /// <inheritdoc/>
    public Matrix Read(ByteSource source, ReadRequest request)
    {
        using var rows = new RowBuffer(source.Name, request, source.Length);
        long columns = -1;
        long firstLine = 0;
        byte separator = 0;
        while (source.TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (source.Line == 1 && line.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
            }

            // What begins with # or % is a comment, also at the end of a line.
            int comment = line.IndexOfAny((byte)'#', (byte)'%');
            line = (comment < 0 ? line : line[..comment]).Trim(" \t"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (columns < 0)
            {
                separator = line.Contains((byte)';') ? (byte)';' : line.Contains((byte)',') ? (byte)',' : (byte)' ';
            }

            long count = separator == ' ' ? AddWords(source, line, rows) : AddFields(source, line, separator, rows);
            if (columns < 0)
            {
                (columns, firstLine) = (count, source.Line);
            }
            else if (count != columns)
            {
                throw FileFailure.AtLine(source.Name, source.Line, $"{columns} numbers, as in line {firstLine}", $"{count}");
            }
        }

        return columns < 0
            ? throw FileFailure.AtLine(source.Name, source.Line + 1, "a row of numbers", "the end of the file")
            : rows.ToMatrix(columns);
    }

    /// <inheritdoc/>
    public void Write(Matrix matrix, string name, Stream target)
    {
        bool isComplex = matrix.Type.IsComplex();
        bool isDouble = Element.IsDouble(matrix.Type);
        using var writer = new TextSink(target);
        for (long i = 0; i < matrix.Rows; i++)
        {
            for (long j = 0; j < matrix.Columns; j++)
            {
                writer.Text.Append(j > 0 ? "," : string.Empty);
                NumberText.Append(writer.Text, matrix.At(i + (j * matrix.Rows)), isDouble, isComplex);
            }

            writer.EndLine();
        }
    }

    private static long AddWords(ByteSource source, ReadOnlySpan<byte> line, RowBuffer rows)
    {
        var words = new Words(line);
        long count = 0;
        while (!words.Rest.IsEmpty)
        {
            Add(source, words.Next(), rows);
            count++;
        }

        return count;
    }

    private static long AddFields(ByteSource source, ReadOnlySpan<byte> line, byte separator, RowBuffer rows)
    {
        long count = 0;
        foreach (Range field in line.Split(separator))
        {
            Add(source, line[field].Trim(" \t"u8), rows);
            count++;
        }

        return count;
    }

    private static void Add(ByteSource source, ReadOnlySpan<byte> text, RowBuffer rows)
    {
        ReadOnlySpan<byte> number = text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
        if (!NumberText.TryComplex(number, out Complex value, out bool isComplex))
        {
            throw FileFailure.AtLine(source.Name, source.Line, "a number", FileFailure.Shown(text));
        }

        rows.Add(value, isComplex);
    }
}
