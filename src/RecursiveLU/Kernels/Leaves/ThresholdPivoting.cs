using System.Numerics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>A choice of pivots that spares most row exchanges.</summary>
internal static unsafe class ThresholdPivoting<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>How many times larger than the first element another one must be to be preferred. Of eight random elements the
    /// largest is not the first one in seven cases of eight, and more than four times larger in one of three.</summary>
    private const int Threshold = 4;

    /// <summary>The first element's index, 0, or that of the largest one if it is much larger.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="stride">Elements of memory to the next one.</param>
    /// <param name="count">How many there are.</param>
    public static int Choose(T* first, nint stride, int count)
    {
        int chosen = 0;
        T largest = TVector.Magnitude(*first) * T.CreateTruncating(Threshold);
        for (int i = 1; i < count; i++)
        {
            T magnitude = TVector.Magnitude(first[i * stride]);
            if (TVector.IsGreater(magnitude, largest))
            {
                chosen = i;
                largest = magnitude;
            }
        }

        return chosen;
    }
}
