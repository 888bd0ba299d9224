using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Powers of two from the smallest subnormal number to the largest number.</summary>
internal static class Scales<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplies a matrix; what becomes too large is the largest number.</summary>
    public static T[] Apply(Scaling scaling, T[] a, int n, Random random)
    {
        int[] rows = new int[n];
        int[] columns = new int[n];
        int size = Exponent(a);
        (int least, int most) = Range(random);
        least -= size;
        most -= size;
        switch (scaling)
        {
            case Scaling.Whole:
                Array.Fill(rows, random.Next(least, most + 1));
                break;
            case Scaling.Largest:
                Array.Fill(rows, most - random.Next(4));
                break;
            case Scaling.Smallest:
                Array.Fill(rows, least + random.Next(60));
                break;
            case Scaling.Rows:
                Fill(rows, least, most, random);
                break;
            case Scaling.Columns:
                Fill(columns, least, most, random);
                break;
            case Scaling.Both:
                Fill(rows, least / 2, most / 2, random);
                Fill(columns, least / 2, most / 2, random);
                break;
        }

        var scaled = new T[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            scaled[i] = Finite(T.ScaleB(a[i], rows[i % n] + columns[i / n]));
        }

        return scaled;
    }

    /// <summary>The exponents of the type; for double sometimes those of float, which decide whether its factors will do.</summary>
    public static (int Least, int Most) Range(Random random) =>
        random.Next(3) == 0
            ? (Precision<float>.SmallestExponent, Precision<float>.LargestExponent)
            : (Precision<T>.SmallestExponent, Precision<T>.LargestExponent);

    /// <summary>The number, or the largest one of its sign if it is infinite.</summary>
    public static T Finite(T x) =>
        T.IsFinite(x) ? x : T.CopySign(T.BitDecrement(T.PositiveInfinity), x);

    /// <summary>The exponent of the largest magnitude; 0 if all are zero.</summary>
    public static int Exponent(ReadOnlySpan<T> a)
    {
        T largest = T.Zero;
        foreach (T x in a)
        {
            largest = T.Max(largest, T.Abs(x));
        }

        return T.IsZero(largest) ? 0 : T.ILogB(largest);
    }

    /// <summary>Exponents within a part of the range: tiny parts as often as large ones.</summary>
    private static void Fill(int[] exponents, int least, int most, Random random)
    {
        double part = Math.Pow(most - least, random.NextDouble() - 1);
        double middle = least + ((most - least) * (part / 2)) + (random.NextDouble() * (most - least) * (1 - part));
        for (int i = 0; i < exponents.Length; i++)
        {
            exponents[i] = (int)(middle + ((random.NextDouble() - 0.5) * part * (most - least)));
        }
    }
}
