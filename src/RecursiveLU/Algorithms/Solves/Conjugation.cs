using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>What a solution with the conjugate transpose takes beyond one with the transpose: conj(X) is the solution of the system
/// that has A^T and conj(B).</summary>
internal static unsafe class Conjugation
{
    /// <summary>B := conj(B) if the elements are complex and the form is 'C': to be called before the solution and after it.</summary>
    public static void Apply<T>(byte trans, long n, long nrhs, T* b, long ldb)
        where T : unmanaged
    {
        bool isComplex = typeof(T) == typeof(Complex) || typeof(T) == typeof(Complex64);
        for (long j = 0; isComplex && trans == (byte)'C' && j < nrhs; j++)
        {
            Vectors.Conjugate(n, b + (j * ldb));
        }
    }
}
