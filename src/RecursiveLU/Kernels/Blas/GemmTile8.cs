using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A register tile of 8 columns; otherwise as <see cref="GemmTile4{T, TVector, TRow, TNumbers, TColumns}"/>, but that turned
/// columns of A have registers of their own.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TRow">The vectors of a column.</typeparam>
/// <typeparam name="TNumbers">What the parts are.</typeparam>
/// <typeparam name="TColumns">Where B's columns are.</typeparam>
internal unsafe struct GemmTile8<T, TVector, TRow, TNumbers, TColumns> : IGemmTile<T>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
    where TNumbers : struct, INumbers
    where TColumns : struct, IColumns
{
    public static int Columns => 8;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(T* c, T* a, T* b, nint k, in TileSteps steps, T* next)
    {
        nint aStep = steps.A;
        nint bStep = steps.B;
        nint column = TColumns.AreNeighbours ? (TNumbers.AreComplex ? 2 : 1) : steps.BColumn;
        nint cStep = steps.C;
        TRow c0 = TRow.Load(c, TVector.Count);
        TRow c1 = TRow.Load(c + cStep, TVector.Count);
        TRow c2 = TRow.Load(c + (2 * cStep), TVector.Count);
        TRow c3 = TRow.Load(c + (3 * cStep), TVector.Count);
        TRow c4 = TRow.Load(c + (4 * cStep), TVector.Count);
        TRow c5 = TRow.Load(c + (5 * cStep), TVector.Count);
        TRow c6 = TRow.Load(c + (6 * cStep), TVector.Count);
        TRow c7 = TRow.Load(c + (7 * cStep), TVector.Count);

        // The next C, a column with each run of terms: all of it at once would keep A and B waiting. Lines that a vector begins in and
        // the one before it ends in are there already.
        next += TVector.Count - 1;
        nint run = (k + Columns - 1) / Columns;
        for (; k > 0; k -= run, next += cStep)
        {
            TRow.Prefetch(next, TVector.Count);
            for (T* end = b + (Math.Min(k, run) * bStep); b != end; a += aStep, b += bStep)
            {
                TRow x = TRow.Load(a, TVector.Count);
                c0 = c0.Minus(TVector.Broadcast(b[0]), x);
                c1 = c1.Minus(TVector.Broadcast(b[column]), x);
                c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
                c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
                c4 = c4.Minus(TVector.Broadcast(b[4 * column]), x);
                c5 = c5.Minus(TVector.Broadcast(b[5 * column]), x);
                c6 = c6.Minus(TVector.Broadcast(b[6 * column]), x);
                c7 = c7.Minus(TVector.Broadcast(b[7 * column]), x);
                if (TNumbers.AreComplex)
                {
                    TRow turned = x.Each<TimesI<TVector, T>>();
                    c0 = c0.Minus(TVector.Broadcast(b[1]), turned);
                    c1 = c1.Minus(TVector.Broadcast(b[column + 1]), turned);
                    c2 = c2.Minus(TVector.Broadcast(b[(2 * column) + 1]), turned);
                    c3 = c3.Minus(TVector.Broadcast(b[(3 * column) + 1]), turned);
                    c4 = c4.Minus(TVector.Broadcast(b[(4 * column) + 1]), turned);
                    c5 = c5.Minus(TVector.Broadcast(b[(5 * column) + 1]), turned);
                    c6 = c6.Minus(TVector.Broadcast(b[(6 * column) + 1]), turned);
                    c7 = c7.Minus(TVector.Broadcast(b[(7 * column) + 1]), turned);
                }
            }
        }

        c0.Store(c, TVector.Count);
        c1.Store(c + cStep, TVector.Count);
        c2.Store(c + (2 * cStep), TVector.Count);
        c3.Store(c + (3 * cStep), TVector.Count);
        c4.Store(c + (4 * cStep), TVector.Count);
        c5.Store(c + (5 * cStep), TVector.Count);
        c6.Store(c + (6 * cStep), TVector.Count);
        c7.Store(c + (7 * cStep), TVector.Count);
    }
}
