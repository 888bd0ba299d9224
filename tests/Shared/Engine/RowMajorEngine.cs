using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Another engine with row-major matrices: what is found must be the same, and the gaps between rows must stay as
/// they are.</summary>
internal sealed class RowMajorEngine(ILuEngine engine) : ILuEngine
{
    /// <inheritdoc/>
    public void SetThreads(int threads) => engine.SetThreads(threads);

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        T[] rows = RowMajor.Of<T>(a, m, n, lda);
        long info = engine.Factor<T>(
            rows, m, n, RowMajor.LeadingDimension(m, n, lda), pivots, mode | FactorMode.RowMajor);
        RowMajor.Return(rows, a, m, n, lda);
        return info;
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();
}
