using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 8 rows, 1 to 3 panels wide.</summary>
internal unsafe struct Tile8<T, TVector, TRow> : IUnpackedTile<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
{
    public static int Rows => 8;

    /// <summary>Gets how many tiles ahead rows of L are fetched, where they are.</summary>
    private static int TilesAhead => TRow.Panels == 1 ? FetchTuning.NarrowTilesAhead : FetchTuning.TilesAhead;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false)
    {
        if (TRow.Panels == 1 || fetchesL)
        {
            Run<Present, Present>(c, l, u, k, stride);
        }
        else if (k >= FetchTuning.TileDepth)
        {
            Run<Present, Absent>(c, l, u, k, stride);
        }
        else
        {
            Run<Absent, Absent>(c, l, u, k, stride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void UpdateUnpacked(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep) =>
        Run<Absent, Absent, UnpackedLeft>(c, l, u, k, stride, rowStep, columnStep);

    /// <summary>The update, which fetches the tile below or not, and L or not: a branch in it would cost 1 to 3% at n = 64 to
    /// 128.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run<TBelow, TL>(T* c, T* l, T* u, nint k, nint stride)
        where TBelow : struct, IPresence
        where TL : struct, IPresence => Run<TBelow, TL, PackedLeft>(c, l, u, k, stride, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TBelow, TL, TLeft>(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep)
        where TBelow : struct, IPresence
        where TL : struct, IPresence
        where TLeft : struct, ILeft
    {
        nint row = TLeft.IsPacked ? TVector.Count : rowStep;
        nint column = TLeft.IsPacked ? 1 : columnStep;
        nint run = TLeft.IsPacked ? TVector.Count : k;
        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);
        TRow c4 = TRow.Load(c + (4 * TVector.Count), stride);
        TRow c5 = TRow.Load(c + (5 * TVector.Count), stride);
        TRow c6 = TRow.Load(c + (6 * TVector.Count), stride);
        TRow c7 = TRow.Load(c + (7 * TVector.Count), stride);

        // What is below C, a row with each panel of L: all of it at once would keep L waiting.
        T* below = c + (Rows * TVector.Count);
        for (T* panel = l; k > 0; k -= run, panel += stride)
        {
            if (TBelow.Value)
            {
                TRow.Prefetch(below, stride);
                below += TVector.Count;
            }

            if (TL.Value)
            {
                FetchLater(panel);
            }

            T* p = panel;
            for (T* end = p + (Math.Min(k, run) * column); p != end; p += column)
            {
                if (!TLeft.IsPacked)
                {
                    TVector.Prefetch(p + (Rows * row));
                }

                TRow x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x);
                c1 = c1.Minus(TVector.Broadcast(p[row]), x);
                c2 = c2.Minus(TVector.Broadcast(p[2 * row]), x);
                c3 = c3.Minus(TVector.Broadcast(p[3 * row]), x);
                c4 = c4.Minus(TVector.Broadcast(p[4 * row]), x);
                c5 = c5.Minus(TVector.Broadcast(p[5 * row]), x);
                c6 = c6.Minus(TVector.Broadcast(p[6 * row]), x);
                c7 = c7.Minus(TVector.Broadcast(p[7 * row]), x);
            }
        }

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
        c4.Store(c + (4 * TVector.Count), stride);
        c5.Store(c + (5 * TVector.Count), stride);
        c6.Store(c + (6 * TVector.Count), stride);
        c7.Store(c + (7 * TVector.Count), stride);
    }

    /// <summary>Brings rows of L that come some tiles later into the cache: a single panel may go through L just once, as fast as
    /// memory gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchLater(T* l)
    {
        l += TilesAhead * Rows * TVector.Count;
        TVector.Prefetch(l);
        TVector.Prefetch(l + TVector.Count);
        TVector.Prefetch(l + (2 * TVector.Count));
        TVector.Prefetch(l + (3 * TVector.Count));
        TVector.Prefetch(l + (4 * TVector.Count));
        TVector.Prefetch(l + (5 * TVector.Count));
        TVector.Prefetch(l + (6 * TVector.Count));
        TVector.Prefetch(l + (7 * TVector.Count));
    }
}
