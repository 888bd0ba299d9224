using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>How a factorization or a solution by random butterflies went.</summary>
/// <param name="Info">0; a zero pivot; or <see cref="Inaccurate"/>.</param>
/// <param name="Iterations">Steps of refinement, or why row exchanges were needed.</param>
internal readonly record struct ButterflyResult(long Info, long Iterations)
{
    /// <summary>RECURSIVE_LU_INACCURATE.</summary>
    public const long Inaccurate = ErrorValues.Inaccurate;
}

/// <summary>The random butterfly solver: of the managed API, or of the native library. Matrices are n x n and column-major without
/// gaps.</summary>
internal interface IButterflySolver
{
    /// <summary>Solves A * X = B in one call.</summary>
    ButterflyResult Solve<T>(
        int n, int nrhs, ReadOnlySpan<T> a, ulong seed, ReadOnlySpan<T> b, Span<T> x, FactorMode mode = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Makes a workspace.</summary>
    IButterflyWorkspace<T> Open<T>(int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A workspace. It may be disposed of twice.</summary>
internal interface IButterflyWorkspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Factors.</summary>
    ButterflyResult Factor(ReadOnlySpan<T> a, int n, ulong seed, FactorMode mode = default);

    /// <summary>Solves with what was factored last.</summary>
    ButterflyResult Solve(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs, FactorMode mode = default);
}

/// <summary>A name and a way to get a solver.</summary>
internal sealed record ButterflySource(string Name, Func<IButterflySolver> Open)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
