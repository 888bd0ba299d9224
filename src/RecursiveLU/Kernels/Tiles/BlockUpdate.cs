using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Triangular solve and update of a few panels right of a factored block: tiles over rows and panels.</summary>
internal static unsafe class BlockUpdate<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets what the columns of L come in: whole panels, whole tiles of the triangular solve, and whole tiles of the update, so
    /// that the last one goes no further than the rows of zeros after a matrix.</summary>
    public static int SolveUnit => Math.Max(TVector.Count, TVector.TileRows);

    private static bool HasSseTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TVector.IsComplex && TVector.Count == Vector128<T>.Count && SseTile<T>.IsSupported;
    }

    private static bool HasNeonTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TVector.IsComplex && TVector.Count == Vector128<T>.Count && NeonTile<T>.IsSupported;
    }

    /// <summary>
    /// [U; C] := [L11^-1 * U; C - L21 * L11^-1 * U], in blocks of columns of L: each solves its rows of U, then
    /// updates all rows below, so that a block of L is read from memory once.
    /// </summary>
    /// <typeparam name="TDiagonal">Whether L11's diagonal is one.</typeparam>
    /// <param name="l">[L11; L21], its first column at the start of a panel.</param>
    /// <param name="u">[U; C], the same rows of panels to the right.</param>
    /// <param name="m">Rows of both.</param>
    /// <param name="k">Columns of L, a multiple of <see cref="SolveUnit"/>; if more than m, the rest is not looked at.</param>
    /// <param name="panels">Panels of U and C.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    /// <param name="tuning">Block sizes.</param>
    /// <param name="lIsFar">Whether L may be in another processor's cache.</param>
    public static void Run<TDiagonal>(
        T* l, T* u, long m, long k, long panels, nint stride, in Tuning tuning, bool lIsFar = false)
        where TDiagonal : struct, IDiagonal
    {
        int n = TVector.Count;
        long block = DepthOf(tuning);
        long end = Math.Min(k, m);
        for (long kk = 0; kk < end; kk += block)
        {
            long depth = Math.Min(block, end - kk);
            T* lBlock = l + (kk / n * stride) + (kk * n);
            T* uBlock = u + (kk * n);
            for (long p = 0; p < panels; p += GroupSize(panels - p))
            {
                SolveGroup<TDiagonal>(lBlock, uBlock + (p * stride), depth, GroupSize(panels - p), stride);
            }

            T* below = uBlock + (depth * n);
            Update(lBlock + (depth * n), uBlock, below, m - kk - depth, (nint)depth, panels, stride, tuning, lIsFar);
        }
    }

    /// <summary>Columns of L in a block.</summary>
    public static long DepthOf(in Tuning tuning) => Math.Max(1, tuning.UpdateDepth / SolveUnit) * SolveUnit;

    /// <summary>C := C - L * U; as many rows of L at once as stay in the second-level cache.</summary>
    /// <param name="l">L, its first column at the start of a panel.</param>
    /// <param name="u">U.</param>
    /// <param name="c">C.</param>
    /// <param name="m">Rows of L and C.</param>
    /// <param name="depth">Columns of L, rows of U; even, if there are rows.</param>
    /// <param name="panels">Panels of U and C.</param>
    /// <param name="stride">Elements from a panel to the next, of all.</param>
    /// <param name="tuning">Block sizes.</param>
    /// <param name="lIsFar">Whether L may be in another processor's cache.</param>
    public static void Update(
        T* l, T* u, T* c, long m, nint depth, long panels, nint stride, in Tuning tuning, bool lIsFar = false)
    {
        int n = TVector.Count;
        long rowBlock = Math.Max(1, tuning.UpdateBytes / (depth * sizeof(T)) / TVector.TileRows) * TVector.TileRows;
        for (long i = 0; i < m; i += rowBlock)
        {
            long rows = Math.Min(rowBlock, m - i);
            for (long p = 0; p < panels; p += GroupSize(panels - p))
            {
                T* group = c + (p * stride) + (i * n);
                UpdateGroup(group, l + (i * n), u + (p * stride), rows, depth, GroupSize(panels - p), stride, lIsFar && p == 0);
            }
        }
    }

    /// <summary>A tile's panels; the last four of threes as two and two, for a tile of one waits on its own results.</summary>
    public static int GroupSize(long panels) =>
        panels >= TVector.TilePanels && (panels != 4 || TVector.TilePanels == 2) ? TVector.TilePanels : (int)Math.Min(panels, 2);

    private static void SolveGroup<TDiagonal>(T* l, T* u, long k, int panels, nint stride)
        where TDiagonal : struct, IDiagonal
    {
        switch (panels)
        {
            case 3:
                SolveTiles<TileRow3<T, TVector>, TDiagonal>(l, u, k, stride);
                break;
            case 2:
                SolveTiles<TileRow2<T, TVector>, TDiagonal>(l, u, k, stride);
                break;
            default:
                SolveTiles<TileRow1<T, TVector>, TDiagonal>(l, u, k, stride);
                break;
        }
    }

    /// <summary>C := C - L * U for a tile's panels.</summary>
    public static void UpdateGroup(T* c, T* l, T* u, long m, nint k, int panels, nint stride, bool fetchesL)
    {
        if (HasSseTiles && panels == SseTile<T>.Panels)
        {
            UpdateTiles<SseTile<T>>(c, l, u, m, k, stride, fetchesL);
        }
        else if (HasNeonTiles && panels == NeonTile<T>.Panels)
        {
            UpdateTiles<NeonTile<T>>(c, l, u, m, k, stride, fetchesL);
        }
        else if (TVector.IsComplex)
        {
            ComplexTiles<T, TVector>.Update(c, l, u, m, k, panels, stride, TVector.TileRows);
        }
        else if (TVector.TileRows == 8)
        {
            switch (panels)
            {
                case 3:
                    UpdateTiles<Tile8<T, TVector, TileRow3<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
                case 2:
                    UpdateTiles<Tile8<T, TVector, TileRow2<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
                default:
                    UpdateTiles<Tile8<T, TVector, TileRow1<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
            }
        }
        else
        {
            switch (panels)
            {
                case 3:
                    UpdateTiles<Tile4<T, TVector, TileRow3<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
                case 2:
                    UpdateTiles<Tile4<T, TVector, TileRow2<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
                default:
                    UpdateTiles<Tile4<T, TVector, TileRow1<T, TVector>>>(c, l, u, m, k, stride, fetchesL);
                    break;
            }
        }
    }

    private static void SolveTiles<TRow, TDiagonal>(T* l, T* u, long k, nint stride)
        where TRow : struct, ITileRow<TRow, T, TVector>
        where TDiagonal : struct, IDiagonal
    {
        // A triangle of eight rows lies in one panel.
        if (TVector.TileRows == 8 && TVector.Count >= 8)
        {
            for (nint i = 0; i < k; i += Tile8<T, TVector, TRow>.Rows)
            {
                T* c = u + (i * TVector.Count);
                T* row = l + (i * TVector.Count);
                T* triangle = row + (i / TVector.Count * stride) + (i % TVector.Count);
                UpdateTile8<TRow>(c, row, u, i, stride);
                TileTriangle<T, TVector>.Solve<TDiagonal>(c, triangle, TRow.Panels, stride);

                // The lower half of the triangle; its columns are in the same panel.
                int half = Tile4<T, TVector, TRow>.Rows;
                T* lower = triangle + (half * TVector.Count);
                UpdateTile4<TRow>(c + (half * TVector.Count), lower, c, half, stride);
                TileTriangle<T, TVector>.Solve<TDiagonal>(
                    c + (half * TVector.Count), lower + half, TRow.Panels, stride);
            }
        }
        else
        {
            for (nint i = 0; i < k; i += Tile4<T, TVector, TRow>.Rows)
            {
                T* c = u + (i * TVector.Count);
                T* row = l + (i * TVector.Count);
                T* triangle = row + (i / TVector.Count * stride) + (i % TVector.Count);
                if (HasSseTiles && TRow.Panels == SseTile<T>.Panels)
                {
                    SseTile<T>.Update(c, row, u, i, stride);
                }
                else
                {
                    UpdateTile4<TRow>(c, row, u, i, stride);
                }

                TileTriangle<T, TVector>.Solve<TDiagonal>(c, triangle, TRow.Panels, stride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateTile8<TRow>(T* c, T* l, T* u, nint k, nint stride)
        where TRow : struct, ITileRow<TRow, T, TVector>
    {
        if (TVector.IsComplex)
        {
            ComplexTiles<T, TVector>.Update(c, l, u, 8, k, TRow.Panels, stride, 8);
        }
        else
        {
            Tile8<T, TVector, TRow>.Update(c, l, u, k, stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateTile4<TRow>(T* c, T* l, T* u, nint k, nint stride)
        where TRow : struct, ITileRow<TRow, T, TVector>
    {
        if (TVector.IsComplex)
        {
            ComplexTiles<T, TVector>.Update(c, l, u, 4, k, TRow.Panels, stride, 4);
        }
        else
        {
            Tile4<T, TVector, TRow>.Update(c, l, u, k, stride);
        }
    }

    /// <summary>C := C - L * U for four rows of a tile's panels.</summary>
    public static void UpdateFour(T* c, T* l, T* u, nint k, int panels, nint stride)
    {
        switch (panels)
        {
            case 3:
                UpdateTile4<TileRow3<T, TVector>>(c, l, u, k, stride);
                break;
            case 2:
                UpdateTile4<TileRow2<T, TVector>>(c, l, u, k, stride);
                break;
            default:
                UpdateTile4<TileRow1<T, TVector>>(c, l, u, k, stride);
                break;
        }
    }

    private static void UpdateTiles<TTile>(T* c, T* l, T* u, long m, nint k, nint stride, bool fetchesL)
        where TTile : struct, ITile<T>
    {
        for (long i = 0; i < m; i += TTile.Rows)
        {
            TTile.Update(c + (i * TVector.Count), l + (i * TVector.Count), u, k, stride, fetchesL);
        }
    }
}
