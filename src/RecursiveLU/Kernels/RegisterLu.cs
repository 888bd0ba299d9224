using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Matrices of at most as many rows as a vector has lanes and at most 8 columns, held in registers: a column is a
/// vector, and rows never move.</summary>
/// <remarks>
/// In each step the first column finds its pivot among the live lanes, is scaled, and updates the other seven; then it is
/// finished and the columns move up by one. The rows are brought into order when the columns are written back. LAPACK's
/// tie rule is kept by the current position of every lane.
/// </remarks>
internal static unsafe class RegisterLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The most columns.</summary>
    public const int MaximumColumns = 8;

    private const int MaximumLanes = 16;

    /// <summary>Whether this machine's vectors can hold a matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(long rows, long columns) =>
        TVector.CanPermute && TVector.Count >= MaximumColumns && rows <= TVector.Count && columns <= MaximumColumns;

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, at least 1.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv)
    {
        T* finished = stackalloc T[MaximumLanes * MaximumColumns];
        T* order = stackalloc T[MaximumLanes];
        int* laneAt = stackalloc int[MaximumLanes];
        int* positionOf = stackalloc int[MaximumLanes];
        for (int i = 0; i < TVector.Count; i++)
        {
            laneAt[i] = i;
            positionOf[i] = i;
        }

        ReadColumns(a, m, n, lda, finished);
        TVector v0 = TVector.Load(finished);
        TVector v1 = TVector.Load(finished + TVector.Count);
        TVector v2 = TVector.Load(finished + (2 * TVector.Count));
        TVector v3 = TVector.Load(finished + (3 * TVector.Count));
        TVector v4 = TVector.Load(finished + (4 * TVector.Count));
        TVector v5 = TVector.Load(finished + (5 * TVector.Count));
        TVector v6 = TVector.Load(finished + (6 * TVector.Count));
        TVector v7 = TVector.Load(finished + (7 * TVector.Count));

        long info = 0;
        TVector lanes = TVector.IndexSequence(0);
        TVector live = TVector.LessIndexMask(lanes, TVector.BroadcastIndex(m));
        int steps = Math.Min(m, n);
        T safeMinimum = TVector.SafeMinimum;
        for (int j = 0; j < n; j++)
        {
            if (j < steps)
            {
                T* column = finished + (j * TVector.Count);
                v0.Store(column);
                TVector magnitudes = TVector.Select(live, TVector.Abs(v0), TVector.Broadcast(-T.One));
                T largest = TVector.MaxAcross(TVector.MaxOrSecond(magnitudes, TVector.Broadcast(-T.One)));
                T reciprocal = T.One / largest;
                int lane = laneAt[j];
                T top = column[lane];
                if (ipiv == null || T.IsNaN(top))
                {
                    reciprocal = T.One / T.Abs(top);
                }
                else
                {
                    lane = First(TVector.EqualBits(magnitudes, TVector.Broadcast(largest)), positionOf);
                    int position = positionOf[lane];
                    int displaced = laneAt[j];
                    (laneAt[j], laneAt[position]) = (lane, displaced);
                    positionOf[displaced] = position;
                    ipiv[j] = position + 1;
                }

                if (ipiv != null && T.IsNaN(top))
                {
                    ipiv[j] = j + 1;
                }

                TVector chosen = TVector.BroadcastIndex(lane);
                live = TVector.ClearEqualIndex(live, lanes, chosen);
                T pivot = column[lane];
                TVector l;
                if (T.Abs(pivot) >= safeMinimum)
                {
                    TVector scale = TVector.CopySign(TVector.Broadcast(reciprocal), TVector.Permute(v0, chosen));
                    l = TVector.Multiply(v0, scale);
                }
                else if (T.IsZero(pivot))
                {
                    info = info != 0 ? info : j + 1;
                    l = v0;
                }
                else
                {
                    l = TVector.Divide(v0, TVector.Broadcast(pivot));
                }

                v0 = TVector.Select(live, l, v0);
                v1 = Minus(live, l, chosen, v1);
                v2 = Minus(live, l, chosen, v2);
                v3 = Minus(live, l, chosen, v3);
                v4 = Minus(live, l, chosen, v4);
                v5 = Minus(live, l, chosen, v5);
                v6 = Minus(live, l, chosen, v6);
                v7 = Minus(live, l, chosen, v7);
            }

            v0.Store(finished + (j * TVector.Count));
            (v0, v1, v2, v3, v4, v5, v6) = (v1, v2, v3, v4, v5, v6, v7);
        }

        for (int i = 0; i < TVector.Count; i++)
        {
            TVector.WriteIndex(order + i, laneAt[i]);
        }

        Write(finished, TVector.Load(order), a, m, n, lda);
        return info;
    }

    private static void ReadColumns(T* a, int m, int n, nint lda, T* columns)
    {
        for (int j = 0; j < MaximumColumns; j++)
        {
            TVector column = j >= n ? default
                : m == TVector.Count ? TVector.Load(a + (j * lda))
                : TVector.LoadFirst(a + (j * lda), m);
            column.Store(columns + (j * TVector.Count));
        }
    }

    /// <summary>v minus l times its own element in the chosen lane, in the live lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector live, TVector l, TVector chosen, TVector v) =>
        TVector.Select(live, TVector.NegatedMultiplyAdd(l, TVector.Permute(v, chosen), v), v);

    /// <summary>Of some lanes the one whose row comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(uint lanes, int* positionOf)
    {
        int best = BitOperations.TrailingZeroCount(lanes);
        for (lanes &= lanes - 1; lanes != 0; lanes &= lanes - 1)
        {
            int other = BitOperations.TrailingZeroCount(lanes);
            best = positionOf[other] < positionOf[best] ? other : best;
        }

        return best;
    }

    private static void Write(T* finished, TVector order, T* a, int m, int n, nint lda)
    {
        for (int j = 0; j < n; j++)
        {
            TVector column = TVector.Permute(TVector.Load(finished + (j * TVector.Count)), order);
            if (m == TVector.Count)
            {
                column.Store(a + (j * lda));
            }
            else
            {
                column.StoreFirst(a + (j * lda), m);
            }
        }
    }
}
