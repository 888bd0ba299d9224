using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>Vectors and matrices with NaN before, between and behind their elements, which nobody may read or write.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class Moat<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The elements before the first one.</summary>
    public const int Width = 20;

    /// <summary>Gets a number with NaN in every part.</summary>
    public static T NaN { get; } = Precision.Of<T>(double.NaN, double.NaN);

    /// <summary>A vector.</summary>
    public static T[] Vector(T[] elements, int increment)
    {
        int n = elements.Length;
        T[] memory = Filled((2 * Width) + (n * Math.Max(1, Math.Abs(increment))));
        for (int i = 0; i < n; i++)
        {
            memory[Width + PlainBlas<T>.Place(i, n, increment)] = elements[i];
        }

        return memory;
    }

    /// <summary>A matrix of m x n elements that are given without gaps.</summary>
    public static T[] Matrix(T[] elements, int m, int n, int lda)
    {
        T[] memory = Filled((2 * Width) + (n * lda));
        for (int j = 0; j < n; j++)
        {
            elements.AsSpan(j * m, m).CopyTo(memory.AsSpan(Width + (j * lda)));
        }

        return memory;
    }

    private static T[] Filled(int length)
    {
        var memory = new T[length];
        Array.Fill(memory, NaN);
        return memory;
    }
}
