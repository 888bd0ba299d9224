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

    /// <summary>Two shuffles at a time touch four rows only: so the sixteen go through memory once, between the second and
    /// the third shuffle.</summary>
    private static void Run16<TLines>(
        TLines source, nint sourceStep, T* target, nint targetStride, nint targetStep, long blocks)
        where TLines : struct, ILines<T>
    {
        const int Rows = 16;
        T* room = stackalloc T[(Rows + 1) * Rows];
        T* half = (T*)(((nuint)room + 63) & ~(nuint)63);
        for (long b = 0; b < blocks; b++)
        {
            long line = TLines.Advances ? b * Rows : 0;
            nint offset = (nint)b * sourceStep;
            for (int g = 0; g < Rows / 4; g++)
            {
                ShuffleTwice(
                    source.At(line + g) + offset, source.At(line + g + 4) + offset, source.At(line + g + 8) + offset,
                    source.At(line + g + 12) + offset, half + (4 * g * Rows), Rows);
            }

            T* t = target + ((nint)b * targetStep);
            for (int g = 0; g < Rows / 4; g++)
            {
                T* row = half + (g * Rows);
                ShuffleTwice(
                    row, row + (4 * Rows), row + (8 * Rows), row + (12 * Rows), t + (4 * g * targetStride), targetStride);
            }
        }
    }

    /// <summary>Two perfect shuffles of rows that are a quarter of the block apart, to four rows in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ShuffleTwice(T* r0, T* r1, T* r2, T* r3, T* target, nint stride)
    {
        TVector a0 = TVector.Load(r0);
        TVector a1 = TVector.Load(r1);
        TVector a2 = TVector.Load(r2);
        TVector a3 = TVector.Load(r3);
        TVector b0 = TVector.ZipLow(a0, a2);
        TVector b1 = TVector.ZipHigh(a0, a2);
        TVector b2 = TVector.ZipLow(a1, a3);
        TVector b3 = TVector.ZipHigh(a1, a3);
        TVector.ZipLow(b0, b2).Store(target);
        TVector.ZipHigh(b0, b2).Store(target + stride);
        TVector.ZipLow(b1, b3).Store(target + (2 * stride));
        TVector.ZipHigh(b1, b3).Store(target + (3 * stride));
    }
}
