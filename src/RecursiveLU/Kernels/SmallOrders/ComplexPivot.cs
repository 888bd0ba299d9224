using System.Numerics;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>The division by a complex pivot that is not zero, by all of the rules.</summary>
/// <typeparam name="T">A complex number of two parts, such as <see cref="Complex"/>.</typeparam>
/// <typeparam name="TPart">The type of its parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
internal static unsafe class ComplexPivot<T, TPart, TVector>
    where T : unmanaged, INumberBase<T>
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IPairSimd<TVector, TPart>
{
    /// <summary>Divides numbers by it.</summary>
    public static void Divide(T* numbers, nint count, T pivot)
    {
        if (ComplexSimd<T, TPart, TVector>.HasNoReciprocal(pivot))
        {
            var divisor = ComplexSimd<T, TPart, TVector>.Broadcast(pivot);
            for (nint i = 0; i < count; i++)
            {
                var number = ComplexSimd<T, TPart, TVector>.Broadcast(numbers[i]);
                ComplexSimd<T, TPart, TVector>.Divide(number, divisor).StoreFirst(numbers + i, 1);
            }

            return;
        }

        T scale = ComplexSimd<T, TPart, TVector>.Reciprocal(&pivot, default);
        for (nint i = 0; !ComplexSimd<T, TPart, TVector>.IsOne(scale) && i < count; i++)
        {
            numbers[i] = ComplexSimd<T, TPart, TVector>.Multiply(numbers[i], scale);
        }
    }
}
