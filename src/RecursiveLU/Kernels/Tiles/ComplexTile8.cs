using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 8 rows of complex numbers, 1 to 3 panels wide.</summary>
/// <typeparam name="T">The type of their parts.</typeparam>
/// <typeparam name="TVector">A vector of those, which is a row of a panel.</typeparam>
/// <typeparam name="TRow">A row of the tile.</typeparam>
/// <remarks>Strides and steps are counted in parts. In vectors of complex numbers the compiler would find too much to inline, and leave
/// calls and spills. There are registers enough to hold U's turned rows beside U's rows; to turn them where they are, as
/// <see cref="ComplexTile4{T, TVector, TRow}"/> does, would have the compiler copy vectors twice for each product.</remarks>
internal unsafe struct ComplexTile8<T, TVector, TRow> : IComplexTile<T>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
{
    public static int Rows => 8;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Update(T* c, T* l, T* u, nint k, nint stride)
    {
        if (k >= FetchTuning.TileDepth)
        {
            Run<Present>(c, l, u, k, stride);
        }
        else
        {
            Run<Absent>(c, l, u, k, stride);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void UpdateUnpacked(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep) =>
        Run<Absent, UnpackedLeft>(c, l, u, k, stride, rowStep, columnStep);

    /// <summary>The update, which fetches the tile below or not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run<TBelow>(T* c, T* l, T* u, nint k, nint stride)
        where TBelow : struct, IPresence => Run<TBelow, PackedLeft>(c, l, u, k, stride, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TBelow, TLeft>(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep)
        where TBelow : struct, IPresence
        where TLeft : struct, ILeft
    {
        nint row = TLeft.IsPacked ? TVector.Count : rowStep;
        nint column = TLeft.IsPacked ? 2 : columnStep;
        nint run = TLeft.IsPacked ? TVector.Count / 2 : k;
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

            T* p = panel;
            for (T* end = p + (Math.Min(k, run) * column); p != end; p += column)
            {
                if (!TLeft.IsPacked)
                {
                    TVector.Prefetch(p + (Rows * row));
                }

                TRow x = TRow.Load(u, stride);
                TRow turned = x.Each<TimesI<TVector, T>>();
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x).Minus(TVector.Broadcast(p[1]), turned);
                c1 = c1.Minus(TVector.Broadcast(p[row]), x).Minus(TVector.Broadcast(p[row + 1]), turned);
                c2 = c2.Minus(TVector.Broadcast(p[2 * row]), x).Minus(TVector.Broadcast(p[(2 * row) + 1]), turned);
                c3 = c3.Minus(TVector.Broadcast(p[3 * row]), x).Minus(TVector.Broadcast(p[(3 * row) + 1]), turned);
                c4 = c4.Minus(TVector.Broadcast(p[4 * row]), x).Minus(TVector.Broadcast(p[(4 * row) + 1]), turned);
                c5 = c5.Minus(TVector.Broadcast(p[5 * row]), x).Minus(TVector.Broadcast(p[(5 * row) + 1]), turned);
                c6 = c6.Minus(TVector.Broadcast(p[6 * row]), x).Minus(TVector.Broadcast(p[(6 * row) + 1]), turned);
                c7 = c7.Minus(TVector.Broadcast(p[7 * row]), x).Minus(TVector.Broadcast(p[(7 * row) + 1]), turned);
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
}
