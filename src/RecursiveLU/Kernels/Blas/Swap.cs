using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>Exchanges vectors of unit stride.</summary>
internal static unsafe class Swap<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Exchanges n elements.</summary>
    public static void Run(nint n, T* x, T* y)
    {
        nint end = n - N;
        nint i = 0;
        if (end < 0)
        {
            for (; i < n; i++)
            {
                (x[i], y[i]) = (y[i], x[i]);
            }

            return;
        }

        // The last vectors may overlap those before them, so they are read before anything is written.
        TVector lastX = TVector.Load(x + end);
        TVector lastY = TVector.Load(y + end);
        for (; i <= end - (3 * N); i += 4 * N)
        {
            TVector x0 = TVector.Load(x + i);
            TVector x1 = TVector.Load(x + i + N);
            TVector x2 = TVector.Load(x + i + (2 * N));
            TVector x3 = TVector.Load(x + i + (3 * N));
            TVector y0 = TVector.Load(y + i);
            TVector y1 = TVector.Load(y + i + N);
            TVector y2 = TVector.Load(y + i + (2 * N));
            TVector y3 = TVector.Load(y + i + (3 * N));
            x0.Store(y + i);
            x1.Store(y + i + N);
            x2.Store(y + i + (2 * N));
            x3.Store(y + i + (3 * N));
            y0.Store(x + i);
            y1.Store(x + i + N);
            y2.Store(x + i + (2 * N));
            y3.Store(x + i + (3 * N));
        }

        for (; i < end; i += N)
        {
            TVector x0 = TVector.Load(x + i);
            TVector.Load(y + i).Store(x + i);
            x0.Store(y + i);
        }

        lastX.Store(y + end);
        lastY.Store(x + end);
    }
}
