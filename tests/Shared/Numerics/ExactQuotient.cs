using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>A quotient of integers, not negative; its denominator is positive.</summary>
internal readonly record struct ExactQuotient(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>Gets the binary logarithm, minus infinity for 0.</summary>
    public double Log2 => Numerator.IsZero ? double.NegativeInfinity : LogOf(Numerator) - LogOf(Denominator);

    /// <summary>Whether another quotient is larger.</summary>
    public bool IsLessThan(ExactQuotient other) => Numerator * other.Denominator < other.Numerator * Denominator;

    /// <summary>This divided by a positive number, as a double.</summary>
    public double Over<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Pow(2, Log2 - LogOf(x));

    private static double LogOf(BigInteger x)
    {
        int shift = (int)Math.Max(0, x.GetBitLength() - 64);
        return shift + Math.Log2((double)(x >> shift));
    }

    private static double LogOf<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.ILogB(x) + Math.Log2(double.CreateChecked(T.ScaleB(x, -T.ILogB(x))));
}
