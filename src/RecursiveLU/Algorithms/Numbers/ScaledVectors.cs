using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>Vectors of numbers that each have a scale of their own.</summary>
internal static unsafe class ScaledVectors
{
    /// <summary>y := x.</summary>
    public static void Load<T, TReal>(long n, T* x, Scaled<T, TReal>* y)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        for (long i = 0; i < n; i++)
        {
            y[i] = Scaled<T, TReal>.Of(x[i]);
        }
    }

    /// <summary>y := x / 2^e, with the largest magnitude amid the range; gives e.</summary>
    /// <remarks>A number too small for the scale becomes the smallest one, so that it keeps its sign.</remarks>
    public static int Store<T, TReal>(long n, Scaled<T, TReal>* x, T* y)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        Scaled<TReal, TReal> largest = default;
        for (long i = 0; i < n; i++)
        {
            largest = x[i].IsFinite ? Scaled<TReal, TReal>.Max(largest, x[i].Magnitude) : largest;
        }

        int exponent = largest.Exponent - (TReal.ILogB(TReal.BitDecrement(TReal.PositiveInfinity)) / 2);
        for (long i = 0; i < n; i++)
        {
            T value = x[i].Times(-exponent);
            y[i] = T.IsZero(value) && !x[i].IsZero ? Element<T, TReal>.Smallest(x[i].Times(-x[i].Exponent)) : value;
        }

        return exponent;
    }
}
