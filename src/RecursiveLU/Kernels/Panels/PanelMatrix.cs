using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Panels;

/// <summary>
/// A matrix in panels: N columns side by side, N the vector's length, stored row after row.
/// </summary>
/// <remarks>
/// Element (i, j) is at <c>Data[j / N * Stride + i * N + j % N]</c>. A row exchange moves whole vectors, an update
/// needs neither packing nor edge code, and no distance between rows or columns is a power of two, whatever the
/// caller's leading dimension. Rows beyond the last one, up to the next multiple of <see cref="TileMargin"/>, are zero where kernels
/// read them, and nothing comes of them.
/// </remarks>
internal readonly unsafe struct PanelMatrix<T>
    where T : unmanaged
{
    /// <summary>The rows of the tallest tile, and of <see cref="Solves.RowProducts{T, TVector}"/>: a multiple of those of every
    /// tile.</summary>
    public const int TileMargin = 8;

    public PanelMatrix(T* data, long rows, long columns, int panelWidth)
    {
        Data = data;
        Rows = rows;
        Columns = columns;
        Panels = PanelsOf(columns, panelWidth);
        Stride = StrideOf(rows, panelWidth);
    }

    /// <summary>Some columns of another matrix in panels, from a row on.</summary>
    /// <param name="matrix">The other matrix.</param>
    /// <param name="row">The row of it that is the first.</param>
    /// <param name="columns">Columns, from its first panel on.</param>
    /// <param name="panelWidth">Columns of a panel.</param>
    public PanelMatrix(in PanelMatrix<T> matrix, long row, long columns, int panelWidth)
    {
        Data = matrix.At(row, 0, panelWidth);
        Rows = matrix.Rows - row;
        Columns = columns;
        Panels = PanelsOf(columns, panelWidth);
        Stride = matrix.Stride;
    }

    public T* Data { get; }

    public long Rows { get; }

    public long Columns { get; }

    /// <summary>Gets the number of panels; the last one may be partly filled.</summary>
    public long Panels { get; }

    /// <summary>Gets the elements from a panel to the next.</summary>
    public nint Stride { get; }

    /// <summary>Gets the bytes of all panels.</summary>
    public long Bytes => Panels * Stride * sizeof(T);

    /// <summary>Elements of memory that a matrix needs; more than 2^63 bytes is never asked for.</summary>
    public static Int128 Size(long rows, long columns, int panelWidth) =>
        (Int128)StrideOf(rows, panelWidth) * PanelsOf(columns, panelWidth);

    /// <summary>Where element (row, 0) of a panel is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, long panel, int panelWidth) => Data + (panel * Stride) + (row * panelWidth);

    private static long PanelsOf(long columns, int panelWidth) => (columns + panelWidth - 1) / panelWidth;

    /// <summary>Rows rounded up to cache lines, then to an odd number of blocks of 512 bytes: neighbouring panels
    /// begin in different cache sets, and every panel begins at a cache line.</summary>
    private static nint StrideOf(long rows, int panelWidth)
    {
        int block = 512 / sizeof(T);
        long blocks = (((rows + TileMargin) * panelWidth) + block - 1) / block;
        return (nint)((blocks | 1) * block);
    }
}
