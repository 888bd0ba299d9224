using System.Numerics;
using System.Runtime.InteropServices;

namespace RecursiveLU.Tests;

/// <summary>The public functions that have overloads for complex numbers, by one name for every element type that has kernels; real
/// numbers that they give are double.</summary>
internal static class MatrixFunctions
{
    /// <summary>Sign, or phase, and logarithm of the determinant.</summary>
    public static (T Sign, double LogMagnitude) LogDeterminant<T>(LuFactorization<T> lu)
        where T : unmanaged, INumberBase<T> => (object)lu switch
        {
            LuFactorization<double> f => ((T, double))(object)f.LogDeterminant(),
            LuFactorization<Complex> f => ((T, double))(object)f.LogDeterminant(),
            LuFactorization<float> f => Widened(((T, float))(object)f.LogDeterminant()),
            LuFactorization<Complex64> f => Widened(((T, float))(object)f.LogDeterminant()),
            _ => throw Unknown<T>(),
        };

    /// <summary>The reciprocal condition number.</summary>
    public static double ReciprocalCondition<T>(LuFactorization<T> lu, ReadOnlySpan<T> a, MatrixNorm norm)
        where T : unmanaged, INumberBase<T> => (object)lu switch
        {
            LuFactorization<double> f => f.ReciprocalCondition(MemoryMarshal.Cast<T, double>(a), norm),
            LuFactorization<Complex> f => f.ReciprocalCondition(MemoryMarshal.Cast<T, Complex>(a), norm),
            LuFactorization<float> f => f.ReciprocalCondition(MemoryMarshal.Cast<T, float>(a), norm),
            LuFactorization<Complex64> f => f.ReciprocalCondition(MemoryMarshal.Cast<T, Complex64>(a), norm),
            _ => throw Unknown<T>(),
        };

    /// <summary>Refines solutions.</summary>
    public static (double Forward, double Backward)[] Refine<T>(
        LuFactorization<T> lu, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int columns, Transpose form)
        where T : unmanaged, INumberBase<T> => (object)lu switch
        {
            LuFactorization<double> f => Widened(
                f.Refine(
                    MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(x), columns, form)),
            LuFactorization<Complex> f => Widened(
                f.Refine(
                    MemoryMarshal.Cast<T, Complex>(a), MemoryMarshal.Cast<T, Complex>(b),
                    MemoryMarshal.Cast<T, Complex>(x), columns, form)),
            LuFactorization<float> f => Widened(
                f.Refine(
                    MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b), MemoryMarshal.Cast<T, float>(x), columns, form)),
            LuFactorization<Complex64> f => Widened(
                f.Refine(
                    MemoryMarshal.Cast<T, Complex64>(a), MemoryMarshal.Cast<T, Complex64>(b),
                    MemoryMarshal.Cast<T, Complex64>(x), columns,
                    form)),
            _ => throw Unknown<T>(),
        };

    /// <summary>Solves in double by factors in float.</summary>
    public static MixedSolution SolveMixed<T>(
        Span<T> a, int n, Span<long> pivots, ReadOnlySpan<T> b, Span<T> x, int columns, LuOptions options = default)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(double)
            ? Lu.SolveMixed(
                MemoryMarshal.Cast<T, double>(a), n, pivots, MemoryMarshal.Cast<T, double>(b), MemoryMarshal.Cast<T, double>(x), columns,
                options)
        : typeof(T) == typeof(Complex)
            ? Lu.SolveMixed(
                MemoryMarshal.Cast<T, Complex>(a), n, pivots, MemoryMarshal.Cast<T, Complex>(b),
                    MemoryMarshal.Cast<T, Complex>(x), columns,
                options)
        : throw Unknown<T>();

    private static (T Sign, double LogMagnitude) Widened<T>((T Sign, float LogMagnitude) x) => (x.Sign, x.LogMagnitude);

    private static (double Forward, double Backward)[] Widened<TReal>(SolutionError<TReal>[] errors)
        where TReal : unmanaged, INumberBase<TReal> => Array.ConvertAll(
            errors, error => (double.CreateChecked(error.Forward), double.CreateChecked(error.Backward)));

    private static NotSupportedException Unknown<T>() => new($"There is no such function of {typeof(T)}.");
}
