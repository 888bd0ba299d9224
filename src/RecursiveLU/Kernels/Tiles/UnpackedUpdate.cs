using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>A lower triangle that is read where the caller has it: element (i, j) is at Data + i * RowStep + j * ColumnStep.</summary>
/// <remarks>U is one with its rows and columns turned over, and transposed ones have the steps exchanged.</remarks>
internal readonly unsafe struct UnpackedTriangle<T>(T* data, long order, nint rowStep, nint columnStep)
    where T : unmanaged
{
    /// <summary>Gets the rows and columns.</summary>
    public long Order => order;

    /// <summary>Gets the elements from a row to the next.</summary>
    public nint RowStep => rowStep;

    /// <summary>Gets the elements from a column to the next.</summary>
    public nint ColumnStep => columnStep;

    /// <summary>Where element (row, column) is.</summary>
    public T* At(long row, long column) => data + (row * rowStep) + (column * columnStep);
}

/// <summary>Triangular solve with a few panels and their update, the triangle read where it is: copying it into panels would take about
/// as long as the tiles do for so few columns.</summary>
/// <remarks>Of a block of columns only the triangles of the tiles, and the rows of the last tile if it is not a whole one, are copied.
/// Every element goes through what it goes through in <see cref="BlockUpdate{T, TVector}"/>.</remarks>
internal static unsafe class UnpackedUpdate<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets a value indicating whether there are tiles for it: those of 128 bits want L in panels.</summary>
    public static bool IsSupported => TVector.Count * sizeof(T) > 16;

    private static int N => TVector.Count;

    /// <summary>Copies what <see cref="Run{TDiagonal}"/> reads in panels of a block of columns of M.</summary>
    /// <param name="m">M.</param>
    /// <param name="first">The block's first column.</param>
    /// <param name="depth">Its columns.</param>
    /// <param name="block">The block in panels; of the other elements nothing is written.</param>
    public static void Copy(in UnpackedTriangle<T> m, long first, long depth, in PanelMatrix<T> block)
    {
        for (long i = first; i < first + depth; i += TVector.TileRows)
        {
            long end = Math.Min(first + depth, i + TVector.TileRows);
            for (long row = i; row < end; row++)
            {
                CopyRow(m, row, i, row + 1, first, block);
            }
        }

        for (long row = first + Whole(m.Order - first); row < m.Order; row++)
        {
            CopyRow(m, row, first, Math.Min(row + 1, first + depth), first, block);
        }
    }

    /// <summary>[U; C] := [M11^-1 * U; C - M21 * M11^-1 * U] for a block of columns of M.</summary>
    /// <typeparam name="TDiagonal">Whether M's diagonal is one.</typeparam>
    /// <param name="m">M.</param>
    /// <param name="first">The block's first column.</param>
    /// <param name="depth">Its columns.</param>
    /// <param name="block">What <see cref="Copy"/> copied, continued by the identity beyond M's last row.</param>
    /// <param name="u">[U; C], from the block's first row on.</param>
    /// <param name="panels">Panels of U and C.</param>
    /// <param name="tuning">Block sizes.</param>
    public static void Run<TDiagonal>(
        in UnpackedTriangle<T> m, long first, long depth, in PanelMatrix<T> block, T* u, long panels, in Tuning tuning)
        where TDiagonal : struct, IDiagonal
    {
        nint stride = block.Stride;
        T* packed = block.At(first, 0, N);
        for (long p = 0; p < panels; p += BlockUpdate<T, TVector>.GroupSize(panels - p))
        {
            int group = BlockUpdate<T, TVector>.GroupSize(panels - p);
            Solve<TDiagonal>(m, first, depth, packed, u + (p * stride), group, stride);
        }

        long rows = m.Order - first;
        long whole = Whole(rows);
        long rowBlock = Math.Max(1, tuning.UpdateBytes / (depth * sizeof(T)) / TVector.TileRows) * TVector.TileRows;
        for (long i = depth; i < rows; i += rowBlock)
        {
            long end = Math.Min(rows, i + rowBlock);
            for (long p = 0; p < panels; p += BlockUpdate<T, TVector>.GroupSize(panels - p))
            {
                int group = BlockUpdate<T, TVector>.GroupSize(panels - p);
                T* top = u + (p * stride);
                Update(m, first + i, first, top + (i * N), top, Math.Min(end, whole) - i, (nint)depth, group, stride);
                if (end > whole)
                {
                    BlockUpdate<T, TVector>.UpdateGroup(
                        top + (whole * N), packed + (whole * N), top, end - whole, (nint)depth, group, stride, fetchesL: false);
                }
            }
        }
    }

    /// <summary>The rows of whole tiles.</summary>
    private static long Whole(long rows) => rows / TVector.TileRows * TVector.TileRows;

    private static void CopyRow(in UnpackedTriangle<T> m, long row, long column, long end, long first, in PanelMatrix<T> block)
    {
        T* source = m.At(row, column);
        T* target = block.At(row, 0, N);
        for (var j = (nuint)(column - first); j < (nuint)(end - first); j++, source += m.ColumnStep)
        {
            target[((nint)(j / (nuint)N) * block.Stride) + (nint)(j % (nuint)N)] = *source;
        }
    }

    private static void Solve<TDiagonal>(
        in UnpackedTriangle<T> m, long first, long depth, T* packed, T* u, int panels, nint stride)
        where TDiagonal : struct, IDiagonal
    {
        long whole = Whole(m.Order - first);
        for (nint i = 0; i < depth; i += TVector.TileRows)
        {
            T* c = u + (i * N);
            if (i < whole)
            {
                Update(m, first + i, first, c, u, TVector.TileRows, i, panels, stride);
            }
            else
            {
                BlockUpdate<T, TVector>.UpdateGroup(c, packed + (i * N), u, TVector.TileRows, i, panels, stride, fetchesL: false);
            }

            for (nint j = i; j < i + TVector.TileRows; j += TileTriangle<T, TVector>.Rows)
            {
                T* row = packed + (j * N);
                if (j > i)
                {
                    // The lower half of a triangle of eight rows.
                    BlockUpdate<T, TVector>.UpdateFour(u + (j * N), row + Column(i, stride), c, j - i, panels, stride);
                }

                TileTriangle<T, TVector>.Solve<TDiagonal>(u + (j * N), row + Column(j, stride), panels, stride);
            }
        }
    }

    /// <summary>From element 0 of a row in panels to element <paramref name="column"/>.</summary>
    private static nint Column(nint column, nint stride) => (column / N * stride) + (column % N);

    private static void Update(
        in UnpackedTriangle<T> m, long row, long column, T* c, T* u, long rows, nint k, int panels, nint stride)
    {
        T* l = m.At(row, column);
        if (TVector.IsComplex)
        {
            ComplexTiles<T, TVector>.UpdateUnpacked(c, l, u, rows, k, panels, stride, TVector.TileRows, m.RowStep, m.ColumnStep);
            return;
        }

        switch (panels)
        {
            case 3:
                Update<TileRow3<T, TVector>>(c, l, u, rows, k, stride, m.RowStep, m.ColumnStep);
                break;
            case 2:
                Update<TileRow2<T, TVector>>(c, l, u, rows, k, stride, m.RowStep, m.ColumnStep);
                break;
            default:
                Update<TileRow1<T, TVector>>(c, l, u, rows, k, stride, m.RowStep, m.ColumnStep);
                break;
        }
    }

    private static void Update<TRow>(T* c, T* l, T* u, long rows, nint k, nint stride, nint rowStep, nint columnStep)
        where TRow : struct, ITileRow<TRow, T, TVector>
    {
        if (TVector.TileRows == 8)
        {
            UpdateTiles<Tile8<T, TVector, TRow>>(c, l, u, rows, k, stride, rowStep, columnStep);
        }
        else
        {
            UpdateTiles<Tile4<T, TVector, TRow>>(c, l, u, rows, k, stride, rowStep, columnStep);
        }
    }

    private static void UpdateTiles<TTile>(T* c, T* l, T* u, long rows, nint k, nint stride, nint rowStep, nint columnStep)
        where TTile : struct, IUnpackedTile<T>
    {
        for (long i = 0; i < rows; i += TTile.Rows)
        {
            TTile.UpdateUnpacked(c + (i * N), l + (i * rowStep), u, k, stride, rowStep, columnStep);
        }
    }
}
