using System.Numerics;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU;

/// <content>Systems solved by random butterflies.</content>
public static unsafe partial class Lu
{
    /// <summary>Solves A * X = B without row exchanges, after random butterflies; see <see cref="ButterflyWorkspace{T}"/>. Allocates nothing
    /// on the managed heap.</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="Complex"/> or <see cref="Complex64"/>.</typeparam>
    /// <param name="a">A, n x n, column-major and without gaps; only read.</param>
    /// <param name="n">The order of A, at least 0.</param>
    /// <param name="b">B, n x rightHandSides, column-major and without gaps; only read.</param>
    /// <param name="x">As long as B; receives X. Must not overlap A and B.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="seed">What the random numbers depend on.</param>
    /// <param name="options">Threads, and what a zero pivot does. Pivoting must be partial: that of the factorization to which is
    /// gone back.</param>
    /// <returns>Whether there is a solution, and how it was found.</returns>
    /// <exception cref="ArgumentException">A size is negative or a span is not as long as its matrix; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A is singular and the options ask for this exception.</exception>
    /// <exception cref="ArithmeticException">No solution with an acceptable residual was found.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    public static ButterflySolution SolveButterfly<T>(
        ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int rightHandSides = 1, ulong seed = 0,
        LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        ThrowUnlessVectorised<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        Errors.ThrowIfNotLong((long)n * n, a.Length, nameof(a));
        Errors.ThrowIfNotLong((long)n * rightHandSides, b.Length, nameof(b));
        Errors.ThrowIfNotLong(b.Length, x.Length, nameof(x));
        fixed (T* pa = a)
        fixed (T* pb = b)
        fixed (T* px = x)
        {
            int ld = Math.Max(1, n);
            long iterations = 0;
            long info = Validation.ButterflyGesv(
                n, rightHandSides, pa, ld, pb, ld, px, ld, &iterations, options.Flags);
            if (info == 0)
            {
                info = ButterflyGesv.Solve(n, rightHandSides, pa, ld, seed, pb, ld, px, ld, &iterations, options.Flags);
            }

            return new(Finish(info, Errors.ButterflyGesvArguments, options), iterations);
        }
    }

    /// <summary>Throws for a type that has no vectorised kernels.</summary>
    internal static void ThrowUnlessVectorised<T>()
    {
        if (!Widest.Takes<T>())
        {
            throw new NotSupportedException($"Only float, double and complex numbers of those have this; {typeof(T)} has not.");
        }
    }
}
