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
        for (int columns; j < n; j += columns)
        {
            bool areTwo = !TVector.IsComplex && (n - j) % (2 * Block) == 0;
            columns = areTwo ? 2 * Block : Columns(n - j);
            Update(x, height, stride, 0, j, j, columns, t);
            if (areTwo)
            {
                SolveTwoBlocks<TDiagonal>(x + (j * stride), height, stride, t.At(j, j), t.RowStep, t.ColumnStep);
                continue;
            }

            SolveBlock<TDiagonal>(x, height, stride, j, t);
            if (columns > Block)
            {
                Update(x, height, stride, j, Block, j + Block, Block, t);
                SolveBlock<TDiagonal>(x, height, stride, j + Block, t);
            }
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
        var steps = new TileSteps(stride, stride, t.RowStep, t.ColumnStep);
        int width = Math.Min(columns, GemmTiles<T, TVector>.Columns);
        for (nint end = column + columns; k > 0 && column < end; column += width)
        {
            T* c = x + (column * stride);
            GemmTiles<T, TVector>.RunWhole(
                c, x + (first * stride), t.At(first, column), height / N, width, k, steps, c + (width * stride));
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

    /// <summary>Solves with a triangle of 8, a vector of rows after the other; of complex numbers not all would stay in
    /// registers.</summary>
    /// <param name="x">Its columns of X.</param>
    /// <param name="height">X's rows.</param>
    /// <param name="stride">Elements from a column of X to the next.</param>
    /// <param name="t">The triangle.</param>
    /// <param name="rowStep">Elements from a row of it to the next.</param>
    /// <param name="columnStep">From a column to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SolveTwoBlocks<TDiagonal>(T* x, int height, nint stride, T* t, nint rowStep, nint columnStep)
        where TDiagonal : struct, IDiagonal
    {
        T* beside = t + (Block * columnStep);
        T* second = beside + (Block * rowStep);
        for (int i = 0; i < height; i += N)
        {
            T* c = x + i;
            Columns4 a = new Columns4(c, stride).Solved<TDiagonal>(t, rowStep, columnStep);
            a.Store(c, stride);
            c += Block * stride;
            new Columns4(c, stride).Minus(a, beside, rowStep, columnStep).Solved<TDiagonal>(second, rowStep, columnStep).Store(c, stride);
        }
    }

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

    /// <summary>A vector of each of four columns.</summary>
    private readonly struct Columns4
    {
        private readonly TVector _a;
        private readonly TVector _b;
        private readonly TVector _c;
        private readonly TVector _d;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Columns4(T* c, nint stride)
            : this(TVector.Load(c), TVector.Load(c + stride), TVector.Load(c + (2 * stride)), TVector.Load(c + (3 * stride)))
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Columns4(TVector a, TVector b, TVector c, TVector d)
        {
            _a = a;
            _b = b;
            _c = c;
            _d = d;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(T* c, nint stride)
        {
            _a.Store(c);
            _b.Store(c + stride);
            _c.Store(c + (2 * stride));
            _d.Store(c + (3 * stride));
        }

        /// <summary>These minus x times a square of 4.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Columns4 Minus(Columns4 x, T* square, nint rowStep, nint columnStep) =>
            Minus(x._a, square, columnStep)
                .Minus(x._b, square + rowStep, columnStep)
                .Minus(x._c, square + (2 * rowStep), columnStep)
                .Minus(x._d, square + (3 * rowStep), columnStep);

        /// <summary>These times the inverse of a triangle of 4.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Columns4 Solved<TDiagonal>(T* t, nint rowStep, nint columnStep)
            where TDiagonal : struct, IDiagonal
        {
            TVector a = Quotient<TDiagonal>(_a, t);
            Multiplier<TVector> u = TVector.RightOf(a);
            TVector b = TVector.Minus(_b, TVector.LeftAt(t + columnStep), u);
            TVector c = TVector.Minus(_c, TVector.LeftAt(t + (2 * columnStep)), u);
            TVector d = TVector.Minus(_d, TVector.LeftAt(t + (3 * columnStep)), u);
            t += rowStep + columnStep;
            b = Quotient<TDiagonal>(b, t);
            u = TVector.RightOf(b);
            c = TVector.Minus(c, TVector.LeftAt(t + columnStep), u);
            d = TVector.Minus(d, TVector.LeftAt(t + (2 * columnStep)), u);
            t += rowStep + columnStep;
            c = Quotient<TDiagonal>(c, t);
            d = TVector.Minus(d, TVector.LeftAt(t + columnStep), TVector.RightOf(c));
            return new(a, b, c, Quotient<TDiagonal>(d, t + rowStep + columnStep));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Quotient<TDiagonal>(TVector x, T* divisor)
            where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? x : TVector.Divide(x, TVector.DivisorAt(divisor));

        /// <summary>These minus x times four numbers.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Columns4 Minus(TVector x, T* numbers, nint columnStep)
        {
            Multiplier<TVector> u = TVector.RightOf(x);
            return new(
                TVector.Minus(_a, TVector.LeftAt(numbers), u),
                TVector.Minus(_b, TVector.LeftAt(numbers + columnStep), u),
                TVector.Minus(_c, TVector.LeftAt(numbers + (2 * columnStep)), u),
                TVector.Minus(_d, TVector.LeftAt(numbers + (3 * columnStep)), u));
        }
    }
}
