using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Transposes blocks of N x N elements, N the vector's length, in registers.</summary>
/// <remarks>
/// A perfect shuffle of the rows, zip(row i, row i + N/2) for all i, rotates the bits of an element's address (row, column) by
/// one place; log2(N) of them exchange row and column.
/// </remarks>
internal static unsafe class Transposition<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Transposes blocks that follow each other on a line: in block b, target(j, i) := source(i, j).</summary>
    /// <typeparam name="TLines">Where the source's vectors are.</typeparam>
    /// <param name="source">The vectors of all blocks, numbered on.</param>
    /// <param name="sourceStep">Elements from a block's first vector to the next block's, beyond their numbers.</param>
    /// <param name="target">Element (0, 0) of the first block's result.</param>
    /// <param name="targetStride">Elements from a vector of a result to the next.</param>
    /// <param name="targetStep">Elements from a result to the next.</param>
    /// <param name="blocks">The number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        switch (TVector.Count)
        {
            case 2:
                Run2(source, sourceStep, target, targetStride, targetStep, blocks);
                break;
            case 4:
                Run4(source, sourceStep, target, targetStride, targetStep, blocks);
                break;
            case 8:
                Run8(source, sourceStep, target, targetStride, targetStep, blocks);
                break;
            default:
                Run16(source, sourceStep, target, targetStride, targetStep, blocks);
                break;
        }
    }

    private static void Run2<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        for (long b = 0; b < blocks; b++)
        {
            long line = TLines.Advances ? b * 2 : 0;
            nint offset = (nint)b * sourceStep;
            TVector a0 = TVector.Load(source.At(line) + offset);
            TVector a1 = TVector.Load(source.At(line + 1) + offset);
            TVector b0 = TVector.ZipLow(a0, a1);
            TVector b1 = TVector.ZipHigh(a0, a1);
            T* t = target + ((nint)b * targetStep);
            b0.Store(t);
            b1.Store(t + targetStride);
        }
    }

    private static void Run4<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        for (long b = 0; b < blocks; b++)
        {
            long line = TLines.Advances ? b * 4 : 0;
            nint offset = (nint)b * sourceStep;
            TVector a0 = TVector.Load(source.At(line) + offset);
            TVector a1 = TVector.Load(source.At(line + 1) + offset);
            TVector a2 = TVector.Load(source.At(line + 2) + offset);
            TVector a3 = TVector.Load(source.At(line + 3) + offset);
            TVector b0 = TVector.ZipLow(a0, a2);
            TVector b1 = TVector.ZipHigh(a0, a2);
            TVector b2 = TVector.ZipLow(a1, a3);
            TVector b3 = TVector.ZipHigh(a1, a3);
            TVector c0 = TVector.ZipLow(b0, b2);
            TVector c1 = TVector.ZipHigh(b0, b2);
            TVector c2 = TVector.ZipLow(b1, b3);
            TVector c3 = TVector.ZipHigh(b1, b3);
            T* t = target + ((nint)b * targetStep);
            c0.Store(t);
            c1.Store(t + targetStride);
            c2.Store(t + (2 * targetStride));
            c3.Store(t + (3 * targetStride));
        }
    }

    private static void Run8<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        for (long b = 0; b < blocks; b++)
        {
            long line = TLines.Advances ? b * 8 : 0;
            nint offset = (nint)b * sourceStep;
            TVector a0 = TVector.Load(source.At(line) + offset);
            TVector a1 = TVector.Load(source.At(line + 1) + offset);
            TVector a2 = TVector.Load(source.At(line + 2) + offset);
            TVector a3 = TVector.Load(source.At(line + 3) + offset);
            TVector a4 = TVector.Load(source.At(line + 4) + offset);
            TVector a5 = TVector.Load(source.At(line + 5) + offset);
            TVector a6 = TVector.Load(source.At(line + 6) + offset);
            TVector a7 = TVector.Load(source.At(line + 7) + offset);
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
            T* t = target + ((nint)b * targetStep);
            d0.Store(t);
            d1.Store(t + targetStride);
            d2.Store(t + (2 * targetStride));
            d3.Store(t + (3 * targetStride));
            d4.Store(t + (4 * targetStride));
            d5.Store(t + (5 * targetStride));
            d6.Store(t + (6 * targetStride));
            d7.Store(t + (7 * targetStride));
        }
    }

    private static void Run16<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        for (long b = 0; b < blocks; b++)
        {
            long line = TLines.Advances ? b * 16 : 0;
            nint offset = (nint)b * sourceStep;
            TVector a0 = TVector.Load(source.At(line) + offset);
            TVector a1 = TVector.Load(source.At(line + 1) + offset);
            TVector a2 = TVector.Load(source.At(line + 2) + offset);
            TVector a3 = TVector.Load(source.At(line + 3) + offset);
            TVector a4 = TVector.Load(source.At(line + 4) + offset);
            TVector a5 = TVector.Load(source.At(line + 5) + offset);
            TVector a6 = TVector.Load(source.At(line + 6) + offset);
            TVector a7 = TVector.Load(source.At(line + 7) + offset);
            TVector a8 = TVector.Load(source.At(line + 8) + offset);
            TVector a9 = TVector.Load(source.At(line + 9) + offset);
            TVector a10 = TVector.Load(source.At(line + 10) + offset);
            TVector a11 = TVector.Load(source.At(line + 11) + offset);
            TVector a12 = TVector.Load(source.At(line + 12) + offset);
            TVector a13 = TVector.Load(source.At(line + 13) + offset);
            TVector a14 = TVector.Load(source.At(line + 14) + offset);
            TVector a15 = TVector.Load(source.At(line + 15) + offset);
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
            T* t = target + ((nint)b * targetStep);
            e0.Store(t);
            e1.Store(t + targetStride);
            e2.Store(t + (2 * targetStride));
            e3.Store(t + (3 * targetStride));
            e4.Store(t + (4 * targetStride));
            e5.Store(t + (5 * targetStride));
            e6.Store(t + (6 * targetStride));
            e7.Store(t + (7 * targetStride));
            e8.Store(t + (8 * targetStride));
            e9.Store(t + (9 * targetStride));
            e10.Store(t + (10 * targetStride));
            e11.Store(t + (11 * targetStride));
            e12.Store(t + (12 * targetStride));
            e13.Store(t + (13 * targetStride));
            e14.Store(t + (14 * targetStride));
            e15.Store(t + (15 * targetStride));
        }
    }
}
