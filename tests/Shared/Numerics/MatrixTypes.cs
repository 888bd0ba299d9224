using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The matrix types of LAPACK's test of its LU factorization (dchkge), and one harder one.</summary>
internal enum MatrixType
{
    Diagonal,
    UpperTriangular,
    LowerTriangular,
    ConditionTwo,
    FirstColumnZero,
    LastColumnZero,
    LastHalfZero,
    ConditionRootOfTenthOverEpsilon,
    ConditionTenthOverEpsilon,
    NearUnderflow,
    NearOverflow,
    ConditionOneOverEpsilon,
}

/// <summary>Makes matrices of the <see cref="MatrixType"/>s.</summary>
internal static class MatrixTypes
{
    /// <summary>Makes an m x n matrix, column-major without gaps.</summary>
    /// <param name="type">The type.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="m">Rows, at least 1.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="info">Receives the info that partial pivoting must give.</param>
    public static T[] Create<T>(MatrixType type, int seed, int m, int n, out long info)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double epsilon = 2 * Precision<T>.UnitRoundoff;
        int k = Math.Min(m, n);
        double[] a = type switch
        {
            MatrixType.Diagonal => Diagonal(2, m, n),
            MatrixType.UpperTriangular => Triangle(seed, m, n, (i, j) => i < j),
            MatrixType.LowerTriangular => Triangle(seed, m, n, (i, j) => i > j),
            MatrixType.ConditionRootOfTenthOverEpsilon => Dense(Math.Sqrt(0.1 / epsilon), seed, m, n),
            MatrixType.ConditionTenthOverEpsilon => Dense(0.1 / epsilon, seed, m, n),
            MatrixType.ConditionOneOverEpsilon => Dense(1 / epsilon, seed, m, n),
            _ => Dense(2, seed, m, n),
        };

        // LAPACK's norms: a quarter of the safe minimum over epsilon, and its inverse.
        int small = Precision<T>.SmallestNormalExponent - 2 - T.ILogB(T.CreateChecked(epsilon));
        int exponent = type == MatrixType.NearUnderflow ? small : type == MatrixType.NearOverflow ? -small : 0;
        T norm = Precision<T>.PowerOfTwo(exponent);
        T[] result = Array.ConvertAll(a, x => T.CreateChecked(x) * norm);
        int firstZero = type switch
        {
            MatrixType.FirstColumnZero => 1,
            MatrixType.LastColumnZero => k,
            MatrixType.LastHalfZero => (k / 2) + 1,
            _ => 0,
        };
        info = firstZero;
        if (firstZero > 0)
        {
            int end = type == MatrixType.LastHalfZero ? n : firstZero;
            Array.Fill(result, T.Zero, (firstZero - 1) * m, (end - firstZero + 1) * m);
        }

        return result;
    }

    /// <summary>Makes an n x n matrix with singular values from 1 to 1 / condition.</summary>
    public static T[] WithCondition<T>(double condition, int seed, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Array.ConvertAll(Dense(condition, seed, n, n), x => T.CreateChecked(x));

    private static double[] Triangle(int seed, int m, int n, Func<int, int, bool> inside)
    {
        var random = new Random(seed);
        var a = new double[m * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double x = (2 * random.NextDouble()) - 1;
                a[i + (j * m)] = i == j ? x < 0 ? x - 1 : x + 1 : inside(i, j) ? x : 0;
            }
        }

        return a;
    }

    /// <summary>Singular values from 1 to 1 / condition, evenly spread on a logarithmic scale.</summary>
    private static double[] Diagonal(double condition, int m, int n)
    {
        int k = Math.Min(m, n);
        var a = new double[m * n];
        for (int i = 0; i < k; i++)
        {
            a[i + (i * m)] = Math.Pow(condition, -i / (double)Math.Max(1, k - 1));
        }

        return a;
    }

    /// <summary>The diagonal matrix between two random orthogonal ones.</summary>
    private static double[] Dense(double condition, int seed, int m, int n)
    {
        var random = new Random(seed);
        double[] a = Diagonal(condition, m, n);
        Reflect(a, m, n, random);
        a = Matrices.Transposed(a, m, n);
        Reflect(a, n, m, random);
        return Matrices.Transposed(a, n, m);
    }

    /// <summary>Multiplies from the left by m Householder reflections of growing length.</summary>
    private static void Reflect(double[] a, int m, int n, Random random)
    {
        var v = new double[m];
        for (int first = m - 1; first >= 0; first--)
        {
            double squares = 0;
            for (int i = first; i < m; i++)
            {
                v[i] = Normal(random);
                squares += v[i] * v[i];
            }

            for (int j = 0; j < n; j++)
            {
                Span<double> column = a.AsSpan(j * m, m);
                double dot = 0;
                for (int i = first; i < m; i++)
                {
                    dot += v[i] * column[i];
                }

                for (int i = first; i < m; i++)
                {
                    column[i] -= 2 * dot / squares * v[i];
                }
            }
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
