using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>What every factorization must fulfil.</summary>
internal static class FactorAssert
{
    /// <summary>Norms of P * A - L * U, computed in double.</summary>
    public static ResidualNorms Residual<T>(Factored<T> f)
        where T : unmanaged, INumberBase<T> =>
        Precision.IsComplex<T>()
            ? Residual<T, Complex>.Of(f.Matrix, f.Factors, f.M, f.N, f.Lda, f.Pivots)
            : Residual<T, double>.Of(f.Matrix, f.Factors, f.M, f.N, f.Lda, f.Pivots);

    /// <summary>Factors with pivoting: exchanges in range, LAPACK's ratio, multipliers of at most 1.</summary>
    public static void IsPivoted<T>(Factored<T> f)
        where T : unmanaged, INumberBase<T>
    {
        PivotsAreInRange(f);
        double u = Precision.UnitRoundoff<T>();
        ResidualNorms norms = Residual(f);
        Assert.That(norms.Ratio(u), Is.LessThan(30.0), $"norm1(P*A - L*U) / (n * norm1(A) * u), {f}");

        if (Precision.IsComplex<T>())
        {
            // A quotient and a product, each a few units off.
            double share = LargestShare(f);
            Assert.That(share, Is.LessThanOrEqualTo(1 + (20 * u)), $"largest |re| + |im| below a pivot over the pivot's, {f}");
            return;
        }

        // One unit in the last place: a multiplier may be the product with a rounded reciprocal.
        double largest = Residual<T, double>.LargestMultiplier(f.Factors, f.M, f.N, f.Lda);
        Assert.That(largest, Is.LessThanOrEqualTo(1 + (2 * u)), $"largest |L|, {f}");
    }

    /// <summary>Factors without exchanges: the identity as pivots, and an error that the factors' size explains.</summary>
    public static void IsUnpivoted<T>(Factored<T> f)
        where T : unmanaged, INumberBase<T>
    {
        Assert.That(f.Pivots, Is.EqualTo(Identity(f.Pivots.Length)), $"pivots, {f}");
        double u = Precision.UnitRoundoff<T>();
        double worst = Precision.IsComplex<T>()
            ? Residual<T, Complex>.Componentwise(f.Matrix, f.Factors, f.M, f.N, f.Lda, u)
            : Residual<T, double>.Componentwise(f.Matrix, f.Factors, f.M, f.N, f.Lda, u);

        // min(m, n) for the factorization, as much again for this check's own rounding, which is in double; a complex product
        // rounds by sqrt(8) u at most, a quotient a few times more.
        double most = Precision.IsComplex<T>() ? (6.0 * f.Pivots.Length) + 12 : (2.0 * f.Pivots.Length) + 2;
        Assert.That(worst, Is.LessThan(most), $"|A - L*U| / (u * |L|*|U|), {f}");
    }

    /// <summary>Either of the two.</summary>
    public static void IsFactored<T>(Factored<T> f)
        where T : unmanaged, INumberBase<T>
    {
        if (f.Mode.HasFlag(FactorMode.NoPivot))
        {
            IsUnpivoted(f);
        }
        else
        {
            IsPivoted(f);
        }
    }

    /// <summary>Exchange i is with a row from i to m.</summary>
    public static void PivotsAreInRange<T>(Factored<T> f) => PivotsAreInRange(f.Pivots, f.M, f.ToString());

    /// <summary>Exchange i is with a row from i to m.</summary>
    public static void PivotsAreInRange(long[] pivots, int m, string what)
    {
        for (int i = 0; i < pivots.Length; i++)
        {
            Assert.That(pivots[i], Is.InRange(i + 1L, (long)m), $"pivot {i + 1}, {what}");
        }
    }

    /// <summary>Bit for bit the same.</summary>
    public static void AreSameBits<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, string what)
        where T : unmanaged
    {
        Assert.That(actual.Length, Is.EqualTo(expected.Length), what);
        ReadOnlySpan<byte> left = MemoryMarshal.AsBytes(actual);
        int common = left.CommonPrefixLength(MemoryMarshal.AsBytes(expected));
        Assert.That(common, Is.EqualTo(left.Length), $"{what}: bytes that agree from the start on");
    }

    /// <summary>The same numbers; zeros may differ in sign.</summary>
    public static void AreSameNumbers<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> expected, string what)
        where T : unmanaged, INumberBase<T>
    {
        Assert.That(actual.Length, Is.EqualTo(expected.Length), what);
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] != expected[i])
            {
                Assert.Fail($"{what}: element {i} is {actual[i]}, must be {expected[i]}");
            }
        }
    }

    /// <summary>The largest |re| + |im| that a column had below its pivot, over the pivot's; infinite if anything is not a
    /// number.</summary>
    private static double LargestShare<T>(Factored<T> f)
        where T : unmanaged, INumberBase<T>
    {
        double largest = 0;
        for (int j = 0; j < f.Pivots.Length; j++)
        {
            Complex pivot = Complex.CreateChecked(f.Factors[j + (j * f.Lda)]);
            for (int i = j + 1; i < f.M; i++)
            {
                Complex before = Complex.CreateChecked(f.Factors[i + (j * f.Lda)]) * pivot;
                largest = Math.Max(largest, before == Complex.Zero ? 0 : Size(before) / Size(pivot));
            }
        }

        return double.IsNaN(largest) ? double.PositiveInfinity : largest;
    }

    private static double Size(Complex x) => Math.Abs(x.Real) + Math.Abs(x.Imaginary);

    /// <summary>1, 2, 3 and so on.</summary>
    public static long[] Identity(int length)
    {
        var identity = new long[length];
        for (int i = 0; i < length; i++)
        {
            identity[i] = i + 1;
        }

        return identity;
    }
}
