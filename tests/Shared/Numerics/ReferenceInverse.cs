using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The inverse by elimination in double, and what follows from it.</summary>
internal static class ReferenceInverse
{
    /// <summary>The inverse of an n x n matrix that is not singular, by Gauss-Jordan elimination with row exchanges.</summary>
    public static double[] Of<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Row-major, the identity beside it.
        var rows = new double[n][];
        for (int i = 0; i < n; i++)
        {
            rows[i] = new double[2 * n];
            rows[i][n + i] = 1;
            for (int j = 0; j < n; j++)
            {
                rows[i][j] = double.CreateChecked(a[i + (j * n)]);
            }
        }

        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++)
            {
                p = Math.Abs(rows[i][k]) > Math.Abs(rows[p][k]) ? i : p;
            }

            (rows[k], rows[p]) = (rows[p], rows[k]);
            double pivot = rows[k][k];
            for (int j = k; j < 2 * n; j++)
            {
                rows[k][j] /= pivot;
            }

            for (int i = 0; i < n; i++)
            {
                double l = i == k ? 0 : rows[i][k];
                for (int j = k; l != 0 && j < 2 * n; j++)
                {
                    rows[i][j] -= l * rows[k][j];
                }
            }
        }

        var inverse = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                inverse[i + (j * n)] = rows[i][n + j];
            }
        }

        return inverse;
    }

    /// <summary>1 / (norm(A) * norm(A^-1)) in the 1-norm or in the infinity norm.</summary>
    public static double ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        1 / Norm(a, n, infinity) / Norm<double>(Of(a, n), n, infinity);

    /// <summary>The largest column sum of magnitudes, or the largest row sum.</summary>
    public static double Norm<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += Math.Abs(double.CreateChecked(infinity ? a[j + (i * n)] : a[i + (j * n)]));
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    /// <summary>norm1(I - X * Y) / (n * norm1(X) * norm1(Y) * u), below 30 in LAPACK's test of its inverse; infinite if anything is not
    /// a number.</summary>
    public static double Ratio<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = 0;
        var column = new double[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            for (int k = 0; k < n; k++)
            {
                double factor = double.CreateChecked(y[k + (j * n)]);
                for (int i = 0; i < n; i++)
                {
                    column[i] -= double.CreateChecked(x[i + (k * n)]) * factor;
                }
            }

            double sum = 0;
            foreach (double r in column)
            {
                sum += Math.Abs(r);
            }

            largest = Math.Max(largest, sum);
        }

        double ratio = largest / n / Norm(x, n, false) / Norm(y, n, false) / Precision<T>.UnitRoundoff;
        return double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
    }
}
