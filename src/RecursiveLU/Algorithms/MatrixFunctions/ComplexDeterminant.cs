using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The determinant of a complex matrix from its factors, as a number of moderate modulus times a power of two: nothing
/// overflows on the way.</summary>
internal readonly unsafe struct ComplexDeterminant
{
    /// <summary>Its modulus is from sqrt(1/2) to sqrt(2), as in <see cref="Determinant{T}"/>; or it is zero or not finite.</summary>
    private readonly Complex _significand;
    private readonly long _exponent;

    private ComplexDeterminant(Complex significand, long exponent)
    {
        _significand = significand;
        _exponent = exponent;
    }

    /// <summary>Gets the determinant, which may overflow or underflow.</summary>
    public Complex Value => Scale(_significand, _exponent);

    /// <summary>Gets the determinant divided by its modulus; 0 if it is 0.</summary>
    public Complex Phase => _significand == Complex.Zero ? Complex.Zero : _significand / Complex.Abs(_significand);

    /// <summary>Gets the natural logarithm of the modulus.</summary>
    public double LogModulus => Math.Log(Complex.Abs(_significand)) + (_exponent * Math.Log(2));

    /// <summary>The determinant from factors.</summary>
    public static ComplexDeterminant Of<T>(in Factors<T> f)
        where T : unmanaged, INumberBase<T>
    {
        Complex product = Complex.One;
        long exponent = 0;
        for (long i = 0; i < f.N; i++)
        {
            Complex pivot = Normalise(Complex.CreateTruncating(f.Lu[i + (i * f.Lda)]), ref exponent);
            product *= f.Ipiv != null && f.Ipiv[i] != i + 1 ? -pivot : pivot;
            product = Normalise(product, ref exponent);
        }

        return new(product, exponent);
    }

    /// <summary>The number divided by a power of two, which goes to the exponent.</summary>
    private static Complex Normalise(Complex x, ref long exponent)
    {
        if (!Complex.IsFinite(x) || x == Complex.Zero)
        {
            return x;
        }

        int power = Math.ILogB(Math.Max(Math.Abs(x.Real), Math.Abs(x.Imaginary)));
        Complex significand = Scale(x, -power);
        if ((significand.Real * significand.Real) + (significand.Imaginary * significand.Imaginary) > 2)
        {
            significand = Scale(significand, -1);
            power++;
        }

        exponent += power;
        return significand;
    }

    private static Complex Scale(Complex x, long power) => new(PowerOfTwo.Scale(x.Real, power), PowerOfTwo.Scale(x.Imaginary, power));
}
