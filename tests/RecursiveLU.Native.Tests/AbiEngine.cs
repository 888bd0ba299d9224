using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>Which of the names that do the same is called.</summary>
internal enum Spelling
{
    /// <summary>recursive_lu_T and its like.</summary>
    Plain,

    /// <summary>The same with '!'.</summary>
    Marked,

    /// <summary>recursive_lu_T_strided.</summary>
    Strided,
}

/// <summary>The native library as an engine of the shared tests. What the short signature cannot say always goes to
/// recursive_lu_T_strided.</summary>
/// <param name="abi">The library, here or in another process; disposed of with the engine.</param>
/// <param name="spelling">The names to call.</param>
/// <param name="gcStorm">What else to dispose of.</param>
internal sealed class AbiEngine(ILuAbi abi, Spelling spelling, GcStorm? gcStorm = null) : ILuSolver
{
    /// <inheritdoc/>
    public void SetThreads(int threads)
    {
        long info = abi.SetThreads(threads);
        if (info != 0)
        {
            throw new InvalidOperationException($"recursive_lu_set_num_threads gave {info}.");
        }
    }

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        const FactorMode NoPivotThreaded = FactorMode.NoPivot | FactorMode.Threaded;
        if (spelling == Spelling.Strided || lda != Math.Max(1, m) || mode == NoPivotThreaded)
        {
            return abi.Strided(a, m, n, lda, pivots, (uint)mode);
        }

        string suffix = mode switch
        {
            FactorMode.Threaded => "_threaded",
            FactorMode.NoPivot => "_nopiv",
            _ => "",
        };
        string mark = spelling == Spelling.Marked ? "!" : "";
        return abi.Factor(Symbols.Prefix<T>() + suffix + mark, a, m, n, pivots);
    }

    /// <inheritdoc/>
    public void Solve<T>(char transpose, ReadOnlySpan<T> a, int n, Span<T> b, int rightHandSides, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        T[] factors = a.ToArray();
        var pivots = new long[n];
        int ld = Math.Max(1, n);
        long info = Factor<T>(factors, n, n, ld, pivots, mode);
        if (info == 0)
        {
            info = abi.Solve(transpose, n, rightHandSides, factors, ld, pivots, b, ld);
        }

        if (info != 0)
        {
            throw new InvalidOperationException($"info is {info}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (gcStorm)
        {
            abi.Dispose();
        }
    }
}
