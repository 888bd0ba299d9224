using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Exact arithmetic with vectors and column-major matrices. Magnitudes are |re| + |im| where nothing else is said: so are those
/// of LAPACK's pivots and errors.</summary>
internal static class Exact
{
    /// <summary>Exact copies, or null if an element is not finite.</summary>
    public static DyadicComplex[]? Of<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        var exact = new DyadicComplex[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!T.IsFinite(x[i]))
            {
                return null;
            }

            exact[i] = DyadicComplex.Of(x[i]);
        }

        return exact;
    }

    /// <summary>The conjugates.</summary>
    public static DyadicComplex[] Conjugate(ReadOnlySpan<DyadicComplex> x)
    {
        var conjugates = new DyadicComplex[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            conjugates[i] = x[i].Conjugate;
        }

        return conjugates;
    }

    /// <summary>b - op(A) x; op(A) is A or its transpose.</summary>
    public static DyadicComplex[] Residual(
        DyadicComplex[] a, int n, ReadOnlySpan<DyadicComplex> x, ReadOnlySpan<DyadicComplex> b, bool transposed)
    {
        DyadicComplex[] r = b.ToArray();
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                (int to, int from) = transposed ? (j, i) : (i, j);
                r[to] -= a[i + (j * n)] * x[from];
            }
        }

        return r;
    }

    /// <summary>|op(A)| |x| + |b|.</summary>
    public static Dyadic[] Size(
        DyadicComplex[] a, int n, ReadOnlySpan<DyadicComplex> x, ReadOnlySpan<DyadicComplex> b, bool transposed)
    {
        var size = new Dyadic[n];
        for (int i = 0; i < n; i++)
        {
            size[i] = b[i].Magnitude;
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                (int to, int from) = transposed ? (j, i) : (i, j);
                size[to] += a[i + (j * n)].Magnitude * x[from].Magnitude;
            }
        }

        return size;
    }

    /// <summary>The largest magnitude.</summary>
    public static Dyadic Largest(ReadOnlySpan<DyadicComplex> x)
    {
        Dyadic largest = Dyadic.Zero;
        foreach (ref readonly DyadicComplex element in x)
        {
            largest = Dyadic.Max(largest, element.Magnitude);
        }

        return largest;
    }

    /// <summary>The largest of numbers that are not negative.</summary>
    public static Dyadic Largest(ReadOnlySpan<Dyadic> x)
    {
        Dyadic largest = Dyadic.Zero;
        foreach (ref readonly Dyadic element in x)
        {
            largest = Dyadic.Max(largest, element);
        }

        return largest;
    }

    /// <summary>The largest sum of a row, or else of a column, of a matrix that has no negative element.</summary>
    public static Dyadic Norm(int n, Func<int, int, Dyadic> element, bool rows)
    {
        Dyadic largest = Dyadic.Zero;
        for (int line = 0; line < n; line++)
        {
            Dyadic sum = Dyadic.Zero;
            for (int k = 0; k < n; k++)
            {
                sum += rows ? element(line, k) : element(k, line);
            }

            largest = Dyadic.Max(largest, sum);
        }

        return largest;
    }
}
