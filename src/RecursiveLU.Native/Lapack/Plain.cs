using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Native.Lapack;

/// <summary>What only LAPACK does, and what is left if there is no scratch memory: plain code in the caller's arrays.</summary>
internal static unsafe class Plain<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Factors; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(T* a, long m, long n, long lda, long* ipiv)
    {
        using var environment = new FloatingPointEnvironment();
        return GenericLu<T>.Factor(a, m, n, new Strides(1, (nint)lda), ipiv);
    }

    /// <summary>Solves, dividing by zeros on U's diagonal, too; gives 0.</summary>
    public static long Solve(byte trans, in Factors<T> f, long nrhs, T* b, long ldb)
    {
        using var environment = new FloatingPointEnvironment();
        for (long j = 0; j < nrhs; j++)
        {
            GenericSolve<T>.Run(trans, f, b + (j * ldb));
        }

        return 0;
    }

    /// <summary>
    /// Overwrites factors without a zero on U's diagonal with the inverse; gives 0. Column by column U becomes U^-1; then from
    /// A^-1 * P * L = U^-1 follow the columns of A^-1 * P, the last first; then P's exchanges.
    /// </summary>
    /// <param name="f">The factors; their exchanges in any order.</param>
    /// <param name="work">n elements.</param>
    public static long Invert(in Factors<T> f, T* work)
    {
        using var environment = new FloatingPointEnvironment();
        for (long j = 0; j < f.N; j++)
        {
            InvertColumn(f, j);
        }

        for (long j = f.N - 1; j >= 0; j--)
        {
            T* column = f.Lu + (j * f.Lda);
            for (long i = j + 1; i < f.N; i++)
            {
                (work[i], column[i]) = (column[i], T.Zero);
            }

            for (long k = j + 1; k < f.N; k++)
            {
                Add(f.N, -work[k], f.Lu + (k * f.Lda), column);
            }
        }

        if (f.Ipiv != null)
        {
            ExchangeColumns(f.N, f.Lu, f.Lda, f.Ipiv);
        }

        return 0;
    }

    /// <summary>Exchanges columns, the last first.</summary>
    public static void ExchangeColumns(long n, T* a, long lda, long* ipiv)
    {
        for (long j = n - 1; j >= 0; j--)
        {
            T* x = a + (j * lda);
            T* y = a + ((ipiv[j] - 1) * lda);
            for (long i = 0; x != y && i < n; i++)
            {
                (x[i], y[i]) = (y[i], x[i]);
            }
        }
    }

    /// <summary>Exchanges rows, the first first, or else the last first.</summary>
    public static void Exchange(long columns, T* b, long ldb, long* ipiv, long n, bool undo)
    {
        for (long j = 0; j < columns; j++)
        {
            if (undo)
            {
                Exchanges.Undo(b + (j * ldb), ipiv, n);
            }
            else
            {
                Exchanges.Apply(b + (j * ldb), ipiv, n);
            }
        }
    }

    /// <summary>With the columns before j inverted, u := -U^-1 * u / pivot, and the pivot becomes its reciprocal.</summary>
    private static void InvertColumn(in Factors<T> f, long j)
    {
        T* column = f.Lu + (j * f.Lda);
        T reciprocal = T.One / column[j];
        for (long k = 0; k < j; k++)
        {
            T* inverted = f.Lu + (k * f.Lda);
            T factor = -column[k] * reciprocal;
            column[k] = T.Zero;
            Add(k + 1, factor, inverted, column);
        }

        column[j] = reciprocal;
    }

    /// <summary>y := y + alpha * x.</summary>
    private static void Add(long n, T alpha, T* x, T* y)
    {
        for (long i = 0; i < n; i++)
        {
            y[i] += alpha * x[i];
        }
    }
}
