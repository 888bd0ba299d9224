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
    where T : unmanaged, INumberBase<T>
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
        Multiplier<TVector> factor = TVector.Factor(scale);
        TVector nan = TVector.NaN;
        bool isKept = Strip<T, TVector>.IsKept(scale);
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
                Multiplier<TVector> x = TVector.RightOf(TVector.BroadcastAt(number));
                a = TVector.Minus(a, TVector.LeftOf(TVector.Load(l)), x);
                b = TVector.Minus(b, TVector.LeftOf(TVector.Load(l + TVector.Count)), x);
                c = TVector.Minus(c, TVector.LeftOf(TVector.Load(l + (2 * TVector.Count))), x);
                d = TVector.Minus(d, TVector.LeftOf(TVector.Load(l + (3 * TVector.Count))), x);
                l += stride;
                number += step;
            }

            Multiplier<TVector> last = TVector.RightOf(TVector.BroadcastAt(number));
            TVector p = ScaleColumn(l, factor, search.Now, dead, nan, isKept);
            a = TVector.Minus(a, TVector.LeftOf(p), last);
            a.Store(target);
            search = search.Take(a);
            p = ScaleColumn(l + TVector.Count, factor, search.Now, dead, nan, isKept);
            b = TVector.Minus(b, TVector.LeftOf(p), last);
            b.Store(target + TVector.Count);
            search = search.Take(b);
            p = ScaleColumn(l + (2 * TVector.Count), factor, search.Now, dead, nan, isKept);
            c = TVector.Minus(c, TVector.LeftOf(p), last);
            c.Store(target + (2 * TVector.Count));
            search = search.Take(c);
            p = ScaleColumn(l + (3 * TVector.Count), factor, search.Now, dead, nan, isKept);
            d = TVector.Minus(d, TVector.LeftOf(p), last);
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
                a = TVector.Minus(a, TVector.LeftOf(TVector.Load(l)), TVector.RightOf(TVector.BroadcastAt(number)));
                l += stride;
                number += step;
            }

            TVector scaled = ScaleColumn(l, factor, search.Now, dead, nan, isKept);
            a = TVector.Minus(a, TVector.LeftOf(scaled), TVector.RightOf(TVector.BroadcastAt(number)));
            a.Store(target);
            search = search.Take(a);
        }

        return search;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ScaleColumn(T* column, Multiplier<TVector> scale, TVector now, TVector dead, TVector nan, bool isKept)
    {
        TVector l = TVector.Load(column);
        l = TVector.IsComplex && isKept ? l : TVector.Multiply(l, scale);
        l = TVector.SelectEqualIndex(now, dead, nan, l);
        l.Store(column);
        return l;
    }
}
