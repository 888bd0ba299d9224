using System.Numerics;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <content>What the factors of a square matrix are good for.</content>
public sealed unsafe partial class LuFactorization<T>
{
    /// <summary>Solves op(A) * X = B for a square, regular A.</summary>
    /// <param name="b">B, n x rightHandSides; only read.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="transpose">The form op(A) of the matrix.</param>
    /// <returns>X, n x rightHandSides.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="SingularMatrixException">A is singular.</exception>
    /// <exception cref="ArgumentException">B does not have n * rightHandSides elements.</exception>
    public T[] Solve(ReadOnlySpan<T> b, int rightHandSides = 1, Transpose transpose = Transpose.None)
    {
        T[] x = b.ToArray();
        SolveInPlace(x, rightHandSides, transpose);
        return x;
    }

    /// <summary>Solves op(A) * X = B for a square, regular A, in place.</summary>
    /// <param name="b">B, n x rightHandSides; overwritten by X.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="transpose">The form op(A) of the matrix.</param>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="SingularMatrixException">A is singular; B is untouched.</exception>
    /// <exception cref="ArgumentException">B does not have n * rightHandSides elements.</exception>
    public void SolveInPlace(Span<T> b, int rightHandSides = 1, Transpose transpose = Transpose.None)
    {
        int n = Order();
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        Errors.ThrowIfNotLong((long)n * rightHandSides, b.Length, nameof(b));
        byte trans = LetterOf(transpose);
        fixed (T* lu = _factors)
        fixed (long* ipiv = _pivots)
        fixed (T* x = b)
        {
            int ld = Math.Max(1, n);
            long info = Validation.Solve(trans, n, rightHandSides, lu, ld, ipiv, x, ld);
            if (info == 0)
            {
                info = Getrs.Solve(trans, n, rightHandSides, lu, ld, ipiv, x, ld);
            }

            Errors.ThrowIfNotZero(info, Errors.SolveArguments);
        }
    }

    /// <summary>Makes the inverse of a square, regular A.</summary>
    /// <param name="threaded">Whether the processors that the process may use share the work. The result is bitwise that of
    /// one thread.</param>
    /// <returns>A^-1, n x n.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="SingularMatrixException">A is singular.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    public T[] Inverse(bool threaded = false)
    {
        int n = Order();
        var inverse = (T[])_factors.Clone();
        fixed (T* x = inverse)
        fixed (long* ipiv = _pivots)
        {
            var factors = new Factors<T> { N = n, Lu = x, Lda = Math.Max(1, n), Ipiv = ipiv };
            long info = Getri.Invert(factors, Getrs.ThreadsFor<T>(n, n, threaded ? LuFlags.Threaded : 0));
            Errors.ThrowIfNotZero(info, []);
        }

        return inverse;
    }

    /// <summary>Computes the determinant of a square A.</summary>
    /// <returns>The determinant, 1 if A is empty. For <see cref="float"/>, <see cref="double"/>, <see cref="Complex"/> and
    /// <see cref="Complex64"/> it overflows or underflows only if its value does, for other types also if a partial product does.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    public T Determinant()
    {
        int n = Order();
        fixed (T* lu = _factors)
        fixed (long* ipiv = _pivots)
        {
            var factors = new Factors<T> { N = n, Lu = lu, Lda = Math.Max(1, n), Ipiv = ipiv };
            return Algorithms.MatrixFunctions.Determinant.Value(factors);
        }
    }

    /// <summary>The letter of the C ABI.</summary>
    internal static byte LetterOf(Transpose transpose) => transpose switch
    {
        Transpose.None => (byte)'N',
        Transpose.Transpose => (byte)'T',
        Transpose.ConjugateTranspose => (byte)'C',
        _ => throw new ArgumentOutOfRangeException(nameof(transpose)),
    };

    /// <summary>The order of A, which must be square.</summary>
    internal int Order() =>
        Rows == Columns ? Rows : throw new InvalidOperationException("The matrix is not square.");
}
