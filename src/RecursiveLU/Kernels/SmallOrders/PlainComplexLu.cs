using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Complex matrices of so few rows that vectors are no use, in plain code with all of LAPACK's rules, and in the operations of
/// the vectors.</summary>
/// <typeparam name="T">A complex number of two parts, such as <see cref="Complex"/>.</typeparam>
/// <typeparam name="TPart">The type of its parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
internal static unsafe class PlainComplexLu<T, TPart, TVector>
    where T : unmanaged, INumberBase<T>
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IPairSimd<TVector, TPart>
{
    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, at least 1.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv)
    {
        long info = 0;
        T* end = a + (n * lda);
        T* column = a;
        for (int k = 0; k < m && k < n; k++, column += lda)
        {
            if (ipiv != null)
            {
                nint p = Search(column, k, m);
                ipiv[k] = p + 1;
                for (T* c = a; c != end; c += lda)
                {
                    (c[k], c[p]) = (c[p], c[k]);
                }
            }

            T pivot = column[k];
            if (T.IsZero(pivot))
            {
                info = info != 0 ? info : k + 1;
            }
            else if (k + 1 < m)
            {
                ComplexPivot<T, TPart, TVector>.Divide(column + k + 1, m - k - 1, pivot);
            }

            for (T* c = column + lda; c < end; c += lda)
            {
                for (int i = k + 1; i < m; i++)
                {
                    c[i] = ComplexSimd<T, TPart, TVector>.NegatedMultiplyAdd(column[i], c[k], c[i]);
                }
            }
        }

        return info;
    }

    /// <summary>The first row of those from a given one on with the largest magnitude; that one if it is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Search(T* column, nint first, int m)
    {
        nint p = first;
        for (nint i = first + 1; i < m; i++)
        {
            T magnitude = ComplexSimd<T, TPart, TVector>.Magnitude(column[i]);
            T largest = ComplexSimd<T, TPart, TVector>.Magnitude(column[p]);
            p = ComplexSimd<T, TPart, TVector>.IsGreater(magnitude, largest) ? i : p;
        }

        return p;
    }
}
