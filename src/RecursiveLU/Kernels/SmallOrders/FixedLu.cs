using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square matrices of an order for which it is compiled, in a copy, with row exchanges.</summary>
/// <remarks>As <see cref="SmallLu{T, TVector, TColumn}"/>, with a third fewer instructions: what those count that the order decides are
/// gone, and what is unusual is left to that kernel, before anything has been written to the matrix. The status flags of a usual one are
/// those of plain elimination, as in <see cref="RegisterLu{T, TVector, TOrder, TPivoting}"/>.</remarks>
internal static unsafe class FixedLu<T, TVector, TColumn, TOrder>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TColumn : struct, IColumn<TColumn, TVector, T>
    where TOrder : struct, IOrder
{
    private const int Alignment = 64;

    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.Value;
    }

    /// <summary>Factors in place, unless two rows tie or a pivot is not a usual number.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryFactor(T* a, nint lda, long* ipiv)
    {
        int elements = SmallRows<T, TVector, TColumn>.WorkSize + (N * TColumn.Rows);
        byte* block = stackalloc byte[(elements * sizeof(T)) + Alignment];
        var work = (T*)(((nuint)block + Alignment - 1) & ~(nuint)(Alignment - 1));
        var memory = new SmallRows<T, TVector, TColumn>(work);
        memory.Reset(N);
        SmallRows<T, TVector, TColumn> order = memory;
        T* column = work + SmallRows<T, TVector, TColumn>.WorkSize;
        T* end = column + (N * TColumn.Rows);
        T* source = a;
        for (T* c = column; c != end; c += TColumn.Rows, source += lda)
        {
            TColumn.LoadRows(source, N).Store(c);
        }

        TColumn rows = TColumn.RowNumbers();
        TColumn positions = order.LoadPositions();
        TColumn live = order.LoadLive();
        TColumn current = TColumn.Load(column);
        TVector low = TVector.BroadcastIndex(TColumn.Numbers - 1);
        TVector minusNumbers = TVector.BroadcastIndex(-TColumn.Numbers);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude & -TColumn.Numbers);
        TColumn chosen = default;
        TColumn l = default;
        nint row = 0;
        nint j = 0;
        while (true)
        {
            TColumn keys = TColumn.Keys(current, live, magnitude, rows);
            TVector key = TVector.MaxKeyAcross(TColumn.MaxKey(keys, TColumn.And(current, live), out TColumn candidates));
            TColumn reciprocals = TColumn.Reciprocals(candidates);
            long largest = TVector.FirstIndex(key);

            // Beside an infinity or NaN the lanes may have found different keys: one bound for all counts two.
            TVector bound = TVector.AddIndex(TVector.Or(TVector.FirstKey(key), low), minusNumbers);
            bool isUsual = TColumn.CountGreaterIndices(keys, bound) == 1
                & (ulong)(largest - FloatBits<T>.LeastNormal) < (ulong)(FloatBits<T>.SubnormalReciprocal - FloatBits<T>.LeastNormal);

            // The previous column's updates, but for this one.
            T* other = column + TColumn.Rows;
            for (T* c = other; j != 0 && c != end; c += TColumn.Rows)
            {
                TColumn.UpdateInPlace(live, l, column - TColumn.Rows, TVector.Broadcast(c[row]), c);
            }

            if (!isUsual)
            {
                return false;
            }

            row = (nint)largest & (TColumn.Numbers - 1);
            ipiv[j] = order.Displace(j, row) + 1;
            chosen = TColumn.Select(
                TColumn.LessIndexMask(positions, TVector.BroadcastIndex(j)), chosen, TColumn.AddIndex(default, key));
            j++;
            if (j == N)
            {
                break;
            }

            TColumn next = TColumn.Load(other);
            live = TColumn.ClearRow(live, rows, keys, key);
            l = TColumn.Multiply(TColumn.And(current, live), TColumn.PickReciprocal(reciprocals, key));
            TColumn.StoreSelected(live, l, current, column);
            current = TColumn.Update(live, l, TColumn.Pick(next, key), next);
            column = other;
        }

        current.Store(column);
        column = end - (N * TColumn.Rows);
        for (; column != end; column += TColumn.Rows, a += lda)
        {
            TColumn.PickRows(TColumn.Load(column), chosen).StoreRows(a, N);
        }

        return true;
    }
}
