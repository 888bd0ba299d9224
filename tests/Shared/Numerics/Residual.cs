using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Norms of P * A - L * U and of A; infinite if anything is not a number.</summary>
/// <param name="One">The 1-norm of the residual.</param>
/// <param name="Infinity">The infinity norm of the residual.</param>
/// <param name="Largest">The largest magnitude in the residual.</param>
/// <param name="MatrixOne">The 1-norm of A.</param>
/// <param name="Columns">The columns of A.</param>
internal readonly record struct ResidualNorms(double One, double Infinity, double Largest, double MatrixOne, int Columns)
{
    /// <summary>LAPACK's ratio norm1(P*A - L*U) / (n * norm1(A) * u), below 30 in its own tests.</summary>
    public double Ratio(double unitRoundoff) =>
        One == 0 ? 0 : MatrixOne == 0 ? double.PositiveInfinity : One / Columns / MatrixOne / unitRoundoff;
}

/// <summary>Measures factors of an m x n matrix of <typeparamref name="T"/> with the arithmetic of
/// <typeparamref name="TAcc"/>.</summary>
internal static class Residual<T, TAcc>
    where T : unmanaged, INumberBase<T>
    where TAcc : unmanaged, INumberBase<TAcc>
{
    /// <summary>Measures P * A - L * U. The pivots must be in range.</summary>
    public static ResidualNorms Of(
        ReadOnlySpan<T> a, ReadOnlySpan<T> factors, int m, int n, int lda, ReadOnlySpan<long> pivots)
    {
        TAcc[] l = Lower(factors, m, n, lda);
        int[] rows = Rows(pivots, m);
        var difference = new TAcc[m];
        var rowSums = new double[m];
        double one = 0;
        double largest = 0;
        double matrixOne = 0;
        for (int j = 0; j < n; j++)
        {
            double size = 0;
            for (int i = 0; i < m; i++)
            {
                difference[i] = TAcc.CreateChecked(a[rows[i] + (j * lda)]);
                size += Magnitude(difference[i]);
            }

            for (int p = 0; p <= Math.Min(j, Math.Min(m, n) - 1); p++)
            {
                TAcc u = TAcc.CreateChecked(factors[p + (j * lda)]);
                Axpy(u, l.AsSpan((p * m) + p, m - p), difference.AsSpan(p));
            }

            double sum = 0;
            for (int i = 0; i < m; i++)
            {
                double error = Magnitude(difference[i]);
                sum += error;
                rowSums[i] += error;
                largest = Math.Max(largest, error);
            }

            one = Math.Max(one, sum);
            matrixOne = Math.Max(matrixOne, size);
        }

        double infinity = 0;
        foreach (double sum in rowSums)
        {
            infinity = Math.Max(infinity, sum);
        }

        return new ResidualNorms(Number(one), Number(infinity), Number(largest), Number(matrixOne), n);
    }

    /// <summary>The smallest c with |A - L*U| at most c * u * |L| * |U| in every element, for factors found without row
    /// exchanges; min(m, n) and a little more whatever the growth (N. Higham, Accuracy and Stability of Numerical
    /// Algorithms, theorem 9.3).</summary>
    public static double Componentwise(ReadOnlySpan<T> a, ReadOnlySpan<T> factors, int m, int n, int lda, double unitRoundoff)
    {
        TAcc[] l = Lower(factors, m, n, lda);
        TAcc[] size = Array.ConvertAll(l, TAcc.Abs);
        var difference = new TAcc[m];
        var bound = new TAcc[m];
        double worst = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                difference[i] = TAcc.CreateChecked(a[i + (j * lda)]);
                bound[i] = TAcc.Zero;
            }

            for (int p = 0; p <= Math.Min(j, Math.Min(m, n) - 1); p++)
            {
                TAcc u = TAcc.CreateChecked(factors[p + (j * lda)]);
                Axpy(u, l.AsSpan((p * m) + p, m - p), difference.AsSpan(p));
                Axpy(-TAcc.Abs(u), size.AsSpan((p * m) + p, m - p), bound.AsSpan(p));
            }

            for (int i = 0; i < m; i++)
            {
                double error = Magnitude(difference[i]);
                worst = Math.Max(worst, error == 0 ? 0 : error / Magnitude(bound[i]) / unitRoundoff);
            }
        }

        return Number(worst);
    }

    /// <summary>The largest magnitude below the diagonal.</summary>
    public static double LargestMultiplier(ReadOnlySpan<T> factors, int m, int n, int lda)
    {
        double largest = 0;
        for (int j = 0; j < Math.Min(m, n); j++)
        {
            for (int i = j + 1; i < m; i++)
            {
                largest = Math.Max(largest, Magnitude(TAcc.CreateChecked(factors[i + (j * lda)])));
            }
        }

        return Number(largest);
    }

    private static TAcc[] Lower(ReadOnlySpan<T> factors, int m, int n, int lda)
    {
        int k = Math.Min(m, n);
        var l = new TAcc[m * k];
        for (int j = 0; j < k; j++)
        {
            l[j + (j * m)] = TAcc.One;
            for (int i = j + 1; i < m; i++)
            {
                l[i + (j * m)] = TAcc.CreateChecked(factors[i + (j * lda)]);
            }
        }

        return l;
    }

    /// <summary>Row i of P * A is row rows[i] of A.</summary>
    private static int[] Rows(ReadOnlySpan<long> pivots, int m)
    {
        var rows = new int[m];
        for (int i = 0; i < m; i++)
        {
            rows[i] = i;
        }

        for (int i = 0; i < pivots.Length; i++)
        {
            (rows[i], rows[pivots[i] - 1]) = (rows[pivots[i] - 1], rows[i]);
        }

        return rows;
    }

    /// <summary>y := y - alpha * x.</summary>
    private static void Axpy(TAcc alpha, ReadOnlySpan<TAcc> x, Span<TAcc> y)
    {
        int i = 0;
        if (Vector.IsHardwareAccelerated && Vector<TAcc>.IsSupported)
        {
            var factor = new Vector<TAcc>(alpha);
            for (; i <= x.Length - Vector<TAcc>.Count; i += Vector<TAcc>.Count)
            {
                Vector<TAcc> result = new Vector<TAcc>(y[i..]) - (factor * new Vector<TAcc>(x[i..]));
                result.CopyTo(y[i..]);
            }
        }

        for (; i < x.Length; i++)
        {
            y[i] -= alpha * x[i];
        }
    }

    private static double Magnitude(TAcc x) => double.CreateChecked(TAcc.Abs(x));

    // A comparison with a number that is not one would let it pass.
    private static double Number(double x) => double.IsNaN(x) ? double.PositiveInfinity : x;
}
