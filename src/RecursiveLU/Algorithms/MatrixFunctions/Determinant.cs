using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The determinant from factors, as a number of moderate size times a power of two: nothing overflows on the
/// way.</summary>
/// <typeparam name="T">The type in which it is computed.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal readonly unsafe struct Determinant<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Its absolute value is from sqrt(1/2) to sqrt(2), so that the logarithm of a determinant near one keeps its
    /// digits; or it is zero, infinite or NaN.</summary>
    private readonly T _significand;
    private readonly long _exponent;

    private Determinant(T significand, long exponent)
    {
        _significand = significand;
        _exponent = exponent;
    }

    /// <summary>Gets the determinant, which may overflow or underflow.</summary>
    public T Value => Element<T, TReal>.Scale(_significand, _exponent);

    /// <summary>Gets the sign and the natural logarithm of the absolute value.</summary>
    public (T Sign, TReal LogMagnitude) Logarithm => (Sign, LogMagnitude);

    /// <summary>Gets -1, 0 or 1, NaN for NaN; of a complex determinant itself divided by its absolute value, 0 if that is 0, NaN
    /// if it is not finite.</summary>
    public T Sign => T.IsZero(_significand) ? T.Zero
        : T.IsNaN(_significand) ? _significand
        : !Element<T, TReal>.IsComplex ? Element<T, TReal>.Of(TReal.CopySign(TReal.One, Element<T, TReal>.Re(_significand)))
        : T.IsFinite(_significand) ? Element<T, TReal>.Sign(_significand)
        : Element<T, TReal>.Of(TReal.NaN, TReal.NaN);

    /// <summary>Gets the natural logarithm of the absolute value.</summary>
    public TReal LogMagnitude => TReal.Log(Element<T, TReal>.Modulus(_significand))
        + (TReal.CreateTruncating(_exponent) * TReal.Log(TReal.One + TReal.One));

    /// <summary>The determinant from factors.</summary>
    /// <typeparam name="TElement">The type of their elements, which T holds.</typeparam>
    public static Determinant<T, TReal> Of<TElement>(in Factors<TElement> f)
        where TElement : unmanaged, INumberBase<TElement>
    {
        T product = T.One;
        long exponent = 0;
        for (long i = 0; i < f.N; i++)
        {
            T pivot = Normalise(T.CreateTruncating(f.Lu[i + (i * f.Lda)]), ref exponent);
            product *= f.Ipiv != null && f.Ipiv[i] != i + 1 ? -pivot : pivot;
            product = Normalise(product, ref exponent);
        }

        return new(product, exponent);
    }

    /// <summary>The number divided by a power of two, which goes to the exponent.</summary>
    private static T Normalise(T x, ref long exponent)
    {
        if (!T.IsFinite(x) || T.IsZero(x))
        {
            return x;
        }

        int power = Element<T, TReal>.Exponent(x);
        T significand = Element<T, TReal>.ScaleB(x, -power);
        TReal re = Element<T, TReal>.Re(significand);
        TReal im = Element<T, TReal>.Im(significand);
        if ((re * re) + (im * im) > TReal.One + TReal.One)
        {
            significand = Element<T, TReal>.ScaleB(significand, -1);
            power++;
        }

        exponent += power;
        return significand;
    }
}

/// <summary>Determinants in the types of the factors.</summary>
internal static unsafe class Determinant
{
    /// <summary>The determinant, which may overflow or underflow; of a type without kernels by plain multiplications.</summary>
    /// <remarks>Of <see cref="Complex64"/> it is computed in double and rounded once.</remarks>
    public static T Value<T>(in Factors<T> f)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(double) ? (T)(object)Determinant<double, double>.Of(f).Value
        : typeof(T) == typeof(float) ? (T)(object)Determinant<float, float>.Of(f).Value
        : typeof(T) == typeof(Complex) ? (T)(object)Determinant<Complex, double>.Of(f).Value
        : typeof(T) == typeof(Complex64) ? (T)(object)(Complex64)Determinant<Complex, double>.Of(f).Value
        : f.PivotProduct();

    /// <summary>Sign, or phase, and logarithm.</summary>
    public static (T Sign, TReal LogMagnitude) Logarithm<T, TReal>(in Factors<T> f)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (typeof(T) != typeof(Complex64))
        {
            return Determinant<T, TReal>.Of(f).Logarithm;
        }

        (Complex phase, double logarithm) = Determinant<Complex, double>.Of(f).Logarithm;
        return (T.CreateTruncating(phase), TReal.CreateTruncating(logarithm));
    }
}
