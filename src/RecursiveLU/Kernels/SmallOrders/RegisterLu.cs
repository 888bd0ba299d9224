using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square matrices of order 5 to 8 wholly in registers: a column is a vector, and rows never move.</summary>
/// <remarks>
/// As in <see cref="SmallLu{T, TVector, TColumn}"/> keys find the pivots; but what they do not decide, and whatever else is
/// unusual, is not handled at all. It is found out at the end, before anything has been written. Rows that are no longer live have
/// zero for a multiplier, so that the status flags of a usual matrix are those of plain elimination: what is computed for nothing raises
/// none.
/// </remarks>
internal static unsafe class RegisterLu<T, TVector, TOrder, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TOrder : struct, IOrder
    where TPivoting : struct, IPivoting
{
    /// <summary>The vector's lanes.</summary>
    private const int Lanes = 8;

    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.Value;
    }

    /// <summary>Factors in place, unless the matrix is unusual.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryFactor(T* a, nint lda, long* ipiv)
    {
        T* finished = stackalloc T[Lanes * Lanes];
        TVector v0 = Read(a, lda, 0);
        TVector v1 = Read(a, lda, 1);
        TVector v2 = Read(a, lda, 2);
        TVector v3 = Read(a, lda, 3);
        TVector v4 = Read(a, lda, 4);
        TVector v5 = Read(a, lda, 5);
        TVector v6 = Read(a, lda, 6);
        TVector v7 = Read(a, lda, 7);

        // Rows that a vector has twice live in one of its lanes.
        TVector lanes = TVector.IndexSequence(0);
        TVector lower = TVector.LessIndexMask(lanes, TVector.BroadcastIndex(Lanes / 2));
        TVector rowAt = TVector.Select(lower, lanes, TVector.IndexSequence(Lanes - N));
        TVector repeated = TVector.BroadcastIndex((3 * Lanes / 2) - N - 1);
        TVector live = TVector.Or(lower, TVector.LessIndexMask(repeated, lanes));

        TVector low = TVector.BroadcastIndex(Lanes - 1);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude & -Lanes);
        TVector least = magnitude;
        TVector greatest = default;
        ulong ties = 0;
        nint j = 0;
        do
        {
            TVector keys = lanes;
            TVector key;
            TVector found;
            TVector reciprocal;
            if (TPivoting.Value)
            {
                TVector reciprocals = TVector.Reciprocal(TVector.And(v0, live));
                keys = TVector.Key(v0, live, magnitude, lanes);
                key = found = TVector.MaxKeyAcross(keys);
                TVector bound = TVector.AddIndex(TVector.Or(key, low), TVector.BroadcastIndex(-Lanes));
                ulong near = TVector.GreaterIndexBits(keys, bound);
                ties |= near & (near - 1);
                reciprocal = TVector.Permute(reciprocals, key);
            }
            else
            {
                key = TVector.BroadcastIndex(j < Lanes / 2 ? j : j + Lanes - N);
                TVector pivot = TVector.Permute(v0, key);
                found = TVector.And(pivot, magnitude);
                reciprocal = TVector.Reciprocal(pivot);
            }

            least = TVector.MinIndex(least, found);
            greatest = TVector.MaxIndex(greatest, found);

            live = TVector.ClearEqualIndex(live, keys, key);
            TVector l = TVector.Multiply(TVector.And(v0, live), reciprocal);
            TVector.StoreSelected(live, l, v0, finished + (j * Lanes));
            v0 = TVector.Update(live, l, TVector.Permute(v1, key), v1);
            v1 = TVector.Update(live, l, TVector.Permute(v2, key), v2);
            v2 = TVector.Update(live, l, TVector.Permute(v3, key), v3);
            v3 = TVector.Update(live, l, TVector.Permute(v4, key), v4);
            v4 = N > 5 ? TVector.Update(live, l, TVector.Permute(v5, key), v5) : v4;
            v5 = N > 6 ? TVector.Update(live, l, TVector.Permute(v6, key), v6) : v5;
            v6 = N > 7 ? TVector.Update(live, l, TVector.Permute(v7, key), v7) : v6;

            if (TPivoting.Value)
            {
                TVector row = TVector.And(key, low);
                ipiv[j] = (nint)BitOperations.TrailingZeroCount((ulong)TVector.EqualIndexBits(rowAt, row)) + 1;
                TVector step = TVector.BroadcastIndex(j);
                rowAt = TVector.SelectEqualIndex(rowAt, row, TVector.Permute(rowAt, step), rowAt);
                rowAt = TVector.SelectEqualIndex(lanes, step, row, rowAt);
            }

            j++;
        }
        while (j < N - 1);

        bool isUsual = ties == 0
            & TVector.FirstIndex(least) >= FloatBits<T>.LeastNormal
            & TVector.FirstIndex(greatest) < FloatBits<T>.SubnormalReciprocal
            & IsUsualPivot(TVector.Select(live, v0, TVector.Broadcast(T.One)));
        if (!isUsual)
        {
            return false;
        }

        if (TPivoting.Value)
        {
            ipiv[N - 1] = N;
        }

        TVector order = TVector.Permute(rowAt, TVector.Select(lower, lanes, TVector.IndexSequence(N - Lanes)));
        for (T* column = finished; column != finished + ((N - 1) * Lanes); column += Lanes, a += lda)
        {
            TVector.Permute(TVector.Load(column), order).StoreEnds(a, N);
        }

        TVector.Permute(v0, order).StoreEnds(a, N);
        return true;
    }

    /// <summary>Whether no lane is zero or not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsUsualPivot(TVector pivot) =>
        (TVector.EqualBits(pivot, default) | ~TVector.EqualBits(TVector.Subtract(pivot, pivot), default) & ((1u << Lanes) - 1)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Read(T* a, nint lda, int column) => column < N ? TVector.LoadEnds(a + (column * lda), N) : default;
}
