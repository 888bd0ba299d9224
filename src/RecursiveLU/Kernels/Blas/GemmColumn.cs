using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Blas;

/// <summary>What tiles of all sizes do with a column of C.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TRow">The vectors of a column.</typeparam>
/// <typeparam name="TNumbers">What the parts are.</typeparam>
internal static unsafe class GemmColumn<T, TVector, TRow, TNumbers>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
    where TNumbers : struct, INumbers
{
    /// <summary>C := -alpha * sum or C - alpha * sum.</summary>
    /// <param name="c">The column.</param>
    /// <param name="sum">The products' sum, negative.</param>
    /// <param name="alpha">The factor's parts.</param>
    /// <param name="adds">Whether C is read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(T* c, TRow sum, T* alpha, bool adds)
    {
        TRow before = adds ? TRow.Load(c, TVector.Count) : default;
        TRow after = before.Minus(TVector.Broadcast(alpha[0]), sum);
        if (TNumbers.AreComplex)
        {
            after = after.Minus(TVector.Broadcast(alpha[1]), sum.Each<TimesI<TVector, T>>());
        }

        after.Store(c, TVector.Count);
    }

    /// <summary>Brings the tile right of C into the first-level cache if a sum of k products leaves time for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* c, nint step, int columns, nint k)
    {
        T* next = c + (columns * step);
        for (int j = 0; j < columns && k >= FetchTuning.TileDepth; j++, next += step)
        {
            TRow.Prefetch(next, TVector.Count);
        }
    }
}
