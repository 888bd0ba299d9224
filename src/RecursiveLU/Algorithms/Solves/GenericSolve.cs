using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>Solutions from factors in plain code, for every element type that has no vectorised kernels.</summary>
internal static unsafe class GenericSolve<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>x := op(A)^-1 * x.</summary>
    public static void Run(byte trans, in Factors<T> f, T* x)
    {
        if (trans == (byte)'N')
        {
            Exchanges.Apply(x, f.Ipiv, f.N);
            Solve(f, x);
        }
        else
        {
            Conjugation.Apply(trans, f.N, 1, x, f.N);
            SolveTransposed(f, x);
            Exchanges.Undo(x, f.Ipiv, f.N);
            Conjugation.Apply(trans, f.N, 1, x, f.N);
        }
    }

    /// <summary>x := U^-1 * L^-1 * x.</summary>
    private static void Solve(in Factors<T> f, T* x)
    {
        for (long k = 0; k < f.N; k++)
        {
            Axpy(f.N - k - 1, x[k], f.Lu + (k * f.Lda) + k + 1, x + k + 1);
        }

        for (long k = f.N - 1; k >= 0; k--)
        {
            T* column = f.Lu + (k * f.Lda);
            x[k] /= column[k];
            Axpy(k, x[k], column, x);
        }
    }

    /// <summary>x := L^-T * U^-T * x.</summary>
    private static void SolveTransposed(in Factors<T> f, T* x)
    {
        for (long k = 0; k < f.N; k++)
        {
            T* column = f.Lu + (k * f.Lda);
            x[k] = (x[k] - Dot(k, column, x)) / column[k];
        }

        for (long k = f.N - 1; k >= 0; k--)
        {
            x[k] -= Dot(f.N - k - 1, f.Lu + (k * f.Lda) + k + 1, x + k + 1);
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

    /// <summary>The sum of x[i] * y[i].</summary>
    private static T Dot(long n, T* x, T* y)
    {
        T sum = T.Zero;
        for (long i = 0; i < n; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
