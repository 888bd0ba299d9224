using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Test matrices, column-major without gaps, the same for the same seed in every process.</summary>
internal static class Matrices
{
    /// <summary>Entries uniform in [0, 1).</summary>
    public static T[] Uniform<T>(int seed, int m, int n)
        where T : INumberBase<T> => Fill<T>(m * n, new Random(seed), r => r.NextDouble());

    /// <summary>Entries uniform in [-1, 1).</summary>
    public static T[] Signed<T>(int seed, int m, int n)
        where T : INumberBase<T> => Fill<T>(m * n, new Random(seed), Symmetric);

    /// <summary>Entries in [-1, 1), diagonal entries larger than the other entries of their row and of their column
    /// together: needs no row exchanges.</summary>
    public static T[] Dominant<T>(int seed, int m, int n)
        where T : INumberBase<T>
    {
        T[] a = Signed<T>(seed, m, n);
        for (int i = 0; i < Math.Min(m, n); i++)
        {
            a[i + (i * m)] += T.CreateChecked(Math.Max(m, n) + 1);
        }

        return a;
    }

    /// <summary>An n x n matrix of rank n / 2 but for the rounding of its elements.</summary>
    public static T[] OfHalfRank<T>(int seed, int n)
        where T : INumberBase<T>
    {
        double[] left = Signed<double>(seed, n, n / 2);
        double[] right = Signed<double>(seed + 1, n / 2, n);
        var a = new T[n * n];
        for (int k = 0; k < a.Length; k++)
        {
            double sum = 0;
            for (int i = 0; i < n / 2; i++)
            {
                sum += left[(k % n) + (i * n)] * right[i + (k / n * (n / 2))];
            }

            a[k] = T.CreateChecked(sum);
        }

        return a;
    }

    /// <summary>The n x m transpose of an m x n matrix.</summary>
    public static T[] Transposed<T>(T[] a, int m, int n)
    {
        var t = new T[a.Length];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                t[j + (i * n)] = a[i + (j * m)];
            }
        }

        return t;
    }

    /// <summary>The conjugate numbers.</summary>
    public static T[] Conjugated<T>(T[] a)
        where T : INumberBase<T> =>
        Precision.IsComplex<T>() ? Array.ConvertAll(a, x => T.CreateChecked(Complex.Conjugate(Complex.CreateChecked(x)))) : a;

    /// <summary>A matrix P * L * U whose pivots partial pivoting cannot miss: at each step the pivot is at least twice as
    /// large as the rest of its column, and rounding errors do not come near that.</summary>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns.</param>
    /// <param name="pivots">Receives the 1-based row exchanges that must be found.</param>
    public static T[] Separated<T>(int seed, int m, int n, out long[] pivots)
        where T : INumberBase<T>
    {
        var random = new Random(seed);
        int k = Math.Min(m, n);

        // Small entries off the diagonal keep both factors well conditioned however large they are.
        double scale = Math.Min(1, 3 / Math.Sqrt(Math.Max(1, k)));
        double[] l = Fill<double>(m * k, random, r => 0.5 * scale * Symmetric(r));
        double[] u = Fill<double>(k * n, random, r => scale * Symmetric(r));
        for (int i = 0; i < k; i++)
        {
            l[i + (i * m)] = 1;
            u[i + (i * k)] = (1 + random.NextDouble()) * (random.Next(2) == 0 ? -1 : 1);
        }

        var rows = new int[m];
        for (int i = 0; i < m; i++)
        {
            rows[i] = i;
        }

        random.Shuffle(rows);
        var a = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int p = 0; p <= Math.Min(Math.Min(i, j), k - 1); p++)
                {
                    sum += l[i + (p * m)] * u[p + (j * k)];
                }

                a[rows[i] + (j * m)] = T.CreateChecked(sum) * Unit<T>((3 * i) + j);
            }
        }

        pivots = Exchanges(rows, k);
        return a;
    }

    /// <summary>A power of i, which turns complex numbers and leaves their magnitudes; 1 of real types.</summary>
    public static T Unit<T>(int power)
        where T : INumberBase<T>
    {
        T unit = T.One;
        for (int p = 0; p < power % 4 && Precision.IsComplex<T>(); p++)
        {
            unit *= T.CreateChecked(Complex.ImaginaryOne);
        }

        return unit;
    }

    /// <summary>Gives a random column, 1-based, the value zero in all rows.</summary>
    public static int ZeroRandomColumn<T>(T[] a, int seed, int m, int n)
        where T : INumberBase<T>
    {
        int column = new Random(seed).Next(n);
        Array.Fill(a, T.Zero, column * m, m);
        return column + 1;
    }

    /// <summary>The exchanges that bring row rows[i] to place i, for i from 0 to k - 1.</summary>
    private static long[] Exchanges(int[] rows, int k)
    {
        var order = new int[rows.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var pivots = new long[k];
        for (int i = 0; i < k; i++)
        {
            int p = Array.IndexOf(order, rows[i]);
            pivots[i] = p + 1;
            (order[i], order[p]) = (order[p], order[i]);
        }

        return pivots;
    }

    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;

    /// <summary>Numbers; complex ones have independent parts.</summary>
    private static T[] Fill<T>(int length, Random random, Func<Random, double> next)
        where T : INumberBase<T>
    {
        var a = new T[length];
        for (int i = 0; i < length; i++)
        {
            a[i] = T.CreateChecked(next(random));
            if (Precision.IsComplex<T>())
            {
                a[i] += T.CreateChecked(Complex.ImaginaryOne) * T.CreateChecked(next(random));
            }
        }

        return a;
    }
}
