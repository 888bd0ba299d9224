using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A strip times an upper triangle or its inverse: X := -X * T or X * T^-1, T read where it is.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
/// <remarks>Register tiles do what is left of a block of columns, the block itself a triangle of 4. Columns that make no such block come
/// first, where nothing is left of them.</remarks>
internal static unsafe class StripTriangle<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Block = TileTriangle<T, TVector>.Rows;

    private static int N => TVector.Count;

    /// <summary>X := X * T^-1.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <param name="x">X, a strip.</param>
    /// <param name="height">X's rows, 1 to 3 vectors.</param>
    /// <param name="stride">Elements from a column of X to the next.</param>
    /// <param name="n">T's order.</param>
    /// <param name="t">T.</param>
    public static void Solve<TDiagonal>(T* x, int height, nint stride, nint n, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        nint j = n % Block;
        SolveFirst<TDiagonal>(x, height, stride, j, t);
        for (; j < n; j += Block)
        {
            Update(x, height, stride, 0, j, j, Columns(n - j), t);
            if (TVector.IsComplex || (n - j) % (2 * Block) != 0)
            {
                SolveBlock<TDiagonal>(x, height, stride, j, t);
                if (Columns(n - j) > Block)
                {
                    Update(x, height, stride, j, Block, j + Block, Block, t);
                    j += Block;
                    SolveBlock<TDiagonal>(x, height, stride, j, t);
                }

                continue;
            }

            if (Columns(n - j) == Block)
            {
                Update(x, height, stride, 0, j, j + Block, Block, t);
            }

            SolveTwoBlocks<TDiagonal>(x + (j * stride), height, stride, t.At(j, j), t.RowStep, t.ColumnStep);
            j += Block;
        }
    }

    /// <summary>X := -X * T.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <param name="x">X, a strip.</param>
    /// <param name="height">X's rows, 1 to 3 vectors.</param>
    /// <param name="stride">Elements from a column of X to the next.</param>
    /// <param name="n">T's order.</param>
    /// <param name="t">T.</param>
    public static void Multiply<TDiagonal>(T* x, int height, nint stride, nint n, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        nint first = n % Block;
        for (nint j = n; j > first;)
        {
            int columns = Columns(j - first);
            j -= columns;
            MultiplyBlock<TDiagonal>(x, height, stride, j, columns, t);
            Update(x, height, stride, 0, j, j, columns, t);
        }

        MultiplyBlock<TDiagonal>(x, height, stride, 0, (int)first, t);
    }

    /// <summary>Columns of the next tile: so that the rest are whole ones.</summary>
    private static int Columns(nint rest) => rest % GemmTiles<T, TVector>.Columns == 0 ? GemmTiles<T, TVector>.Columns : Block;

    /// <summary>Subtracts k columns of X, times rows of T, from some columns of X.</summary>
    private static void Update(T* x, int height, nint stride, nint first, nint k, nint column, int columns, in MatrixView<T> t)
    {
        if (k > 0)
        {
            var steps = new TileSteps(stride, stride, t.RowStep, t.ColumnStep);
            T* c = x + (column * stride);
            GemmTiles<T, TVector>.RunWhole(
                c, x + (first * stride), t.At(first, column), height / N, columns, k, steps, c + (columns * stride));
        }
    }

    private static void SolveBlock<TDiagonal>(T* x, int height, nint stride, nint j, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        // T's transpose is a lower triangle.
        var triangle = new SteppedTriangle<T>(t.At(j, j), t.ColumnStep, t.RowStep);
        SolveBlock<TDiagonal>(x + (j * stride), height, stride, triangle);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SolveBlock<TDiagonal>(T* x, int height, nint stride, SteppedTriangle<T> triangle)
        where TDiagonal : struct, IDiagonal =>
        TileTriangle<T, TVector>.Solve<TDiagonal, SteppedTriangle<T>>(x, stride, N, triangle, height / N);

    /// <summary>Solves with a triangle of 8, a vector of rows after the other; of complex numbers not all would stay in registers.</summary>
    /// <param name="x">Its columns of X.</param>
    /// <param name="height">X's rows.</param>
    /// <param name="stride">Elements from a column of X to the next.</param>
    /// <param name="t">The triangle.</param>
    /// <param name="rowStep">Elements from a row of it to the next.</param>
    /// <param name="s1">From a column to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SolveTwoBlocks<TDiagonal>(T* x, int height, nint stride, T* t, nint rowStep, nint s1)
        where TDiagonal : struct, IDiagonal
    {
        nint s2 = 2 * s1;
        nint s3 = 3 * s1;
        nint s4 = 4 * s1;
        nint s5 = 5 * s1;
        nint s6 = 6 * s1;
        nint s7 = 7 * s1;
        for (int i = 0; i < height; i += N)
        {
            T* c = x + i;
            T* row = t;
            TVector x0 = Quotient<TDiagonal>(TVector.Load(c), row);
            Multiplier<TVector> u = TVector.RightOf(x0);
            TVector x1 = TVector.Minus(TVector.Load(c + stride), TVector.LeftAt(row + s1), u);
            TVector x2 = TVector.Minus(TVector.Load(c + (2 * stride)), TVector.LeftAt(row + s2), u);
            TVector x3 = TVector.Minus(TVector.Load(c + (3 * stride)), TVector.LeftAt(row + s3), u);
            TVector x4 = TVector.Minus(TVector.Load(c + (4 * stride)), TVector.LeftAt(row + s4), u);
            TVector x5 = TVector.Minus(TVector.Load(c + (5 * stride)), TVector.LeftAt(row + s5), u);
            TVector x6 = TVector.Minus(TVector.Load(c + (6 * stride)), TVector.LeftAt(row + s6), u);
            TVector x7 = TVector.Minus(TVector.Load(c + (7 * stride)), TVector.LeftAt(row + s7), u);
            row += rowStep;
            x1 = Quotient<TDiagonal>(x1, row + s1);
            u = TVector.RightOf(x1);
            x2 = TVector.Minus(x2, TVector.LeftAt(row + s2), u);
            x3 = TVector.Minus(x3, TVector.LeftAt(row + s3), u);
            x4 = TVector.Minus(x4, TVector.LeftAt(row + s4), u);
            x5 = TVector.Minus(x5, TVector.LeftAt(row + s5), u);
            x6 = TVector.Minus(x6, TVector.LeftAt(row + s6), u);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), u);
            row += rowStep;
            x2 = Quotient<TDiagonal>(x2, row + s2);
            u = TVector.RightOf(x2);
            x3 = TVector.Minus(x3, TVector.LeftAt(row + s3), u);
            x4 = TVector.Minus(x4, TVector.LeftAt(row + s4), u);
            x5 = TVector.Minus(x5, TVector.LeftAt(row + s5), u);
            x6 = TVector.Minus(x6, TVector.LeftAt(row + s6), u);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), u);
            row += rowStep;
            x3 = Quotient<TDiagonal>(x3, row + s3);
            u = TVector.RightOf(x3);
            x4 = TVector.Minus(x4, TVector.LeftAt(row + s4), u);
            x5 = TVector.Minus(x5, TVector.LeftAt(row + s5), u);
            x6 = TVector.Minus(x6, TVector.LeftAt(row + s6), u);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), u);
            row += rowStep;
            x4 = Quotient<TDiagonal>(x4, row + s4);
            u = TVector.RightOf(x4);
            x5 = TVector.Minus(x5, TVector.LeftAt(row + s5), u);
            x6 = TVector.Minus(x6, TVector.LeftAt(row + s6), u);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), u);
            row += rowStep;
            x5 = Quotient<TDiagonal>(x5, row + s5);
            u = TVector.RightOf(x5);
            x6 = TVector.Minus(x6, TVector.LeftAt(row + s6), u);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), u);
            row += rowStep;
            x6 = Quotient<TDiagonal>(x6, row + s6);
            x7 = TVector.Minus(x7, TVector.LeftAt(row + s7), TVector.RightOf(x6));
            x7 = Quotient<TDiagonal>(x7, row + rowStep + s7);
            if (!TDiagonal.IsUnit)
            {
                x0.Store(c);
            }

            x1.Store(c + stride);
            x2.Store(c + (2 * stride));
            x3.Store(c + (3 * stride));
            x4.Store(c + (4 * stride));
            x5.Store(c + (5 * stride));
            x6.Store(c + (6 * stride));
            x7.Store(c + (7 * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Quotient<TDiagonal>(TVector x, T* divisor)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? x : TVector.Divide(x, TVector.DivisorAt(divisor));

    /// <summary>Solves with the first columns, fewer than a block.</summary>
    private static void SolveFirst<TDiagonal>(T* x, int height, nint stride, nint columns, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        for (nint j = 0; j < columns; j++)
        {
            T* column = x + (j * stride);
            for (int i = 0; i < height; i += N)
            {
                TVector sum = TVector.Load(column + i);
                for (nint k = 0; k < j; k++)
                {
                    sum = TVector.NegatedMultiplyAdd(TVector.BroadcastAt(t.At(k, j)), TVector.Load(x + (k * stride) + i), sum);
                }

                (TDiagonal.IsUnit ? sum : TVector.Divide(sum, TVector.DivisorAt(t.At(j, j)))).Store(column + i);
            }
        }
    }

    /// <summary>Multiplies some columns by their own triangle, and by -1.</summary>
    private static void MultiplyBlock<TDiagonal>(T* x, int height, nint stride, nint first, int columns, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        for (nint j = first + columns - 1; j >= first; j--)
        {
            T* column = x + (j * stride);
            for (int i = 0; i < height; i += N)
            {
                TVector sum = TVector.Load(column + i);
                sum = TDiagonal.IsUnit ? TVector.Subtract(default, sum) : TVector.Multiply(sum, TVector.Factor(-*t.At(j, j)));
                for (nint k = first; k < j; k++)
                {
                    sum = TVector.NegatedMultiplyAdd(TVector.BroadcastAt(t.At(k, j)), TVector.Load(x + (k * stride) + i), sum);
                }

                sum.Store(column + i);
            }
        }
    }
}
