using System.Numerics;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Native;

/// <summary>Whether a small system is one without peculiarities: of all others the functions for any matrices tell.</summary>
internal static unsafe class SmallSystem
{
    /// <summary>Whether a matrix that has rows has elements, and columns as far apart as they are high.</summary>
    public static bool IsMatrix<T>(T* a, long rows, long stride)
        where T : unmanaged => a != null && stride >= rows && stride <= Entry.Plain;

    /// <summary>Whether a system of a matrix and right-hand sides is small, and none of it is missing.</summary>
    public static bool Takes<T>(long n, long nrhs, T* a, long lda, void* ipiv, T* b, long ldb)
        where T : unmanaged =>
        Getrs.IsSmall<T>(n, nrhs) && IsMatrix(a, n, lda) && IsMatrix(b, n, ldb) && ipiv != null;

    /// <summary>Whether a matrix that is to be inverted is small, and none of it is missing.</summary>
    public static bool Takes<T>(long n, T* a, long lda, void* ipiv)
        where T : unmanaged =>
        Getri.IsSmall<T>(n) && IsMatrix(a, n, lda) && ipiv != null;

    /// <summary>Whether each row is exchanged with itself or a later one, as every factorization gives them, and no pivot is zero.</summary>
    public static bool AreFactors<T>(T* lu, long n, long lda, long* ipiv)
        where T : unmanaged, INumberBase<T>
    {
        bool areFactors = true;
        for (long i = 0; i < n; i++)
        {
            areFactors &= ipiv[i] > i && ipiv[i] <= n && !T.IsZero(lu[i * (lda + 1)]);
        }

        return areFactors;
    }
}
