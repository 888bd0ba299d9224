using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The determinant from factors, as a number of moderate size times a power of two: nothing overflows on the
/// way.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct Determinant<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Its magnitude is from sqrt(1/2) to sqrt(2), so that the logarithm of a determinant near one keeps its digits; or
    /// it is zero, infinite or NaN.</summary>
    private readonly T _significand;
    private readonly long _exponent;

    public Determinant(in Factors<T> f)
    {
        T product = T.One;
        long exponent = 0;
        for (long i = 0; i < f.N; i++)
        {
            T pivot = f.Lu[i + (i * f.Lda)];
            product *= f.Ipiv != null && f.Ipiv[i] != i + 1 ? -Normalise(pivot, ref exponent) : Normalise(pivot, ref exponent);
            product = Normalise(product, ref exponent);
        }

        _significand = product;
        _exponent = exponent;
    }

    /// <summary>Gets the determinant, which may overflow or underflow.</summary>
    public T Value => PowerOfTwo.Scale(_significand, _exponent);

    /// <summary>Gets the sign and the natural logarithm of the magnitude.</summary>
    public (T Sign, T LogMagnitude) Logarithm => (Sign, LogMagnitude);

    /// <summary>Gets -1, 0 or 1; NaN for NaN.</summary>
    public T Sign =>
        T.IsNaN(_significand) ? _significand : T.IsZero(_significand) ? T.Zero : T.CopySign(T.One, _significand);

    /// <summary>Gets the natural logarithm of the magnitude.</summary>
    public T LogMagnitude => T.Log(T.Abs(_significand)) + (T.CreateTruncating(_exponent) * T.Log(T.One + T.One));

    /// <summary>The number divided by a power of two, which goes to the exponent.</summary>
    private static T Normalise(T x, ref long exponent)
    {
        if (!T.IsFinite(x) || T.IsZero(x))
        {
            return x;
        }

        int power = T.ILogB(x);
        T significand = T.ScaleB(x, -power);
        if (significand * significand > T.One + T.One)
        {
            significand = T.ScaleB(significand, -1);
            power++;
        }

        exponent += power;
        return significand;
    }
}
