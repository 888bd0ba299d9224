using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed API.</summary>
internal sealed class ManagedToolbox : ILuToolbox
{
    /// <inheritdoc/>
    public long Gesv<T>(int n, int nrhs, Span<T> a, Span<long> pivots, Span<T> b, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        try
        {
            return Lu.SolveInPlace(a, n, pivots, b, nrhs, ManagedEngine.Options(mode));
        }
        catch (ArithmeticException)
        {
            return ErrorValues.Inaccurate;
        }
    }

    /// <inheritdoc/>
    public (long Info, long Iterations) MixedGesv<T>(
        int n, int nrhs, Span<T> a, Span<long> pivots, ReadOnlySpan<T> b, Span<T> x, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        try
        {
            MixedSolution solution = MatrixFunctions.SolveMixed(a, n, pivots, b, x, nrhs, ManagedEngine.Options(mode));
            return (solution.Info, solution.Iterations);
        }
        catch (ArithmeticException)
        {
            return (ErrorValues.Inaccurate, ILuToolbox.Untold);
        }
    }

    /// <inheritdoc/>
    public T[]? Inverse<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        try
        {
            return Lu.Factor(a, n, n, ManagedEngine.Options(mode)).Inverse(mode.HasFlag(FactorMode.Threaded));
        }
        catch (SingularMatrixException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public T Determinant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T> => Lu.Factor(a, n, n).Determinant();

    /// <inheritdoc/>
    public (T Sign, double LogMagnitude) LogDeterminant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T> => MatrixFunctions.LogDeterminant(Lu.Factor(a, n, n));

    /// <inheritdoc/>
    public double ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T> =>
        MatrixFunctions.ReciprocalCondition(Lu.Factor(a, n, n), a, infinity ? MatrixNorm.Infinity : MatrixNorm.One);

    /// <inheritdoc/>
    public (double Forward, double Backward)[]? Refine<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, INumberBase<T>
    {
        try
        {
            return MatrixFunctions.Refine(Lu.Factor(a, n, n), a, b, x, nrhs, ManagedEngine.Form(form));
        }
        catch (SingularMatrixException)
        {
            return null;
        }
    }
}
