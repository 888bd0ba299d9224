using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>y := x for vectors of unit stride.</summary>
internal static unsafe class Copy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Copies n elements.</summary>
    public static void Run(nint n, T* x, T* y)
    {
        nint end = n - N;
        nint i = 0;
        if (end < 0)
        {
            for (; i < n; i++)
            {
                y[i] = x[i];
            }

            return;
        }

        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector x0 = TVector.Load(x + i);
            TVector x1 = TVector.Load(x + i + N);
            TVector x2 = TVector.Load(x + i + (2 * N));
            TVector x3 = TVector.Load(x + i + (3 * N));
            x0.Store(y + i);
            x1.Store(y + i + N);
            x2.Store(y + i + (2 * N));
            x3.Store(y + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            TVector.Load(x + i).Store(y + i);
        }

        TVector.Load(x + end).Store(y + end);
    }
}
