using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU.MathNet;

/// <summary>Calls the managed library behind its public methods, which throw on a singular matrix.</summary>
internal sealed unsafe class ManagedLibraryCalls : ILuLibrary
{
    /// <inheritdoc/>
    public long Factor<T>(long n, T* a, long* pivots, bool threaded)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Getrf.Factor((double*)a, n, n, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(float) ? Getrf.Factor((float*)a, n, n, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(Complex) ? Getrf.Factor((Complex*)a, n, n, Lda(n), pivots, Flags(threaded))
        : Getrf.Factor((Complex64*)a, n, n, Lda(n), pivots, Flags(threaded));

    /// <inheritdoc/>
    public long Solve<T>(long n, T* factors, long* pivots, long columns, T* b)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Solve(Of((double*)factors, n, pivots), columns, (double*)b)
        : typeof(T) == typeof(float) ? Solve(Of((float*)factors, n, pivots), columns, (float*)b)
        : typeof(T) == typeof(Complex) ? Solve(Of((Complex*)factors, n, pivots), columns, (Complex*)b)
        : Solve(Of((Complex64*)factors, n, pivots), columns, (Complex64*)b);

    /// <inheritdoc/>
    public long Invert<T>(long n, T* factors, long* pivots, bool threaded)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? Invert(Of((double*)factors, n, pivots), threaded)
        : typeof(T) == typeof(float) ? Invert(Of((float*)factors, n, pivots), threaded)
        : typeof(T) == typeof(Complex) ? Invert(Of((Complex*)factors, n, pivots), threaded)
        : Invert(Of((Complex64*)factors, n, pivots), threaded);

    private static long Solve<T>(in Factors<T> factors, long columns, T* b)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Solve(
            (byte)'N', factors.N, columns, factors.Lu, factors.Lda, factors.Ipiv, b, factors.Lda);
        return info != 0 ? info : Getrs.Solve((byte)'N', factors, columns, b, factors.Lda);
    }

    private static long Invert<T>(in Factors<T> factors, bool threaded)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Inverse(factors.N, factors.Lu, factors.Lda, factors.Ipiv, Flags(threaded));
        return info != 0 ? info : Getri.Invert(factors, Getrs.ThreadsFor<T>(factors.N, factors.N, Flags(threaded)));
    }

    private static Factors<T> Of<T>(T* factors, long n, long* pivots)
        where T : unmanaged, INumberBase<T> => new() { N = n, Lu = factors, Lda = Lda(n), Ipiv = pivots };

    private static long Lda(long n) => Math.Max(1, n);

    private static uint Flags(bool threaded) => threaded ? LuFlags.Threaded : 0;
}
