using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A contiguous column by itself.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal static unsafe class Columns<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>x := 0.</summary>
    public static void Clear(T* x, long n)
    {
        long i = 0;
        for (; i + TVector.Count <= n; i += TVector.Count)
        {
            default(TVector).Store(x + i);
        }

        if (i < n)
        {
            default(TVector).StoreFirst(x + i, (int)(n - i));
        }
    }

    /// <summary>x := factor * x.</summary>
    public static void Scale(T* x, long n, T factor)
    {
        Multiplier<TVector> scale = TVector.Factor(factor);
        long i = 0;
        for (; i + TVector.Count <= n; i += TVector.Count)
        {
            TVector.Multiply(TVector.Load(x + i), scale).Store(x + i);
        }

        if (i < n)
        {
            TVector.Multiply(TVector.LoadFirst(x + i, (int)(n - i)), scale).StoreFirst(x + i, (int)(n - i));
        }
    }
}
