using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;

namespace RecursiveLU;

/// <summary>LU factorization A = P * L * U of dense matrices, with partial pivoting or without.</summary>
/// <remarks>
/// <para>Matrices are column-major: element (i, j) is at <c>i + j * leadingDimension</c>, unless
/// <see cref="LuOptions.Layout"/> says row-major. Row exchanges are 1-based, as in LAPACK: row i was swapped with row
/// <c>pivots[i - 1]</c>, for i = 1, 2, ... in this order.</para>
/// <para><see cref="float"/> and <see cref="double"/> have vectorised, optionally threaded kernels, and so have factorizations of
/// <see cref="Complex"/> and <see cref="Complex64"/>. Any other unmanaged number type with division (such as <see cref="decimal"/>,
/// <see cref="Half"/> or a rational type) is factored by the same recursion in plain code. Integer types have no division, only
/// quotients without their remainders: every method throws <see cref="NotSupportedException"/> for them.</para>
/// <para>All methods are thread-safe for distinct matrices. Algorithm: S. Toledo, Locality of reference in LU decomposition
/// with partial pivoting, SIAM J. Matrix Anal. Appl. 18(4), 1997.</para>
/// </remarks>
public static unsafe partial class Lu
{
    /// <summary>Gets or sets the number of threads that a threaded call may use, the caller's own included.</summary>
    /// <value>1 to 1024. By default RECURSIVE_LU_NUM_THREADS of the environment, or else the processors that the
    /// process may use. Setting 0 goes back to the default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static int Threads
    {
        get => Threading.ThreadCount.Get();
        set => ArgumentOutOfRangeException.ThrowIfNegative(Threading.ThreadCount.Set(value) ? 0 : -1, nameof(value));
    }

    /// <summary>Factors a copy of a matrix.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrix, without gaps; only read.</param>
    /// <param name="rows">Rows m, at least 0.</param>
    /// <param name="columns">Columns n, at least 0.</param>
    /// <param name="options">Pivoting, threads, the layout of <paramref name="a"/>, and what a zero pivot does.</param>
    /// <returns>The factors, column-major.</returns>
    /// <exception cref="ArgumentException">A size is negative, or <paramref name="a"/> is not rows * columns long.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static LuFactorization<T> Factor<T>(ReadOnlySpan<T> a, int rows, int columns, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        CheckLength(a, rows, columns);
        T[] copy = ByColumns(a, rows, columns, options.Layout);
        return FactorOwned(copy, rows, columns, options with { Layout = MatrixLayout.ColumnMajor });
    }

    /// <summary>Factors a copy of a matrix.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrix, <c>a[i, j]</c> its row i and column j; only read.</param>
    /// <param name="options">Pivoting, threads, and what a zero pivot does; the layout does not matter.</param>
    /// <returns>The factors, column-major.</returns>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static LuFactorization<T> Factor<T>(T[,] a, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        ArgumentNullException.ThrowIfNull(a);
        options = options with { Layout = MatrixLayout.ColumnMajor };
        return FactorOwned(ByColumns(a), a.GetLength(0), a.GetLength(1), options);
    }

    /// <summary>Factors a matrix in place. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrix; overwritten by L below the diagonal (its unit diagonal not stored) and U on and above
    /// it. Elements in the gaps that the leading dimension leaves are neither read nor written.</param>
    /// <param name="rows">Rows m, at least 0.</param>
    /// <param name="columns">Columns n, at least 0.</param>
    /// <param name="leadingDimension">Distance between columns in elements, at least max(1, rows); between rows, at least
    /// max(1, columns), if the matrix is row-major.</param>
    /// <param name="pivots">At least min(m, n) long; receives the row exchanges, which without pivoting are 1, 2, 3 and
    /// so on. May be empty without pivoting.</param>
    /// <param name="options">Pivoting, threads, layout, and what a zero pivot does.</param>
    /// <returns>0; or k: U(k,k), 1-based, is exactly zero, the first such k (-k without pivoting). The factorization
    /// is complete all the same.</returns>
    /// <exception cref="ArgumentException">A size is illegal or a span is too short; nothing was touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorInPlace<T>(
        Span<T> a, int rows, int columns, int leadingDimension, Span<long> pivots, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        CheckLengths<T>(a, rows, columns, leadingDimension, pivots, options);
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return FactorInPlace(p, rows, columns, leadingDimension, ipiv, options);
        }
    }

    /// <summary>Factors a matrix in place, of any size. Allocates nothing on the managed heap.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="a">The matrix; overwritten by L and U. May be null if it is empty.</param>
    /// <param name="rows">Rows m, at least 0.</param>
    /// <param name="columns">Columns n, at least 0.</param>
    /// <param name="leadingDimension">Distance between columns in elements, at least max(1, rows); between rows, at least
    /// max(1, columns), if the matrix is row-major.</param>
    /// <param name="pivots">Receives min(m, n) row exchanges; may be null without pivoting.</param>
    /// <param name="options">Pivoting, threads, layout, and what a zero pivot does.</param>
    /// <returns>As <see cref="FactorInPlace{T}(Span{T}, int, int, int, Span{long}, LuOptions)"/>.</returns>
    /// <exception cref="ArgumentException">An argument is illegal; nothing was touched.</exception>
    /// <exception cref="SingularMatrixException">A pivot is zero and the options ask for this exception.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="NotSupportedException">T is an integer type: it has no division.</exception>
    public static long FactorInPlace<T>(
        T* a, long rows, long columns, long leadingDimension, long* pivots, LuOptions options = default)
        where T : unmanaged, INumberBase<T>
    {
        Errors.ThrowIfNoDivision<T>();
        long info = Validation.Factor(a, rows, columns, leadingDimension, pivots, options.Flags);
        if (info == 0)
        {
            info = Getrf.Factor(a, rows, columns, leadingDimension, pivots, options.Flags);
        }

        return Checked(info, options);
    }

    /// <summary>Throws unless a span is a matrix without gaps.</summary>
    internal static void CheckLength<T>(ReadOnlySpan<T> a, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Errors.ThrowIfNotLong((long)rows * columns, a.Length, nameof(a));
    }

    /// <summary>Throws if a span is too short for a factorization in place. Leaves illegal sizes to
    /// <see cref="Validation"/>.</summary>
    internal static void CheckLengths<T>(
        ReadOnlySpan<T> a, int rows, int columns, int leadingDimension, ReadOnlySpan<long> pivots, LuOptions options)
    {
        if (rows <= 0 || columns <= 0)
        {
            return;
        }

        bool rowMajor = options.Layout == MatrixLayout.RowMajor;
        int line = rowMajor ? columns : rows;
        int lines = rowMajor ? rows : columns;
        if (leadingDimension >= line && a.Length < ((long)leadingDimension * (lines - 1)) + line)
        {
            throw new ArgumentException("The span is shorter than the matrix.", nameof(a));
        }

        bool identityOnly = options.Pivoting == Pivoting.None && pivots.IsEmpty;
        if (!identityOnly && pivots.Length < Math.Min(rows, columns))
        {
            throw new ArgumentException("At least min(rows, columns) elements expected.", nameof(pivots));
        }
    }

    /// <summary>A copy of a matrix, column-major and without gaps.</summary>
    internal static T[] ByColumns<T>(T[,] a)
        where T : unmanaged
    {
        fixed (T* p = a)
        {
            int rows = a.GetLength(0);
            int columns = a.GetLength(1);
            return ByColumns(new ReadOnlySpan<T>(p, a.Length), rows, columns, MatrixLayout.RowMajor);
        }
    }

    /// <summary>A copy of a matrix without gaps, column-major.</summary>
    internal static T[] ByColumns<T>(ReadOnlySpan<T> a, int rows, int columns, MatrixLayout layout)
    {
        if (layout == MatrixLayout.ColumnMajor)
        {
            return a.ToArray();
        }

        var copy = new T[a.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                copy[i + (j * rows)] = a[(i * columns) + j];
            }
        }

        return copy;
    }

    /// <summary>Gives a factorization's info back, or throws what it and the options call for.</summary>
    internal static long Checked(long info, LuOptions options) => Finish(info, Errors.FactorArguments, options);

    private static LuFactorization<T> FactorOwned<T>(T[] a, int rows, int columns, LuOptions options)
        where T : unmanaged, INumberBase<T>
    {
        var pivots = new long[Math.Min(rows, columns)];
        long info = FactorInPlace(a, rows, columns, Math.Max(1, rows), pivots, options);
        return new LuFactorization<T>(a, rows, columns, pivots, info);
    }
}
