namespace RecursiveLU.Server.Memory;

/// <summary>The memory that the library takes for itself while it works; a little more than it is.</summary>
internal static class Need
{
    /// <summary>Up to this order it is a few kilobytes.</summary>
    private const long SmallOrder = 32;

    /// <summary>The copy of a matrix is in panels, the last of which may be filled up.</summary>
    private const long Margin = 16;

    /// <summary>Columns that are factored together, in a copy of their own.</summary>
    private const long LeafColumns = 32;

    /// <summary>If the copy of a matrix took more, the matrix stays in its place but for some columns.</summary>
    private const long MostCopied = 1L << 30;

    /// <summary>So does a matrix of few rows and many columns.</summary>
    private const long WideRows = 256;

    private const long WideColumns = 1L << 14;

    private const long CopiedInPlace = 2048;

    private const long CopiedBeside = 512;

    /// <summary>From this size on it is in pages of the other one.</summary>
    private const long Large = 4L << 20;

    private const long HugePage = 2L << 20;

    /// <summary>More right-hand sides are copied in slices.</summary>
    private const long Slice = 17L << 20;

    /// <summary>For a factorization.</summary>
    public static Int128 Factor(long m, long n, int elementBytes)
    {
        if (Math.Max(m, n) <= SmallOrder || Math.Min(m, n) == 0)
        {
            return 0;
        }

        Int128 row = (Int128)elementBytes * (m + Margin);
        Int128 beside = (row * Math.Min(n, LeafColumns)) + ((Int128)m * 2 * sizeof(long));
        Int128 copy = row * (n + Margin);
        bool staysInPlace = n > CopiedInPlace && (copy > MostCopied || (m <= WideRows && n >= WideColumns));
        Int128 bytes = beside + (staysInPlace ? row * (CopiedInPlace + CopiedBeside) : copy);
        return bytes + (bytes > Large ? HugePage : 0);
    }

    /// <summary>For a solution: copies of some right-hand sides.</summary>
    public static long Solve(long bytes) => 2 * Math.Min(bytes, Slice);
}
