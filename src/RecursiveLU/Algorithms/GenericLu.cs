using System.Numerics;

namespace RecursiveLU.Algorithms;

/// <summary>Toledo's recursion in plain code, for every element type that has no vectorised kernels.</summary>
/// <remarks>
/// With the columns split as [A1 A2] and the rows after n1:
/// <code>
///     [A11 A12]   1. factor [A11; A21] = P1 * [L11; L21] * U11
///     [A21 A22]   2. swap the rows of [A12; A22] by P1
///                 3. A12 := L11^-1 * A12
///                 4. A22 := A22 - A21 * A12
///                 5. factor A22 = P2 * L22 * U22
///                 6. swap the rows of A21 by P2
/// </code>
/// The magnitude of a pivot is <c>T.Abs</c>, for complex elements the modulus.
/// </remarks>
internal static unsafe class GenericLu<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Factors m x n, without pivoting if <paramref name="ipiv"/> is null; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(T* a, long m, long n, long lda, long* ipiv)
    {
        if (n == 1)
        {
            return FactorColumn(a, m, ipiv);
        }

        long n1 = Math.Min(m, n) / 2;
        if (n1 == 0)
        {
            // One row: its first element is the only pivot.
            return FactorColumn(a, 1, ipiv);
        }

        long n2 = n - n1;
        T* a12 = a + (n1 * lda);
        T* a22 = a12 + n1;
        long info = Factor(a, m, n1, lda, ipiv);
        SwapRows(a12, n2, lda, ipiv, 0, n1);
        SolveUnitLower(a, n1, a12, n2, lda);
        Update(m - n1, n2, n1, a + n1, a12, a22, lda);
        long info2 = Factor(a22, m - n1, n2, lda, ipiv == null ? null : ipiv + n1);
        long pivots = Math.Min(m, n);
        for (long i = n1; ipiv != null && i < pivots; i++)
        {
            ipiv[i] += n1;
        }

        SwapRows(a, n1, lda, ipiv, n1, pivots);
        return info != 0 ? info : info2 != 0 ? info2 + n1 : 0;
    }

    private static long FactorColumn(T* a, long m, long* ipiv)
    {
        long p = 0;
        if (ipiv != null)
        {
            T best = T.Abs(a[0]);
            for (long i = 1; i < m; i++)
            {
                T candidate = T.Abs(a[i]);
                if (!T.IsNaN(best) && !T.IsNaN(candidate) && T.MaxMagnitude(best, candidate) != best)
                {
                    best = candidate;
                    p = i;
                }
            }

            ipiv[0] = p + 1;
        }

        if (T.IsZero(a[p]))
        {
            return 1;
        }

        (a[0], a[p]) = (a[p], a[0]);
        for (long i = 1; i < m; i++)
        {
            a[i] /= a[0];
        }

        return 0;
    }

    private static void SwapRows(T* a, long n, long lda, long* ipiv, long first, long end)
    {
        for (long j = 0; ipiv != null && j < n; j++)
        {
            T* column = a + (j * lda);
            for (long i = first; i < end; i++)
            {
                (column[i], column[ipiv[i] - 1]) = (column[ipiv[i] - 1], column[i]);
            }
        }
    }

    private static void SolveUnitLower(T* l, long k, T* b, long n, long lda)
    {
        for (long j = 0; j < n; j++)
        {
            for (long p = 0; p < k; p++)
            {
                Axpy(k - p - 1, b[p + (j * lda)], l + (p * lda) + p + 1, b + (j * lda) + p + 1);
            }
        }
    }

    private static void Update(long m, long n, long k, T* l, T* u, T* c, long lda)
    {
        for (long j = 0; j < n; j++)
        {
            for (long p = 0; p < k; p++)
            {
                Axpy(m, u[p + (j * lda)], l + (p * lda), c + (j * lda));
            }
        }
    }

    /// <summary>y := y - alpha * x.</summary>
    private static void Axpy(long n, T alpha, T* x, T* y)
    {
        for (long i = 0; i < n; i++)
        {
            y[i] -= alpha * x[i];
        }
    }
}
