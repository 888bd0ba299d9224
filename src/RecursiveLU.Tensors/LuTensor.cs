using System.Numerics;
using System.Numerics.Tensors;

namespace RecursiveLU.Tensors;

/// <summary>LU factorization A = P * L * U of the matrices in a tensor, whose last two dimensions are rows and columns.</summary>
/// <remarks>Factorizations are in place and go by the strides: one of the last two must be 1, so that rows or columns are
/// contiguous, and the other one has room for them; any slice of a dense tensor is so. Solutions take any strides, for they
/// work on copies. All methods are thread-safe for distinct tensors. Row exchanges are 1-based: row i was swapped with row
/// <c>pivots[i - 1]</c>.</remarks>
public static unsafe class LuTensor
{
    /// <summary>Factors an m x n matrix in place. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrix, of rank 2; overwritten by L below the diagonal (its unit diagonal not stored) and U on and
    /// above it.</param>
    /// <param name="pivots">At least min(m, n) long; receives the row exchanges. May be empty without pivoting.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does; the strides say what the layout is.</param>
    /// <returns>0; or k: U(k,k), 1-based, is exactly zero, the first such k (-k without pivoting).</returns>
    /// <exception cref="ArgumentException">The rank is not 2, the strides fit neither layout, or pivots are too few; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorInPlace<T>(in TensorSpan<T> a, Span<long> pivots, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        CheckRank(a.Rank, 2, nameof(a));
        MatrixShape shape = MatrixShape.Of(a.Lengths, a.Strides, nameof(a));
        CheckPivots(pivots, shape.Steps, options);
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return Lu.FactorInPlace(p, shape.Rows, shape.Columns, shape.LeadingDimension, ipiv, shape.In(options));
        }
    }

    /// <summary>Factors count matrices of m x n in place in one call. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrices, of rank 3, count x m x n; overwritten by their factors.</param>
    /// <param name="pivots">count * min(m, n) long; receives the row exchanges of one matrix after another. May be empty without
    /// pivoting.</param>
    /// <param name="infos">count long, or empty; receives what <see cref="FactorInPlace"/> gives for each matrix.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does; the strides say what the layout is.</param>
    /// <returns>0; or k: matrix k, 1-based, has a zero pivot, the first such one. All have been factored all the same.</returns>
    /// <exception cref="ArgumentException">The rank is not 3, the strides fit neither layout or let matrices overlap, or a span
    /// is not as long as it must be; nothing was touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had for some matrices, which are untouched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorBatch<T>(in TensorSpan<T> a, Span<long> pivots, Span<long> infos, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        CheckRank(a.Rank, 3, nameof(a));
        long count = a.Lengths[0];
        MatrixShape shape = MatrixShape.Of(a.Lengths[1..], a.Strides[1..], nameof(a));
        CheckPivots(pivots, checked(count * shape.Steps), options);
        if (!infos.IsEmpty && infos.Length != count)
        {
            throw new ArgumentException($"{count} elements expected, {infos.Length} found.", nameof(infos));
        }

        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        fixed (long* info = infos)
        {
            return Lu.FactorBatch(
                p, shape.Rows, shape.Columns, shape.LeadingDimension, a.Strides[0], ipiv, shape.Steps, count, info,
                shape.In(options));
        }
    }

    /// <summary>Solves A * X = B for every matrix of a tensor.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrices, ... x n x n, of any strides; only read.</param>
    /// <param name="b">The right-hand sides, ... x n x k, or ... x n for one of each matrix, with the same leading dimensions as
    /// <paramref name="a"/>; only read.</param>
    /// <param name="options">Pivoting and threads.</param>
    /// <returns>The solutions, of the lengths of <paramref name="b"/>, dense.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    /// <exception cref="SingularMatrixException">A matrix is singular.</exception>
    /// <exception cref="ArithmeticException">The factors or the solution of a matrix are not finite.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static Tensor<T> Solve<T>(in ReadOnlyTensorSpan<T> a, in ReadOnlyTensorSpan<T> b, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        SystemShape shape = SystemShape.Of(a.Lengths, b.Lengths);
        var x = new T[b.FlattenedLength];
        b.FlattenTo(x);
        var factors = new T[a.FlattenedLength];
        a.FlattenTo(factors);
        var pivots = new long[shape.Count * shape.Order];

        // A dense matrix by rows is its transpose by columns, which has the factors of the transpose.
        options = options with { Layout = MatrixLayout.ColumnMajor, ThrowIfSingular = false };
        T[] columns = shape.RightSides == 1 ? x : Transposed(x, shape.Count, shape.Order, shape.RightSides);
        long bad = Lu.FactorBatch<T>(factors, shape.Order, shape.Order, shape.Count, pivots, default, options);
        if (bad != 0)
        {
            throw new SingularMatrixException($"Matrix {bad} of {shape.Count} is singular.");
        }

        bad = Lu.SolveBatch<T>(
            factors, shape.Order, pivots, columns, shape.RightSides, shape.Count, default, Transpose.Transpose, options.Threaded);
        if (bad != 0)
        {
            throw new ArithmeticException($"Factors or solution of matrix {bad} of {shape.Count} are not finite.");
        }

        T[] rows = shape.RightSides == 1 ? columns : Transposed(columns, shape.Count, shape.RightSides, shape.Order);
        return Tensor.Create(rows, b.Lengths);
    }

    private static void CheckRank(int rank, int expected, string name)
    {
        if (rank != expected)
        {
            throw new ArgumentException($"A tensor of rank {expected} expected, {rank} found.", name);
        }
    }

    private static void CheckPivots(ReadOnlySpan<long> pivots, long needed, LuOptions options)
    {
        if (pivots.Length < needed && (options.Pivoting != Pivoting.None || !pivots.IsEmpty))
        {
            throw new ArgumentException($"At least {needed} elements expected, {pivots.Length} found.", nameof(pivots));
        }
    }

    /// <summary>Each of the dense matrices by rows, transposed.</summary>
    private static T[] Transposed<T>(T[] matrices, int count, int rows, int columns)
    {
        var result = new T[matrices.Length];
        for (int k = 0; k < count; k++)
        {
            int first = k * rows * columns;
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    result[first + (j * rows) + i] = matrices[first + (i * columns) + j];
                }
            }
        }

        return result;
    }
}
