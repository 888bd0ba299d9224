using System.Numerics;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Threading;
using Kernel = RecursiveLU.Kernels.Blas;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' ger, geru and gerc: A := alpha * x * op(y) + A.</summary>
internal static unsafe class Ger
{
    /// <summary>Bytes of x that go by all columns.</summary>
    private const int BlockBytes = 8192;

    /// <summary>Adds; does nothing, and reads nothing, if A is empty or alpha is zero. A column whose element of y is zero stays as it
    /// is.</summary>
    /// <param name="conjugateY">Whether op(y) is y^H, not y^T.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">A vector of m elements.</param>
    /// <param name="incx">Elements of memory from one to the next, of any sign.</param>
    /// <param name="y">A vector of n elements.</param>
    /// <param name="incy">Elements of memory from one to the next, of any sign.</param>
    /// <param name="a">A; overlaps neither vector.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    public static void Run<T>(bool conjugateY, long m, long n, T alpha, T* x, long incx, T* y, long incy, T* a, long lda)
        where T : unmanaged, INumberBase<T> =>
        Run(false, conjugateY, m, n, alpha, x, incx, y, incy, a, lda, Sharing.ThreadsFor<T>(m, n));

    /// <summary>The same for conj(x), too, which a row-major gerc takes, and any threads; the result does not depend on them.</summary>
    public static void Run<T>(
        bool conjugateX, bool conjugateY, long m, long n, T alpha, T* x, long incx, T* y, long incy, T* a, long lda, int threads)
        where T : unmanaged, INumberBase<T>
    {
        if (m <= 0 || n <= 0 || T.IsZero(alpha))
        {
            return;
        }

        x = VectorPair<T>.First(m, x, incx);
        y = VectorPair<T>.First(n, y, incy);
        Widest.Run<T, Work<T>>(new Work<T>(
            conjugateX, conjugateY, (nint)m, (nint)n, Strided.Negate(alpha), x, (nint)incx, y, (nint)incy, a, (nint)lda, threads,
            isProduct: false));
    }

    /// <summary>C := alpha * A * B + C for an A of one column and a B of one row, rounded as in <see cref="Product{T, TVector}"/>; zeros
    /// of B are no exception.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C; overlaps neither.</param>
    /// <param name="ldc">Elements from a column of C to the next.</param>
    /// <param name="threads">Threads that may share the work.</param>
    public static void Multiply<T>(
        long m, long n, T alpha, in Kernel.MatrixView<T> a, in Kernel.MatrixView<T> b, T* c, long ldc, int threads)
        where T : unmanaged, INumberBase<T> =>
        Widest.Run<T, Work<T>>(new Work<T>(
            a.IsConjugate, b.IsConjugate, (nint)m, (nint)n, Strided.Negate(alpha), a.Data, a.RowStep, b.Data, b.ColumnStep, c, (nint)ldc,
            Math.Min(threads, Sharing.ThreadsFor<T>(m, n)), isProduct: true));

    /// <summary>A := A - alpha * x * op(y).</summary>
    private readonly struct Work<T>(
        bool conjugateX, bool conjugateY, nint m, nint n, T alpha, T* x, nint incx, T* y, nint incy, T* a, nint lda, int threads,
        bool isProduct)
        : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        private static int BlockRows => BlockBytes / sizeof(T);

        /// <summary>Gets the columns of a task.</summary>
        private nint TaskColumns => Sharing.PerTask(n, n, Kernel.Ger<T, Simd128<T>>.Group, threads);

        private nint RowBlocks => (m + BlockRows - 1) / BlockRows;

        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (threads == 1)
            {
                for (nint row = 0; row < m; row += BlockRows)
                {
                    Update<TVector>(row, 0, n);
                }

                return 0;
            }

            Work<T> work = this;
            long tasks = RowBlocks * ((n + TaskColumns - 1) / TaskColumns);
            var team = new Team(threads);
            team.Run(tasks, &RunTask<TVector>, &work);
            team.Dispose();
            return 0;
        }

        private static void RunTask<TVector>(void* work, long task)
            where TVector : struct, ISimd<TVector, T> => ((Work<T>*)work)->RunTask<TVector>(task);

        private void RunTask<TVector>(long task)
            where TVector : struct, ISimd<TVector, T>
        {
            nint column = (nint)(task / RowBlocks) * TaskColumns;
            Update<TVector>((nint)(task % RowBlocks) * BlockRows, column, Math.Min(TaskColumns, n - column));
        }

        /// <summary>Updates columns from a row on, as many rows as a block has.</summary>
        private void Update<TVector>(nint row, nint column, nint columns)
            where TVector : struct, ISimd<TVector, T>
        {
            nint rows = Math.Min(BlockRows, m - row);
            if (incx == 1 && !conjugateX)
            {
                Update<TVector>(rows, columns, x + row, y + (column * incy), a + row + (column * lda));
                return;
            }

            T* block = stackalloc T[BlockRows];
            Strided.Copy(rows, x + (row * incx), incx, conjugateX, block, 1);
            Update<TVector>(rows, columns, block, y + (column * incy), a + row + (column * lda));
        }

        private void Update<TVector>(nint rows, nint columns, T* block, T* elements, T* target)
            where TVector : struct, ISimd<TVector, T>
        {
            const int Group = Kernel.Ger<T, Simd128<T>>.Group;
            T* factors = stackalloc T[Group];
            nint j = 0;
            while (j < columns)
            {
                int count = (int)Math.Min(Group, columns - j);
                bool all = count == Group;
                for (int k = 0; k < count; k++)
                {
                    T element = elements[(j + k) * incy];
                    factors[k] = Factor<TVector>(conjugateY ? Strided.Conjugate(element) : element);
                    all &= IsFactor(element);
                }

                if (all)
                {
                    Kernel.Ger<T, TVector>.Minus4(rows, block, factors, target + (j * lda), lda);
                }

                for (int k = 0; k < count && !all; k++)
                {
                    if (IsFactor(elements[(j + k) * incy]))
                    {
                        Kernel.Axpy<T, TVector>.Minus(rows, factors[k], block, target + ((j + k) * lda));
                    }
                }

                j += count;
            }
        }

        private bool IsFactor(T element) => isProduct || !T.IsZero(element);

        private T Factor<TVector>(T element)
            where TVector : struct, ISimd<TVector, T> =>
            !isProduct ? TVector.Multiply(alpha, element) : TVector.IsOne(alpha) ? element : TVector.Multiply(element, alpha);
    }
}
