using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>Vectors of numbers that each have a scale of their own.</summary>
internal static unsafe class ScaledVectors
{
    /// <summary>y := x.</summary>
    public static void Load<T>(long n, T* x, Scaled<T>* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (long i = 0; i < n; i++)
        {
            y[i] = Scaled<T>.Of(x[i]);
        }
    }

    /// <summary>y := x / 2^e, with the largest magnitude amid the range; gives e.</summary>
    /// <remarks>A number too small for the scale becomes the smallest one, so that it keeps its sign.</remarks>
    public static int Store<T>(long n, Scaled<T>* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Scaled<T> largest = default;
        for (long i = 0; i < n; i++)
        {
            largest = x[i].IsFinite ? Scaled<T>.Max(largest, x[i].Magnitude) : largest;
        }

        int exponent = largest.Exponent - (T.ILogB(T.BitDecrement(T.PositiveInfinity)) / 2);
        for (long i = 0; i < n; i++)
        {
            T value = x[i].Times(-exponent);
            y[i] = T.IsZero(value) && !x[i].IsZero ? T.CopySign(T.Epsilon, value) : value;
        }

        return exponent;
    }
}
