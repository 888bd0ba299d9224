using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What is true of small matrices: integer arithmetic without any rounding.</summary>
internal static class ExactMatrix
{
    /// <summary>All numbers are integers times two to the power minus this: below the last bit of the smallest double.</summary>
    public const int Bits = 1100;

    /// <summary>The integers that stand for numbers.</summary>
    public static BigInteger[] Of<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new BigInteger[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = Of(x[i]);
        }

        return result;
    }

    /// <summary>1 / (norm(A) * norm(A^-1)) in the 1-norm or in the infinity norm; 0 if A is singular.</summary>
    public static ExactQuotient ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BigInteger[] m = Of(a);
        BigInteger[] adjugate = Adjugate(m, n, out BigInteger determinant);
        return new ExactQuotient(BigInteger.Abs(determinant), Norm(m, n, infinity) * Norm(adjugate, n, infinity));
    }

    /// <summary>The componentwise backward error of x: the largest |b - A x| / (|A| |x| + |b|), where 0 / 0 is 0.</summary>
    public static ExactQuotient BackwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BigInteger[] m = Of(a);
        BigInteger[] unknowns = Of(x);
        var largest = new ExactQuotient(BigInteger.Zero, BigInteger.One);
        for (int i = 0; i < n; i++)
        {
            BigInteger residual = Of(b[i]) << Bits;
            BigInteger size = BigInteger.Abs(residual);
            for (int k = 0; k < n; k++)
            {
                BigInteger product = m[form == 'N' ? i + (k * n) : k + (i * n)] * unknowns[k];
                residual -= product;
                size += BigInteger.Abs(product);
            }

            var error = new ExactQuotient(BigInteger.Abs(residual), BigInteger.Max(size, BigInteger.One));
            largest = largest.IsLessThan(error) ? error : largest;
        }

        return largest;
    }

    /// <summary>normInf(x - A^-1 b) / normInf(x); A is not singular, x not zero.</summary>
    public static ExactQuotient ForwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BigInteger[] adjugate = Adjugate(Of(a), n, out BigInteger determinant);
        BigInteger[] sides = Of(b);
        BigInteger[] unknowns = Of(x);
        BigInteger largest = BigInteger.Zero;
        BigInteger norm = BigInteger.Zero;
        for (int i = 0; i < n; i++)
        {
            // adjugate * b / determinant has no power of two, x has one.
            BigInteger difference = unknowns[i] * determinant;
            for (int k = 0; k < n; k++)
            {
                difference -= (adjugate[form == 'N' ? i + (k * n) : k + (i * n)] * sides[k]) << Bits;
            }

            largest = BigInteger.Max(largest, BigInteger.Abs(difference));
            norm = BigInteger.Max(norm, BigInteger.Abs(unknowns[i] * determinant));
        }

        return new ExactQuotient(largest, norm);
    }

    /// <summary>The largest column sum of magnitudes, or the largest row sum.</summary>
    public static BigInteger Norm(BigInteger[] a, int n, bool infinity)
    {
        BigInteger largest = BigInteger.Zero;
        for (int j = 0; j < n; j++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int i = 0; i < n; i++)
            {
                sum += BigInteger.Abs(infinity ? a[j + (i * n)] : a[i + (j * n)]);
            }

            largest = BigInteger.Max(largest, sum);
        }

        return largest;
    }

    /// <summary>The adjugate, determinant times inverse, by elimination without fractions (E. H. Bareiss, Math. Comp. 22, 1968);
    /// of no use if the determinant is 0.</summary>
    public static BigInteger[] Adjugate(BigInteger[] a, int n, out BigInteger determinant)
    {
        BigInteger[][] rows = WithIdentity(a, n);
        BigInteger before = BigInteger.One;
        bool odd = false;
        for (int k = 0; k < n; k++)
        {
            int p = Array.FindIndex(rows, k, row => !row[k].IsZero);
            if (p < 0)
            {
                determinant = BigInteger.Zero;
                return a;
            }

            odd ^= p != k;
            (rows[k], rows[p]) = (rows[p], rows[k]);
            for (int i = 0; i < n; i++)
            {
                BigInteger l = rows[i][k];
                for (int j = 0; i != k && j < 2 * n; j++)
                {
                    rows[i][j] = ((rows[k][k] * rows[i][j]) - (l * rows[k][j])) / before;
                }
            }

            before = rows[k][k];
        }

        determinant = odd ? -before : before;
        var adjugate = new BigInteger[n * n];
        for (int i = 0; i < n * n; i++)
        {
            adjugate[i] = odd ? -rows[i % n][n + (i / n)] : rows[i % n][n + (i / n)];
        }

        return adjugate;
    }

    private static BigInteger[][] WithIdentity(BigInteger[] a, int n)
    {
        var rows = new BigInteger[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new BigInteger[2 * n];
            rows[i][n + i] = BigInteger.One;
            for (int j = 0; j < n; j++)
            {
                rows[i][j] = a[i + (j * n)];
            }
        }

        return rows;
    }

    private static BigInteger Of<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (T.IsZero(x))
        {
            return BigInteger.Zero;
        }

        // Below 2^53 in magnitude, and an integer, whatever the type.
        int exponent = Math.Max(T.ILogB(x), Precision<T>.SmallestNormalExponent) - 52;
        var significand = (BigInteger)double.CreateChecked(T.ScaleB(x, -exponent));
        return exponent + Bits >= 0 ? significand << (exponent + Bits) : significand >> -(exponent + Bits);
    }
}
