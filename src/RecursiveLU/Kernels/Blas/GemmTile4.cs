using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A register tile of 4 columns of C := alpha * A * B or C + alpha * A * B, 1 to 3 vectors high.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TRow">The vectors of a column.</typeparam>
/// <typeparam name="TNumbers">What the parts are.</typeparam>
/// <typeparam name="TColumns">Where B's columns are.</typeparam>
/// <remarks>The sum of products goes through registers from zero on, negative, in ascending order; alpha and C come last. Complex
/// columns of A are turned where they are, so that 16 registers are enough.</remarks>
internal unsafe struct GemmTile4<T, TVector, TRow, TNumbers, TColumns> : IGemmTile<T>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
    where TNumbers : struct, INumbers
    where TColumns : struct, IColumns
{
    public static int Columns => 4;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(T* c, T* a, T* b, nint k, in TileSteps steps, T* alpha, bool adds)
    {
        nint aStep = steps.A;
        nint bStep = steps.B;
        nint column = TColumns.AreNeighbours ? (TNumbers.AreComplex ? 2 : 1) : steps.BColumn;
        GemmColumn<T, TVector, TRow, TNumbers>.Prefetch(c, steps.C, Columns, k);
        TRow c0 = default, c1 = default, c2 = default, c3 = default;
        for (; TNumbers.AreComplex && k > 0; k--, a += aStep, b += bStep)
        {
            TRow x = TRow.Load(a, TVector.Count);
            c0 = c0.Minus(TVector.Broadcast(b[0]), x);
            c1 = c1.Minus(TVector.Broadcast(b[column]), x);
            c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
            c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
            x = x.Each<TimesI<TVector, T>>();
            c0 = c0.Minus(TVector.Broadcast(b[1]), x);
            c1 = c1.Minus(TVector.Broadcast(b[column + 1]), x);
            c2 = c2.Minus(TVector.Broadcast(b[(2 * column) + 1]), x);
            c3 = c3.Minus(TVector.Broadcast(b[(3 * column) + 1]), x);
        }

        // Two columns of A in turn: with one the compiler would copy registers.
        for (; !TNumbers.AreComplex && k > 0; k -= 2)
        {
            TRow x = TRow.Load(a, TVector.Count);
            c0 = c0.Minus(TVector.Broadcast(b[0]), x);
            c1 = c1.Minus(TVector.Broadcast(b[column]), x);
            c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
            c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
            a += aStep;
            b += bStep;

            x = TRow.Load(a, TVector.Count);
            c0 = c0.Minus(TVector.Broadcast(b[0]), x);
            c1 = c1.Minus(TVector.Broadcast(b[column]), x);
            c2 = c2.Minus(TVector.Broadcast(b[2 * column]), x);
            c3 = c3.Minus(TVector.Broadcast(b[3 * column]), x);
            a += aStep;
            b += bStep;
        }

        nint cStep = steps.C;
        GemmColumn<T, TVector, TRow, TNumbers>.Write(c, c0, alpha, adds);
        GemmColumn<T, TVector, TRow, TNumbers>.Write(c + cStep, c1, alpha, adds);
        GemmColumn<T, TVector, TRow, TNumbers>.Write(c + (2 * cStep), c2, alpha, adds);
        GemmColumn<T, TVector, TRow, TNumbers>.Write(c + (3 * cStep), c3, alpha, adds);
    }
}
