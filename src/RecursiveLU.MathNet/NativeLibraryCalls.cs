using System.Numerics;
using RecursiveLU.Interop;

namespace RecursiveLU.MathNet;

/// <summary>Calls the native library.</summary>
internal sealed unsafe class NativeLibraryCalls : ILuLibrary
{
    /// <inheritdoc/>
    public long Factor<T>(long n, T* a, long* pivots, bool threaded)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? RecursiveLuNative.F64Strided((double*)a, n, n, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(float) ? RecursiveLuNative.F32Strided((float*)a, n, n, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(Complex) ? RecursiveLuNative.C128Strided(a, n, n, Lda(n), pivots, Flags(threaded))
        : RecursiveLuNative.C64Strided(a, n, n, Lda(n), pivots, Flags(threaded));

    /// <inheritdoc/>
    public long Solve<T>(long n, T* factors, long* pivots, long columns, T* b)
        where T : unmanaged =>
        typeof(T) == typeof(double)
            ? RecursiveLuNative.F64Solve((byte)'N', n, columns, (double*)factors, Lda(n), pivots, (double*)b, Lda(n))
        : typeof(T) == typeof(float)
            ? RecursiveLuNative.F32Solve((byte)'N', n, columns, (float*)factors, Lda(n), pivots, (float*)b, Lda(n))
        : typeof(T) == typeof(Complex)
            ? RecursiveLuNative.C128Solve((byte)'N', n, columns, factors, Lda(n), pivots, b, Lda(n))
        : RecursiveLuNative.C64Solve((byte)'N', n, columns, factors, Lda(n), pivots, b, Lda(n));

    /// <inheritdoc/>
    public long Invert<T>(long n, T* factors, long* pivots, bool threaded)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? RecursiveLuNative.F64Inverse(n, (double*)factors, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(float) ? RecursiveLuNative.F32Inverse(n, (float*)factors, Lda(n), pivots, Flags(threaded))
        : typeof(T) == typeof(Complex) ? RecursiveLuNative.C128Inverse(n, factors, Lda(n), pivots, Flags(threaded))
        : RecursiveLuNative.C64Inverse(n, factors, Lda(n), pivots, Flags(threaded));

    private static long Lda(long n) => Math.Max(1, n);

    private static uint Flags(bool threaded) => threaded ? RecursiveLuNative.Threaded : 0;
}
