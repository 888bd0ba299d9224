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
/// <typeparam name="T">The type of the elements, or of their parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TNumber">An element of all the matrices.</typeparam>
/// <typeparam name="TPivoting">Whether rows are exchanged.</typeparam>
internal static unsafe class InterleavedLu<T, TVector, TNumber, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TNumber : struct, IInterleavedNumber<TNumber, T, TVector>
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
        T* memory = stackalloc T[(InterleavedLu.MaximumOrder * (int)N) + CacheLine.Elements<T>()];
        T* masks = CacheLine.Align(memory);
        for (nint k = 0; k < n; k++, a += row + column, ipiv += N)
        {
            nint below = n - 1 - k;
            TVector best = TNumber.Load(a).Magnitude;
            if (TPivoting.Value)
            {
                Search(a, row, k, below, ref best, ipiv, masks);
            }

            if (!TNumber.AreUsual(best))
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
            TVector magnitude = TNumber.Load(a + (i * row)).Magnitude;
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
        TNumber old = TNumber.Load(a);
        TNumber pivot = old;
        for (nint i = 0; TPivoting.Value && i < below; i++)
        {
            pivot = TNumber.Select(TVector.Load(masks + (i * N)), pivot, TNumber.Load(a + ((i + 1) * row)));
        }

        if (below > 0)
        {
            TNumber reciprocal = pivot.Reciprocal();
            for (nint i = 0; i < below; i++)
            {
                T* x = a + ((i + 1) * row);
                TNumber value = TNumber.Load(x);
                value = TPivoting.Value ? TNumber.Select(TVector.Load(masks + (i * N)), value, old) : value;
                value.Times(reciprocal).Store(x);
            }
        }

        pivot.Store(a);
    }

    /// <summary>A step in some columns; gives how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Columns<TElimination>(T* a, nint row, nint column, nint columns, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        if (columns >= 4 && !TNumber.IsComplex)
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
        TNumber oldA = TNumber.Load(a);
        TNumber oldB = TNumber.Load(b);
        TNumber oldC = TNumber.Load(c);
        TNumber oldD = TNumber.Load(d);
        TNumber newA = oldA;
        TNumber newB = oldB;
        TNumber newC = oldC;
        TNumber newD = oldD;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            TVector stays = TVector.Load(masks + (i * N));
            newA = TNumber.Select(stays, newA, TNumber.Load(a + at));
            newB = TNumber.Select(stays, newB, TNumber.Load(b + at));
            newC = TNumber.Select(stays, newC, TNumber.Load(c + at));
            newD = TNumber.Select(stays, newD, TNumber.Load(d + at));
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
            TNumber li = TElimination.Value ? TNumber.Load(l + (i * row)) : default;
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
        TNumber oldA = TNumber.Load(a);
        TNumber oldB = TNumber.Load(b);
        TNumber newA = oldA;
        TNumber newB = oldB;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            TVector stays = TVector.Load(masks + (i * N));
            newA = TNumber.Select(stays, newA, TNumber.Load(a + at));
            newB = TNumber.Select(stays, newB, TNumber.Load(b + at));
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
            TNumber li = TElimination.Value ? TNumber.Load(l + (i * row)) : default;
            Step<TElimination>(a + at, stays, oldA, li, newA);
            Step<TElimination>(b + at, stays, oldB, li, newB);
        }
    }

    /// <summary>A step in a column.</summary>
    private static void One<TElimination>(T* a, nint row, nint below, T* masks, T* l)
        where TElimination : struct, IPresence
    {
        TNumber old = TNumber.Load(a);
        TNumber chosen = old;
        nint at = row;
        for (nint i = 0; TPivoting.Value && i < below; i++, at += row)
        {
            chosen = TNumber.Select(TVector.Load(masks + (i * N)), chosen, TNumber.Load(a + at));
        }

        if (TPivoting.Value)
        {
            chosen.Store(a);
        }

        at = row;
        for (nint i = 0; i < below; i++, at += row)
        {
            TVector stays = TPivoting.Value ? TVector.Load(masks + (i * N)) : default;
            Step<TElimination>(a + at, stays, old, TElimination.Value ? TNumber.Load(l + (i * row)) : default, chosen);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TElimination>(T* x, TVector stays, TNumber old, TNumber l, TNumber chosen)
        where TElimination : struct, IPresence
    {
        TNumber value = TNumber.Load(x);
        value = TPivoting.Value ? TNumber.Select(stays, value, old) : value;
        (TElimination.Value ? value.Minus(l, chosen) : value).Store(x);
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
        where TVector : struct, IColumnSimd<TVector, T> =>
        AreWithin<T, TVector>(magnitudes, FloatBits<T>.LeastNormal, FloatBits<T>.Infinity);

    /// <summary>Whether the bits of all magnitudes are within two bounds, the second excluded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreWithin<T, TVector>(TVector magnitudes, long first, long end)
        where T : unmanaged
        where TVector : struct, IColumnSimd<TVector, T>
    {
        // From the least integer on: one comparison tells for both ends.
        long least = sizeof(T) == sizeof(long) ? long.MinValue : int.MinValue;
        TVector distance = TVector.AddIndex(magnitudes, TVector.BroadcastIndex(unchecked(least - first)));
        return TVector.GreaterIndexBits(TVector.BroadcastIndex(least + (end - first)), distance) == (1u << TVector.Count) - 1;
    }
}
