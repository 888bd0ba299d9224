using System.Buffers;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace RecursiveLU.MathNet;

/// <summary>A provider for one element type: the methods of LU, written once for all four, and checked as Math.NET's managed
/// provider checks them. Matrices are column-major without gaps, and row exchanges 0-based.</summary>
internal partial interface ILuProvider<T> : ILinearAlgebraProvider<T>, ILuLibraryOwner
    where T : unmanaged
{
    private static bool IsThreaded => Control.MaxDegreeOfParallelism > 1;

    void ILinearAlgebraProvider<T>.LUFactor(T[] data, int order, int[] ipiv)
    {
        CheckLength(data, (long)order * order, nameof(data));
        CheckLength(ipiv, order, nameof(ipiv));
        using var pivots = new PivotBuffer(order);
        Factor(data, order, pivots.Span);
        pivots.CopyToIndices(ipiv);
    }

    void ILinearAlgebraProvider<T>.LUInverse(T[] a, int order)
    {
        CheckLength(a, (long)order * order, nameof(a));
        using var pivots = new PivotBuffer(order);
        Factor(a, order, pivots.Span);
        Invert(a, order, pivots);
    }

    void ILinearAlgebraProvider<T>.LUInverseFactored(T[] a, int order, int[] ipiv)
    {
        CheckLength(a, (long)order * order, nameof(a));
        CheckLength(ipiv, order, nameof(ipiv));
        using PivotBuffer pivots = PivotBuffer.FromIndices(ipiv);
        Invert(a, order, pivots);
    }

    void ILinearAlgebraProvider<T>.LUSolve(int columnsOfB, T[] a, int order, T[] b)
    {
        CheckLength(a, (long)order * order, nameof(a));
        CheckRightSides(a, order, b, columnsOfB);
        T[] factors = ArrayPool<T>.Shared.Rent(a.Length);
        using var pivots = new PivotBuffer(order);
        a.CopyTo(factors, 0);
        Factor(factors, order, pivots.Span);
        if (!TrySolve(factors, order, pivots.Span, b, columnsOfB))
        {
            Managed.LUSolve(columnsOfB, a, order, b);
        }

        ArrayPool<T>.Shared.Return(factors);
    }

    void ILinearAlgebraProvider<T>.LUSolveFactored(int columnsOfB, T[] a, int order, int[] ipiv, T[] b)
    {
        CheckLength(a, (long)order * order, nameof(a));
        CheckLength(ipiv, order, nameof(ipiv));
        CheckRightSides(a, order, b, columnsOfB);
        using PivotBuffer pivots = PivotBuffer.FromIndices(ipiv);
        if (!TrySolve(a, order, pivots.Span, b, columnsOfB))
        {
            Managed.LUSolveFactored(columnsOfB, a, order, ipiv, b);
        }
    }

    private static void CheckLength<TItem>(TItem[] array, long expected, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        if (array.Length != expected)
        {
            throw new ArgumentException($"{expected} elements expected, {array.Length} found.", name);
        }
    }

    private static void CheckRightSides(T[] a, int order, T[] b, int columns)
    {
        CheckLength(b, (long)order * columns, nameof(b));
        if (ReferenceEquals(a, b))
        {
            throw new ArgumentException("A and B must be different arrays.", nameof(b));
        }
    }

    private unsafe void Factor(T[] a, int order, Span<long> pivots)
    {
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            Errors.ThrowIfError(Library.Factor(order, p, ipiv, IsThreaded), []);
        }
    }

    /// <summary>Solves, or gives false and leaves B as it is if a pivot is zero.</summary>
    private unsafe bool TrySolve(T[] factors, int order, Span<long> pivots, T[] b, int columns)
    {
        fixed (T* p = factors)
        fixed (long* ipiv = pivots)
        fixed (T* x = b)
        {
            long info = Library.Solve(order, p, ipiv, columns, x);
            Errors.ThrowIfError(info, Arguments.OfSolve);
            return info == 0;
        }
    }

    /// <summary>Inverts in place of the factors. Of a singular matrix Math.NET says what its inverse is.</summary>
    private unsafe void Invert(T[] factors, int order, in PivotBuffer pivots)
    {
        long info;
        fixed (T* p = factors)
        fixed (long* ipiv = pivots.Span)
        {
            info = Library.Invert(order, p, ipiv, IsThreaded);
        }

        Errors.ThrowIfError(info, Arguments.OfInvert);
        if (info != 0)
        {
            Managed.LUInverseFactored(factors, order, pivots.ToIndices());
        }
    }
}

/// <summary>What Math.NET calls the arguments of the library's functions, by their positions there.</summary>
file static class Arguments
{
    public static readonly string[] OfSolve = ["a", "order", "columnsOfB", "a", "order", "ipiv", "b", "order"];

    public static readonly string[] OfInvert = ["order", "a", "order", "ipiv"];
}
