using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' gemv: y := alpha * op(A) * x + beta * y.</summary>
/// <remarks>Every element of y is computed by one thread, in an order that the vectors' length has no say in: column by column, of
/// complex numbers by groups of four; or for transposed forms in lanes of 64 bytes of blocks of rows.</remarks>
internal static unsafe class Gemv
{
    /// <summary>Bytes of a block of rows of a vector, which stays in the first-level cache while columns go by. The sums of a transposed
    /// product depend on it.</summary>
    private const int BlockBytes = 8192;

    /// <summary>Columns whose factors are computed at once, whole groups of all kernels.</summary>
    private const int BlockColumns = 256;

    /// <summary>Computes it; does nothing if A is empty.</summary>
    /// <param name="trans">'N' for A, 'T' for A^T, 'C' for A^H; 'R' for conj(A), which a row-major 'C' takes.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    /// <param name="alpha">Where it is zero, A and x are not read.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="x">An element for each column of op(A).</param>
    /// <param name="incx">Elements of memory from one to the next, of any sign.</param>
    /// <param name="beta">Where it is zero, y is not read.</param>
    /// <param name="y">An element for each row of op(A); overlaps neither A nor x.</param>
    /// <param name="incy">Elements of memory from one to the next, of any sign.</param>
    public static void Run<T>(
        byte trans, long m, long n, T alpha, T* a, long lda, T* x, long incx, T beta, T* y, long incy)
        where T : unmanaged, INumberBase<T> =>
        Run(trans, m, n, alpha, a, lda, x, incx, beta, y, incy, Sharing.ThreadsFor<T>(m, n));

    /// <summary>The same with any threads; the result does not depend on them.</summary>
    public static void Run<T>(
        byte trans, long m, long n, T alpha, T* a, long lda, T* x, long incx, T beta, T* y, long incy, int threads)
        where T : unmanaged, INumberBase<T>
    {
        if (m <= 0 || n <= 0 || (T.IsZero(alpha) && beta == T.One))
        {
            return;
        }

        bool transposed = trans is (byte)'T' or (byte)'C';
        bool conjugate = Widest.IsComplex<T>() && trans is (byte)'C' or (byte)'R';
        x = VectorPair<T>.First(transposed ? m : n, x, incx);
        y = VectorPair<T>.First(transposed ? n : m, y, incy);
        Widest.Run<T, Work<T>>(new Work<T>(
            transposed, conjugate, (nint)m, (nint)n, alpha, a, (nint)lda, x, (nint)incx, beta, y, (nint)incy, threads));
    }

    /// <summary>y := y - op(A) * x, op(A) without conjugation, for vectors whose first elements are given.</summary>
    public static void Minus<T, TVector>(
        bool transposed, nint m, nint n, T* a, nint lda, T* x, nint incx, T* y, nint incy)
        where T : unmanaged, INumberBase<T>
        where TVector : struct, ISimd<TVector, T>
    {
        if (m > 0 && n > 0)
        {
            new Work<T>(transposed, false, m, n, -T.One, a, lda, x, incx, T.One, y, incy, 1).Run<TVector>();
        }
    }

    private readonly struct Work<T>(
        bool transposed, bool conjugate, nint m, nint n, T alpha, T* a, nint lda, T* x, nint incx, T beta, T* y, nint incy, int threads)
        : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        private static int BlockRows => BlockBytes / sizeof(T);

        /// <summary>Gets the elements of y that a task computes: of rows so many that columns are read in long pieces, of columns
        /// whole groups.</summary>
        private nint TaskElements => transposed
            ? Sharing.PerTask(n, BlockColumns, TransposedGemv<T, Simd128<T>, Elements>.Group, threads)
            : Sharing.PerTask(m, BlockRows, BlockRows / 4, threads);

        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            nint elements = transposed ? n : m;
            if (threads == 1)
            {
                for (nint first = 0; first < elements; first += TaskElements)
                {
                    Compute<TVector>(first);
                }

                return 0;
            }

            Work<T> work = this;
            long tasks = (elements + TaskElements - 1) / TaskElements;
            var team = new Team(threads);
            team.Run(tasks, &RunTask<TVector>, &work);
            team.Dispose();
            return 0;
        }

        private static void RunTask<TVector>(void* work, long task)
            where TVector : struct, ISimd<TVector, T> => ((Work<T>*)work)->Compute<TVector>((nint)task * ((Work<T>*)work)->TaskElements);

        /// <summary>Computes a task's elements of y from one on.</summary>
        private void Compute<TVector>(nint first)
            where TVector : struct, ISimd<TVector, T>
        {
            if (transposed)
            {
                ComputeColumns<TVector>(first, Math.Min(TaskElements, n - first));
            }
            else
            {
                ComputeRows<TVector>(first, Math.Min(TaskElements, m - first));
            }
        }

        /// <summary>Computes elements of y that belong to rows of A. For conj(A) everything else is conjugated, and at the end
        /// y.</summary>
        private void ComputeRows<TVector>(nint row, nint rows)
            where TVector : struct, ISimd<TVector, T>
        {
            T* block = stackalloc T[BlockRows];
            T* factors = stackalloc T[BlockColumns];
            T* target = y + (row * incy);
            bool isThere = incy == 1 && !conjugate;
            T* sums = isThere ? target : block;
            if (T.IsZero(beta))
            {
                Columns<T, TVector>.Clear(sums, rows);
            }
            else
            {
                if (!isThere)
                {
                    Strided.Copy(rows, target, incy, conjugate, sums, 1);
                }

                if (beta != T.One)
                {
                    Scal<T, TVector>.Run(rows, conjugate ? Strided.Conjugate(beta) : beta, sums);
                }
            }

            for (nint column = 0; column < n && !T.IsZero(alpha); column += BlockColumns)
            {
                nint columns = Math.Min(BlockColumns, n - column);
                Strided.Copy(columns, x + (column * incx), incx, conjugate, factors, 1);
                if (alpha != -T.One)
                {
                    Scal<T, TVector>.Run(columns, conjugate ? Strided.Conjugate(Strided.Negate(alpha)) : Strided.Negate(alpha), factors);
                }

                T* first = a + row + (column * lda);
                if (TVector.IsComplex)
                {
                    Pairs.Run<T, TVector, ComplexRows>(new(rows, columns, first, lda, factors, sums));
                }
                else if (rows < TVector.Count)
                {
                    FewRows<T, TVector>.Minus(rows, columns, first, lda, factors, 1, sums);
                }
                else
                {
                    Gemv<T, TVector, Elements>.Minus(first, lda, rows, columns, factors, sums);
                }
            }

            if (!isThere)
            {
                Strided.Copy(rows, sums, 1, conjugate, target, incy);
            }
        }

        /// <summary>Computes elements of y that belong to columns of A. For A^H x and the products are conjugated.</summary>
        private void ComputeColumns<TVector>(nint column, nint columns)
            where TVector : struct, ISimd<TVector, T>
        {
            // Minus the products.
            T* sums = stackalloc T[BlockColumns];
            T* block = stackalloc T[BlockRows];
            Columns<T, TVector>.Clear(sums, columns);
            for (nint row = 0; row < m && !T.IsZero(alpha); row += BlockRows)
            {
                nint rows = Math.Min(BlockRows, m - row);
                T* elements = x + row;
                if (incx != 1 || conjugate)
                {
                    elements = block;
                    Strided.Copy(rows, x + (row * incx), incx, conjugate, elements, 1);
                }

                TransposedGemv<T, TVector, Elements>.Minus(a + row + (column * lda), lda, rows, columns, elements, sums);
            }

            if (conjugate)
            {
                Strided.Copy(columns, sums, 1, true, sums, 1);
            }

            Update<TVector>(columns, sums, y + (column * incy), block);
        }

        /// <summary>y := beta * y - alpha * x for elements of y and as many contiguous x, with room for as many.</summary>
        private void Update<TVector>(nint n, T* x, T* target, T* room)
            where TVector : struct, ISimd<TVector, T>
        {
            T* elements = incy == 1 ? target : room;
            if (T.IsZero(beta))
            {
                Columns<T, TVector>.Clear(elements, n);
            }
            else
            {
                if (incy != 1)
                {
                    Strided.Copy(n, target, incy, false, elements, 1);
                }

                if (beta != T.One)
                {
                    Scal<T, TVector>.Run(n, beta, elements);
                }
            }

            if (alpha == -T.One)
            {
                for (nint i = 0; i < n; i++)
                {
                    elements[i] += x[i];
                }
            }
            else if (!T.IsZero(alpha))
            {
                Axpy<T, TVector>.Minus(n, alpha, x, elements);
            }

            if (incy != 1)
            {
                Strided.Copy(n, elements, 1, false, target, incy);
            }
        }

        private readonly struct ComplexRows(nint rows, nint columns, T* a, nint lda, T* x, T* y) : IPairWork
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Run<TPart, TParts>()
                where TPart : unmanaged
                where TParts : struct, IPairSimd<TParts, TPart> =>
                ComplexColumns<TPart, TParts>.Minus(2 * rows, columns, (TPart*)a, 2 * lda, (TPart*)x, (TPart*)y);
        }
    }
}
