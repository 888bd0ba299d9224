using System.Numerics;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU;

/// <content>Systems solved in one call.</content>
public static unsafe partial class Lu
{
    /// <summary>Solves A * X = B for a square A.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, n x n, without gaps; only read.</param>
    /// <param name="n">The order of A, at least 0.</param>
    /// <param name="b">B, n x rightHandSides, column-major and without gaps; only read.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="options">Pivoting and threads.</param>
    /// <returns>X, n x rightHandSides.</returns>
    /// <exception cref="ArgumentException">A size is negative or a span is not as long as its matrix.</exception>
    /// <exception cref="SingularMatrixException">A is singular.</exception>
    /// <exception cref="ArithmeticException">U or X is not finite.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static T[] Solve<T>(
        ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, int rightHandSides = 1, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        T[] x = b.ToArray();
        SolveInPlace(a.ToArray(), n, new long[n], x, rightHandSides, options with { ThrowIfSingular = true });
        return x;
    }

    /// <summary>Solves A * X = B for a square A in place. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">A, n x n, without gaps; overwritten by its factors, or if it is row-major by those of its
    /// transpose.</param>
    /// <param name="n">The order of A, at least 0.</param>
    /// <param name="pivots">At least n long; receives the row exchanges. May be empty without pivoting.</param>
    /// <param name="b">B, n x rightHandSides, column-major and without gaps; overwritten by X.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does.</param>
    /// <returns>0; or k: U(k,k), 1-based, is exactly zero, the first such k (-k without pivoting), and B is
    /// untouched.</returns>
    /// <exception cref="ArgumentException">A size is negative or a span is not as long as its matrix; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="ArithmeticException">U or X is not finite; both have been written.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had; nothing was touched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long SolveInPlace<T>(
        Span<T> a, int n, Span<long> pivots, Span<T> b, int rightHandSides = 1, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        CheckLengths(n, rightHandSides, a.Length, b.Length, pivots, options);
        fixed (T* pa = a)
        fixed (long* ipiv = pivots)
        fixed (T* pb = b)
        {
            int ld = Math.Max(1, n);
            long info = Validation.Gesv(n, rightHandSides, pa, ld, ipiv, pb, ld, options.Flags);
            if (info == 0)
            {
                info = Gesv.Solve(n, rightHandSides, pa, ld, ipiv, pb, ld, options.Flags);
            }

            return Finish(info, Errors.GesvArguments, options);
        }
    }

    /// <summary>Solves A * X = B by factors in float and iterative refinement in double, as accurately as
    /// <see cref="SolveInPlace{T}(Span{T}, int, Span{long}, Span{T}, int, LuOptions)"/> and, if A is large and well-conditioned and
    /// there are at most about n / 20 right-hand sides, faster, up to twice. Where that fails the matrix is factored in double.
    /// Allocates nothing on the managed heap.</summary>
    /// <param name="a">A, n x n, column-major and without gaps. Unchanged if there was no need to factor it in double; else
    /// overwritten by its factors.</param>
    /// <param name="n">The order of A, at least 0.</param>
    /// <param name="pivots">At least n long; receives the row exchanges, in float or in double. May be empty without
    /// pivoting.</param>
    /// <param name="b">B, n x rightHandSides, column-major and without gaps; only read.</param>
    /// <param name="x">As long as B; receives X. Must not overlap A and B.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does.</param>
    /// <returns>Whether there is a solution, and how it was found.</returns>
    /// <exception cref="ArgumentException">A size is negative or a span is not as long as its matrix; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="ArithmeticException">U or X is not finite; both have been written.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    public static MixedSolution SolveMixed(
        Span<double> a, int n, Span<long> pivots, ReadOnlySpan<double> b, Span<double> x, int rightHandSides = 1,
        LuOptions options = default) =>
        SolveMixed<double, float>(a, n, pivots, b, x, rightHandSides, options);

    /// <summary>The same for complex matrices: factors in <see cref="Complex64"/>, solutions in <see cref="Complex"/>.</summary>
    /// <inheritdoc cref="SolveMixed(Span{double}, int, Span{long}, ReadOnlySpan{double}, Span{double}, int, LuOptions)"/>
    public static MixedSolution SolveMixed(
        Span<Complex> a, int n, Span<long> pivots, ReadOnlySpan<Complex> b, Span<Complex> x, int rightHandSides = 1,
        LuOptions options = default) =>
        SolveMixed<Complex, Complex64>(a, n, pivots, b, x, rightHandSides, options);

    /// <summary>Throws what info and the options ask for; gives info.</summary>
    internal static long Finish(long info, string[] names, LuOptions options)
    {
        if (options.ThrowIfSingular)
        {
            Errors.ThrowIfNotZero(info, names);
        }

        Errors.ThrowIfError(info, names);
        return info;
    }

    private static MixedSolution SolveMixed<T, TNarrow>(
        Span<T> a, int n, Span<long> pivots, ReadOnlySpan<T> b, Span<T> x, int rightHandSides, LuOptions options)
        where T : unmanaged, INumberBase<T>
        where TNarrow : unmanaged, INumberBase<TNarrow>
    {
        CheckLengths(n, rightHandSides, a.Length, b.Length, pivots, options);
        Errors.ThrowIfNotLong(b.Length, x.Length, nameof(x));
        long iterations = 0;
        fixed (T* pa = a)
        fixed (long* ipiv = pivots)
        fixed (T* pb = b)
        fixed (T* px = x)
        {
            int ld = Math.Max(1, n);
            long info = Validation.MixedGesv(
                n, rightHandSides, pa, ld, ipiv, pb, ld, px, ld, &iterations, options.Flags);
            if (info == 0 && rightHandSides > 0)
            {
                info = MixedGesv<T, TNarrow>.Solve(
                    n, rightHandSides, pa, ld, ipiv, pb, ld, px, ld, &iterations, options.Flags);
            }

            return new MixedSolution(Finish(info, Errors.MixedGesvArguments, options), iterations);
        }
    }

    private static void CheckLengths(
        int n, int rightHandSides, int aLength, int bLength, ReadOnlySpan<long> pivots, LuOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        Errors.ThrowIfNotLong((long)n * n, aLength, "a");
        Errors.ThrowIfNotLong((long)n * rightHandSides, bLength, "b");
        if (pivots.Length < n && (options.Pivoting != Pivoting.None || !pivots.IsEmpty))
        {
            throw new ArgumentException($"At least {n} elements expected, {pivots.Length} found.", nameof(pivots));
        }
    }
}
