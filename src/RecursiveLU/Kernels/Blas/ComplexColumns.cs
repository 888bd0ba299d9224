using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>y := y - A * x for complex numbers and a column-major A, on vectors of parts.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>Four columns times the real parts of x are subtracted from y, and times its imaginary parts summed apart; the sum is turned
/// once. So no column is shuffled, as it is in <see cref="Solves.ComplexGemv{T, TVector}"/>. The result depends on which columns go
/// together, but neither on the vectors' length nor on other rows.</remarks>
internal static unsafe class ComplexColumns<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private const int Group = 4;

    private static int N => TVector.Count;

    /// <summary>Subtracts columns times their elements of x, whole groups of four from the first one on.</summary>
    /// <param name="rows">Parts in a column, at least 2.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="a">The first column.</param>
    /// <param name="lda">From a column to the next.</param>
    /// <param name="x">A number for each column.</param>
    /// <param name="y">A number for each row; overlaps neither A nor x.</param>
    public static void Minus(nint rows, nint columns, T* a, nint lda, T* x, T* y)
    {
        if (rows < N)
        {
            if (N * sizeof(T) > 16)
            {
                ComplexColumns<T, Simd128<T>>.Minus(rows, columns, a, lda, x, y);
            }
            else
            {
                MinusRow(columns, a, lda, x, y);
            }

            return;
        }

        for (; columns >= Group; columns -= Group, a += Group * lda, x += 2 * Group)
        {
            Minus4(rows, a, lda, x, y);
        }

        for (; columns > 0; columns--, a += lda, x += 2)
        {
            Minus1(rows, a, x, y);
        }
    }

    private static void Minus4(nint rows, T* a, nint lda, T* x, T* y)
    {
        TVector r0 = TVector.Broadcast(x[0]);
        TVector r1 = TVector.Broadcast(x[2]);
        TVector r2 = TVector.Broadcast(x[4]);
        TVector r3 = TVector.Broadcast(x[6]);
        TVector i0 = TVector.Broadcast(x[1]);
        TVector i1 = TVector.Broadcast(x[3]);
        TVector i2 = TVector.Broadcast(x[5]);
        TVector i3 = TVector.Broadcast(x[7]);
        T* a1 = a + lda;
        T* a2 = a1 + lda;
        T* a3 = a2 + lda;

        // The last vector may overlap the one before it, so it is read before anything is written.
        nint end = rows - N;
        TVector last = TVector.Load(y + end);
        for (nint i = 0; i < end; i += N)
        {
            Minus4(a + i, a1 + i, a2 + i, a3 + i, r0, r1, r2, r3, i0, i1, i2, i3, TVector.Load(y + i)).Store(y + i);
        }

        Minus4(a + end, a1 + end, a2 + end, a3 + end, r0, r1, r2, r3, i0, i1, i2, i3, last).Store(y + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus4(
        T* a0, T* a1, T* a2, T* a3, TVector r0, TVector r1, TVector r2, TVector r3, TVector i0, TVector i1, TVector i2, TVector i3,
        TVector y)
    {
        TVector v = TVector.Load(a0);
        y = TVector.NegatedMultiplyAdd(v, r0, y);
        TVector turned = TVector.NegatedMultiplyAdd(v, i0, default);
        v = TVector.Load(a1);
        y = TVector.NegatedMultiplyAdd(v, r1, y);
        turned = TVector.NegatedMultiplyAdd(v, i1, turned);
        v = TVector.Load(a2);
        y = TVector.NegatedMultiplyAdd(v, r2, y);
        turned = TVector.NegatedMultiplyAdd(v, i2, turned);
        v = TVector.Load(a3);
        y = TVector.NegatedMultiplyAdd(v, r3, y);
        turned = TVector.NegatedMultiplyAdd(v, i3, turned);
        return TVector.Add(y, TVector.Turned(turned));
    }

    private static void Minus1(nint rows, T* a, T* x, T* y)
    {
        TVector re = TVector.Broadcast(x[0]);
        TVector im = TVector.Broadcast(x[1]);
        nint end = rows - N;
        TVector last = TVector.Load(y + end);
        for (nint i = 0; i < end; i += N)
        {
            Minus1(TVector.Load(a + i), re, im, TVector.Load(y + i)).Store(y + i);
        }

        Minus1(TVector.Load(a + end), re, im, last).Store(y + end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus1(TVector a, TVector re, TVector im, TVector y) => TVector.Add(
        TVector.NegatedMultiplyAdd(a, re, y), TVector.Turned(TVector.NegatedMultiplyAdd(a, im, default)));

    /// <summary>The same for one row, in all pairs of a vector.</summary>
    private static void MinusRow(nint columns, T* a, nint lda, T* x, T* y)
    {
        TVector sum = TVector.BroadcastPair(y);
        while (columns > 0)
        {
            nint count = columns >= Group ? Group : 1;
            TVector turned = default;
            for (nint j = 0; j < count; j++, a += lda, x += 2)
            {
                TVector v = TVector.BroadcastPair(a);
                sum = TVector.NegatedMultiplyAdd(v, TVector.Broadcast(x[0]), sum);
                turned = TVector.NegatedMultiplyAdd(v, TVector.Broadcast(x[1]), turned);
            }

            sum = TVector.Add(sum, TVector.Turned(turned));
            columns -= count;
        }

        sum.StoreFirst(y, 2);
    }
}
