using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Residuals without any rounding, whatever the exponents, and systems near the ends of the range that have exact solutions.
/// </summary>
internal static class ExactSystem
{
    /// <summary>Whether all columns are finite, and for each |b - A x| is in each row at most the bound times |A| |x| + |b|, or what
    /// one unit of the smallest number in each element of x makes; or its norm at most the bound times norm(A) norm(x) +
    /// norm(b).</summary>
    public static bool IsSolved<T>(T[] a, int n, T[] x, T[] b, int nrhs, double bound)
        where T : unmanaged, INumberBase<T>
    {
        if (!x.All(T.IsFinite))
        {
            return false;
        }

        DyadicComplex[] exact = Exact.Of<T>(a)!;
        return Enumerable.Range(0, nrhs).All(
            j => IsColumnSolved<T>(exact, n, x.AsSpan(j * n, n), b.AsSpan(j * n, n), Dyadic.Of(bound)));
    }

    /// <summary>A regular matrix of small integers, integer solutions and their right-hand sides, all exact.</summary>
    public static (T[] A, T[] X, T[] B) Integers<T>(int seed, int n, int nrhs)
        where T : unmanaged, INumberBase<T>
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

    private static bool IsColumnSolved<T>(DyadicComplex[] a, int n, ReadOnlySpan<T> x, ReadOnlySpan<T> b, Dyadic bound)
        where T : unmanaged, INumberBase<T>
    {
        DyadicComplex[] solution = Exact.Of(x)!;
        DyadicComplex[] sides = Exact.Of(b)!;
        DyadicComplex[] residual = Exact.Residual(a, n, solution, sides, transposed: false);
        Dyadic[] size = Exact.Size(a, n, solution, sides, transposed: false);
        Dyadic smallest = Dyadic.Of(Precision.Smallest<T>());
        bool rows = true;
        for (int i = 0; i < n; i++)
        {
            Dyadic sum = Dyadic.Zero;
            for (int j = 0; j < n; j++)
            {
                sum += a[i + (j * n)].Magnitude;
            }

            rows &= residual[i].Magnitude <= bound * size[i] || residual[i].Magnitude <= sum * smallest;
        }

        Dyadic norm = Exact.Norm(n, (i, j) => a[i + (j * n)].Magnitude, rows: true);
        return rows || Exact.Largest(residual) <= bound * ((norm * Exact.Largest(solution)) + Exact.Largest(sides));
    }
}
