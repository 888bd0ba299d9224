using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>y := y - alpha * x.</summary>
internal static unsafe class Axpy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Subtracts n products, of vectors of unit stride.</summary>
    public static void Minus(nint n, T alpha, T* x, T* y)
    {
        nint end = n - N;
        if (end < 0)
        {
            MinusStrided(n, alpha, x, 1, y, 1);
            return;
        }

        if (TVector.IsComplex)
        {
            Pairs.Run<T, TVector, ComplexVectors>(new(n, alpha, x, y));
            return;
        }

        // The last vector may overlap the one before it, so it is read before anything is written.
        TVector a = TVector.Broadcast(alpha);
        TVector last = TVector.NegatedMultiplyAdd(a, TVector.Load(x + end), TVector.Load(y + end));
        nint i = 0;
        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector y0 = TVector.NegatedMultiplyAdd(a, TVector.Load(x + i), TVector.Load(y + i));
            TVector y1 = TVector.NegatedMultiplyAdd(a, TVector.Load(x + i + N), TVector.Load(y + i + N));
            TVector y2 = TVector.NegatedMultiplyAdd(a, TVector.Load(x + i + (2 * N)), TVector.Load(y + i + (2 * N)));
            TVector y3 = TVector.NegatedMultiplyAdd(a, TVector.Load(x + i + (3 * N)), TVector.Load(y + i + (3 * N)));
            y0.Store(y + i);
            y1.Store(y + i + N);
            y2.Store(y + i + (2 * N));
            y3.Store(y + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            TVector.NegatedMultiplyAdd(a, TVector.Load(x + i), TVector.Load(y + i)).Store(y + i);
        }

        last.Store(y + end);
    }

    /// <summary>The same for vectors of any stride, element by element.</summary>
    public static void MinusStrided(nint n, T alpha, T* x, nint incx, T* y, nint incy)
    {
        for (; n > 0; n--)
        {
            *y = TVector.NegatedMultiplyAdd(alpha, *x, *y);
            x += incx;
            y += incy;
        }
    }

    private readonly struct ComplexVectors(nint n, T alpha, T* x, T* y) : IPairWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
        {
            T factor = alpha;
            ComplexAxpy<TPart, TParts>.Minus(2 * n, (TPart*)&factor, (TPart*)x, (TPart*)y);
        }
    }
}
