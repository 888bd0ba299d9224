using System.Globalization;
using System.Numerics;
using System.Text;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Matrix Market's files, dense (array) and sparse (coordinate), of which a dense matrix is made.</summary>
/// <remarks>R. F. Boisvert, R. Pozo, K. A. Remington, The Matrix Market Exchange Formats: Initial Design, NISTIR 5935, 1996. Read
/// beyond that: comments and empty lines anywhere, nan and inf, Fortran's exponents. An element that is listed several times is
/// the sum, as for SciPy and Octave.</remarks>
internal sealed class MatrixMarketFormat : IMatrixFormat
{
    /// <inheritdoc/>
    public string Description => "a Matrix Market file";

    /// <inheritdoc/>
    public IReadOnlyList<string> Suffixes { get; } = [".mtx"];

    /// <inheritdoc/>
    public bool IsBinary => false;

    /// <inheritdoc/>
    public bool Begins(ReadOnlySpan<byte> head) =>
        head.Length >= MatrixMarketHeader.Magic.Length
        && Ascii.EqualsIgnoreCase(head[..MatrixMarketHeader.Magic.Length], MatrixMarketHeader.Magic);

    /// <inheritdoc/>
    public Matrix Read(ByteSource source, ReadRequest request)
    {
        MatrixMarketHeader header = MatrixMarketHeader.Read(source);
        string expected = header.IsCoordinate ? "rows, columns and the number of elements" : "rows and columns";
        if (!TryReadData(source, out ReadOnlySpan<byte> line))
        {
            throw FileFailure.AtLine(source.Name, source.Line + 1, expected, "the end of the file");
        }

        var words = new Words(line);
        long rows = Size(source, words.Next(), expected);
        long columns = Size(source, words.Next(), expected);
        long elements = header.IsCoordinate ? Size(source, words.Next(), expected) : 0;
        ExpectEnd(source, words);
        if (header.Symmetry != Symmetry.General && rows != columns)
        {
            throw FileFailure.AtLine(source.Name, source.Line, "a square matrix, for it is symmetric", $"{rows} x {columns}");
        }

        ElementType type = header.IsComplex ? ElementType.C128 : ElementType.F64;
        request.Budget.Check(source.Name, rows, columns, type.Bytes(), request.Copies);
        Matrix matrix = Matrix.Zeros(request.Budget, source.Name, type, rows, columns);
        try
        {
            if (header.IsCoordinate)
            {
                ReadElements(source, header, elements, matrix);
            }
            else
            {
                ReadArray(source, header, matrix);
            }

            return TryReadData(source, out line)
                ? throw FileFailure.AtLine(source.Name, source.Line, "the end of the file", FileFailure.Shown(line))
                : matrix;
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Write(Matrix matrix, string name, Stream target)
    {
        bool isComplex = matrix.Type.IsComplex();
        bool isDouble = Element.IsDouble(matrix.Type);
        using var writer = new TextSink(target);
        string field = isComplex ? "complex" : "real";
        writer.Text.Append(CultureInfo.InvariantCulture, $"%%MatrixMarket matrix array {field} general\n");
        writer.Text.Append(CultureInfo.InvariantCulture, $"{matrix.Rows} {matrix.Columns}\n");
        for (long k = 0; k < matrix.Count; k++)
        {
            Complex value = matrix.At(k);
            NumberText.AppendReal(writer.Text, value.Real, isDouble);
            if (isComplex)
            {
                writer.Text.Append(' ');
                NumberText.AppendReal(writer.Text, value.Imaginary, isDouble);
            }

            writer.EndLine();
        }
    }

    /// <summary>Reads the columns; of symmetric matrices what is on and below the diagonal, or below it.</summary>
    private static void ReadArray(ByteSource source, MatrixMarketHeader header, Matrix matrix)
    {
        for (long j = 0; j < matrix.Columns; j++)
        {
            long first = header.Symmetry switch
            {
                Symmetry.General => 0,
                Symmetry.SkewSymmetric => j + 1,
                _ => j,
            };
            for (long i = first; i < matrix.Rows; i++)
            {
                if (!TryReadData(source, out ReadOnlySpan<byte> line))
                {
                    throw FileFailure.AtLine(source.Name, source.Line + 1, $"element ({i + 1}, {j + 1})", "the end of the file");
                }

                var words = new Words(line);
                Complex value = Value(source, header, ref words);
                ExpectEnd(source, words);
                Add(source, header, matrix, i, j, value);
            }
        }
    }

    private static void ReadElements(ByteSource source, MatrixMarketHeader header, long elements, Matrix matrix)
    {
        for (long k = 0; k < elements; k++)
        {
            if (!TryReadData(source, out ReadOnlySpan<byte> line))
            {
                throw FileFailure.AtLine(
                    source.Name, source.Line + 1, $"{elements} elements", $"the end of the file after {k}");
            }

            var words = new Words(line);
            long i = Index(source, words.Next(), "row", matrix.Rows);
            long j = Index(source, words.Next(), "column", matrix.Columns);
            Complex value = header.IsPattern ? 1 : Value(source, header, ref words);
            ExpectEnd(source, words);
            bool isMissing = header.Symmetry switch
            {
                Symmetry.General => false,
                Symmetry.SkewSymmetric => i <= j,
                _ => i < j,
            };
            if (isMissing)
            {
                string where = header.Symmetry == Symmetry.SkewSymmetric ? "below" : "on or below";
                throw FileFailure.AtLine(
                    source.Name, source.Line, $"an element {where} the diagonal", $"({i + 1}, {j + 1})");
            }

            Add(source, header, matrix, i, j, value);
        }
    }

    private static void Add(ByteSource source, MatrixMarketHeader header, Matrix matrix, long i, long j, Complex value)
    {
        long k = i + (j * matrix.Rows);
        matrix.Set(k, matrix.At(k) + value);
        if (i == j && header.Symmetry == Symmetry.Hermitian && value.Imaginary != 0)
        {
            string found = string.Create(CultureInfo.InvariantCulture, $"{value.Imaginary}i");
            throw FileFailure.AtLine(source.Name, source.Line, "a real number on the diagonal of a hermitian matrix", found);
        }

        if (i != j && header.Symmetry != Symmetry.General)
        {
            Complex mirrored = header.Symmetry switch
            {
                Symmetry.SkewSymmetric => -value,
                Symmetry.Hermitian => Complex.Conjugate(value),
                _ => value,
            };
            k = j + (i * matrix.Rows);
            matrix.Set(k, matrix.At(k) + mirrored);
        }
    }

    /// <summary>Reads the next line that is neither empty nor a comment.</summary>
    private static bool TryReadData(ByteSource source, out ReadOnlySpan<byte> line)
    {
        while (source.TryReadLine(out line))
        {
            line = line.Trim(" \t"u8);
            if (line is not ([] or [(byte)'%', ..]))
            {
                return true;
            }
        }

        return false;
    }

    private static long Size(ByteSource source, ReadOnlySpan<byte> word, string expected) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? size
            : throw FileFailure.AtLine(source.Name, source.Line, expected, FileFailure.Shown(word));

    private static long Index(ByteSource source, ReadOnlySpan<byte> word, string what, long most) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long index) && index >= 1 && index <= most
            ? index - 1
            : throw FileFailure.AtLine(source.Name, source.Line, $"a {what} from 1 to {most}", FileFailure.Shown(word));

    private static Complex Value(ByteSource source, MatrixMarketHeader header, ref Words words) =>
        new(Real(source, words.Next()), header.IsComplex ? Real(source, words.Next()) : 0);

    private static double Real(ByteSource source, ReadOnlySpan<byte> word) => NumberText.TryReal(word, out double value)
        ? value
        : throw FileFailure.AtLine(source.Name, source.Line, "a number", FileFailure.Shown(word));

    private static void ExpectEnd(ByteSource source, Words words)
    {
        if (!words.Rest.IsEmpty)
        {
            throw FileFailure.AtLine(source.Name, source.Line, "the end of the line", FileFailure.Shown(words.Rest));
        }
    }
}
