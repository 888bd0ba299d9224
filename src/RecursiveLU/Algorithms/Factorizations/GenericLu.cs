using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Factorizations;

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
/// The magnitude of a pivot is <c>T.Abs</c>; of <see cref="Complex"/> and <see cref="Complex64"/> it is |re| + |im|, as in their
/// kernels.
/// </remarks>
internal static unsafe class GenericLu<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Factors m x n, without pivoting if <paramref name="ipiv"/> is null; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(T* a, long m, long n, Strides s, long* ipiv)
    {
        if (n == 1)
        {
            return FactorColumn(a, m, s.Row, ipiv);
        }

        long n1 = Math.Min(m, n) / 2;
        if (n1 == 0)
        {
            // One row: its first element is the only pivot.
            return FactorColumn(a, 1, s.Row, ipiv);
        }

        long n2 = n - n1;
        T* a12 = a + s.At(0, n1);
        T* a22 = a + s.At(n1, n1);
        long info = Factor(a, m, n1, s, ipiv);
        SwapRows(a12, n2, s, ipiv, 0, n1);
        SolveUnitLower(a, n1, a12, n2, s);
        Update(m - n1, n2, n1, a + s.At(n1, 0), a12, a22, s);
        long info2 = Factor(a22, m - n1, n2, s, ipiv == null ? null : ipiv + n1);
        long pivots = Math.Min(m, n);
        for (long i = n1; ipiv != null && i < pivots; i++)
        {
            ipiv[i] += n1;
        }

        SwapRows(a, n1, s, ipiv, n1, pivots);
        return info != 0 ? info : info2 != 0 ? info2 + n1 : 0;
    }

    private static long FactorColumn(T* a, long m, nint row, long* ipiv)
    {
        long p = 0;
        if (ipiv != null)
        {
            T best = Magnitude(a[0]);
            for (long i = 1; i < m; i++)
            {
                T candidate = Magnitude(a[i * row]);
                if (!T.IsNaN(best) && !T.IsNaN(candidate) && T.MaxMagnitude(best, candidate) != best)
                {
                    best = candidate;
                    p = i;
                }
            }

            ipiv[0] = p + 1;
        }

        if (T.IsZero(a[p * row]))
        {
            return 1;
        }

        (a[0], a[p * row]) = (a[p * row], a[0]);
        for (long i = 1; i < m; i++)
        {
            a[i * row] /= a[0];
        }

        return 0;
    }

    private static T Magnitude(T x) =>
        typeof(T) == typeof(Complex) ? T.CreateTruncating(Element<Complex, double>.Magnitude((Complex)(object)x))
        : typeof(T) == typeof(Complex64) ? T.CreateTruncating(Element<Complex64, float>.Magnitude((Complex64)(object)x))
        : T.Abs(x);

    private static void SwapRows(T* a, long n, Strides s, long* ipiv, long first, long end)
    {
        for (long j = 0; ipiv != null && j < n; j++)
        {
            for (long i = first; i < end; i++)
            {
                T* x = a + s.At(i, j);
                T* y = a + s.At(ipiv[i] - 1, j);
                (*x, *y) = (*y, *x);
            }
        }
    }

    private static void SolveUnitLower(T* l, long k, T* b, long n, Strides s)
    {
        for (long j = 0; j < n; j++)
        {
            for (long p = 0; p < k; p++)
            {
                Axpy(k - p - 1, b[s.At(p, j)], l + s.At(p + 1, p), b + s.At(p + 1, j), s.Row);
            }
        }
    }

    private static void Update(long m, long n, long k, T* l, T* u, T* c, Strides s)
    {
        for (long j = 0; j < n; j++)
        {
            for (long p = 0; p < k; p++)
            {
                Axpy(m, u[s.At(p, j)], l + s.At(0, p), c + s.At(0, j), s.Row);
            }
        }
    }

    /// <summary>y := y - alpha * x.</summary>
    private static void Axpy(long n, T alpha, T* x, T* y, nint stride)
    {
        for (long i = 0; i < n; i++)
        {
            y[i * stride] -= alpha * x[i * stride];
        }
    }
}
