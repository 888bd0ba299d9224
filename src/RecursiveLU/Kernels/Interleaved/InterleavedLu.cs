using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>LU of as many matrices of one small order as a vector has lanes, one in each.</summary>
/// <remarks>
/// The search for a pivot goes down a column without a step across lanes, and its row, another one in every lane, is exchanged under
/// masks. Elements see the operations of plain elimination, so that each matrix gets the bits and the status flags that it
/// gets alone. What is unusual in one of them, a pivot that is zero, NaN or so small that its reciprocal overflows, ends all.
/// </remarks>
internal static unsafe class InterleavedLu<T, TVector, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TPivoting : struct, IPivoting
{
    private static nint N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count;
    }

    /// <summary>Factors in place; gives whether all matrices are usual. If not, they are neither factors nor what they were.</summary>
    /// <param name="a">The vector of the elements (0, 0).</param>
    /// <param name="n">The order, 1 to <see cref="InterleavedLu.MaximumOrder"/>.</param>
    /// <param name="row">Elements from the vector of a row to that of the next.</param>
    /// <param name="column">The same of columns.</param>
    /// <param name="ipiv">Receives a vector of row exchanges for each step, 1-based, as integers of the element's size.</param>
    public static bool TryFactor(T* a, nint n, nint row, nint column, T* ipiv)
    {
        T* masks = stackalloc T[InterleavedLu.MaximumOrder * (int)N];
        for (nint k = 0; k < n; k++, a += row + column, ipiv += N)
        {
            nint below = n - 1 - k;
            TVector best = TVector.Abs(TVector.Load(a));
            if (TPivoting.Value)
            {
                Search(a, row, k, below, ref best, ipiv, masks);
            }

            if (!InterleavedLu.AreUsual<T, TVector>(best))
            {
                return false;
            }

            Divide(a, row, below, masks);
            for (nint c = -k; TPivoting.Value && below > 0 && c < 0;)
            {
                c += Columns<Absent>(a + (c * column), row, column, -c, below, masks, null);
            }

            for (nint c = 1; c <= below;)
            {
                c += Columns<Present>(a + (c * column), row, column, below + 1 - c, below, masks, a + row);
            }
        }

        return true;
    }

    /// <summary>Finds the first largest element of each matrix's column, and the rows that are not its.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Search(T* a, nint row, nint k, nint below, ref TVector best, T* ipiv, T* masks)
    {
        TVector one = TVector.BroadcastIndex(1);
        TVector found = TVector.BroadcastIndex(k + 1);
        TVector number = found;
        for (nint i = 1; i <= below; i++)
        {
            TVector magnitude = TVector.Abs(TVector.Load(a + (i * row)));
            number = TVector.AddIndex(number, one);
            found = TVector.SelectGreater(magnitude, best, number, found);
            best = TVector.MaxOrSecond(magnitude, best);
        }

        found.Store(ipiv);
        TVector all = TVector.BroadcastIndex(-1);
        number = TVector.BroadcastIndex(k + 1);
        for (nint i = 0; i < below; i++)
        {
            number = TVector.AddIndex(number, one);
            TVector.ClearEqualIndex(all, found, number).Store(masks + (i * N));
        }
    }

    /// <summary>Exchanges the pivots' rows in their own column, and divides the others by them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Divide(T* a, nint row, nint below, T* masks)
    {
        TVector old = TVector.Load(a);
        TVector pivot = old;
        for (nint i = 0; TPivoting.Value && i < below; i++)
        {
            pivot = TVector.Select(TVector.Load(masks + (i * N)), pivot, TVector.Load(a + ((i + 1) * row)));
        }

        if (below > 0)
        {
            TVector reciprocal = TVector.Divide(TVector.Broadcast(T.One), pivot);
            for (nint i = 0; i < below; i++)
            {
                T* x = a + ((i + 1) * row);
                TVector value = TVector.Load(x);
                value = TPivoting.Value ? TVector.Select(TVector.Load(masks + (i * N)), value, old) : value;
                TVector.Multiply(value, reciprocal).Store(x);
            }
        }

        pivot.Store(a);
    }

    /// <summary>A step in some columns; gives how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Columns<TElimination>(T* a, nint row, nint column, nint columns, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        if (columns >= 4)
        {
            Four<TElimination>(a, row, column, below, masks, l);
            return 4;
        }

        if (columns >= 2)
        {
            Two<TElimination>(a, row, column, below, masks, l);
            return 2;
        }

        One<TElimination>(a, row, below, masks, l);
        return 1;
    }

    /// <summary>A step in four columns, from the pivots' row on.</summary>
    /// <param name="a">The vector of the first column in that row.</param>
    /// <param name="row">From a row to the next.</param>
    /// <param name="column">From a column to the next.</param>
    /// <param name="below">Rows below.</param>
    /// <param name="masks">Of these rows those that are not exchanged.</param>
    /// <param name="l">The multiplier of the first of these rows.</param>
    private static void Four<TElimination>(T* a, nint row, nint column, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        T* b = a + column;
        T* c = b + column;
        T* d = c + column;
        TVector oldA = TVector.Load(a);
        TVector oldB = TVector.Load(b);
        TVector oldC = TVector.Load(c);
        TVector oldD = TVector.Load(d);
        TVector newA = oldA;
        TVector newB = oldB;
        TVector newC = oldC;
        TVector newD = oldD;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            TVector stays = TVector.Load(masks + (i * N));
            newA = TVector.Select(stays, newA, TVector.Load(a + at));
            newB = TVector.Select(stays, newB, TVector.Load(b + at));
            newC = TVector.Select(stays, newC, TVector.Load(c + at));
            newD = TVector.Select(stays, newD, TVector.Load(d + at));
        }

        if (TPivoting.Value)
        {
            newA.Store(a);
            newB.Store(b);
            newC.Store(c);
            newD.Store(d);
        }

        at = row;
        for (nint i = 0; i < below; i++, at += row)
        {
            TVector stays = TPivoting.Value ? TVector.Load(masks + (i * N)) : default;
            TVector li = TElimination.Value ? TVector.Load(l + (i * row)) : default;
            Step<TElimination>(a + at, stays, oldA, li, newA);
            Step<TElimination>(b + at, stays, oldB, li, newB);
            Step<TElimination>(c + at, stays, oldC, li, newC);
            Step<TElimination>(d + at, stays, oldD, li, newD);
        }
    }

    /// <summary>A step in two columns.</summary>
    private static void Two<TElimination>(T* a, nint row, nint column, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        T* b = a + column;
        TVector oldA = TVector.Load(a);
        TVector oldB = TVector.Load(b);
        TVector newA = oldA;
        TVector newB = oldB;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            TVector stays = TVector.Load(masks + (i * N));
            newA = TVector.Select(stays, newA, TVector.Load(a + at));
            newB = TVector.Select(stays, newB, TVector.Load(b + at));
        }

        if (TPivoting.Value)
        {
            newA.Store(a);
            newB.Store(b);
        }

        at = row;
        for (nint i = 0; i < below; i++, at += row)
        {
            TVector stays = TPivoting.Value ? TVector.Load(masks + (i * N)) : default;
            TVector li = TElimination.Value ? TVector.Load(l + (i * row)) : default;
            Step<TElimination>(a + at, stays, oldA, li, newA);
            Step<TElimination>(b + at, stays, oldB, li, newB);
        }
    }

    /// <summary>A step in a column.</summary>
    private static void One<TElimination>(T* a, nint row, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        TVector old = TVector.Load(a);
        TVector chosen = old;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            chosen = TVector.Select(TVector.Load(masks + (i * N)), chosen, TVector.Load(a + at));
        }

        if (TPivoting.Value)
        {
            chosen.Store(a);
        }

        at = row;
        for (nint i = 0; i < below; i++, at += row)
        {
            TVector stays = TPivoting.Value ? TVector.Load(masks + (i * N)) : default;
            Step<TElimination>(a + at, stays, old, TElimination.Value ? TVector.Load(l + (i * row)) : default, chosen);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TElimination>(T* x, TVector stays, TVector old, TVector l, TVector chosen)
        where TElimination : struct, IPresence
    {
        TVector value = TVector.Load(x);
        value = TPivoting.Value ? TVector.Select(stays, value, old) : value;
        (TElimination.Value ? TVector.NegatedMultiplyAdd(l, chosen, value) : value).Store(x);
    }
}

/// <summary>What does not depend on the kind of elimination.</summary>
internal static unsafe class InterleavedLu
{
    /// <summary>The largest order.</summary>
    public const int MaximumOrder = 16;

    /// <summary>Whether no pivot is zero, infinite, NaN or so small that its reciprocal overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreUsual<T, TVector>(TVector magnitudes)
        where T : unmanaged
        where TVector : struct, IColumnSimd<TVector, T>
    {
        // From the least integer on: one comparison tells for both ends.
        long least = sizeof(T) == sizeof(long) ? long.MinValue : int.MinValue;
        TVector distance = TVector.AddIndex(magnitudes, TVector.BroadcastIndex(unchecked(least - FloatBits<T>.LeastNormal)));
        TVector bound = TVector.BroadcastIndex(least + (FloatBits<T>.Infinity - FloatBits<T>.LeastNormal));
        return TVector.GreaterIndexBits(bound, distance) == (1u << TVector.Count) - 1;
    }
}
