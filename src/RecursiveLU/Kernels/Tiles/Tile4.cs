using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 4 rows, 1 to 3 panels wide.</summary>
internal unsafe struct Tile4<T, TVector, TRow> : ITile<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
{
    public static int Rows => 4;

    /// <summary>Brings the tile below C into the first-level cache if an update k deep leaves time for it.</summary>
    public static void PrefetchBelow(T* c, nint k, nint stride)
    {
        for (int r = Rows; r < 2 * Rows && k >= FetchTuning.TileDepth; r++)
        {
            TRow.Prefetch(c + (r * TVector.Count), stride);
        }
    }

    public static void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false)
    {
        PrefetchBelow(c, k, stride);
        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);

        for (T* panel = l; k > 0; k -= TVector.Count, panel += stride)
        {
            T* p = panel;
            for (T* end = p + Math.Min(k, TVector.Count); p != end; p += 2)
            {
                TRow x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x);
                c1 = c1.Minus(TVector.Broadcast(p[TVector.Count]), x);
                c2 = c2.Minus(TVector.Broadcast(p[2 * TVector.Count]), x);
                c3 = c3.Minus(TVector.Broadcast(p[3 * TVector.Count]), x);

                x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[1]), x);
                c1 = c1.Minus(TVector.Broadcast(p[TVector.Count + 1]), x);
                c2 = c2.Minus(TVector.Broadcast(p[(2 * TVector.Count) + 1]), x);
                c3 = c3.Minus(TVector.Broadcast(p[(3 * TVector.Count) + 1]), x);
            }
        }

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
    }
}
