using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>LU of as many matrices of order 2 to 4 as a vector has lanes, one in each, in registers as far as they go.</summary>
/// <remarks>What <see cref="InterleavedLu{T, TVector, TNumber, TPivoting}"/> says holds here, too. Nothing is fused, as in
/// <see cref="TinyLu{T, TPivoting}"/>.</remarks>
internal static unsafe class InterleavedTinyLu<T, TVector, TOrder, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TOrder : struct, IOrder
    where TPivoting : struct, IPivoting
{
    private static int Order
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.Value;
    }

    /// <summary>Factors in place; gives whether all matrices are usual. If not, nothing has been written.</summary>
    /// <param name="a">The vector of the elements (0, 0).</param>
    /// <param name="row">Elements from the vector of a row to that of the next.</param>
    /// <param name="column">The same of columns.</param>
    /// <param name="ipiv">Receives a vector of row exchanges for each step, 1-based, as integers of the element's size, if there
    /// are any.</param>
    public static bool TryFactor(T* a, nint row, nint column, T* ipiv)
    {
        InterleavedRow<T, TVector> r0 = InterleavedRow<T, TVector>.Read(a, column, Order);
        InterleavedRow<T, TVector> r1 = InterleavedRow<T, TVector>.Read(a + row, column, Order);
        InterleavedRow<T, TVector> r2 = Order > 2 ? InterleavedRow<T, TVector>.Read(a + (2 * row), column, Order) : default;
        InterleavedRow<T, TVector> r3 = Order > 3 ? InterleavedRow<T, TVector>.Read(a + (3 * row), column, Order) : default;

        TVector best = TVector.Abs(r0.A);
        TVector first = TVector.BroadcastIndex(1);
        Compare(r1.A, 2, ref best, ref first);
        if (Order > 2)
        {
            Compare(r2.A, 3, ref best, ref first);
        }

        if (Order > 3)
        {
            Compare(r3.A, 4, ref best, ref first);
        }

        if (!InterleavedLu.AreUsual<T, TVector>(best))
        {
            return false;
        }

        Exchange(first, 2, ref r0, ref r1);
        if (Order > 2)
        {
            Exchange(first, 3, ref r0, ref r2);
        }

        if (Order > 3)
        {
            Exchange(first, 4, ref r0, ref r3);
        }

        TVector reciprocal = TVector.Divide(TVector.Broadcast(T.One), r0.A);
        r1.MinusA(r0, reciprocal, Order);
        TVector second = TVector.BroadcastIndex(2);
        TVector third = TVector.BroadcastIndex(3);
        if (Order > 2)
        {
            r2.MinusA(r0, reciprocal, Order);
            if (Order > 3)
            {
                r3.MinusA(r0, reciprocal, Order);
            }

            best = TVector.Abs(r1.B);
            Compare(r2.B, 3, ref best, ref second);
            if (Order > 3)
            {
                Compare(r3.B, 4, ref best, ref second);
            }

            if (!InterleavedLu.AreUsual<T, TVector>(best))
            {
                return false;
            }

            Exchange(second, 3, ref r1, ref r2);
            if (Order > 3)
            {
                Exchange(second, 4, ref r1, ref r3);
            }

            reciprocal = TVector.Divide(TVector.Broadcast(T.One), r1.B);
            r2.MinusB(r1, reciprocal, Order);
            if (Order > 3)
            {
                r3.MinusB(r1, reciprocal, Order);
                best = TVector.Abs(r2.C);
                Compare(r3.C, 4, ref best, ref third);
                if (!InterleavedLu.AreUsual<T, TVector>(best))
                {
                    return false;
                }

                Exchange(third, 4, ref r2, ref r3);
                reciprocal = TVector.Divide(TVector.Broadcast(T.One), r2.C);
                r3.MinusC(r2, reciprocal);
            }
        }

        if (!InterleavedLu.AreUsual<T, TVector>(TVector.Abs(Order == 2 ? r1.B : Order == 3 ? r2.C : r3.D)))
        {
            return false;
        }

        r0.Write(a, column, Order);
        r1.Write(a + row, column, Order);
        if (Order > 2)
        {
            r2.Write(a + (2 * row), column, Order);
        }

        if (Order > 3)
        {
            r3.Write(a + (3 * row), column, Order);
        }

        if (TPivoting.Value)
        {
            first.Store(ipiv);
            second.Store(ipiv + TVector.Count);
            if (Order > 2)
            {
                third.Store(ipiv + (2 * TVector.Count));
            }

            if (Order > 3)
            {
                TVector.BroadcastIndex(4).Store(ipiv + (3 * TVector.Count));
            }
        }

        return true;
    }

    /// <summary>Finds the first largest of some elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(TVector element, int number, ref TVector best, ref TVector found)
    {
        if (TPivoting.Value)
        {
            TVector magnitude = TVector.Abs(element);
            found = TVector.SelectGreater(magnitude, best, TVector.BroadcastIndex(number), found);
            best = TVector.MaxOrSecond(magnitude, best);
        }
    }

    /// <summary>Exchanges rows where the second has the number that was found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        TVector found, int number, ref InterleavedRow<T, TVector> x, ref InterleavedRow<T, TVector> y)
    {
        if (TPivoting.Value)
        {
            TVector stays = TVector.ClearEqualIndex(TVector.BroadcastIndex(-1), found, TVector.BroadcastIndex(number));
            InterleavedRow<T, TVector>.Exchange(stays, ref x, ref y, Order);
        }
    }
}
