namespace RecursiveLU.Kernels;

/// <summary>Triangular solve and update of a few panels right of a factored block: tiles over rows and panels.</summary>
internal static unsafe class BlockUpdate<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>U := L11^-1 * U.</summary>
    /// <param name="l">L11, its first row and column at the start of a panel.</param>
    /// <param name="u">The same rows of the panels to the right.</param>
    /// <param name="k">Rows of U.</param>
    /// <param name="panels">Panels of U.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    public static void Solve(T* l, T* u, long k, long panels, nint stride)
    {
        for (long p = 0; p < panels; p += GroupSize(panels - p))
        {
            SolveGroup(l, u + (p * stride), k, GroupSize(panels - p), stride);
        }
    }

    /// <summary>C := C - L * U.</summary>
    /// <param name="c">m rows of the panels of U.</param>
    /// <param name="l">L21, the same m rows, its first column at the start of a panel.</param>
    /// <param name="u">k rows.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="k">Rows of U.</param>
    /// <param name="panels">Panels of C.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    /// <param name="tuning">Block sizes.</param>
    public static void Update(T* c, T* l, T* u, long m, long k, long panels, nint stride, in Tuning tuning)
    {
        int n = TVector.Count;
        long kBlock = Math.Max(1, tuning.UpdateDepth / n) * n;
        for (long kk = 0; kk < k; kk += kBlock)
        {
            long depth = Math.Min(kBlock, k - kk);
            long rowBlock = Math.Max(1, tuning.UpdateBytes / (depth * sizeof(T)) / TVector.TileRows) * TVector.TileRows;
            T* lPanel = l + (kk / n * stride);
            for (long i = 0; i < m; i += rowBlock)
            {
                long rows = Math.Min(rowBlock, m - i);
                for (long p = 0; p < panels; p += GroupSize(panels - p))
                {
                    UpdateGroup(
                        c + (p * stride) + (i * n), lPanel + (i * n), u + (p * stride) + (kk * n), rows, (nint)depth,
                        GroupSize(panels - p), stride);
                }
            }
        }
    }

    /// <summary>Three panels to a tile; the last four as two and two, for a tile of one waits on its own results.</summary>
    private static int GroupSize(long panels) => panels switch
    {
        4 => 2,
        < 3 => (int)panels,
        _ => 3,
    };

    /// <summary>Tiles of 4 rows: the triangles of 8 have more multipliers than the compiler inlines.</summary>
    private static void SolveGroup(T* l, T* u, long k, int panels, nint stride)
    {
        switch (panels)
        {
            case 3:
                SolveTiles<TileRow3<T, TVector>>(l, u, k, stride);
                break;
            case 2:
                SolveTiles<TileRow2<T, TVector>>(l, u, k, stride);
                break;
            default:
                SolveTiles<TileRow1<T, TVector>>(l, u, k, stride);
                break;
        }
    }

    private static void UpdateGroup(T* c, T* l, T* u, long m, nint k, int panels, nint stride)
    {
        if (TVector.TileRows == 8)
        {
            switch (panels)
            {
                case 3:
                    UpdateTiles<Tile8<T, TVector, TileRow3<T, TVector>>>(c, l, u, m, k, stride);
                    break;
                case 2:
                    UpdateTiles<Tile8<T, TVector, TileRow2<T, TVector>>>(c, l, u, m, k, stride);
                    break;
                default:
                    UpdateTiles<Tile8<T, TVector, TileRow1<T, TVector>>>(c, l, u, m, k, stride);
                    break;
            }
        }
        else
        {
            switch (panels)
            {
                case 3:
                    UpdateTiles<Tile4<T, TVector, TileRow3<T, TVector>>>(c, l, u, m, k, stride);
                    break;
                case 2:
                    UpdateTiles<Tile4<T, TVector, TileRow2<T, TVector>>>(c, l, u, m, k, stride);
                    break;
                default:
                    UpdateTiles<Tile4<T, TVector, TileRow1<T, TVector>>>(c, l, u, m, k, stride);
                    break;
            }
        }
    }

    private static void SolveTiles<TRow>(T* l, T* u, long k, nint stride)
        where TRow : struct, ITileRow<TRow, T, TVector>
    {
        for (nint i = 0; i < k; i += Tile4<T, TVector, TRow>.Rows)
        {
            Tile4<T, TVector, TRow>.Solve(u + (i * TVector.Count), l + (i * TVector.Count), u, i, stride);
        }
    }

    private static void UpdateTiles<TTile>(T* c, T* l, T* u, long m, nint k, nint stride)
        where TTile : struct, ITile<T>
    {
        for (long i = 0; i < m; i += TTile.Rows)
        {
            TTile.Update(c + (i * TVector.Count), l + (i * TVector.Count), u, k, stride);
        }
    }
}
