using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>BLAS by plain loops, with the rules of the reference implementation and the roundings of the kernels.</summary>
/// <typeparam name="T">An element type that has kernels.</typeparam>
internal static unsafe class PlainBlas<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>BLAS' copy.</summary>
    public static void Copy(long n, T* x, long incx, T* y, long incy)
    {
        for (long i = 0; i < n; i++)
        {
            y[Place(i, n, incy)] = x[Place(i, n, incx)];
        }
    }

    /// <summary>BLAS' swap.</summary>
    public static void Swap(long n, T* x, long incx, T* y, long incy)
    {
        for (long i = 0; i < n; i++)
        {
            T element = x[Place(i, n, incx)];
            x[Place(i, n, incx)] = y[Place(i, n, incy)];
            y[Place(i, n, incy)] = element;
        }
    }

    /// <summary>BLAS' axpy.</summary>
    public static void Axpy(long n, T alpha, T* x, long incx, T* y, long incy)
    {
        for (long i = 0; i < n && !T.IsZero(alpha); i++)
        {
            ref T element = ref y[Place(i, n, incy)];
            element = KernelArithmetic<T>.Minus(-alpha, x[Place(i, n, incx)], element);
        }
    }

    /// <summary>BLAS' scal.</summary>
    public static void Scal(long n, T alpha, T* x, long incx)
    {
        for (long i = 0; i < n && incx > 0; i++)
        {
            x[i * incx] = Product(alpha, x[i * incx]);
        }
    }

    /// <summary>BLAS' i?amax.</summary>
    public static long Iamax(long n, T* x, long incx)
    {
        if (n <= 0 || incx <= 0)
        {
            return 0;
        }

        long index = 0;
        for (long i = 1; i < n; i++)
        {
            index = Magnitude(x[i * incx]) > Magnitude(x[index * incx]) ? i : index;
        }

        return index + 1;
    }

    /// <summary>BLAS' ger, geru and gerc; with conj(x), too.</summary>
    public static void Ger(
        bool conjugateX, bool conjugateY, long m, long n, T alpha, T* x, long incx, T* y, long incy, T* a, long lda)
    {
        for (long j = 0; j < n && !T.IsZero(alpha); j++)
        {
            T element = y[Place(j, n, incy)];
            T factor = Product(-alpha, conjugateY ? Integers<T>.Conjugate(element) : element);
            for (long i = 0; i < m && !T.IsZero(element); i++)
            {
                T left = x[Place(i, m, incx)];
                ref T target = ref a[i + (j * lda)];
                target = KernelArithmetic<T>.Minus(factor, conjugateX ? Integers<T>.Conjugate(left) : left, target);
            }
        }
    }

    /// <summary>BLAS' gemv, of numbers that no rounding touches; 'R' stands for conj(A).</summary>
    public static void Gemv(
        byte trans, long m, long n, T alpha, T* a, long lda, T* x, long incx, T beta, T* y, long incy)
    {
        bool transposed = trans is (byte)'T' or (byte)'C';
        bool conjugate = trans is (byte)'C' or (byte)'R';
        (long rows, long columns) = transposed ? (n, m) : (m, n);
        for (long i = 0; i < rows && m > 0 && n > 0; i++)
        {
            ref T target = ref y[Place(i, rows, incy)];
            target = T.IsZero(beta) ? T.Zero : beta == T.One ? target : beta * target;
            for (long j = 0; j < columns && !T.IsZero(alpha); j++)
            {
                T element = transposed ? a[j + (i * lda)] : a[i + (j * lda)];
                target += alpha * (conjugate ? Integers<T>.Conjugate(element) : element) * x[Place(j, columns, incx)];
            }
        }
    }

    /// <summary>BLAS' trsv; 'R' stands for conj(A).</summary>
    public static void Trsv(bool upper, byte trans, bool unit, long n, T* a, long lda, T* x, long incx)
    {
        bool transposed = trans is (byte)'T' or (byte)'C';
        bool conjugate = trans is (byte)'C' or (byte)'R';
        for (long step = 0; step < n; step++)
        {
            long k = upper == transposed ? step : n - 1 - step;
            ref T unknown = ref x[Place(k, n, incx)];
            if (!transposed && T.IsZero(unknown))
            {
                continue;
            }

            T diagonal = a[k * (lda + 1)];
            for (long i = 0; i < n && transposed; i++)
            {
                T element = a[i + (k * lda)];
                unknown -= upper == i < k && i != k ? (conjugate ? Integers<T>.Conjugate(element) : element) * x[Place(i, n, incx)] : T.Zero;
            }

            unknown = unit ? unknown : KernelArithmetic<T>.Quotient(unknown, conjugate ? Integers<T>.Conjugate(diagonal) : diagonal);
            for (long i = 0; i < n && !transposed; i++)
            {
                T element = a[i + (k * lda)];
                x[Place(i, n, incx)] -= upper == i < k && i != k ? (conjugate ? Integers<T>.Conjugate(element) : element) * unknown : T.Zero;
            }
        }
    }

    /// <summary>Where element i of a vector is.</summary>
    public static long Place(long i, long n, long increment) => (increment < 0 ? i - n + 1 : i) * increment;

    /// <summary>|re| + |im|, rounded to the parts' type.</summary>
    private static double Magnitude(T x)
    {
        Complex value = Complex.CreateChecked(x);
        double sum = Math.Abs(value.Real) + Math.Abs(value.Imaginary);
        return Unsafe.SizeOf<T>() == sizeof(double) && Precision.IsComplex<T>() ? (float)sum : sum;
    }

    private static T Product(T a, T x) =>
        typeof(T) == typeof(Complex) ? Product<double>(a, x)
        : typeof(T) == typeof(Complex64) ? Product<float>(a, x)
        : a * x;

    /// <summary>The product of two complex numbers: what the real part of a gives is rounded first.</summary>
    private static T Product<TPart>(T a, T x)
        where TPart : unmanaged, IFloatingPointIeee754<TPart>
    {
        var (are, aim) = Unsafe.BitCast<T, (TPart, TPart)>(a);
        var (re, im) = Unsafe.BitCast<T, (TPart, TPart)>(x);
        return Unsafe.BitCast<(TPart, TPart), T>((
            KernelArithmetic<TPart>.Minus(aim, im, are * re), KernelArithmetic<TPart>.Minus(aim, -re, are * im)));
    }
}
