using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 4 rows, 1 to 3 panels wide.</summary>
internal unsafe struct Tile4<T, TVector, TRow> : IUnpackedTile<T>
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false)
    {
        PrefetchBelow(c, k, stride);
        Run<PackedLeft>(c, l, u, k, stride, 0, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void UpdateUnpacked(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep) =>
        Run<UnpackedLeft>(c, l, u, k, stride, rowStep, columnStep);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TLeft>(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep)
        where TLeft : struct, ILeft
    {
        nint row = TLeft.IsPacked ? TVector.Count : rowStep;
        nint column = TLeft.IsPacked ? 1 : columnStep;
        nint run = TLeft.IsPacked ? TVector.Count : k;
        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);

        for (T* panel = l; k > 0; k -= run, panel += stride)
        {
            T* p = panel;
            for (T* end = p + (Math.Min(k, run) * column); p != end; p += 2 * column)
            {
                if (!TLeft.IsPacked)
                {
                    TVector.Prefetch(p + (Rows * row));
                    TVector.Prefetch(p + (Rows * row) + column);
                }

                TRow x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x);
                c1 = c1.Minus(TVector.Broadcast(p[row]), x);
                c2 = c2.Minus(TVector.Broadcast(p[2 * row]), x);
                c3 = c3.Minus(TVector.Broadcast(p[3 * row]), x);

                x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[column]), x);
                c1 = c1.Minus(TVector.Broadcast(p[row + column]), x);
                c2 = c2.Minus(TVector.Broadcast(p[(2 * row) + column]), x);
                c3 = c3.Minus(TVector.Broadcast(p[(3 * row) + column]), x);
            }
        }

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
    }
}
