using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Square matrices in plain code with all of LAPACK's rules, for the kernel that leaves the unusual ones to it. As in that
/// one, every operation rounds.</summary>
internal static unsafe class PlainLu<T, TPivoting>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TPivoting : struct, IPivoting
{
    /// <summary>Factors from a step on, in place; gives the first zero pivot from there, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="n">Its order.</param>
    /// <param name="step">Columns that are eliminated already.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based, if there are any.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Continue(T* a, int n, int step, nint lda, long* ipiv)
    {
        long info = 0;
        for (int k = step; k < n; k++)
        {
            T* column = a + (k * lda);
            nint p = k;
            for (nint i = k + 1; TPivoting.Value && i < n; i++)
            {
                p = T.Abs(column[i]) > T.Abs(column[p]) ? i : p;
            }

            if (TPivoting.Value)
            {
                ipiv[k] = p + 1;
            }

            for (T* c = a; c != a + (n * lda); c += lda)
            {
                (c[k], c[p]) = (c[p], c[k]);
            }

            T pivot = column[k];
            if (T.IsZero(pivot))
            {
                info = info != 0 ? info : k + 1;
            }

            for (int i = k + 1; i < n; i++)
            {
                column[i] = T.IsZero(pivot) ? column[i]
                    : T.Abs(pivot) < Simd128<T>.SafeMinimum ? column[i] / pivot
                    : column[i] * (T.One / pivot);
                for (T* c = column + lda; c != a + (n * lda); c += lda)
                {
                    c[i] = Scalar.MinusRounded(c[i], column[i], c[k]);
                }
            }
        }

        return info;
    }
}
