using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>r := r - A * x and w := w + |A| * |x| in one pass over some rows of A, for several x.</summary>
/// <remarks>Four columns at a time stay in the first-level cache for all x. Every element sees the columns in ascending
/// order, so the result depends neither on the vectors' length nor on how rows are divided.</remarks>
internal static unsafe class ResidualSums<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Group = 4;

    private static int N => TVector.Count;

    /// <summary>Computes both.</summary>
    /// <param name="a">The first row of A's first column.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns of A, at least 1.</param>
    /// <param name="x">Vectors of so many elements.</param>
    /// <param name="r">The first of the rows of as many vectors.</param>
    /// <param name="w">The same.</param>
    public static void Run(T* a, nint lda, nint rows, nint columns, in ColumnSet<T> x, in ColumnSet<T> r, in ColumnSet<T> w)
    {
        T* four = stackalloc T[2 * Group];
        for (nint j = 0; j < columns; j += Group)
        {
            for (nint k = 0; k < x.Count; k++)
            {
                for (nint c = 0; c < Group; c++)
                {
                    // Columns beyond the last one are the last one times zero. What is subtracted from w is negative.
                    four[c] = j + c < columns ? x.At(k)[j + c] : T.Zero;
                    four[Group + c] = -T.Abs(four[c]);
                }

                // The first x brings the next columns into the cache.
                Run4(
                    a + (j * lda), a + (Math.Min(j + 1, columns - 1) * lda), a + (Math.Min(j + 2, columns - 1) * lda),
                    a + (Math.Min(j + 3, columns - 1) * lda), four, r.At(k), w.At(k), rows, k == 0 ? Group * lda : 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run4(T* a, T* b, T* c, T* d, T* x, T* r, T* w, nint rows, nint ahead)
    {
        var x0 = TVector.Broadcast(x[0]);
        var x1 = TVector.Broadcast(x[1]);
        var x2 = TVector.Broadcast(x[2]);
        var x3 = TVector.Broadcast(x[3]);
        var y0 = TVector.Broadcast(x[Group]);
        var y1 = TVector.Broadcast(x[Group + 1]);
        var y2 = TVector.Broadcast(x[Group + 2]);
        var y3 = TVector.Broadcast(x[Group + 3]);
        nint i = 0;
        for (; i <= rows - N; i += N)
        {
            TVector.Prefetch(a + i + ahead);
            TVector.Prefetch(b + i + ahead);
            TVector.Prefetch(c + i + ahead);
            TVector.Prefetch(d + i + ahead);
            TVector a0 = TVector.Load(a + i);
            TVector a1 = TVector.Load(b + i);
            TVector a2 = TVector.Load(c + i);
            TVector a3 = TVector.Load(d + i);
            Minus(a0, a1, a2, a3, x0, x1, x2, x3, TVector.Load(r + i)).Store(r + i);
            Minus(TVector.Abs(a0), TVector.Abs(a1), TVector.Abs(a2), TVector.Abs(a3), y0, y1, y2, y3, TVector.Load(w + i))
                .Store(w + i);
        }

        if (i < rows)
        {
            RunPart(a + i, b + i, c + i, d + i, x, r + i, w + i, (int)(rows - i));
        }
    }

    /// <summary>The last rows, less than a vector: a method of its own, for around calls no vector stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPart(T* a, T* b, T* c, T* d, T* x, T* r, T* w, int lanes)
    {
        TVector a0 = TVector.LoadFirst(a, lanes);
        TVector a1 = TVector.LoadFirst(b, lanes);
        TVector a2 = TVector.LoadFirst(c, lanes);
        TVector a3 = TVector.LoadFirst(d, lanes);
        Minus(
            a0, a1, a2, a3, TVector.Broadcast(x[0]), TVector.Broadcast(x[1]), TVector.Broadcast(x[2]), TVector.Broadcast(x[3]),
            TVector.LoadFirst(r, lanes)).StoreFirst(r, lanes);
        x += Group;
        Minus(
            TVector.Abs(a0), TVector.Abs(a1), TVector.Abs(a2), TVector.Abs(a3), TVector.Broadcast(x[0]), TVector.Broadcast(x[1]),
            TVector.Broadcast(x[2]), TVector.Broadcast(x[3]), TVector.LoadFirst(w, lanes)).StoreFirst(w, lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(
        TVector a0, TVector a1, TVector a2, TVector a3, TVector x0, TVector x1, TVector x2, TVector x3, TVector sum)
    {
        sum = TVector.NegatedMultiplyAdd(a0, x0, sum);
        sum = TVector.NegatedMultiplyAdd(a1, x1, sum);
        sum = TVector.NegatedMultiplyAdd(a2, x2, sum);
        return TVector.NegatedMultiplyAdd(a3, x3, sum);
    }
}
