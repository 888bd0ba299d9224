using System.Runtime.CompilerServices;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>Two vectors of n elements, and the distances from an element to the next: element i of both belong together.</summary>
internal readonly unsafe struct VectorPair<T>
    where T : unmanaged
{
    public readonly nint N;
    public readonly T* X;
    public readonly nint IncX;
    public readonly T* Y;
    public readonly nint IncY;

    /// <summary>Initializes a new instance of the <see cref="VectorPair{T}"/> struct from BLAS' arguments: a vector with a negative
    /// increment begins at the other end of its memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorPair(long n, T* x, long incX, T* y, long incY)
    {
        N = (nint)n;
        if (incX < 0 && incY < 0)
        {
            // The same pairs in the opposite order.
            incX = -incX;
            incY = -incY;
        }

        X = First(n, x, incX);
        IncX = (nint)incX;
        Y = First(n, y, incY);
        IncY = (nint)incY;
    }

    /// <summary>Gets a value indicating whether the elements of both vectors follow each other.</summary>
    public bool IsContiguous
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IncX == 1 && IncY == 1;
    }

    /// <summary>The first of n elements in BLAS' order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T* First(long n, T* x, long increment) => increment < 0 ? x - ((n - 1) * increment) : x;
}
