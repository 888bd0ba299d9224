using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Residuals without any rounding, whatever the exponents, and systems near the ends of the range that have exact solutions.
/// </summary>
internal static class ExactSystem
{
    /// <summary>Every number of both types is a multiple of two to the power of minus this.</summary>
    private const int Places = 1074;

    /// <summary>Bits behind the point of a bound.</summary>
    private const int BoundPlaces = 80;

    /// <summary>Whether all columns are finite, and for each |b - A x| is in each row at most the bound times |A| |x| + |b|, or what
    /// one unit of the smallest number in each element of x makes; or its norm at most the bound times norm(A) norm(x) +
    /// norm(b).</summary>
    public static bool IsSolved<T>(T[] a, int n, T[] x, T[] b, int nrhs, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!x.All(T.IsFinite))
        {
            return false;
        }

        BigInteger[] exact = Array.ConvertAll(a, Exact);
        return Enumerable.Range(0, nrhs).All(j => IsColumnSolved(exact, n, x[(j * n)..((j + 1) * n)], b[(j * n)..((j + 1) * n)], bound));
    }

    /// <summary>A regular matrix of small integers, integer solutions and their right-hand sides, all exact.</summary>
    public static (T[] A, T[] X, T[] B) Integers<T>(int seed, int n, int nrhs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var a = new T[n * n];
        for (int k = 0; k < a.Length; k++)
        {
            // Rows exchanged, so that pivots are not on the diagonal.
            bool large = k % n == n - 1 - (k / n);
            a[k] = T.CreateChecked(random.Next(-2, 3) + (large ? (2 * n) + 1 : 0));
        }

        var x = new T[n * nrhs];
        var b = new T[n * nrhs];
        for (int k = 0; k < x.Length; k++)
        {
            x[k] = T.CreateChecked(random.Next(1, 9) * (random.Next(2) == 0 ? 1 : -1));
            for (int i = 0; i < n; i++)
            {
                b[i + (k / n * n)] += a[i + (k % n * n)] * x[k];
            }
        }

        return (a, x, b);
    }

    private static bool IsColumnSolved<T>(BigInteger[] a, int n, T[] x, T[] b, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BigInteger[] solution = Array.ConvertAll(x, Exact);
        BigInteger limit = (BigInteger)Math.ScaleB(bound, BoundPlaces);
        bool rows = true;
        BigInteger largest = 0;
        BigInteger norm = 0;
        BigInteger largestSide = 0;
        for (int i = 0; i < n; i++)
        {
            BigInteger side = Exact(b[i]) << Places;
            BigInteger residual = side;
            BigInteger size = BigInteger.Abs(side);
            BigInteger sum = 0;
            for (int j = 0; j < n; j++)
            {
                BigInteger product = a[i + (j * n)] * solution[j];
                residual -= product;
                size += BigInteger.Abs(product);
                sum += BigInteger.Abs(a[i + (j * n)]);
            }

            residual = BigInteger.Abs(residual);
            rows &= residual << BoundPlaces <= limit * size || residual <= sum * Exact(T.Epsilon);
            largest = BigInteger.Max(largest, residual);
            norm = BigInteger.Max(norm, sum);
            largestSide = BigInteger.Max(largestSide, BigInteger.Abs(side));
        }

        BigInteger largestElement = solution.Max(BigInteger.Abs);
        return rows || largest << BoundPlaces <= limit * ((norm * largestElement) + largestSide);
    }

    /// <summary>A number in units of two to the power of minus <see cref="Places"/>.</summary>
    private static BigInteger Exact<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long bits = BitConverter.DoubleToInt64Bits(double.CreateChecked(x));
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger magnitude = exponent == 0 ? fraction : new BigInteger(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }
}
