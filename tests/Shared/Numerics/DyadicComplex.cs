using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>A complex number whose parts are <see cref="Dyadic"/>: every finite number of the tests' element types is one, and sums,
/// differences and products are exact. Real numbers have no imaginary part.</summary>
internal readonly record struct DyadicComplex(Dyadic Re, Dyadic Im)
{
    /// <summary>Gets zero.</summary>
    public static DyadicComplex Zero => default;

    /// <summary>Gets one.</summary>
    public static DyadicComplex One => Dyadic.One;

    /// <summary>Gets a value indicating whether this is zero.</summary>
    public bool IsZero => Re.IsZero && Im.IsZero;

    /// <summary>Gets |re| + |im|.</summary>
    public Dyadic Magnitude => Im.IsZero ? Dyadic.Abs(Re) : Dyadic.Abs(Re) + Dyadic.Abs(Im);

    /// <summary>Gets the absolute value, of complex numbers but for some 2^-50 of itself.</summary>
    public Dyadic Modulus => Im.IsZero ? Dyadic.Abs(Re) : Re.IsZero ? Dyadic.Abs(Im) : Dyadic.Root(SquaredModulus);

    /// <summary>Gets the square of the absolute value, exactly.</summary>
    public Dyadic SquaredModulus => (Re * Re) + (Im * Im);

    /// <summary>Gets the conjugate number.</summary>
    public DyadicComplex Conjugate => new(Re, -Im);

    public static implicit operator DyadicComplex(in Dyadic x) => new(x, default);

    public static DyadicComplex operator +(in DyadicComplex x, in DyadicComplex y) => new(x.Re + y.Re, x.Im + y.Im);

    public static DyadicComplex operator -(in DyadicComplex x) => new(-x.Re, -x.Im);

    public static DyadicComplex operator -(in DyadicComplex x, in DyadicComplex y) => new(x.Re - y.Re, x.Im - y.Im);

    public static DyadicComplex operator *(in DyadicComplex x, in DyadicComplex y) => x.Im.IsZero && y.Im.IsZero
        ? new(x.Re * y.Re, default)
        : new((x.Re * y.Re) - (x.Im * y.Im), (x.Re * y.Im) + (x.Im * y.Re));

    /// <summary>A number of any element type, which must be finite.</summary>
    public static DyadicComplex Of<T>(T x)
        where T : INumberBase<T>
    {
        Complex z = Complex.CreateChecked(x);
        return new(Dyadic.Of(z.Real), Dyadic.Of(z.Imaginary));
    }

    /// <summary>This times an integer.</summary>
    public DyadicComplex Times(int factor) => new(Re.Times(factor), Im.Times(factor));

    /// <summary>This times 2^power.</summary>
    public DyadicComplex Scaled(int power) => new(Re.Scaled(power), Im.Scaled(power));

    /// <inheritdoc/>
    public override string ToString() => Im.IsZero ? Re.ToString() : $"({Re}, {Im})";
}
