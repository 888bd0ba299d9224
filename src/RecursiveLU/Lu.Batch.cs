using System.Numerics;
using RecursiveLU.Algorithms.Batches;
using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <content>Many matrices of one shape in one call.</content>
public static unsafe partial class Lu
{
    /// <summary>Factors matrices of one shape in place, each as
    /// <see cref="FactorInPlace{T}(Span{T}, int, int, int, Span{long}, LuOptions)"/> would, bit for bit. Allocates nothing on
    /// the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrices one after another, without gaps; overwritten by their factors.</param>
    /// <param name="rows">Rows m of each, at least 0.</param>
    /// <param name="columns">Columns n of each, at least 0.</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="pivots">The row exchanges of each matrix, min(m, n) for each. May be empty without pivoting.</param>
    /// <param name="infos">What FactorInPlace gives for each matrix; may be empty.</param>
    /// <param name="options">Pivoting, threads, layout, and what a zero pivot does.</param>
    /// <returns>0; or k: matrix k, 1-based, has a zero pivot, the first such one. All have been factored all the
    /// same.</returns>
    /// <exception cref="ArgumentException">A size is illegal or a span is not as long as it must be; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had for some matrices, which are
    /// untouched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorBatch<T>(
        Span<T> a, int rows, int columns, int count, Span<long> pivots, Span<long> infos, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        long steps = Math.Min(rows, columns);
        CheckBatchLength(count, (long)rows * columns, a.Length, nameof(a));
        if (options.Pivoting == Pivoting.Partial || !pivots.IsEmpty)
        {
            CheckBatchLength(count, steps, pivots.Length, nameof(pivots));
        }

        CheckInfos(count, infos);
        int ld = Math.Max(1, options.Layout == MatrixLayout.RowMajor ? columns : rows);
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        fixed (long* info = infos)
        {
            return FactorBatch(p, rows, columns, ld, (long)rows * columns, ipiv, steps, count, info, options);
        }
    }

    /// <summary>Factors matrices of one shape in place, of any size and at any distance. Allocates nothing on the managed
    /// heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The first matrix; overwritten by its factors, as the others are.</param>
    /// <param name="rows">Rows m of each, at least 0.</param>
    /// <param name="columns">Columns n of each, at least 0.</param>
    /// <param name="leadingDimension">Distance between columns in elements, at least max(1, rows); between rows, at least
    /// max(1, columns), if the matrices are row-major.</param>
    /// <param name="stride">Distance between matrices in elements. They must not overlap, but may lie side by side within a
    /// large leading dimension.</param>
    /// <param name="pivots">Receives the row exchanges; may be null without pivoting.</param>
    /// <param name="pivotStride">Distance between the row exchanges of matrices, at least min(m, n).</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="infos">Receives what FactorInPlace gives for each matrix; may be null.</param>
    /// <param name="options">Pivoting, threads, layout, and what a zero pivot does.</param>
    /// <returns>As <see cref="FactorBatch{T}(Span{T}, int, int, int, Span{long}, Span{long}, LuOptions)"/>.</returns>
    /// <exception cref="ArgumentException">An argument is illegal; nothing was touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had for some matrices, which are
    /// untouched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorBatch<T>(
        T* a, long rows, long columns, long leadingDimension, long stride, long* pivots, long pivotStride, long count,
        long* infos, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        uint flags = options.Flags;
        long info = BatchValidation.Factor(
            a, rows, columns, leadingDimension, stride, pivots, pivotStride, count, flags);
        if (info == 0)
        {
            info = GetrfBatch<T>.Factor(
                new(a, stride), rows, columns, leadingDimension, new(pivots, pivotStride), count, infos, flags);
        }

        Errors.ThrowIfError(info, Errors.FactorBatchArguments);
        return info != 0 && options.ThrowIfSingular
            ? throw new SingularMatrixException($"Matrix {info} of the batch is singular.")
            : info;
    }

    /// <summary>Solves op(A) * X = B in place for matrices of one order from their factors, each as
    /// <see cref="LuFactorization{T}.SolveInPlace"/> would, bit for bit. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="factors">The column-major factors of the matrices one after another, without gaps; only read.</param>
    /// <param name="n">The order of each matrix, at least 0.</param>
    /// <param name="pivots">The row exchanges of each matrix, n for each; empty if there were none.</param>
    /// <param name="b">The right-hand sides for each matrix, n x rightHandSides; overwritten by the solutions.</param>
    /// <param name="rightHandSides">The number of columns for each matrix, at least 0.</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="infos">For each matrix 0, or k: U(k,k), 1-based, is exactly zero, and its B is untouched; or a negative number: U
    /// or X is not finite. May be empty.</param>
    /// <param name="transpose">The form op(A) of the matrices.</param>
    /// <param name="threaded">Whether the processors that the process may use share the work.</param>
    /// <returns>0; or k: matrix k, 1-based, has an info that is not 0, the first such one. The other systems have been
    /// solved.</returns>
    /// <exception cref="ArgumentException">A size or a row exchange is illegal or a span is not as long as it must be; nothing
    /// was touched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long SolveBatch<T>(
        ReadOnlySpan<T> factors, int n, ReadOnlySpan<long> pivots, Span<T> b, int rightHandSides, int count, Span<long> infos,
        Transpose transpose = Transpose.None, bool threaded = false)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckBatchLength(count, (long)n * n, factors.Length, nameof(factors));
        CheckBatchLength(count, (long)n * rightHandSides, b.Length, nameof(b));
        if (!pivots.IsEmpty)
        {
            CheckBatchLength(count, n, pivots.Length, nameof(pivots));
        }

        CheckInfos(count, infos);
        int ld = Math.Max(1, n);
        fixed (T* lu = factors)
        fixed (long* ipiv = pivots)
        fixed (T* x = b)
        fixed (long* info = infos)
        {
            return SolveBatch(
                lu, n, ld, (long)n * n, ipiv, n, x, rightHandSides, ld, (long)n * rightHandSides, count, info, transpose,
                threaded);
        }
    }

    /// <summary>Solves op(A) * X = B in place for matrices of one order, at any distance, from their factors. Allocates nothing
    /// on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="factors">The first matrix's column-major factors; only read.</param>
    /// <param name="n">The order of each matrix, at least 0.</param>
    /// <param name="leadingDimension">Distance between columns of the factors in elements, at least max(1, n).</param>
    /// <param name="stride">Distance between matrices in elements; 0 if all systems have the same.</param>
    /// <param name="pivots">The first matrix's row exchanges; null if there were none.</param>
    /// <param name="pivotStride">Distance between the row exchanges of matrices.</param>
    /// <param name="b">The first matrix's right-hand sides; overwritten by the solutions.</param>
    /// <param name="rightHandSides">The number of columns for each matrix, at least 0.</param>
    /// <param name="leadingDimensionB">Distance between these columns in elements, at least max(1, n).</param>
    /// <param name="strideB">Distance between the right-hand sides of matrices. They must not overlap, but may lie side by side
    /// within a large leading dimension.</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="infos">Receives 0 for each matrix, or k: U(k,k), 1-based, is exactly zero, and its B is untouched; or a negative
    /// number: U or X is not finite. May be null.</param>
    /// <param name="transpose">The form op(A) of the matrices.</param>
    /// <param name="threaded">Whether the processors that the process may use share the work.</param>
    /// <returns>0; or k: matrix k, 1-based, has an info that is not 0, the first such one. The other systems have been
    /// solved.</returns>
    /// <exception cref="ArgumentException">An argument is illegal; nothing was touched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long SolveBatch<T>(
        T* factors, long n, long leadingDimension, long stride, long* pivots, long pivotStride, T* b, long rightHandSides,
        long leadingDimensionB, long strideB, long count, long* infos, Transpose transpose = Transpose.None,
        bool threaded = false)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        byte trans = LuFactorization<T>.LetterOf(transpose);
        uint flags = threaded ? LuFlags.Threaded : 0;
        long info = BatchValidation.Solve(
            trans, n, rightHandSides, factors, leadingDimension, stride, pivots, pivotStride, b, leadingDimensionB, strideB,
            count, flags);
        if (info == 0)
        {
            info = GetrsBatch<T>.Solve(
                trans, n, rightHandSides, new(factors, stride), leadingDimension, new(pivots, pivotStride), new(b, strideB),
                leadingDimensionB, count, infos, flags);
        }

        Errors.ThrowIfError(info, Errors.SolveBatchArguments);
        return info;
    }

    /// <summary>Solves A * X = B in place for matrices of one order, each as
    /// <see cref="SolveInPlace{T}(Span{T}, int, Span{long}, Span{T}, int, LuOptions)"/> would, bit for bit. Faster than
    /// <see cref="FactorBatch{T}(Span{T}, int, int, int, Span{long}, Span{long}, LuOptions)"/> and then
    /// <see cref="SolveBatch{T}(ReadOnlySpan{T}, int, ReadOnlySpan{long}, Span{T}, int, int, Span{long}, Transpose, bool)"/>: each
    /// matrix goes through the cache once. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrices one after another, without gaps; overwritten by their factors, or if they are row-major by
    /// those of their transposes.</param>
    /// <param name="n">The order of each matrix, at least 0.</param>
    /// <param name="pivots">Receives the row exchanges of each matrix, n for each. May be empty without pivoting.</param>
    /// <param name="b">The right-hand sides for each matrix, n x rightHandSides; overwritten by the solutions.</param>
    /// <param name="rightHandSides">The number of columns for each matrix, at least 0.</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="infos">For each matrix 0, or k (-k without pivoting): U(k,k), 1-based, is exactly zero, and its B is untouched;
    /// or another negative number: U or X is not finite. May be empty.</param>
    /// <param name="options">Pivoting, threads, the layout of the matrices, and what a zero pivot does.</param>
    /// <returns>0; or k: system k, 1-based, has an info that is not 0, the first such one. The others have been solved.</returns>
    /// <exception cref="ArgumentException">A size or the layout is illegal or a span is not as long as it must be; nothing was
    /// touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had for some systems, which are untouched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorAndSolveBatch<T>(
        Span<T> a, int n, Span<long> pivots, Span<T> b, int rightHandSides, int count, Span<long> infos,
        LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckBatchLength(count, (long)n * n, a.Length, nameof(a));
        CheckBatchLength(count, (long)n * rightHandSides, b.Length, nameof(b));
        if (options.Pivoting == Pivoting.Partial || !pivots.IsEmpty)
        {
            CheckBatchLength(count, n, pivots.Length, nameof(pivots));
        }

        CheckInfos(count, infos);
        int ld = Math.Max(1, n);
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        fixed (T* x = b)
        fixed (long* info = infos)
        {
            return FactorAndSolveBatch(
                p, n, ld, (long)n * n, ipiv, n, x, rightHandSides, ld, (long)n * rightHandSides, count, info, options);
        }
    }

    /// <summary>Solves A * X = B in place for matrices of one order, at any distance. Allocates nothing on the managed
    /// heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The first matrix; overwritten as the other overload says, as the others are.</param>
    /// <param name="n">The order of each matrix, at least 0.</param>
    /// <param name="leadingDimension">Distance between columns of a matrix in elements, at least max(1, n).</param>
    /// <param name="stride">Distance between matrices in elements. They must not overlap, but may lie side by side within a large
    /// leading dimension.</param>
    /// <param name="pivots">Receives the row exchanges; may be null without pivoting.</param>
    /// <param name="pivotStride">Distance between the row exchanges of matrices, at least n.</param>
    /// <param name="b">The first matrix's right-hand sides; overwritten by the solutions.</param>
    /// <param name="rightHandSides">The number of columns for each matrix, at least 0.</param>
    /// <param name="leadingDimensionB">Distance between these columns in elements, at least max(1, n).</param>
    /// <param name="strideB">Distance between the right-hand sides of matrices. They must not overlap, but may lie side by side
    /// within a large leading dimension.</param>
    /// <param name="count">The number of matrices, at least 0.</param>
    /// <param name="infos">Receives what the other overload says; may be null.</param>
    /// <param name="options">Pivoting, threads, the layout of the matrices, and what a zero pivot does.</param>
    /// <returns>As the other overload.</returns>
    /// <exception cref="ArgumentException">An argument is illegal; nothing was touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had for some systems, which are untouched.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorAndSolveBatch<T>(
        T* a, long n, long leadingDimension, long stride, long* pivots, long pivotStride, T* b, long rightHandSides,
        long leadingDimensionB, long strideB, long count, long* infos, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        uint flags = options.Flags;
        long info = BatchValidation.Gesv(
            n, rightHandSides, a, leadingDimension, stride, pivots, pivotStride, b, leadingDimensionB, strideB, count, flags);
        if (info == 0)
        {
            info = GesvBatch<T>.Solve(
                n, rightHandSides, new(a, stride), leadingDimension, new(pivots, pivotStride), new(b, strideB), leadingDimensionB,
                count, infos, flags);
        }

        Errors.ThrowIfError(info, Errors.FactorAndSolveBatchArguments);
        return info != 0 && options.ThrowIfSingular
            ? throw new SingularMatrixException($"Matrix {info} of the batch is singular, or its solution is not finite.")
            : info;
    }

    private static void CheckBatchLength(int count, long each, int found, string name)
    {
        Int128 expected = (Int128)count * each;
        if (expected != found)
        {
            throw new ArgumentException($"{expected} elements expected, {found} found.", name);
        }
    }

    private static void CheckInfos(int count, Span<long> infos)
    {
        if (!infos.IsEmpty)
        {
            CheckBatchLength(count, 1, infos.Length, nameof(infos));
        }
    }
}
