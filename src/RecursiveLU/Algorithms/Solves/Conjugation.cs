using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>What a solution with the conjugate transpose takes beyond one with the transpose: conj(X) is the solution of the system
/// that has A^T and conj(B).</summary>
internal static unsafe class Conjugation
{
    /// <summary>B := conj(B) if the elements are complex and the form is 'C': to be called before the solution and after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<T>(byte trans, long n, long nrhs, T* b, long ldb)
        where T : unmanaged
    {
        if (Widest.IsComplex<T>() && trans == (byte)'C')
        {
            Conjugate(n, nrhs, b, ldb);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Conjugate<T>(long n, long nrhs, T* b, long ldb)
        where T : unmanaged
    {
        for (long j = 0; j < nrhs; j++)
        {
            Vectors.Conjugate(n, b + (j * ldb));
        }
    }
}
