using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>How well X fulfils op(A) * X = B; infinite if anything is not a number.</summary>
internal static class SolveError
{
    /// <summary>The largest Euclidean norm of a column of op(A) * X - B.</summary>
    public static double Norm<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b, int columns)
        where T : unmanaged, INumberBase<T>
    {
        double worst = 0;
        for (int j = 0; j < columns; j++)
        {
            double squares = 0;
            foreach (double r in Column(form, a, n, x.Slice(j * n, n), b.Slice(j * n, n)))
            {
                squares += r * r;
            }

            worst = Math.Max(worst, Math.Sqrt(squares));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    /// <summary>normInf(r) / (u * (normInf(x) * normInf(op(A)) + normInf(b)) * n), HPL's ratio, below 16 there.</summary>
    public static double BackwardInfinity<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b, int columns)
        where T : unmanaged, INumberBase<T>
    {
        double norm = form == 'N' ? RowSum(a, n) : ColumnSum(a, n);
        double worst = 0;
        for (int j = 0; j < columns; j++)
        {
            double largest = 0;
            foreach (double r in Column(form, a, n, x.Slice(j * n, n), b.Slice(j * n, n)))
            {
                largest = Math.Max(largest, Math.Abs(r));
            }

            double size = (Largest(x.Slice(j * n, n)) * norm) + Largest(b.Slice(j * n, n));
            worst = Math.Max(worst, largest / (Precision.UnitRoundoff<T>() * size * n));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    /// <summary>norm1(r) / (norm1(op(A)) * norm1(x) * u), LAPACK's ratio, below 30 there.</summary>
    public static double BackwardOne<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b, int columns)
        where T : unmanaged, INumberBase<T>
    {
        double norm = form == 'N' ? ColumnSum(a, n) : RowSum(a, n);
        double worst = 0;
        for (int j = 0; j < columns; j++)
        {
            double sum = 0;
            foreach (double r in Column(form, a, n, x.Slice(j * n, n), b.Slice(j * n, n)))
            {
                sum += Math.Abs(r);
            }

            worst = Math.Max(worst, sum / norm / Sum(x.Slice(j * n, n)) / Precision.UnitRoundoff<T>());
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    /// <summary>The componentwise backward error max |r| / (|A| |x| + |b|), r = b - A * x, the largest of all columns.</summary>
    public static double Componentwise<T>(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b, int columns)
        where T : unmanaged, INumberBase<T>
    {
        double[] magnitudes = Array.ConvertAll(a.ToArray(), e => double.CreateChecked(T.Abs(e)));
        double worst = 0;
        for (int j = 0; j < columns; j++)
        {
            double[] r = Column('N', a, n, x.Slice(j * n, n), b.Slice(j * n, n));
            double[] absX = Array.ConvertAll(x.Slice(j * n, n).ToArray(), e => double.CreateChecked(T.Abs(e)));
            double[] minusB = Array.ConvertAll(b.Slice(j * n, n).ToArray(), e => -double.CreateChecked(T.Abs(e)));
            double[] size = Column<double>('N', magnitudes, n, absX, minusB);
            for (int i = 0; i < n; i++)
            {
                worst = Math.Max(worst, r[i] == 0 ? 0 : Math.Abs(r[i]) / size[i]);
            }
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    /// <summary>op(A) * x - b; of complex numbers the magnitudes.</summary>
    private static double[] Column<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b)
        where T : unmanaged, INumberBase<T>
    {
        if (Precision.IsComplex<T>())
        {
            return ComplexColumn(form, a, n, x, b);
        }

        var r = new double[n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                double element = double.CreateChecked(a[i + (j * n)]);
                r[form == 'N' ? i : j] += element * double.CreateChecked(x[form == 'N' ? j : i]);
            }
        }

        for (int i = 0; i < n; i++)
        {
            r[i] -= double.CreateChecked(b[i]);
        }

        return r;
    }

    private static double[] ComplexColumn<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b)
        where T : unmanaged, INumberBase<T>
    {
        var r = new Complex[n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                Complex element = Complex.CreateChecked(a[i + (j * n)]);
                element = form == 'C' ? Complex.Conjugate(element) : element;
                r[form == 'N' ? i : j] += element * Complex.CreateChecked(x[form == 'N' ? j : i]);
            }
        }

        var magnitudes = new double[n];
        for (int i = 0; i < n; i++)
        {
            magnitudes[i] = Complex.Abs(r[i] - Complex.CreateChecked(b[i]));
        }

        return magnitudes;
    }

    private static double ColumnSum<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T>
    {
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            largest = Math.Max(largest, Sum(a.Slice(j * n, n)));
        }

        return largest;
    }

    private static double RowSum<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T> => ColumnSum<T>(Matrices.Transposed(a.ToArray(), n, n), n);

    private static double Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        double sum = 0;
        foreach (T element in x)
        {
            sum += double.CreateChecked(T.Abs(element));
        }

        return sum;
    }

    private static double Largest<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        double largest = 0;
        foreach (T element in x)
        {
            largest = Math.Max(largest, double.CreateChecked(T.Abs(element)));
        }

        return largest;
    }
}
