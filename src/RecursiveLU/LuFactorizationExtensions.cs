using System.Numerics;
using RecursiveLU.Algorithms;

namespace RecursiveLU;

/// <summary>What the factors of a real matrix tell of it, and of solutions found with them.</summary>
public static unsafe class LuFactorizationExtensions
{
    /// <summary>Computes sign and logarithm of the determinant of a square A: neither overflows.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <returns>-1, 0 or 1, NaN for NaN; and the natural logarithm of the magnitude, minus infinity if that is 0.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    public static (T Sign, T LogMagnitude) LogDeterminant<T>(this LuFactorization<T> factorization)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(factorization);
        int n = factorization.Order();
        fixed (T* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        {
            var determinant = new Determinant<T>(FactorsOf(lu, n, ipiv));
            return (determinant.Sign, determinant.LogMagnitude);
        }
    }

    /// <summary>Estimates the reciprocal condition number 1 / (norm(A) * norm(A^-1)) of a square A.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <param name="a">A itself, column-major and without gaps; only read.</param>
    /// <param name="norm">The norm.</param>
    /// <returns>The estimate, from 0 for a singular matrix to 1: seldom more than three times the true value, and hardly smaller. It is
    /// no bound, and can be off by any factor: for a 9 x 9 matrix of integers it was 5e-13 instead of 2.5e-25. 0 if it underflows, or
    /// if A is infinite or its elimination overflowed; a norm too large for its type does no harm. NaN if A has NaN; 1 if A is
    /// empty.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="ArgumentException">The span is not as long as A, or the norm is none.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <remarks>Algorithm: N. J. Higham, ACM Trans. Math. Softw. 14(4), 1988.</remarks>
    public static T ReciprocalCondition<T>(
        this LuFactorization<T> factorization, ReadOnlySpan<T> a, MatrixNorm norm = MatrixNorm.One)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = CheckMatrix(factorization, a.Length);
        if (norm is not (MatrixNorm.One or MatrixNorm.Infinity))
        {
            throw new ArgumentOutOfRangeException(nameof(norm));
        }

        bool infinity = norm == MatrixNorm.Infinity;
        T rcond = T.Zero;
        fixed (T* matrix = a)
        fixed (T* lu = factorization.Factors)
        {
            if (!MatrixVector.TryScaledOneNorm(infinity, n, matrix, Math.Max(1, n), out Scaled<T> size))
            {
                throw new InsufficientMemoryException();
            }

            long info = size.IsNaN ? 0 : Gecon.Estimate(infinity, FactorsOf(lu, n, null), size, &rcond);
            Errors.ThrowIfError(info, []);

            // Only an elimination that has overflowed makes NaN of finite numbers.
            return size.IsNaN ? T.NaN : T.IsNaN(rcond) ? T.Zero : T.Min(rcond, T.One);
        }
    }

    /// <summary>Improves solutions of op(A) * X = B by iterative refinement and bounds their errors.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <param name="a">A itself, column-major and without gaps; only read.</param>
    /// <param name="b">B, n x rightHandSides; only read.</param>
    /// <param name="x">X, n x rightHandSides, the solutions to improve.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="transpose">The form op(A) of the matrix.</param>
    /// <returns>The errors of each column of X.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="SingularMatrixException">A is singular; X is untouched.</exception>
    /// <exception cref="ArgumentException">A span is not as long as its matrix.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had; X is untouched.</exception>
    public static SolutionError<T>[] Refine<T>(
        this LuFactorization<T> factorization, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int rightHandSides = 1,
        Transpose transpose = Transpose.None)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = CheckMatrix(factorization, a.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        Errors.ThrowIfNotLong((long)n * rightHandSides, b.Length, nameof(b));
        Errors.ThrowIfNotLong((long)n * rightHandSides, x.Length, nameof(x));
        bool transposed = LuFactorization<T>.LetterOf(transpose) != (byte)'N';
        var errors = new T[2 * rightHandSides];
        fixed (T* matrix = a)
        fixed (T* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (T* ferr = errors)
        {
            int ld = Math.Max(1, n);
            long info = Gerfs<T>.Refine(
                transposed, FactorsOf(lu, n, ipiv), matrix, ld, rightHandSides, pb, ld, px, ld, ferr, ferr + rightHandSides);
            Errors.ThrowIfNotZero(info, []);
        }

        var result = new SolutionError<T>[rightHandSides];
        for (int j = 0; j < rightHandSides; j++)
        {
            result[j] = new SolutionError<T>(errors[j], errors[rightHandSides + j]);
        }

        return result;
    }

    private static Factors<T> FactorsOf<T>(T* lu, int n, long* ipiv)
        where T : unmanaged, INumberBase<T> => new() { N = n, Lu = lu, Lda = Math.Max(1, n), Ipiv = ipiv };

    /// <summary>The order of A, which must be square, of a type that has kernels, and as long as this.</summary>
    private static int CheckMatrix<T>(LuFactorization<T> factorization, int length)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(factorization);
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
        {
            throw new NotSupportedException($"Only float and double have this; {typeof(T)} has not.");
        }

        int n = factorization.Order();
        Errors.ThrowIfNotLong((long)n * n, length, "a");
        return n;
    }
}
