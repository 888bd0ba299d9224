using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed API.</summary>
internal sealed class ManagedEngine : ILuSolver
{
    /// <summary>The options of the same meaning.</summary>
    public static LuOptions Options(FactorMode mode) => new()
    {
        Pivoting = mode.HasFlag(FactorMode.NoPivot) ? Pivoting.None : Pivoting.Partial,
        Threaded = mode.HasFlag(FactorMode.Threaded),
        Layout = mode.HasFlag(FactorMode.RowMajor) ? MatrixLayout.RowMajor : MatrixLayout.ColumnMajor,
    };

    /// <summary>The form of the matrix that a letter stands for.</summary>
    public static Transpose Form(char letter) => letter switch
    {
        'N' => Transpose.None,
        'T' => Transpose.Transpose,
        _ => Transpose.ConjugateTranspose,
    };

    /// <inheritdoc/>
    public void SetThreads(int threads) => Lu.Threads = threads;

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T> => Lu.FactorInPlace(a, m, n, lda, pivots, Options(mode));

    /// <inheritdoc/>
    public void Solve<T>(char transpose, ReadOnlySpan<T> a, int n, Span<T> b, int rightHandSides, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        Lu.Factor(a, n, n, Options(mode)).SolveInPlace(b, rightHandSides, Form(transpose));
    }

    /// <inheritdoc/>
    public void Dispose() => Lu.Threads = 0;
}
