using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>y := y - A * x for a column-major A of fewer rows than a vector has lanes, element by element.</summary>
internal static unsafe class FewRows<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Subtracts columns times their elements of x, in the order of the columns.</summary>
    /// <param name="rows">Rows of A, at least 0.</param>
    /// <param name="columns">Columns of A, at least 0.</param>
    /// <param name="a">The first column.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="x">An element for each column.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="y">An element for each row; overlaps neither A nor x.</param>
    public static void Minus(nint rows, nint columns, T* a, nint lda, T* x, nint step, T* y)
    {
        for (; rows >= 4; rows -= 4, a += 4, y += 4)
        {
            T y0 = y[0];
            T y1 = y[1];
            T y2 = y[2];
            T y3 = y[3];
            T* column = a;
            for (nint j = 0; j < columns; j++)
            {
                T u = x[j * step];
                y0 = TVector.NegatedMultiplyAdd(column[0], u, y0);
                y1 = TVector.NegatedMultiplyAdd(column[1], u, y1);
                y2 = TVector.NegatedMultiplyAdd(column[2], u, y2);
                y3 = TVector.NegatedMultiplyAdd(column[3], u, y3);
                column += lda;
            }

            y[0] = y0;
            y[1] = y1;
            y[2] = y2;
            y[3] = y3;
        }

        for (; rows > 0; rows--, a++, y++)
        {
            T y0 = y[0];
            T* column = a;
            for (nint j = 0; j < columns; j++)
            {
                y0 = TVector.NegatedMultiplyAdd(*column, x[j * step], y0);
                column += lda;
            }

            y[0] = y0;
        }
    }
}
