using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>Where the largest magnitude of a vector of unit stride is first; of complex numbers |re| + |im|.</summary>
/// <remarks>Blocks are looked through for their largest magnitude, and at the end the one that has it for its place. An element that
/// is NaN is larger than none.</remarks>
internal static unsafe class Iamax<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Vectors of a block.</summary>
    private const int BlockVectors = 32;

    private static int N => TVector.Count;

    /// <summary>The 0-based index of the element that is the largest one among n; 0 if the first one is NaN.</summary>
    /// <param name="n">Elements, at least 1.</param>
    /// <param name="x">The vector.</param>
    public static nint Run(nint n, T* x)
    {
        T largest = TVector.Magnitude(x[0]);
        if (TVector.IsNaN(x[0]))
        {
            return 0;
        }

        if (n < N)
        {
            nint at = 0;
            for (nint j = 1; j < n; j++)
            {
                T size = TVector.Magnitude(x[j]);
                at = TVector.IsGreater(size, largest) ? j : at;
                largest = TVector.IsGreater(size, largest) ? size : largest;
            }

            return at;
        }

        uint all = (uint)((1UL << N) - 1);
        TVector best = TVector.BroadcastMagnitude(largest);
        nint begin = 0;
        nint end = 0;
        nint length = BlockVectors * N;
        for (nint i = 0; i < n; i += length)
        {
            length = Math.Min(length, n - i);
            TVector found = Largest(length, x + i, x + n - N, best);
            if (TVector.EqualBits(found, best) != all)
            {
                best = TVector.BroadcastMagnitude(TVector.MaxAcross(found));
                begin = i;
                end = i + length;
            }
        }

        return begin == end ? 0 : First(begin, end, x, x + n - N, best);
    }

    /// <summary>The same for elements that are any distance apart.</summary>
    public static nint RunStrided(nint n, T* x, nint increment)
    {
        int parts = TVector.IsComplex ? 2 : 1;
        return sizeof(T) == parts * sizeof(double)
            ? RunStrided<double>(n, (double*)x, increment * parts)
            : RunStrided<float>(n, (float*)x, increment * parts);
    }

    /// <summary>Looks for the largest magnitude without branches, four elements at a time, and then for its place.</summary>
    private static nint RunStrided<TPart>(nint n, TPart* x, nint step)
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
    {
        TPart m0 = Magnitude(x);
        if (TPart.IsNaN(m0))
        {
            return 0;
        }

        TPart m1 = m0;
        TPart m2 = m0;
        TPart m3 = m0;
        TPart* element = x + step;
        nint left = n - 1;
        for (; left >= 4; left -= 4)
        {
            TPart* third = element + (2 * step);
            m0 = Scalar.MaxOrSecond(Magnitude(element), m0);
            m1 = Scalar.MaxOrSecond(Magnitude(element + step), m1);
            m2 = Scalar.MaxOrSecond(Magnitude(third), m2);
            m3 = Scalar.MaxOrSecond(Magnitude(third + step), m3);
            element = third + (2 * step);
        }

        for (; left > 0; left--)
        {
            m0 = Scalar.MaxOrSecond(Magnitude(element), m0);
            element += step;
        }

        TPart largest = Scalar.MaxOrSecond(Scalar.MaxOrSecond(m0, m1), Scalar.MaxOrSecond(m2, m3));
        nint index = 0;
        for (element = x; Magnitude(element) != largest; element += step)
        {
            index++;
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart Magnitude<TPart>(TPart* element)
        where TPart : unmanaged, IFloatingPointIeee754<TPart> =>
        TVector.IsComplex ? TPart.Abs(element[0]) + TPart.Abs(element[1]) : TPart.Abs(element[0]);

    /// <summary>In each lane the largest of some magnitudes of a block and a number that is no NaN; in all lanes together the largest
    /// of all.</summary>
    /// <param name="n">Elements of the block, at least 1.</param>
    /// <param name="x">The block.</param>
    /// <param name="last">The last vector of all.</param>
    /// <param name="least">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Largest(nint n, T* x, T* last, TVector least)
    {
        TVector m0 = least;
        TVector m1 = least;
        TVector m2 = least;
        TVector m3 = least;
        nint i = 0;
        for (; i <= n - (4 * N); i += 4 * N)
        {
            m0 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(x + i)), m0);
            m1 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(x + i + N)), m1);
            m2 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(x + i + (2 * N))), m2);
            m3 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(x + i + (3 * N))), m3);
        }

        for (; i <= n - N; i += N)
        {
            m0 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(x + i)), m0);
        }

        if (i < n)
        {
            m1 = TVector.MaxOrSecond(TVector.Abs(TVector.Load(last)), m1);
        }

        return TVector.MaxOrSecond(TVector.MaxOrSecond(m0, m1), TVector.MaxOrSecond(m2, m3));
    }

    /// <summary>The first element of a block that has a magnitude. There is one, and none before the block.</summary>
    private static nint First(nint begin, nint end, T* x, T* last, TVector magnitude)
    {
        for (nint i = begin; i <= end - N; i += N)
        {
            uint equal = TVector.EqualBits(TVector.Abs(TVector.Load(x + i)), magnitude);
            if (equal != 0)
            {
                return i + BitOperations.TrailingZeroCount(equal);
            }
        }

        return (nint)(last - x) + BitOperations.TrailingZeroCount(TVector.EqualBits(TVector.Abs(TVector.Load(last)), magnitude));
    }
}
