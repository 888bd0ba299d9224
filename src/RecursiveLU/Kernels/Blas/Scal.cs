using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>x := alpha * x.</summary>
internal static unsafe class Scal<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Multiplies n elements of a vector of unit stride.</summary>
    public static void Run(nint n, T alpha, T* x)
    {
        nint end = n - N;
        if (end < 0)
        {
            RunStrided(n, alpha, x, 1);
            return;
        }

        if (TVector.IsComplex)
        {
            Pairs.Run<T, TVector, ComplexVector>(new(n, alpha, x));
            return;
        }

        // The last vector may overlap the one before it, so it is read before anything is written.
        TVector factor = TVector.Broadcast(alpha);
        TVector last = TVector.Multiply(factor, TVector.Load(x + end));
        nint i = 0;
        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector x0 = TVector.Multiply(factor, TVector.Load(x + i));
            TVector x1 = TVector.Multiply(factor, TVector.Load(x + i + N));
            TVector x2 = TVector.Multiply(factor, TVector.Load(x + i + (2 * N)));
            TVector x3 = TVector.Multiply(factor, TVector.Load(x + i + (3 * N)));
            x0.Store(x + i);
            x1.Store(x + i + N);
            x2.Store(x + i + (2 * N));
            x3.Store(x + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            TVector.Multiply(factor, TVector.Load(x + i)).Store(x + i);
        }

        last.Store(x + end);
    }

    /// <summary>The same for a vector of any stride, element by element.</summary>
    public static void RunStrided(nint n, T alpha, T* x, nint incx)
    {
        for (; n >= 4; n -= 4)
        {
            T* x2 = x + (2 * incx);
            x[0] = TVector.Multiply(alpha, x[0]);
            x[incx] = TVector.Multiply(alpha, x[incx]);
            x2[0] = TVector.Multiply(alpha, x2[0]);
            x2[incx] = TVector.Multiply(alpha, x2[incx]);
            x = x2 + (2 * incx);
        }

        for (; n > 0; n--)
        {
            *x = TVector.Multiply(alpha, *x);
            x += incx;
        }
    }

    private readonly struct ComplexVector(nint n, T alpha, T* x) : IPairWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
        {
            T factor = alpha;
            ComplexScal<TPart, TParts>.Run(2 * n, (TPart*)&factor, (TPart*)x);
        }
    }
}
