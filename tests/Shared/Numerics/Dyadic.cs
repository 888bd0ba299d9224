using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>A rational number whose denominator is a power of two, m * 2^e: every float and double is one, and sums, differences
/// and products are exact.</summary>
internal readonly struct Dyadic : IComparable<Dyadic>
{
    private Dyadic(BigInteger significand, int exponent)
    {
        Significand = significand;
        Exponent = exponent;
    }

    /// <summary>Gets zero.</summary>
    public static Dyadic Zero => default;

    /// <summary>Gets one.</summary>
    public static Dyadic One => new(BigInteger.One, 0);

    /// <summary>Gets the integer m.</summary>
    public BigInteger Significand { get; }

    /// <summary>Gets the exponent e.</summary>
    public int Exponent { get; }

    /// <summary>Gets -1, 0 or 1.</summary>
    public int Sign => Significand.Sign;

    /// <summary>Gets a value indicating whether this is zero.</summary>
    public bool IsZero => Significand.IsZero;

    /// <summary>Gets the binary logarithm of the magnitude; minus infinity of zero.</summary>
    public double Log2 => IsZero ? double.NegativeInfinity : (BigInteger.Log(BigInteger.Abs(Significand)) / Math.Log(2)) + Exponent;

    public static Dyadic operator +(in Dyadic x, in Dyadic y)
    {
        if (x.IsZero || y.IsZero)
        {
            return x.IsZero ? y : x;
        }

        int shift = x.Exponent - y.Exponent;
        return shift >= 0
            ? new((x.Significand << shift) + y.Significand, y.Exponent)
            : new(x.Significand + (y.Significand << -shift), x.Exponent);
    }

    public static Dyadic operator -(in Dyadic x) => new(-x.Significand, x.Exponent);

    public static Dyadic operator -(in Dyadic x, in Dyadic y) => x + -y;

    public static Dyadic operator *(in Dyadic x, in Dyadic y) =>
        x.IsZero || y.IsZero ? default : new(x.Significand * y.Significand, x.Exponent + y.Exponent);

    public static bool operator <(in Dyadic x, in Dyadic y) => x.CompareTo(y) < 0;

    public static bool operator >(in Dyadic x, in Dyadic y) => x.CompareTo(y) > 0;

    public static bool operator <=(in Dyadic x, in Dyadic y) => x.CompareTo(y) <= 0;

    public static bool operator >=(in Dyadic x, in Dyadic y) => x.CompareTo(y) >= 0;

    /// <summary>An integer times a power of two.</summary>
    public static Dyadic Of(BigInteger significand, int exponent = 0) => significand.IsZero ? default : new(significand, exponent);

    /// <summary>A float, double or Half, which must be finite.</summary>
    public static Dyadic Of<T>(T x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (!T.IsFinite(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), "Only finite numbers are exact.");
        }

        long bits = BitConverter.DoubleToInt64Bits(double.CreateChecked(x));
        long significand = bits & ((1L << 52) - 1);
        int exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent != 0)
        {
            significand |= 1L << 52;
            exponent--;
        }

        if (significand == 0)
        {
            return default;
        }

        // Odd: small integers stay small.
        int zeros = BitOperations.TrailingZeroCount(significand);
        significand >>= zeros;
        return new(bits < 0 ? -significand : significand, exponent + zeros - 1074);
    }

    /// <summary>The magnitude.</summary>
    public static Dyadic Abs(in Dyadic x) => new(BigInteger.Abs(x.Significand), x.Exponent);

    /// <summary>The larger one.</summary>
    public static Dyadic Max(in Dyadic x, in Dyadic y) => x >= y ? x : y;

    /// <summary>x / y of numbers that are not negative, y positive, rounded up to some 64 digits.</summary>
    public static Dyadic QuotientUp(in Dyadic x, in Dyadic y)
    {
        if (x.IsZero)
        {
            return default;
        }

        int shift = (int)Math.Max(0, y.Significand.GetBitLength() - x.Significand.GetBitLength() + 64);
        return new((x.Significand << shift) / y.Significand + 1, x.Exponent - y.Exponent - shift);
    }

    /// <summary>The square root but for some 2^-51 of itself.</summary>
    public static Dyadic Root(in Dyadic x)
    {
        if (x.IsZero)
        {
            return default;
        }

        // 101 or 102 bits and an even exponent: what is left out is no more than the rounding of the root.
        int shift = (int)x.Significand.GetBitLength() - 102;
        shift += (shift + x.Exponent) & 1;
        double root = Math.Sqrt((double)(shift > 0 ? x.Significand >> shift : x.Significand << -shift));
        return Of(root).Scaled((shift + x.Exponent) / 2);
    }

    /// <summary>x / y rounded, for messages and for bounds that need not be exact: infinite or zero if it is no double.</summary>
    public static double Ratio(in Dyadic x, in Dyadic y)
    {
        if (y.IsZero)
        {
            return x.IsZero ? 0 : double.PositiveInfinity;
        }

        return x.IsZero ? 0 : x.Sign * y.Sign * QuotientUp(Abs(x), Abs(y)).ToDouble();
    }

    /// <inheritdoc/>
    public int CompareTo(Dyadic other)
    {
        if (Sign != other.Sign || IsZero)
        {
            return Sign.CompareTo(other.Sign);
        }

        // Most pairs differ in their highest digits.
        long high = Significand.GetBitLength() + Exponent;
        long otherHigh = other.Significand.GetBitLength() + other.Exponent;
        return Math.Abs(high - otherHigh) > 1 ? Sign * high.CompareTo(otherHigh) : (this - other).Sign;
    }

    /// <summary>This times 2^power.</summary>
    public Dyadic Scaled(int power) => IsZero ? default : new(Significand, Exponent + power);

    /// <summary>This times an integer.</summary>
    public Dyadic Times(int factor) => Of(Significand * factor, Exponent);

    /// <summary>The nearest double, but for one unit in the last place; infinite if it is too large.</summary>
    public double ToDouble()
    {
        int excess = (int)Math.Max(0, BigInteger.Abs(Significand).GetBitLength() - 64);
        return Math.ScaleB((double)(Significand >> excess), Exponent + excess);
    }

    /// <inheritdoc/>
    public override string ToString() => ToDouble().ToString("R", null);
}
