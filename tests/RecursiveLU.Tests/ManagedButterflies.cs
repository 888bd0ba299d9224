using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed API.</summary>
internal sealed class ManagedButterflies : IButterflySolver
{
    /// <inheritdoc/>
    public ButterflyResult Solve<T>(
        int n, int nrhs, ReadOnlySpan<T> a, ulong seed, ReadOnlySpan<T> b, Span<T> x, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            ButterflySolution solution = Lu.SolveButterfly(a, n, b, x, nrhs, seed, ManagedEngine.Options(mode));
            return new(solution.Info, solution.Iterations);
        }
        catch (ArithmeticException)
        {
            return new(ButterflyResult.Inaccurate, -2);
        }
    }

    /// <inheritdoc/>
    public IButterflyWorkspace<T> Open<T>(int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Workspace<T>(capacity);

    private sealed class Workspace<T>(int capacity) : IButterflyWorkspace<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly ButterflyWorkspace<T> _workspace = new(capacity);

        public ButterflyResult Factor(ReadOnlySpan<T> a, int n, ulong seed, FactorMode mode)
        {
            ButterflySolution solution = _workspace.Factor(a, n, seed, ManagedEngine.Options(mode));
            return new(solution.Info, solution.Iterations);
        }

        public ButterflyResult Solve(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs, FactorMode mode)
        {
            ButterflySolution solution = _workspace.Solve(a, b, x, nrhs, ManagedEngine.Options(mode));
            return new(solution.Info, solution.Iterations);
        }

        public void Dispose() => _workspace.Dispose();
    }
}
