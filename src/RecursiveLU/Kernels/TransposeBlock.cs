using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Transposes blocks of N x N elements, N the vector's length, in registers.</summary>
/// <remarks>
/// A perfect shuffle of the rows, zip(row i, row i + N/2) for all i, rotates the bits of an element's address (row, column) by
/// one place; log2(N) of them exchange row and column.
/// </remarks>
internal static unsafe class TransposeBlock<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>target(j, i) := source(i, j) for N vectors <paramref name="sourceStride"/> elements apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(T* source, nint sourceStride, T* target, nint targetStride)
    {
        switch (TVector.Count)
        {
            case 2:
                Run2(source, sourceStride, target, targetStride);
                break;
            case 4:
                Run4(source, sourceStride, target, targetStride);
                break;
            case 8:
                Run8(source, sourceStride, target, targetStride);
                break;
            default:
                Run16(source, sourceStride, target, targetStride);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run2(T* source, nint sourceStride, T* target, nint targetStride)
    {
        TVector a0 = TVector.Load(source);
        TVector a1 = TVector.Load(source + sourceStride);
        TVector b0 = TVector.ZipLow(a0, a1);
        TVector b1 = TVector.ZipHigh(a0, a1);
        b0.Store(target);
        b1.Store(target + targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run4(T* source, nint sourceStride, T* target, nint targetStride)
    {
        TVector a0 = TVector.Load(source);
        TVector a1 = TVector.Load(source + sourceStride);
        TVector a2 = TVector.Load(source + (2 * sourceStride));
        TVector a3 = TVector.Load(source + (3 * sourceStride));
        TVector b0 = TVector.ZipLow(a0, a2);
        TVector b1 = TVector.ZipHigh(a0, a2);
        TVector b2 = TVector.ZipLow(a1, a3);
        TVector b3 = TVector.ZipHigh(a1, a3);
        TVector c0 = TVector.ZipLow(b0, b2);
        TVector c1 = TVector.ZipHigh(b0, b2);
        TVector c2 = TVector.ZipLow(b1, b3);
        TVector c3 = TVector.ZipHigh(b1, b3);
        c0.Store(target);
        c1.Store(target + targetStride);
        c2.Store(target + (2 * targetStride));
        c3.Store(target + (3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run8(T* source, nint sourceStride, T* target, nint targetStride)
    {
        TVector a0 = TVector.Load(source);
        TVector a1 = TVector.Load(source + sourceStride);
        TVector a2 = TVector.Load(source + (2 * sourceStride));
        TVector a3 = TVector.Load(source + (3 * sourceStride));
        TVector a4 = TVector.Load(source + (4 * sourceStride));
        TVector a5 = TVector.Load(source + (5 * sourceStride));
        TVector a6 = TVector.Load(source + (6 * sourceStride));
        TVector a7 = TVector.Load(source + (7 * sourceStride));
        TVector b0 = TVector.ZipLow(a0, a4);
        TVector b1 = TVector.ZipHigh(a0, a4);
        TVector b2 = TVector.ZipLow(a1, a5);
        TVector b3 = TVector.ZipHigh(a1, a5);
        TVector b4 = TVector.ZipLow(a2, a6);
        TVector b5 = TVector.ZipHigh(a2, a6);
        TVector b6 = TVector.ZipLow(a3, a7);
        TVector b7 = TVector.ZipHigh(a3, a7);
        TVector c0 = TVector.ZipLow(b0, b4);
        TVector c1 = TVector.ZipHigh(b0, b4);
        TVector c2 = TVector.ZipLow(b1, b5);
        TVector c3 = TVector.ZipHigh(b1, b5);
        TVector c4 = TVector.ZipLow(b2, b6);
        TVector c5 = TVector.ZipHigh(b2, b6);
        TVector c6 = TVector.ZipLow(b3, b7);
        TVector c7 = TVector.ZipHigh(b3, b7);
        TVector d0 = TVector.ZipLow(c0, c4);
        TVector d1 = TVector.ZipHigh(c0, c4);
        TVector d2 = TVector.ZipLow(c1, c5);
        TVector d3 = TVector.ZipHigh(c1, c5);
        TVector d4 = TVector.ZipLow(c2, c6);
        TVector d5 = TVector.ZipHigh(c2, c6);
        TVector d6 = TVector.ZipLow(c3, c7);
        TVector d7 = TVector.ZipHigh(c3, c7);
        d0.Store(target);
        d1.Store(target + targetStride);
        d2.Store(target + (2 * targetStride));
        d3.Store(target + (3 * targetStride));
        d4.Store(target + (4 * targetStride));
        d5.Store(target + (5 * targetStride));
        d6.Store(target + (6 * targetStride));
        d7.Store(target + (7 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run16(T* source, nint sourceStride, T* target, nint targetStride)
    {
        TVector a0 = TVector.Load(source);
        TVector a1 = TVector.Load(source + sourceStride);
        TVector a2 = TVector.Load(source + (2 * sourceStride));
        TVector a3 = TVector.Load(source + (3 * sourceStride));
        TVector a4 = TVector.Load(source + (4 * sourceStride));
        TVector a5 = TVector.Load(source + (5 * sourceStride));
        TVector a6 = TVector.Load(source + (6 * sourceStride));
        TVector a7 = TVector.Load(source + (7 * sourceStride));
        TVector a8 = TVector.Load(source + (8 * sourceStride));
        TVector a9 = TVector.Load(source + (9 * sourceStride));
        TVector a10 = TVector.Load(source + (10 * sourceStride));
        TVector a11 = TVector.Load(source + (11 * sourceStride));
        TVector a12 = TVector.Load(source + (12 * sourceStride));
        TVector a13 = TVector.Load(source + (13 * sourceStride));
        TVector a14 = TVector.Load(source + (14 * sourceStride));
        TVector a15 = TVector.Load(source + (15 * sourceStride));
        TVector b0 = TVector.ZipLow(a0, a8);
        TVector b1 = TVector.ZipHigh(a0, a8);
        TVector b2 = TVector.ZipLow(a1, a9);
        TVector b3 = TVector.ZipHigh(a1, a9);
        TVector b4 = TVector.ZipLow(a2, a10);
        TVector b5 = TVector.ZipHigh(a2, a10);
        TVector b6 = TVector.ZipLow(a3, a11);
        TVector b7 = TVector.ZipHigh(a3, a11);
        TVector b8 = TVector.ZipLow(a4, a12);
        TVector b9 = TVector.ZipHigh(a4, a12);
        TVector b10 = TVector.ZipLow(a5, a13);
        TVector b11 = TVector.ZipHigh(a5, a13);
        TVector b12 = TVector.ZipLow(a6, a14);
        TVector b13 = TVector.ZipHigh(a6, a14);
        TVector b14 = TVector.ZipLow(a7, a15);
        TVector b15 = TVector.ZipHigh(a7, a15);
        TVector c0 = TVector.ZipLow(b0, b8);
        TVector c1 = TVector.ZipHigh(b0, b8);
        TVector c2 = TVector.ZipLow(b1, b9);
        TVector c3 = TVector.ZipHigh(b1, b9);
        TVector c4 = TVector.ZipLow(b2, b10);
        TVector c5 = TVector.ZipHigh(b2, b10);
        TVector c6 = TVector.ZipLow(b3, b11);
        TVector c7 = TVector.ZipHigh(b3, b11);
        TVector c8 = TVector.ZipLow(b4, b12);
        TVector c9 = TVector.ZipHigh(b4, b12);
        TVector c10 = TVector.ZipLow(b5, b13);
        TVector c11 = TVector.ZipHigh(b5, b13);
        TVector c12 = TVector.ZipLow(b6, b14);
        TVector c13 = TVector.ZipHigh(b6, b14);
        TVector c14 = TVector.ZipLow(b7, b15);
        TVector c15 = TVector.ZipHigh(b7, b15);
        TVector d0 = TVector.ZipLow(c0, c8);
        TVector d1 = TVector.ZipHigh(c0, c8);
        TVector d2 = TVector.ZipLow(c1, c9);
        TVector d3 = TVector.ZipHigh(c1, c9);
        TVector d4 = TVector.ZipLow(c2, c10);
        TVector d5 = TVector.ZipHigh(c2, c10);
        TVector d6 = TVector.ZipLow(c3, c11);
        TVector d7 = TVector.ZipHigh(c3, c11);
        TVector d8 = TVector.ZipLow(c4, c12);
        TVector d9 = TVector.ZipHigh(c4, c12);
        TVector d10 = TVector.ZipLow(c5, c13);
        TVector d11 = TVector.ZipHigh(c5, c13);
        TVector d12 = TVector.ZipLow(c6, c14);
        TVector d13 = TVector.ZipHigh(c6, c14);
        TVector d14 = TVector.ZipLow(c7, c15);
        TVector d15 = TVector.ZipHigh(c7, c15);
        TVector e0 = TVector.ZipLow(d0, d8);
        TVector e1 = TVector.ZipHigh(d0, d8);
        TVector e2 = TVector.ZipLow(d1, d9);
        TVector e3 = TVector.ZipHigh(d1, d9);
        TVector e4 = TVector.ZipLow(d2, d10);
        TVector e5 = TVector.ZipHigh(d2, d10);
        TVector e6 = TVector.ZipLow(d3, d11);
        TVector e7 = TVector.ZipHigh(d3, d11);
        TVector e8 = TVector.ZipLow(d4, d12);
        TVector e9 = TVector.ZipHigh(d4, d12);
        TVector e10 = TVector.ZipLow(d5, d13);
        TVector e11 = TVector.ZipHigh(d5, d13);
        TVector e12 = TVector.ZipLow(d6, d14);
        TVector e13 = TVector.ZipHigh(d6, d14);
        TVector e14 = TVector.ZipLow(d7, d15);
        TVector e15 = TVector.ZipHigh(d7, d15);
        e0.Store(target);
        e1.Store(target + targetStride);
        e2.Store(target + (2 * targetStride));
        e3.Store(target + (3 * targetStride));
        e4.Store(target + (4 * targetStride));
        e5.Store(target + (5 * targetStride));
        e6.Store(target + (6 * targetStride));
        e7.Store(target + (7 * targetStride));
        e8.Store(target + (8 * targetStride));
        e9.Store(target + (9 * targetStride));
        e10.Store(target + (10 * targetStride));
        e11.Store(target + (11 * targetStride));
        e12.Store(target + (12 * targetStride));
        e13.Store(target + (13 * targetStride));
        e14.Store(target + (14 * targetStride));
        e15.Store(target + (15 * targetStride));
    }
}
