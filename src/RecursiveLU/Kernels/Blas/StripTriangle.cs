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
    /// <param name="n">T's order.</param>
    /// <param name="t">T.</param>
    public static void Solve<TDiagonal>(T* x, int height, nint n, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        nint j = n % Block;
        SolveFirst<TDiagonal>(x, height, j, t);
        while (j < n)
        {
            int columns = Columns(n - j);
            Update(x, height, 0, j, j, columns, t);
            SolveBlock<TDiagonal>(x, height, j, t);
            if (columns > Block)
            {
                Update(x, height, j, Block, j + Block, Block, t);
                SolveBlock<TDiagonal>(x, height, j + Block, t);
            }

            j += columns;
        }
    }

    /// <summary>X := -X * T.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <param name="x">X, a strip.</param>
    /// <param name="height">X's rows, 1 to 3 vectors.</param>
    /// <param name="n">T's order.</param>
    /// <param name="t">T.</param>
    public static void Multiply<TDiagonal>(T* x, int height, nint n, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        nint first = n % Block;
        for (nint j = n; j > first;)
        {
            int columns = Columns(j - first);
            j -= columns;
            MultiplyBlock<TDiagonal>(x, height, j, columns, t);
            Update(x, height, 0, j, j, columns, t);
        }

        MultiplyBlock<TDiagonal>(x, height, 0, (int)first, t);
    }

    /// <summary>Columns of the next tile: so that the rest are whole ones.</summary>
    private static int Columns(nint rest) => rest % GemmTiles<T, TVector>.Columns == 0 ? GemmTiles<T, TVector>.Columns : Block;

    /// <summary>Subtracts k columns of X, times rows of T, from some columns of X.</summary>
    private static void Update(T* x, int height, nint first, nint k, nint column, int columns, in MatrixView<T> t)
    {
        if (k > 0)
        {
            var steps = new TileSteps(height, height, t.RowStep, t.ColumnStep);
            T* c = x + (column * height);
            GemmTiles<T, TVector>.RunWhole(
                c, x + (first * height), t.At(first, column), height / N, columns, k, steps, c + (columns * height));
        }
    }

    private static void SolveBlock<TDiagonal>(T* x, int height, nint j, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        // T's transpose is a lower triangle.
        var triangle = new SteppedTriangle<T>(t.At(j, j), t.ColumnStep, t.RowStep);
        SolveBlock<TDiagonal>(x + (j * height), height, triangle);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SolveBlock<TDiagonal>(T* x, int height, SteppedTriangle<T> triangle)
        where TDiagonal : struct, IDiagonal =>
        TileTriangle<T, TVector>.Solve<TDiagonal, SteppedTriangle<T>>(x, height, N, triangle, height / N);

    /// <summary>Solves with the first columns, fewer than a block.</summary>
    private static void SolveFirst<TDiagonal>(T* x, int height, nint columns, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        for (nint j = 0; j < columns; j++)
        {
            T* column = x + (j * height);
            for (int i = 0; i < height; i += N)
            {
                TVector sum = TVector.Load(column + i);
                for (nint k = 0; k < j; k++)
                {
                    sum = TVector.NegatedMultiplyAdd(TVector.BroadcastAt(t.At(k, j)), TVector.Load(x + (k * height) + i), sum);
                }

                (TDiagonal.IsUnit ? sum : TVector.Divide(sum, TVector.DivisorAt(t.At(j, j)))).Store(column + i);
            }
        }
    }

    /// <summary>Multiplies some columns by their own triangle, and by -1.</summary>
    private static void MultiplyBlock<TDiagonal>(T* x, int height, nint first, int columns, in MatrixView<T> t)
        where TDiagonal : struct, IDiagonal
    {
        for (nint j = first + columns - 1; j >= first; j--)
        {
            T* column = x + (j * height);
            for (int i = 0; i < height; i += N)
            {
                TVector sum = TVector.Load(column + i);
                sum = TDiagonal.IsUnit ? TVector.Subtract(default, sum) : TVector.Multiply(sum, TVector.Factor(-*t.At(j, j)));
                for (nint k = first; k < j; k++)
                {
                    sum = TVector.NegatedMultiplyAdd(TVector.BroadcastAt(t.At(k, j)), TVector.Load(x + (k * height) + i), sum);
                }

                sum.Store(column + i);
            }
        }
    }
}
