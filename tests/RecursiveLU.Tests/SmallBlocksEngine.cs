using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Sizes;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The kernels with the smallest blocks there are: small matrices reach every branch of the recursion, of the
/// blocked update and of the sharing among threads.</summary>
internal sealed unsafe class SmallBlocksEngine : ILuEngine
{
    internal static readonly Tuning Smallest = new()
    {
        SmallOrder = 0,
        LeafColumns = 1,
        StripElements = 1,
        TallRows = 64,
        TallAspect = 3,
        TallColumns = 12,
        UpdateDepth = 1,
        UpdateBytes = 1,
        InPlaceBytes = 100_000,
        InPlaceWidth = 32,
        WideRows = 10,
        WideColumns = 80,
        ParallelWork = 1,
        ParallelResponse = int.MaxValue,
        ParallelTallRows = 500,
        ParallelBlocks = 2,
        ParallelMaximumBlocks = 100,
        ParallelMinimumWidth = 1,
        ParallelMaximumWidth = 16,
    };

    /// <inheritdoc/>
    public void SetThreads(int threads) => Lu.Threads = threads;

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        uint flags = ManagedEngine.Options(mode).Flags;
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return Getrf.FactorVectorised(p, m, n, lda, ipiv, flags, Smallest);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Lu.Threads = 0;
}
