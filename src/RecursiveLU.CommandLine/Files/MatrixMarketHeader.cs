using System.Text;
using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine.Files;

/// <summary>What the elements of a Matrix Market file are that it leaves out.</summary>
internal enum Symmetry
{
    /// <summary>None is left out.</summary>
    General,

    /// <summary>a(j,i) = a(i,j).</summary>
    Symmetric,

    /// <summary>a(j,i) = -a(i,j).</summary>
    SkewSymmetric,

    /// <summary>a(j,i) is the conjugate of a(i,j).</summary>
    Hermitian,
}

/// <summary>The first line of a Matrix Market file.</summary>
/// <param name="IsCoordinate">Whether the file lists elements with their places, the others being zero.</param>
/// <param name="IsComplex">Whether an element has two numbers.</param>
/// <param name="IsPattern">Whether an element has none, and is 1.</param>
/// <param name="Symmetry">What is left out.</param>
internal sealed record MatrixMarketHeader(bool IsCoordinate, bool IsComplex, bool IsPattern, Symmetry Symmetry)
{
    /// <summary>Gets what each file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "%%MatrixMarket"u8;

    /// <summary>Reads the first line.</summary>
    /// <exception cref="FileFailure">It is none, or its words contradict each other.</exception>
    public static MatrixMarketHeader Read(ByteSource source)
    {
        if (!source.TryReadLine(out ReadOnlySpan<byte> line))
        {
            throw FileFailure.AtLine(source.Name, 1, "'%%MatrixMarket'", "an empty file");
        }

        var words = new Words(line);
        ReadOnlySpan<byte> magic = words.Next();
        if (!Ascii.EqualsIgnoreCase(magic, Magic))
        {
            throw FileFailure.AtLine(source.Name, 1, "'%%MatrixMarket'", FileFailure.Shown(magic));
        }

        string file = source.Name;
        Word(file, words.Next(), "matrix");
        bool isCoordinate = Word(file, words.Next(), "array", "coordinate") == 1;
        int field = Word(file, words.Next(), "real", "double", "integer", "complex", "pattern");
        var symmetry = (Symmetry)Word(file, words.Next(), "general", "symmetric", "skew-symmetric", "hermitian");
        if (!words.Rest.IsEmpty)
        {
            throw FileFailure.AtLine(file, 1, "the end of the line", FileFailure.Shown(words.Rest));
        }

        bool isPattern = field == 4;
        bool isComplex = field == 3;
        if (isPattern && !isCoordinate)
        {
            throw FileFailure.AtLine(file, 1, "real, integer or complex for an array", "'pattern'");
        }

        if (symmetry == Symmetry.Hermitian && !isComplex)
        {
            throw FileFailure.AtLine(file, 1, "complex for a hermitian matrix", FileFailure.Shown(line));
        }

        return new MatrixMarketHeader(isCoordinate, isComplex, isPattern, symmetry);
    }

    private static int Word(string file, ReadOnlySpan<byte> word, params ReadOnlySpan<string> allowed)
    {
        for (int k = 0; k < allowed.Length; k++)
        {
            if (Ascii.EqualsIgnoreCase(word, allowed[k]))
            {
                return k;
            }
        }

        string expected = allowed.Length == 1 ? allowed[0] : $"one of {string.Join(", ", allowed)}";
        throw FileFailure.AtLine(file, 1, expected, FileFailure.Shown(word));
    }
}
