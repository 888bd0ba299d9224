using System.Numerics;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>BLAS' trsv: x := op(A)^-1 * x for a triangle A.</summary>
internal static unsafe class Trsv
{
    /// <summary>The unknowns that are solved for before, or after, their columns are multiplied.</summary>
    private const int Block = 64;

    /// <summary>Solves. Without transposition a column whose unknown is zero is not read.</summary>
    /// <param name="upper">Whether A is upper triangular; the rest of it is not read.</param>
    /// <param name="trans">'N' for A, 'T' for A^T, 'C' for A^H; 'R' for conj(A), which a row-major 'C' takes.</param>
    /// <param name="unit">Whether the diagonal is one, and not read.</param>
    /// <param name="n">The order.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="x">The right-hand side, and the solution; does not overlap A.</param>
    /// <param name="incx">Elements of memory from one to the next, of any sign.</param>
    public static void Run<T>(bool upper, byte trans, bool unit, long n, T* a, long lda, T* x, long incx)
        where T : unmanaged, INumberBase<T>
    {
        if (n <= 0)
        {
            return;
        }

        bool transposed = trans is (byte)'T' or (byte)'C';
        bool conjugate = Widest.IsComplex<T>() && trans is (byte)'C' or (byte)'R';
        x = VectorPair<T>.First(n, x, incx);
        if (conjugate)
        {
            Strided.Copy((nint)n, x, (nint)incx, true, x, (nint)incx);
        }

        if (unit)
        {
            Widest.Run<T, Work<T, UnitDiagonal>>(new Work<T, UnitDiagonal>(upper, transposed, (nint)n, a, (nint)lda, x, (nint)incx));
        }
        else
        {
            Widest.Run<T, Work<T, StoredDiagonal>>(new Work<T, StoredDiagonal>(upper, transposed, (nint)n, a, (nint)lda, x, (nint)incx));
        }

        if (conjugate)
        {
            Strided.Copy((nint)n, x, (nint)incx, true, x, (nint)incx);
        }
    }

    private readonly struct Work<T, TDiagonal>(bool upper, bool transposed, nint n, T* a, nint lda, T* x, nint incx) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
        where TDiagonal : struct, IDiagonal
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (upper == transposed)
            {
                for (nint k = 0; k < n; k += Block)
                {
                    SolveBlock<TVector>(k, Math.Min(Block, n - k));
                }
            }
            else
            {
                for (nint end = n; end > 0; end -= Block)
                {
                    nint k = Math.Max(0, end - Block);
                    SolveBlock<TVector>(k, end - k);
                }
            }

            return 0;
        }

        /// <summary>Solves for some unknowns: subtracts those that are known, or afterwards these from the others.</summary>
        private void SolveBlock<TVector>(nint k, nint count)
            where TVector : struct, ISimd<TVector, T>
        {
            // The rows of these columns that are not the triangle's.
            nint row = upper ? 0 : k + count;
            nint rows = upper ? k : n - row;
            T* columns = a + row + (k * lda);
            T* place = x + (k * incx);
            T* rest = x + (row * incx);
            if (transposed)
            {
                Gemv.Minus<T, TVector>(true, rows, count, columns, lda, rest, incx, place, incx);
            }

            T* block = stackalloc T[Block];
            T* unknowns = incx == 1 ? place : block;
            if (incx != 1)
            {
                Strided.Copy(count, place, incx, false, unknowns, 1);
            }

            SolveTriangle<TVector>(count, a + (k * (lda + 1)), unknowns);
            if (incx != 1)
            {
                Strided.Copy(count, unknowns, 1, false, place, incx);
            }

            for (nint j = 0; j < count && !transposed; j++)
            {
                nint first = j;
                while (j < count && !T.IsZero(unknowns[j]))
                {
                    j++;
                }

                Gemv.Minus<T, TVector>(false, rows, j - first, columns + (first * lda), lda, unknowns + first, 1, rest, incx);
            }
        }

        private void SolveTriangle<TVector>(nint order, T* triangle, T* unknowns)
            where TVector : struct, ISimd<TVector, T>
        {
            if (transposed)
            {
                if (upper)
                {
                    Substitution<T, TVector, TDiagonal>.UpperTransposed(order, triangle, lda, unknowns);
                }
                else
                {
                    Substitution<T, TVector, TDiagonal>.LowerTransposed(order, triangle, lda, unknowns);
                }
            }
            else if (upper)
            {
                Substitution<T, TVector, TDiagonal>.Upper(order, triangle, lda, unknowns);
            }
            else
            {
                Substitution<T, TVector, TDiagonal>.Lower(order, triangle, lda, unknowns);
            }
        }
    }
}
