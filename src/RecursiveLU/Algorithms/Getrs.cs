using System.Numerics;

namespace RecursiveLU.Algorithms;

/// <summary>Solutions from factors. The arguments are valid.</summary>
internal static unsafe class Getrs
{
    /// <summary>Solves op(A) * X = B; gives 0, or the first zero pivot, 1-based, with B untouched.</summary>
    public static long Solve<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged, INumberBase<T>
    {
        for (long i = 0; nrhs > 0 && i < n; i++)
        {
            if (T.IsZero(lu[i + (i * lda)]))
            {
                return i + 1;
            }
        }

        for (long j = 0; n > 0 && j < nrhs; j++)
        {
            T* x = b + (j * ldb);
            if (trans == (byte)'N')
            {
                Forward(n, lu, lda, ipiv, x);
            }
            else
            {
                Backward(n, lu, lda, ipiv, x, trans == (byte)'C');
            }
        }

        return 0;
    }

    /// <summary>x := U^-1 * L^-1 * P^T * x.</summary>
    private static void Forward<T>(long n, T* lu, long lda, long* ipiv, T* x)
        where T : unmanaged, INumberBase<T>
    {
        for (long i = 0; ipiv != null && i < n; i++)
        {
            (x[i], x[ipiv[i] - 1]) = (x[ipiv[i] - 1], x[i]);
        }

        for (long k = 0; k < n; k++)
        {
            Axpy(n - k - 1, x[k], lu + (k * lda) + k + 1, x + k + 1);
        }

        for (long k = n - 1; k >= 0; k--)
        {
            x[k] /= lu[k + (k * lda)];
            Axpy(k, x[k], lu + (k * lda), x);
        }
    }

    /// <summary>x := P * L^-T * U^-T * x, or with conjugates.</summary>
    private static void Backward<T>(long n, T* lu, long lda, long* ipiv, T* x, bool conjugate)
        where T : unmanaged, INumberBase<T>
    {
        for (long k = 0; k < n; k++)
        {
            T* column = lu + (k * lda);
            T diagonal = conjugate ? Conjugate(column[k]) : column[k];
            x[k] = (x[k] - Dot(k, column, x, conjugate)) / diagonal;
        }

        for (long k = n - 1; k >= 0; k--)
        {
            x[k] -= Dot(n - k - 1, lu + (k * lda) + k + 1, x + k + 1, conjugate);
        }

        for (long i = n - 1; ipiv != null && i >= 0; i--)
        {
            (x[i], x[ipiv[i] - 1]) = (x[ipiv[i] - 1], x[i]);
        }
    }

    /// <summary>y := y - alpha * x.</summary>
    private static void Axpy<T>(long n, T alpha, T* x, T* y)
        where T : unmanaged, INumberBase<T>
    {
        long i = 0;
        if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated)
        {
            var a = new Vector<T>(alpha);
            for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.Load(y + i) - (a * Vector.Load(x + i))).Store(y + i);
            }
        }

        for (; i < n; i++)
        {
            y[i] -= alpha * x[i];
        }
    }

    /// <summary>The sum of op(x[i]) * y[i].</summary>
    private static T Dot<T>(long n, T* x, T* y, bool conjugate)
        where T : unmanaged, INumberBase<T>
    {
        T sum = T.Zero;
        long i = 0;
        if (Vector<T>.IsSupported && Vector.IsHardwareAccelerated)
        {
            var s = Vector<T>.Zero;
            for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            {
                s += Vector.Load(x + i) * Vector.Load(y + i);
            }

            sum = Vector.Sum(s);
        }

        for (; i < n; i++)
        {
            sum += (conjugate ? Conjugate(x[i]) : x[i]) * y[i];
        }

        return sum;
    }

    private static T Conjugate<T>(T x)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? (T)(object)Complex.Conjugate((Complex)(object)x) : x;
}
