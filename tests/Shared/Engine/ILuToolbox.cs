using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What a factorization is good for: by the managed API, or by the native library. Matrices are n x n and column-major
/// without gaps; info is 0, or the first zero pivot, or of solutions <see cref="ErrorValues.Inaccurate"/>. Real numbers that are no
/// elements are given in double, which holds those of float.</summary>
internal interface ILuToolbox
{
    /// <summary>The number of refinements where an exception does not tell it.</summary>
    const long Untold = -99;

    /// <summary>Solves A * X = B in one call; A becomes its factors, B becomes X.</summary>
    long Gesv<T>(int n, int nrhs, Span<T> a, Span<long> pivots, Span<T> b, FactorMode mode)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Solves A * X = B, of double or of complex numbers of two, by factors in float; gives the number of refinements,
    /// too.</summary>
    (long Info, long Iterations) MixedGesv<T>(
        int n, int nrhs, Span<T> a, Span<long> pivots, ReadOnlySpan<T> b, Span<T> x, FactorMode mode)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Factors a copy and inverts it; null if it is singular.</summary>
    T[]? Inverse<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Factors a copy and computes the determinant.</summary>
    T Determinant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Factors a copy and computes sign, or phase, and logarithm of the determinant.</summary>
    (T Sign, double LogMagnitude) LogDeterminant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Factors a copy and estimates the condition number in the 1-norm or in the infinity norm.</summary>
    double ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Factors a copy and refines solutions; gives each column's errors, or null if A is singular.</summary>
    (double Forward, double Backward)[]? Refine<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, INumberBase<T>;
}

/// <summary>A name and a way to get a toolbox.</summary>
internal sealed record ToolboxSource(string Name, Func<ILuToolbox> Open)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
