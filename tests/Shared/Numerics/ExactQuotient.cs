using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>A quotient of exact numbers, not negative; its denominator is positive.</summary>
internal readonly record struct ExactQuotient(Dyadic Numerator, Dyadic Denominator)
{
    /// <summary>Gets the binary logarithm, minus infinity for 0.</summary>
    public double Log2 => Numerator.IsZero ? double.NegativeInfinity : Numerator.Log2 - Denominator.Log2;

    /// <summary>Whether another quotient is larger.</summary>
    public bool IsLessThan(ExactQuotient other) => Numerator * other.Denominator < other.Numerator * Denominator;

    /// <summary>This divided by a positive number, as a double.</summary>
    public double Over<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Pow(2, Log2 - Dyadic.Of(x).Log2);
}
