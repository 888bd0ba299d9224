using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Matrices of any size whose elimination is exact in every order of operations, with ties in nearly every
/// column.</summary>
/// <remarks>A matrix of zeros and ones whose ones stand together in every column is totally unimodular: all its minors
/// are -1, 0 or 1 (D. Fulkerson, O. Gross, Pacific J. Math. 15(3), 1965). So are all pivots and all entries met on the
/// way, and exchanged rows, transposition and changed signs do not alter that. Rows and columns times a power of two
/// keep the elimination exact. Some of these matrices are singular.</remarks>
internal static class UnimodularMatrices
{
    /// <summary>Makes a matrix with entries 0, 1 and -1, of complex numbers i and -i, too.</summary>
    public static T[] Create<T>(int seed, int m, int n)
        where T : INumberBase<T>
    {
        var random = new Random(seed);
        T[] a = random.Next(2) == 0
            ? Intervals<T>(random, m, n)
            : Matrices.Transposed(Intervals<T>(random, n, m), n, m);
        for (int i = 0; i < m; i++)
        {
            ScaleRow(a, m, i, Sign<T>(random));
        }

        for (int j = 0; j < n; j++)
        {
            Scale(a.AsSpan(j * m, m), Sign<T>(random));
        }

        return a;
    }

    /// <summary>Makes such a matrix with rows times 1 or 2 and columns times 1, 2 or 4.</summary>
    public static T[] CreateScaled<T>(int seed, int m, int n)
        where T : INumberBase<T>
    {
        T[] a = Create<T>(seed, m, n);
        var random = new Random(~seed);
        for (int i = 0; i < m; i++)
        {
            ScaleRow(a, m, i, T.CreateChecked(1 << random.Next(2)));
        }

        for (int j = 0; j < n; j++)
        {
            Scale(a.AsSpan(j * m, m), T.CreateChecked(1 << random.Next(3)));
        }

        return a;
    }

    /// <summary>Multiplies all elements by one number.</summary>
    public static void Scale<T>(Span<T> a, T factor)
        where T : INumberBase<T>
    {
        foreach (ref T element in a)
        {
            element *= factor;
        }
    }

    private static T[] Intervals<T>(Random random, int m, int n)
        where T : INumberBase<T>
    {
        var rows = new int[m];
        for (int i = 0; i < m; i++)
        {
            rows[i] = i;
        }

        random.Shuffle(rows);
        var a = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            int first = random.Next(m);
            int end = random.Next(first, m);
            for (int i = first; i <= end; i++)
            {
                a[rows[i] + (j * m)] = T.One;
            }
        }

        return a;
    }

    private static void ScaleRow<T>(T[] a, int m, int row, T factor)
        where T : INumberBase<T>
    {
        for (int i = row; i < a.Length; i += m)
        {
            a[i] *= factor;
        }
    }

    private static T Sign<T>(Random random)
        where T : INumberBase<T> =>
        Precision.IsComplex<T>() && random.Next(2) == 0 ? Precision.Of<T>(0, random.Next(2) == 0 ? 1 : -1)
        : random.Next(2) == 0 ? T.One : -T.One;
}
