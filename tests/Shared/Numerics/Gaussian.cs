using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>A Gaussian integer. Integers, which have no imaginary part, cost no more than those of one part.</summary>
internal readonly record struct Gaussian(BigInteger Re, BigInteger Im)
{
    /// <summary>Gets one.</summary>
    public static Gaussian One => new(BigInteger.One, BigInteger.Zero);

    /// <summary>Gets a value indicating whether this is zero.</summary>
    public bool IsZero => Re.IsZero && Im.IsZero;

    public static Gaussian operator -(in Gaussian a, in Gaussian b) => new(a.Re - b.Re, a.Im - b.Im);

    public static Gaussian operator *(in Gaussian a, in Gaussian b) => a.Im.IsZero && b.Im.IsZero
        ? new(a.Re * b.Re, BigInteger.Zero)
        : new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

    /// <summary>A quotient that is a Gaussian integer.</summary>
    public static Gaussian operator /(in Gaussian a, in Gaussian b)
    {
        if (b.Im.IsZero)
        {
            return new(a.Re / b.Re, a.Im.IsZero ? a.Im : a.Im / b.Re);
        }

        Gaussian product = a * new Gaussian(b.Re, -b.Im);
        BigInteger norm = (b.Re * b.Re) + (b.Im * b.Im);
        return new(product.Re / norm, product.Im / norm);
    }
}
