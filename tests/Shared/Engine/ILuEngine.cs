using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>Something that factors: the managed API, one of its tunings, or the native library by some way.</summary>
/// <remarks>Both factorizations give info; pivots are 1-based.</remarks>
internal interface ILuEngine : IDisposable
{
    /// <summary>Sets the number of threads of a threaded factorization; 0 for the default.</summary>
    void SetThreads(int threads);

    /// <summary>Factors in place.</summary>
    long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>;
}

/// <summary>An engine that solves, too.</summary>
internal interface ILuSolver : ILuEngine
{
    /// <summary>Factors a copy of the n x n matrix and solves op(A) * X = B in place.</summary>
    /// <param name="transpose">'N', 'T' or 'C'.</param>
    /// <param name="a">The matrix, only read.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="b">B, n x rightHandSides; overwritten by X.</param>
    /// <param name="rightHandSides">The columns of B.</param>
    /// <param name="mode">How to factor.</param>
    void Solve<T>(char transpose, ReadOnlySpan<T> a, int n, Span<T> b, int rightHandSides, FactorMode mode)
        where T : unmanaged, INumberBase<T>;
}

/// <summary>A name and a way to get an engine, which is used no earlier than the tests that want it.</summary>
internal sealed record EngineSource(string Name, Func<ILuEngine> Open)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
