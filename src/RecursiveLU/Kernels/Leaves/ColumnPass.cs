using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>One step of a tall strip, on rows that follow each other: scales column j, kills the pivot's row in it, subtracts columns 0 to j
/// times numbers from column j + 1, and finds the largest magnitudes of that one.</summary>
/// <param name="j">The column to scale.</param>
/// <param name="scale">The pivot's reciprocal.</param>
/// <param name="row">The pivot's row.</param>
/// <param name="u">The first number.</param>
/// <param name="step">Elements from a number to the next.</param>
internal readonly unsafe struct ColumnPass<T, TVector>(int j, T scale, long row, T* u, nint step)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Takes some rows, whole vectors.</summary>
    /// <param name="columns">Where column 0 begins.</param>
    /// <param name="stride">Elements from a column to the next.</param>
    /// <param name="first">The first row, counted from there.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="search">What has been found before these rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Search<T, TVector> Run(T* columns, nint stride, nint first, nint end, Search<T, TVector> search)
    {
        TVector dead = TVector.BroadcastIndex(row);
        TVector factor = TVector.Broadcast(scale);
        TVector nan = TVector.Broadcast(T.NaN);
        nint i = first;
        for (; i <= end - (4 * TVector.Count); i += 4 * TVector.Count)
        {
            T* l = columns + i;
            T* target = l + ((j + 1) * stride);
            TVector a = TVector.Load(target);
            TVector b = TVector.Load(target + TVector.Count);
            TVector c = TVector.Load(target + (2 * TVector.Count));
            TVector d = TVector.Load(target + (3 * TVector.Count));
            T* number = u;
            for (int k = j; k > 0; k--)
            {
                TVector x = TVector.Broadcast(*number);
                a = TVector.NegatedMultiplyAdd(x, TVector.Load(l), a);
                b = TVector.NegatedMultiplyAdd(x, TVector.Load(l + TVector.Count), b);
                c = TVector.NegatedMultiplyAdd(x, TVector.Load(l + (2 * TVector.Count)), c);
                d = TVector.NegatedMultiplyAdd(x, TVector.Load(l + (3 * TVector.Count)), d);
                l += stride;
                number += step;
            }

            TVector last = TVector.Broadcast(*number);
            TVector p = ScaleColumn(l, factor, search.Now, dead, nan);
            a = TVector.NegatedMultiplyAdd(p, last, a);
            a.Store(target);
            search = search.Take(a);
            p = ScaleColumn(l + TVector.Count, factor, search.Now, dead, nan);
            b = TVector.NegatedMultiplyAdd(p, last, b);
            b.Store(target + TVector.Count);
            search = search.Take(b);
            p = ScaleColumn(l + (2 * TVector.Count), factor, search.Now, dead, nan);
            c = TVector.NegatedMultiplyAdd(p, last, c);
            c.Store(target + (2 * TVector.Count));
            search = search.Take(c);
            p = ScaleColumn(l + (3 * TVector.Count), factor, search.Now, dead, nan);
            d = TVector.NegatedMultiplyAdd(p, last, d);
            d.Store(target + (3 * TVector.Count));
            search = search.Take(d);
        }

        for (; i < end; i += TVector.Count)
        {
            T* l = columns + i;
            T* target = l + ((j + 1) * stride);
            TVector a = TVector.Load(target);
            T* number = u;
            for (int k = j; k > 0; k--)
            {
                a = TVector.NegatedMultiplyAdd(TVector.Broadcast(*number), TVector.Load(l), a);
                l += stride;
                number += step;
            }

            a = TVector.NegatedMultiplyAdd(ScaleColumn(l, factor, search.Now, dead, nan), TVector.Broadcast(*number), a);
            a.Store(target);
            search = search.Take(a);
        }

        return search;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ScaleColumn(T* column, TVector scale, TVector now, TVector dead, TVector nan)
    {
        TVector l = TVector.Multiply(TVector.Load(column), scale);
        l = TVector.SelectEqualIndex(now, dead, nan, l);
        l.Store(column);
        return l;
    }
}
