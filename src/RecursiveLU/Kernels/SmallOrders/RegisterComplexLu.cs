using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square complex matrices of order 2 to 8 wholly in registers: a column is two vectors, of real and of imaginary parts, and
/// rows never move.</summary>
/// <remarks>To <see cref="SmallComplexLu{T, TPart, TVector, TColumn}"/> what <see cref="RegisterLu{T, TVector, TOrder, TPivoting}"/> is
/// to its kernel: what is unusual is found out at the end, before anything has been written to the matrix.</remarks>
/// <typeparam name="TPart">The type of the numbers' parts.</typeparam>
/// <typeparam name="TVector">A vector of those, with room for a column's, and of less than four times as many as there are.</typeparam>
/// <typeparam name="TOrder">The order.</typeparam>
/// <typeparam name="TPivoting">Whether rows are exchanged.</typeparam>
internal static unsafe class RegisterComplexLu<TPart, TVector, TOrder, TPivoting>
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IColumnSimd<TVector, TPart>
    where TOrder : struct, IOrder
    where TPivoting : struct, IPivoting
{
    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.Value;
    }

    /// <summary>Gets the lanes that hold rows: half of the vector's, if those are enough. The first rows are in the lower half of them,
    /// the last rows in the upper one.</summary>
    private static int Lanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N <= TVector.Count / 2 ? TVector.Count / 2 : TVector.Count;
    }

    /// <summary>Factors in place, unless the matrix is unusual.</summary>
    /// <param name="a">The matrix, column-major, parts in turn.</param>
    /// <param name="stride">Parts from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryFactor(TPart* a, nint stride, long* ipiv)
    {
        TPart* finished = stackalloc TPart[2 * N * TVector.Count];
        TVector re0 = Read(a, stride, 0, out TVector im0);
        TVector re1 = Read(a, stride, 1, out TVector im1);
        TVector re2 = Read(a, stride, 2, out TVector im2);
        TVector re3 = Read(a, stride, 3, out TVector im3);
        TVector re4 = Read(a, stride, 4, out TVector im4);
        TVector re5 = Read(a, stride, 5, out TVector im5);
        TVector re6 = Read(a, stride, 6, out TVector im6);
        TVector re7 = Read(a, stride, 7, out TVector im7);

        // Rows that are in two lanes live in the first of them.
        TVector lanes = TVector.IndexSequence(0);
        TVector lower = TVector.LessIndexMask(lanes, TVector.BroadcastIndex(Lanes / 2));
        TVector rowAt = TVector.Select(lower, lanes, TVector.IndexSequence(Lanes - N));
        TVector repeated = TVector.BroadcastIndex((3 * Lanes / 2) - N - 1);
        TVector live = TVector.Or(lower, TVector.LessIndexMask(repeated, lanes));
        live = Lanes == TVector.Count ? live : TVector.And(live, TVector.LessIndexMask(lanes, TVector.BroadcastIndex(Lanes)));

        TVector low = TVector.BroadcastIndex(TVector.Count - 1);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<TPart>.Magnitude & -TVector.Count);
        TVector least = magnitude;
        TVector greatest = default;
        ulong unclear = 0;
        nint j = 0;
        do
        {
            TVector keys = lanes;
            TVector key;
            TVector found;
            TVector scaleRe;
            TVector scaleIm;
            if (TPivoting.Value)
            {
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(re0, im0, out scaleIm);
                keys = TVector.Key(TVector.Add(TVector.Abs(re0), TVector.Abs(im0)), live, magnitude, lanes);
                key = found = TVector.MaxKeyAcross(keys);
                TVector bound = TVector.AddIndex(TVector.Or(TVector.FirstKey(key), low), TVector.BroadcastIndex(-TVector.Count));
                ulong near = TVector.GreaterIndexBits(keys, bound);
                unclear |= near & (near - 1);
                scaleRe = TVector.Permute(scaleRe, key);
                scaleIm = TVector.Permute(scaleIm, key);
            }
            else
            {
                key = TVector.BroadcastIndex(j < Lanes / 2 ? j : j + Lanes - N);
                TVector pivotRe = TVector.Permute(re0, key);
                TVector pivotIm = TVector.Permute(im0, key);
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(pivotRe, pivotIm, out scaleIm);
                found = TVector.Add(TVector.Abs(pivotRe), TVector.Abs(pivotIm));
            }

            least = TVector.MinIndex(least, found);
            greatest = TVector.MaxIndex(greatest, found);
            unclear |= ComplexReciprocal<TPart, TVector>.IsOne(TVector.FirstIndex(found), TVector.Count) ? 1UL : 0;

            live = TVector.ClearEqualIndex(live, keys, key);
            TVector lre = TVector.NegatedMultiplyAdd(im0, scaleIm, TVector.Multiply(re0, scaleRe));
            TVector lim = TVector.MultiplyAdd(im0, scaleRe, TVector.Multiply(re0, scaleIm));
            TPart* target = finished + (2 * j * TVector.Count);
            TVector.StoreSelected(live, lre, re0, target);
            TVector.StoreSelected(live, lim, im0, target + TVector.Count);
            re0 = TVector.UpdateComplex(
                live, lre, lim, TVector.Permute(re1, key), TVector.Permute(im1, key), re1, ref im1);
            im0 = im1;

            if (N > 2)
            {
                re1 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re2, key), TVector.Permute(im2, key), re2, ref im2);
                im1 = im2;
            }

            if (N > 3)
            {
                re2 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re3, key), TVector.Permute(im3, key), re3, ref im3);
                im2 = im3;
            }

            if (N > 4)
            {
                re3 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re4, key), TVector.Permute(im4, key), re4, ref im4);
                im3 = im4;
            }

            if (N > 5)
            {
                re4 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re5, key), TVector.Permute(im5, key), re5, ref im5);
                im4 = im5;
            }

            if (N > 6)
            {
                re5 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re6, key), TVector.Permute(im6, key), re6, ref im6);
                im5 = im6;
            }

            if (N > 7)
            {
                re6 = TVector.UpdateComplex(
                    live, lre, lim, TVector.Permute(re7, key), TVector.Permute(im7, key), re7, ref im7);
                im6 = im7;
            }

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

        TVector one = TVector.Broadcast(TPart.One);
        bool isUsual = unclear == 0
            & TVector.FirstIndex(least) >= ComplexReciprocal<TPart, TVector>.Least
            & TVector.FirstIndex(greatest) < ComplexReciprocal<TPart, TVector>.End
            & (TVector.EqualBits(TVector.Select(live, re0, one), default)
                & TVector.EqualBits(TVector.Select(live, im0, one), default)) == 0;
        if (!isUsual)
        {
            return false;
        }

        if (TPivoting.Value)
        {
            ipiv[N - 1] = N;
        }

        TVector order = TVector.Permute(rowAt, TVector.Select(lower, lanes, TVector.IndexSequence(N - Lanes)));
        TPart* end = finished + (2 * N * TVector.Count);
        re0.Store(end - (2 * TVector.Count));
        im0.Store(end - TVector.Count);
        for (TPart* column = finished; column != end; column += 2 * TVector.Count, a += stride)
        {
            Write(TVector.Load(column), TVector.Load(column + TVector.Count), order, a);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Read(TPart* a, nint stride, int column, out TVector im)
    {
        if (column >= N)
        {
            im = default;
            return default;
        }

        TPart* source = a + (column * stride);
        TVector first = Lanes == TVector.Count ? TVector.Load(source) : TVector.LoadEnds(source, 2 * N);
        TVector last = Lanes == TVector.Count ? TVector.Load(source + (2 * N) - TVector.Count) : first;
        im = TVector.Seconds(first, last);
        return TVector.Firsts(first, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(TVector re, TVector im, TVector order, TPart* target)
    {
        re = TVector.Permute(re, order);
        im = TVector.Permute(im, order);
        TVector first = TVector.LowerPairs(re, im);
        if (Lanes == TVector.Count)
        {
            first.Store(target);
            TVector.UpperPairs(re, im).Store(target + (2 * N) - TVector.Count);
        }
        else
        {
            first.StoreEnds(target, 2 * N);
        }
    }
}
