using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Reciprocals of complex numbers whose parts lie apart.</summary>
/// <typeparam name="TPart">The type of the parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
internal static unsafe class ComplexReciprocal<TPart, TVector>
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IColumnSimd<TVector, TPart>
{
    /// <summary>Gets the bits of the least |re| + |im| of a number that is known to have a reciprocal: its modulus is more than
    /// half of that.</summary>
    public static long Least
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * FloatBits<TPart>.LeastNormal;
    }

    /// <summary>Gets the bits of an |re| + |im| up to which a number is known to have one.</summary>
    public static long End
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => FloatBits<TPart>.SubnormalReciprocal - FloatBits<TPart>.LeastNormal;
    }

    /// <summary>Whether a magnitude may be 1, that of a number by which nothing is divided.</summary>
    /// <param name="key">The magnitude's bits, of which the last count for nothing.</param>
    /// <param name="numbers">A power of two, of as many bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOne(long key, int numbers) => (key & -numbers) == FloatBits<TPart>.One;

    /// <summary>The reciprocals' real parts, and the imaginary ones, rounded as those of
    /// <see cref="ISimd{TVector, T}.Reciprocal"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of(TVector re, TVector im, out TVector imaginary)
    {
        // The signs are those of re and of -im: only magnitudes wait for each other.
        TVector absRe = TVector.Abs(re);
        TVector absIm = TVector.Abs(im);
        TVector large = TVector.MaxOrSecond(absRe, absIm);
        TVector small = TVector.MinIndex(absRe, absIm);
        TVector ratio = TVector.Divide(small, large);
        TVector divisor = TVector.Add(large, TVector.Multiply(small, ratio));
        TVector one = TVector.Divide(TVector.Broadcast(TPart.One), divisor);
        TVector rest = TVector.Divide(ratio, divisor);
        TVector minusIm = TVector.Subtract(TVector.Broadcast(TPart.NegativeZero), im);
        imaginary = TVector.CopySign(TVector.SelectGreater(absIm, absRe, one, rest), minusIm);
        return TVector.CopySign(TVector.SelectGreater(absIm, absRe, rest, one), re);
    }
}
