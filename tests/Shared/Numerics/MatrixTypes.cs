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
        where T : unmanaged, INumberBase<T>
    {
        double epsilon = 2 * Precision.UnitRoundoff<T>();
        int k = Math.Min(m, n);

        // LAPACK's norms: a quarter of the safe minimum over epsilon, and its inverse.
        int small = Precision.SmallestNormalExponent<T>() - 2 - Math.ILogB(epsilon);
        int exponent = type == MatrixType.NearUnderflow ? small : type == MatrixType.NearOverflow ? -small : 0;
        T[] result = Array.ConvertAll(
            Precision.IsComplex<T>()
                ? Create<Complex>(type, epsilon, seed, m, n)
                : Array.ConvertAll(Create<double>(type, epsilon, seed, m, n), x => (Complex)x),
            x => Precision.ScaleB(T.CreateTruncating(x), exponent));
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
        where T : unmanaged, INumberBase<T> =>
        Precision.IsComplex<T>()
            ? Array.ConvertAll(Dense<Complex>(condition, seed, n, n), T.CreateChecked)
            : Array.ConvertAll(Dense<double>(condition, seed, n, n), T.CreateChecked);

    /// <summary>Without zeros that are put in and without scale.</summary>
    private static T[] Create<T>(MatrixType type, double epsilon, int seed, int m, int n)
        where T : unmanaged, INumberBase<T> => type switch
        {
            MatrixType.Diagonal => Diagonal<T>(2, m, n),
            MatrixType.UpperTriangular => Triangle<T>(seed, m, n, (i, j) => i < j),
            MatrixType.LowerTriangular => Triangle<T>(seed, m, n, (i, j) => i > j),
            MatrixType.ConditionRootOfTenthOverEpsilon => Dense<T>(Math.Sqrt(0.1 / epsilon), seed, m, n),
            MatrixType.ConditionTenthOverEpsilon => Dense<T>(0.1 / epsilon, seed, m, n),
            MatrixType.ConditionOneOverEpsilon => Dense<T>(1 / epsilon, seed, m, n),
            _ => Dense<T>(2, seed, m, n),
        };

    private static T[] Triangle<T>(int seed, int m, int n, Func<int, int, bool> inside)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        var a = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                double x = (2 * random.NextDouble()) - 1;
                double y = Precision.IsComplex<T>() ? (2 * random.NextDouble()) - 1 : 0;
                a[i + (j * m)] = i == j ? Precision.Of<T>(x < 0 ? x - 1 : x + 1, y) : inside(i, j) ? Precision.Of<T>(x, y) : T.Zero;
            }
        }

        return a;
    }

    /// <summary>Singular values from 1 to 1 / condition, evenly spread on a logarithmic scale; complex ones turned by powers of
    /// i.</summary>
    private static T[] Diagonal<T>(double condition, int m, int n)
        where T : unmanaged, INumberBase<T>
    {
        int k = Math.Min(m, n);
        var a = new T[m * n];
        for (int i = 0; i < k; i++)
        {
            a[i + (i * m)] = T.CreateChecked(Math.Pow(condition, -i / (double)Math.Max(1, k - 1))) * Matrices.Unit<T>(i);
        }

        return a;
    }

    /// <summary>The diagonal matrix between two random orthogonal or unitary ones.</summary>
    private static T[] Dense<T>(double condition, int seed, int m, int n)
        where T : unmanaged, INumberBase<T>
    {
        var random = new Random(seed);
        T[] a = Diagonal<T>(condition, m, n);
        Reflect(a, m, n, random);
        a = Matrices.Transposed(a, m, n);
        Reflect(a, n, m, random);
        return Matrices.Transposed(a, n, m);
    }

    /// <summary>Multiplies from the left by m Householder reflections of growing length.</summary>
    private static void Reflect<T>(T[] a, int m, int n, Random random)
        where T : unmanaged, INumberBase<T>
    {
        var v = new T[m];
        for (int first = m - 1; first >= 0; first--)
        {
            double squares = 0;
            for (int i = first; i < m; i++)
            {
                v[i] = Precision.Of<T>(Normal(random), Precision.IsComplex<T>() ? Normal(random) : 0);
                Complex z = Complex.CreateChecked(v[i]);
                squares += (z.Real * z.Real) + (z.Imaginary * z.Imaginary);
            }

            T[] adjoint = Matrices.Conjugated(v);
            for (int j = 0; j < n; j++)
            {
                Span<T> column = a.AsSpan(j * m, m);
                T dot = T.Zero;
                for (int i = first; i < m; i++)
                {
                    dot += adjoint[i] * column[i];
                }

                T factor = dot * T.CreateChecked(2 / squares);
                for (int i = first; i < m; i++)
                {
                    column[i] -= factor * v[i];
                }
            }
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
