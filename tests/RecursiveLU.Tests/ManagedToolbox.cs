using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed API.</summary>
internal sealed class ManagedToolbox : ILuToolbox
{
    /// <inheritdoc/>
    public long Gesv<T>(int n, int nrhs, Span<T> a, Span<long> pivots, Span<T> b, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
    public (long Info, long Iterations) MixedGesv(
        int n, int nrhs, Span<double> a, Span<long> pivots, ReadOnlySpan<double> b, Span<double> x, FactorMode mode)
    {
        try
        {
            MixedSolution solution = Lu.SolveMixed(a, n, pivots, b, x, nrhs, ManagedEngine.Options(mode));
            return (solution.Info, solution.Iterations);
        }
        catch (ArithmeticException)
        {
            return (ErrorValues.Inaccurate, ILuToolbox.Untold);
        }
    }

    /// <inheritdoc/>
    public T[]? Inverse<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Lu.Factor(a, n, n).Determinant();

    /// <inheritdoc/>
    public (T Sign, T LogMagnitude) LogDeterminant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Lu.Factor(a, n, n).LogDeterminant();

    /// <inheritdoc/>
    public T ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Lu.Factor(a, n, n).ReciprocalCondition(a, infinity ? MatrixNorm.Infinity : MatrixNorm.One);

    /// <inheritdoc/>
    public (T Forward, T Backward)[]? Refine<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            SolutionError<T>[] errors = Lu.Factor(a, n, n).Refine(a, b, x, nrhs, ManagedEngine.Form(form));
            return Array.ConvertAll(errors, error => (error.Forward, error.Backward));
        }
        catch (SingularMatrixException)
        {
            return null;
        }
    }
}
