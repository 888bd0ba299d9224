using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A register tile of 4 columns of C := C - A * B, 1 to 3 vectors high.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TRow">The vectors of a column.</typeparam>
/// <typeparam name="TNumbers">What the parts are.</typeparam>
/// <typeparam name="TColumns">Where B's columns are.</typeparam>
/// <remarks>Complex columns of A are turned where they are, for there are 16 registers.</remarks>
internal unsafe struct GemmTile4<T, TVector, TRow, TNumbers, TColumns> : IGemmTile<T>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
    where TNumbers : struct, INumbers
    where TColumns : struct, IColumns
{
    public static int Columns => 4;

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

        next += TVector.Count - 1;
        nint run = 2 * ((k + (2 * Columns) - 1) / (2 * Columns));
        bool isOdd = !TNumbers.AreComplex && k % 2 != 0;
        for (k -= isOdd ? 1 : 0; k > 0; k -= run, next += cStep)
        {
            TRow.Prefetch(next, TVector.Count);
            for (T* end = b + (Math.Min(k, run) * bStep); b != end;)
            {
                TRow x = TRow.Load(a, TVector.Count);
                a += aStep;
                c0 = c0.Minus(TVector.Broadcast(b[0]), x);
                c1 = c1.Minus(TVector.Broadcast(b[column]), x);
                c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
                c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
                if (TNumbers.AreComplex)
                {
                    x = x.Each<TimesI<TVector, T>>();
                    c0 = c0.Minus(TVector.Broadcast(b[1]), x);
                    c1 = c1.Minus(TVector.Broadcast(b[column + 1]), x);
                    c2 = c2.Minus(TVector.Broadcast(b[(2 * column) + 1]), x);
                    c3 = c3.Minus(TVector.Broadcast(b[(3 * column) + 1]), x);
                    b += bStep;
                }
                else
                {
                    // Two columns of A in turn: with one the compiler would copy registers.
                    b += bStep;
                    x = TRow.Load(a, TVector.Count);
                    a += aStep;
                    c0 = c0.Minus(TVector.Broadcast(b[0]), x);
                    c1 = c1.Minus(TVector.Broadcast(b[column]), x);
                    c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
                    c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
                    b += bStep;
                }
            }
        }

        c0.Store(c, TVector.Count);
        c1.Store(c + cStep, TVector.Count);
        c2.Store(c + (2 * cStep), TVector.Count);
        c3.Store(c + (3 * cStep), TVector.Count);
        if (isOdd)
        {
            RunLast(c, a, b, steps);
        }
    }

    /// <summary>A single term of real numbers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunLast(T* c, T* a, T* b, in TileSteps steps)
    {
        nint column = TColumns.AreNeighbours ? 1 : steps.BColumn;
        TRow x = TRow.Load(a, TVector.Count);
        for (int j = 0; j < Columns; j++, c += steps.C, b += column)
        {
            TRow.Load(c, TVector.Count).Minus(TVector.Broadcast(*b), x).Store(c, TVector.Count);
        }
    }
}
