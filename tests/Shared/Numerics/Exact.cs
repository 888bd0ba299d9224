using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Exact arithmetic with vectors and column-major matrices.</summary>
internal static class Exact
{
    /// <summary>Exact copies, or null if an element is not finite.</summary>
    public static Dyadic[]? Of<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var exact = new Dyadic[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!T.IsFinite(x[i]))
            {
                return null;
            }

            exact[i] = Dyadic.Of(x[i]);
        }

        return exact;
    }

    /// <summary>b - op(A) x.</summary>
    public static Dyadic[] Residual(Dyadic[] a, int n, ReadOnlySpan<Dyadic> x, ReadOnlySpan<Dyadic> b, bool transposed)
    {
        Dyadic[] r = b.ToArray();
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
    public static Dyadic[] Size(Dyadic[] a, int n, ReadOnlySpan<Dyadic> x, ReadOnlySpan<Dyadic> b, bool transposed)
    {
        var size = new Dyadic[n];
        for (int i = 0; i < n; i++)
        {
            size[i] = Dyadic.Abs(b[i]);
        }

        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                (int to, int from) = transposed ? (j, i) : (i, j);
                size[to] += Dyadic.Abs(a[i + (j * n)] * x[from]);
            }
        }

        return size;
    }

    /// <summary>The largest magnitude.</summary>
    public static Dyadic Largest(ReadOnlySpan<Dyadic> x)
    {
        Dyadic largest = Dyadic.Zero;
        foreach (Dyadic element in x)
        {
            largest = Dyadic.Max(largest, Dyadic.Abs(element));
        }

        return largest;
    }

    /// <summary>The largest sum of magnitudes of a row, or else of a column.</summary>
    public static Dyadic Norm(int n, Func<int, int, Dyadic> element, bool rows)
    {
        Dyadic largest = Dyadic.Zero;
        for (int line = 0; line < n; line++)
        {
            Dyadic sum = Dyadic.Zero;
            for (int k = 0; k < n; k++)
            {
                sum += Dyadic.Abs(rows ? element(line, k) : element(k, line));
            }

            largest = Dyadic.Max(largest, sum);
        }

        return largest;
    }
}
