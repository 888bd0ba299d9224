using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Matrices of moderate size of each <see cref="MatrixKind"/>, column-major.</summary>
internal static class MatrixFamilies
{
    /// <summary>Makes one, rounded to its type.</summary>
    public static T[] Make<T>(MatrixKind kind, int n, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Func<int, int, double> element = Elements(kind, n, random, Precision<T>.UnitRoundoff);
        var a = new T[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                a[i + (j * n)] = Scales<T>.Finite(T.CreateSaturating(element(i, j)));
            }
        }

        if (kind == MatrixKind.SingularButForOneUlp)
        {
            int place = random.Next(a.Length);
            a[place] = random.Next(2) == 0 ? T.BitIncrement(a[place]) : T.BitDecrement(a[place]);
        }

        return a;
    }

    private static Func<int, int, double> Elements(MatrixKind kind, int n, Random random, double u) => kind switch
    {
        MatrixKind.Uniform => (_, _) => Uniform(random),
        MatrixKind.SmallIntegers => (_, _) => random.Next(-3, 4),
        MatrixKind.LargeIntegers => (_, _) => random.Next(-(1 << 20), 1 << 20),
        MatrixKind.Hilbert => (i, j) => 1.0 / (i + j + 1),
        MatrixKind.Kahan => Kahan(0.3 + random.NextDouble()),
        MatrixKind.Graded => Graded(random),
        MatrixKind.Wilkinson => (i, j) => i == j || j == n - 1 ? 1 : i > j ? -1 : 0,
        MatrixKind.Wright => (i, j) => Wright(i, j, n),
        MatrixKind.Hadamard => (i, j) => BitOperations.PopCount((uint)(i & j)) % 2 == 0 ? 1 : -1,
        MatrixKind.Vandermonde => Vandermonde(n, random),
        MatrixKind.AntiDiagonal => (i, j) => i + j == n - 1 ? Uniform(random) : 0,
        MatrixKind.Cyclic => (i, j) => (j + 1) % n == i ? Uniform(random) : 0,
        MatrixKind.TridiagonalToeplitz => Toeplitz(random),
        MatrixKind.Permutation => Permutation(n, random),
        MatrixKind.OnesPlusNoise => (_, _) => 1 + (random.Next(9) * 2 * u),
        MatrixKind.SingularIntegers or MatrixKind.SingularButForOneUlp => Singular(n, random),
        MatrixKind.Sparse => (_, _) => random.Next(3) == 0 ? Uniform(random) : 0,
        MatrixKind.Triangular => Triangular(random),
        MatrixKind.ZeroLine => ZeroLine(n, random),
        MatrixKind.AnyExponents => AnyExponents(u, random),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static double Uniform(Random random) => (2 * random.NextDouble()) - 1;

    private static Func<int, int, double> Kahan(double angle) =>
        (i, j) => Math.Pow(Math.Sin(angle), i) * (i == j ? 1 : i < j ? -Math.Cos(angle) : 0);

    private static Func<int, int, double> Graded(Random random)
    {
        double row = Math.Pow(10, Uniform(random) * 2);
        double column = Math.Pow(10, Uniform(random) * 2);
        return (i, j) => Uniform(random) * Math.Pow(row, i) * Math.Pow(column, j);
    }

    /// <summary>A boundary value problem by multiple shooting: partial pivoting grows (S. J. Wright, SIAM J. Sci. Comput. 14(1),
    /// 1993). Blocks I on the diagonal and in the corner above, -exp(M h) below the diagonal, M = [-1/6 1; 1 -1/6].</summary>
    private static double Wright(int i, int j, int n)
    {
        const double h = 0.3;
        bool same = i % 2 == j % 2;
        double exponential = Math.Exp(-h / 6) * (same ? Math.Cosh(h) : Math.Sinh(h));
        int blocks = n / 2;
        return i == j ? 1
            : i / 2 == (j / 2) + 1 && i / 2 < blocks ? -exponential
            : i / 2 == 0 && j / 2 == blocks - 1 && same ? 1
            : 0;
    }

    private static Func<int, int, double> Vandermonde(int n, Random random)
    {
        bool integers = random.Next(2) == 0;
        var nodes = new double[n];
        for (int j = 0; j < n; j++)
        {
            nodes[j] = integers ? j - (n / 2) : Uniform(random);
        }

        return (i, j) => Math.Pow(nodes[j], i);
    }

    private static Func<int, int, double> Toeplitz(Random random)
    {
        double diagonal = random.Next(-2, 3);
        double below = random.Next(2) == 0 ? -1 : Uniform(random);
        double above = random.Next(2) == 0 ? -1 : Uniform(random);
        return (i, j) => i == j ? diagonal : i == j + 1 ? below : i + 1 == j ? above : 0;
    }

    private static Func<int, int, double> Permutation(int n, Random random)
    {
        var rows = new int[n];
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        random.Shuffle(rows);
        return (i, j) => rows[j] == i ? 1 : 0;
    }

    /// <summary>One row is the sum or the difference of two others, or zero if there are none.</summary>
    private static Func<int, int, double> Singular(int n, Random random)
    {
        var a = new double[n, n];
        int dependent = random.Next(n);
        int first = (dependent + 1) % n;
        int second = (dependent + 2) % n;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                a[i, j] = random.Next(-9, 10);
            }

            a[dependent, j] = n == 1 ? 0 : n == 2 ? 3 * a[first, j] : a[first, j] - a[second, j];
        }

        return (i, j) => a[i, j];
    }

    private static Func<int, int, double> Triangular(Random random)
    {
        bool upper = random.Next(2) == 0;
        bool unit = random.Next(2) == 0;
        return (i, j) => i == j && unit ? 1 : i == j || i < j == upper ? Uniform(random) : 0;
    }

    private static Func<int, int, double> ZeroLine(int n, Random random)
    {
        int line = random.Next(n);
        bool row = random.Next(2) == 0;
        return (i, j) => (row ? i : j) == line ? 0 : Uniform(random);
    }

    /// <summary>Exponents of a range that is some part of the type's, tiny parts as often as large ones.</summary>
    private static Func<int, int, double> AnyExponents(double u, Random random)
    {
        int most = u > 1e-10 ? 126 : 1022;
        double range = Math.Pow(most, random.NextDouble());
        return (_, _) => Math.ScaleB(Uniform(random), (int)(range * Uniform(random)));
    }
}
