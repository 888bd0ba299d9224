using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The inverse by elimination in double, real or complex, and what follows from it.</summary>
internal static class ReferenceInverse
{
    /// <summary>The inverse of an n x n matrix that is not singular, by Gauss-Jordan elimination with row exchanges.</summary>
    private static TAcc[] Of<T, TAcc>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T>
        where TAcc : unmanaged, INumberBase<TAcc>
    {
        // Row-major, the identity beside it.
        var rows = new TAcc[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new TAcc[2 * n];
            rows[i][n + i] = TAcc.One;
            for (int j = 0; j < n; j++)
            {
                rows[i][j] = TAcc.CreateChecked(a[i + (j * n)]);
            }
        }

        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++)
            {
                p = Precision.Magnitude(rows[i][k]) > Precision.Magnitude(rows[p][k]) ? i : p;
            }

            (rows[k], rows[p]) = (rows[p], rows[k]);
            TAcc pivot = rows[k][k];
            for (int j = k; j < 2 * n; j++)
            {
                rows[k][j] /= pivot;
            }

            for (int i = 0; i < n; i++)
            {
                TAcc l = i == k ? TAcc.Zero : rows[i][k];
                for (int j = k; l != TAcc.Zero && j < 2 * n; j++)
                {
                    rows[i][j] -= l * rows[k][j];
                }
            }
        }

        var inverse = new TAcc[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                inverse[i + (j * n)] = rows[i][n + j];
            }
        }

        return inverse;
    }

    /// <summary>1 / (norm(A) * norm(A^-1)) by absolute values in the 1-norm or in the infinity norm.</summary>
    public static double ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T> =>
        1 / Norm(a, n, infinity)
            / (Precision.IsComplex<T>()
                ? Norm<Complex>(Of<T, Complex>(a, n), n, infinity)
                : Norm<double>(Of<T, double>(a, n), n, infinity));

    /// <summary>The largest column sum of absolute values, or the largest row sum.</summary>
    public static double Norm<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T>
    {
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += double.CreateChecked(T.Abs(infinity ? a[j + (i * n)] : a[i + (j * n)]));
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    /// <summary>norm1(I - X * Y) / (n * norm1(X) * norm1(Y) * u), below 30 in LAPACK's test of its inverse; infinite if anything is not
    /// a number.</summary>
    public static double Ratio<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int n)
        where T : unmanaged, INumberBase<T>
    {
        double residual = Precision.IsComplex<T>() ? Residual<T, Complex>(x, y, n) : Residual<T, double>(x, y, n);
        double ratio = residual / n / Norm(x, n, false) / Norm(y, n, false) / Precision.UnitRoundoff<T>();
        return double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
    }

    /// <summary>norm1(I - X * Y).</summary>
    private static double Residual<T, TAcc>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int n)
        where T : unmanaged, INumberBase<T>
        where TAcc : unmanaged, INumberBase<TAcc>
    {
        double largest = 0;
        var column = new TAcc[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = TAcc.One;
            for (int k = 0; k < n; k++)
            {
                TAcc factor = TAcc.CreateChecked(y[k + (j * n)]);
                for (int i = 0; i < n; i++)
                {
                    column[i] -= TAcc.CreateChecked(x[i + (k * n)]) * factor;
                }
            }

            double sum = 0;
            foreach (TAcc r in column)
            {
                sum += double.CreateChecked(TAcc.Abs(r));
            }

            largest = double.IsNaN(sum) ? sum : Math.Max(largest, sum);
        }

        return largest;
    }
}
