using System.Numerics;
using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <summary>Turns error values of info into exceptions, for the managed API only.</summary>
internal static class Errors
{
    /// <summary>The managed names of the arguments of <see cref="Validation.Factor"/>, by position.</summary>
    public static readonly string[] FactorArguments =
        ["a", "rows", "columns", "leadingDimension", "pivots", "options"];

    /// <summary>The managed names of the arguments of <see cref="Validation.Solve"/>, by position.</summary>
    public static readonly string[] SolveArguments =
        ["transpose", "n", "rightHandSides", "factors", "leadingDimension", "pivots", "b", "leadingDimension"];

    /// <summary>The managed names of the arguments of <see cref="Validation.Gesv"/>, by position.</summary>
    public static readonly string[] GesvArguments =
        ["n", "rightHandSides", "a", "n", "pivots", "b", "n", "options"];

    /// <summary>The managed names of the arguments of <see cref="Validation.MixedGesv"/>, by position.</summary>
    public static readonly string[] MixedGesvArguments =
        ["n", "rightHandSides", "a", "n", "pivots", "b", "n", "x", "n", "iterations", "options"];

    /// <summary>The managed names of the arguments of <see cref="Validation.ButterflyFactor"/>, by position.</summary>
    public static readonly string[] ButterflyFactorArguments =
        ["this", "n", "a", "n", "seed", "iterations", "options"];

    /// <summary>The managed names of the arguments of <see cref="Validation.ButterflySolve"/>, by position.</summary>
    public static readonly string[] ButterflySolveArguments =
        ["this", "rightHandSides", "a", "n", "b", "n", "x", "n", "iterations", "options"];

    /// <summary>The managed names of the arguments of <see cref="Validation.ButterflyGesv"/>, by position.</summary>
    public static readonly string[] ButterflyGesvArguments =
        ["n", "rightHandSides", "a", "n", "seed", "b", "n", "x", "n", "iterations", "options"];

    /// <summary>The managed names of the arguments of <see cref="BatchValidation.Factor"/>, by position.</summary>
    public static readonly string[] FactorBatchArguments =
        ["a", "rows", "columns", "leadingDimension", "stride", "pivots", "pivotStride", "count", "infos", "options"];

    /// <summary>The managed names of the arguments of <see cref="BatchValidation.Solve"/>, by position.</summary>
    public static readonly string[] SolveBatchArguments =
    [
        "transpose", "n", "rightHandSides", "factors", "leadingDimension", "stride", "pivots", "pivotStride", "b",
        "leadingDimensionB", "strideB", "count", "infos", "threaded",
    ];

    /// <summary>The arguments of the batched solution of systems in one call.</summary>
    public static readonly string[] FactorAndSolveBatchArguments =
    [
        "n", "rightHandSides", "a", "leadingDimension", "stride", "pivots", "pivotStride", "b", "leadingDimensionB", "strideB",
        "count", "infos", "options",
    ];

    /// <summary>Throws for an element type whose division drops the remainder. Every public method that takes elements of any type
    /// begins with this.</summary>
    public static void ThrowIfNoDivision<T>()
        where T : INumberBase<T>
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float) && Division<T>.IsTruncating)
        {
            throw new NotSupportedException(
                $"{typeof(T)} is an integer type: the factors of a matrix are fractions. Convert the elements to double, decimal or a "
                + "rational type.");
        }
    }

    /// <summary>Throws unless a span has as many elements as its matrix.</summary>
    public static void ThrowIfNotLong(long expected, long found, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{expected} elements expected, {found} found.", name);
        }
    }

    /// <summary>Throws unless <paramref name="info"/> is 0.</summary>
    public static void ThrowIfNotZero(long info, string[] names)
    {
        ThrowIfError(info, names);
        if (info != 0)
        {
            throw new SingularMatrixException(Math.Abs(info));
        }
    }

    /// <summary>Throws if <paramref name="info"/> is an error; does nothing if it is LAPACK's.</summary>
    public static void ThrowIfError(long info, string[] names)
    {
        if (!InfoCode.IsError(info))
        {
            return;
        }

        int position = InfoCode.BadArgumentPosition(info);
        if (position > 0 && position <= names.Length)
        {
            throw new ArgumentException("The argument is illegal.", names[position - 1]);
        }

        throw info == InfoCode.OutOfMemory
            ? new InsufficientMemoryException("Scratch memory could not be had.")
            : info == InfoCode.Inaccurate
            ? new ArithmeticException("No acceptable solution was found: a residual is too large, or U or X is not finite.")
            : new InvalidOperationException("Internal error.");
    }

    /// <summary>What is asked once of each element type.</summary>
    private static class Division<T>
        where T : INumberBase<T>
    {
        /// <summary>Whether 1 / 2 is 0, as in every <see cref="IBinaryInteger{TSelf}"/>. Asked by arithmetic: the interfaces of a type
        /// may have been trimmed. In a field of two elements 2 is 0.</summary>
        public static readonly bool IsTruncating = !T.IsZero(T.One + T.One) && T.IsZero(T.One / (T.One + T.One));
    }
}
