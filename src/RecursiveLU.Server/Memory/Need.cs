namespace RecursiveLU.Server.Memory;

/// <summary>The memory that the library takes for itself while it works; a little more than it is.</summary>
internal static class Need
{
    /// <summary>If no row and no column has more bytes, it is a few kilobytes.</summary>
    private const long SmallBytes = 256;

    /// <summary>Columns that are factored together, in a copy of their own, each with a margin.</summary>
    private const long LeafColumns = 32;

    private const long LeafMargin = 64;

    /// <summary>The copy of a matrix is in panels, as wide as a vector. Each is some rows taller than the matrix, and an odd number of
    /// such pieces.</summary>
    private const long PanelMargin = 8;

    private const long Piece = 512;

    /// <summary>If all panels took more, the matrix stays in its place but for some columns.</summary>
    private const long MostCopied = 1L << 30;

    /// <summary>So does a matrix of few rows and many columns.</summary>
    private const long WideRows = 256;

    private const long WideColumns = 1L << 14;

    private const long CopiedInPlace = 2048;

    private const long CopiedBeside = 128;

    /// <summary>With threads every block of columns has an order of the rows of its own. There are at most so many blocks, unless they
    /// were narrower than the least width or wider than the most. That is after a width was rounded down to whole register tiles,
    /// which may take nearly half of it: twice the blocks that are wanted, and not 128 columns but 96.</summary>
    private const long Blocks = 2 * 128;

    private const long LeastWidth = 24;

    private const long MostWidth = 96;

    /// <summary>From this size on it is in pages of the other one.</summary>
    private const long Large = 4L << 20;

    private const long HugePage = 2L << 20;

    /// <summary>More than this of them are copied one slice after another, in whole groups of panels.</summary>
    private const long SliceBytes = 16L << 20;

    private const long GroupPanels = 3;

    /// <summary>For a factorization.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="elementBytes">4, 8 or 16.</param>
    /// <param name="vectorBytes">Those of a vector of the library's kernels.</param>
    public static Int128 Factor(long m, long n, int elementBytes, int vectorBytes)
    {
        if (Math.Max(m, n) <= SmallBytes / elementBytes || Math.Min(m, n) == 0)
        {
            return 0;
        }

        long copied = n;
        Int128 bytes = Panels(m, n, elementBytes, vectorBytes);
        if (n > CopiedInPlace && (bytes > MostCopied || (m <= WideRows && n >= WideColumns)))
        {
            copied = CopiedInPlace;
            bytes = Panels(m, copied, elementBytes, vectorBytes) + Panels(m, CopiedBeside, elementBytes, vectorBytes);
        }

        long orders = 2 + Math.Min(Math.Max(Blocks, (copied / MostWidth) + 1), (copied / LeastWidth) + 1);
        bytes += ((Int128)elementBytes * (m + LeafMargin) * LeafColumns) + ((Int128)m * orders * sizeof(long));
        return bytes + (bytes > Large ? HugePage : 0);
    }

    /// <summary>For a solution: copies of right-hand sides and of some columns of the factors.</summary>
    /// <param name="n">The order.</param>
    /// <param name="columns">Right-hand sides.</param>
    /// <param name="elementBytes">4, 8 or 16.</param>
    /// <param name="vectorBytes">Those of a vector of the library's kernels.</param>
    public static Int128 Solve(long n, long columns, int elementBytes, int vectorBytes)
    {
        if (columns <= FewColumns(elementBytes) || n <= 0)
        {
            return 0;
        }

        long group = GroupPanels * (vectorBytes / elementBytes);
        long slice = Math.Min(columns, Math.Max(1, SliceBytes / elementBytes / n / group) * group);
        long beside = Math.Min(CopiedBeside, n + LeafColumns);
        return Panels(n, slice, elementBytes, vectorBytes) + Panels(n, beside, elementBytes, vectorBytes)
            + ((Int128)n * 2 * sizeof(long));
    }

    /// <summary>So few right-hand sides are not copied.</summary>
    private static long FewColumns(int elementBytes) => elementBytes == 16 ? 1 : 3;

    private static Int128 Panels(long m, long n, int elementBytes, int vectorBytes)
    {
        int columns = vectorBytes / elementBytes;
        Int128 pieces = ((((Int128)m + PanelMargin) * vectorBytes) + Piece - 1) / Piece;
        return (pieces | 1) * Piece * ((n + columns - 1) / columns);
    }
}
