using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>Chooses the register tile of a piece of a product, whatever its size.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal static unsafe class GemmTiles<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The least columns of a tile.</summary>
    public const int LeastColumns = 4;

    /// <summary>Gets the most rows of a tile.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.TilePanels * TVector.Count;
    }

    /// <summary>Gets the most columns of a tile.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.TileRows;
    }

    /// <summary>C := C - A * B for a piece that one tile covers; its elements see the same whatever its size.</summary>
    /// <param name="c">C.</param>
    /// <param name="a">A, whose columns are read as whole vectors.</param>
    /// <param name="b">B, of which as many columns are read as the tile has: 4 if there are no more, else <see cref="Columns"/>.</param>
    /// <param name="rows">C's rows, up to <see cref="Rows"/>.</param>
    /// <param name="columns">C's columns, up to <see cref="Columns"/>.</param>
    /// <param name="k">A's columns and B's rows.</param>
    /// <param name="steps">Where they are.</param>
    /// <param name="next">The C of the next tile, which is fetched meanwhile; any address is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(T* c, T* a, T* b, int rows, int columns, nint k, in TileSteps steps, T* next)
    {
        if (rows % TVector.Count == 0 && columns % LeastColumns == 0)
        {
            RunWhole(c, a, b, rows / TVector.Count, columns, k, steps, next);
        }
        else
        {
            RunPart(c, a, b, rows, columns, k, steps, next);
        }
    }

    /// <summary>The same for whole vectors and 4 or 8 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunWhole(T* c, T* a, T* b, int vectors, int columns, nint k, in TileSteps steps, T* next)
    {
        if (!TVector.IsComplex)
        {
            RunReal(c, a, b, vectors, columns, k, steps, next);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RunComplex((double*)c, (double*)a, (double*)b, vectors, columns, k, steps.InParts, (double*)next);
        }
        else
        {
            RunComplex((float*)c, (float*)a, (float*)b, vectors, columns, k, steps.InParts, (float*)next);
        }
    }

    /// <summary>Computes the piece in memory of its own, whose margins may be written.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPart(T* c, T* a, T* b, int rows, int columns, nint k, in TileSteps steps, T* next)
    {
        int vectors = (rows + TVector.Count - 1) / TVector.Count;
        nint height = vectors * TVector.Count;
        int whole = columns <= LeastColumns ? LeastColumns : Columns;
        T* memory = stackalloc T[(Rows * Columns) + CacheLine.Elements<T>()];
        T* piece = CacheLine.Align(memory);
        for (int j = 0; j < whole; j++)
        {
            Read(c + (j * steps.C), j < columns ? rows : 0, piece + (j * height), vectors);
        }

        RunWhole(piece, a, b, vectors, whole, k, steps with { C = height }, next);
        for (int j = 0; j < columns; j++, c += steps.C, piece += height)
        {
            int i = 0;
            for (; i + TVector.Count <= rows; i += TVector.Count)
            {
                TVector.Load(piece + i).Store(c + i);
            }

            if (i < rows)
            {
                TVector.Load(piece + i).StoreFirst(c + i, rows - i);
            }
        }
    }

    /// <summary>Reads some rows of a column, and zeros behind them.</summary>
    private static void Read(T* column, int rows, T* piece, int vectors)
    {
        for (int v = 0; v < vectors; v++, rows -= TVector.Count, column += TVector.Count, piece += TVector.Count)
        {
            (rows >= TVector.Count ? TVector.Load(column) : rows > 0 ? TVector.LoadFirst(column, rows) : default).Store(piece);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunReal(T* c, T* a, T* b, int vectors, int columns, nint k, in TileSteps steps, T* next)
    {
        if (TVector.Count * sizeof(T) == 64)
        {
            Run<T, Simd512<T>, RealNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
        else if (TVector.Count * sizeof(T) == 32)
        {
            Run<T, Simd256<T>, RealNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
        else
        {
            Run<T, Simd128<T>, RealNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunComplex<TPart>(
        TPart* c, TPart* a, TPart* b, int vectors, int columns, nint k, in TileSteps steps, TPart* next)
        where TPart : unmanaged
    {
        if (TVector.Count * sizeof(T) == 64)
        {
            Run<TPart, Simd512<TPart>, ComplexNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
        else if (TVector.Count * sizeof(T) == 32)
        {
            Run<TPart, Simd256<TPart>, ComplexNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
        else
        {
            Run<TPart, Simd128<TPart>, ComplexNumbers>(c, a, b, vectors, columns, k, steps, next);
        }
    }

    private static void Run<TPart, TParts, TNumbers>(
        TPart* c, TPart* a, TPart* b, int vectors, int columns, nint k, in TileSteps steps, TPart* next)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
        where TNumbers : struct, INumbers
    {
        if (vectors == 3)
        {
            Run<TPart, TParts, TileRow3<TPart, TParts>, TNumbers>(c, a, b, columns, k, steps, next);
        }
        else if (vectors == 2)
        {
            Run<TPart, TParts, TileRow2<TPart, TParts>, TNumbers>(c, a, b, columns, k, steps, next);
        }
        else
        {
            Run<TPart, TParts, TileRow1<TPart, TParts>, TNumbers>(c, a, b, columns, k, steps, next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TPart, TParts, TRow, TNumbers>(
        TPart* c, TPart* a, TPart* b, int columns, nint k, in TileSteps steps, TPart* next)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
        where TRow : struct, ITileRow<TRow, TPart, TParts>
        where TNumbers : struct, INumbers
    {
        if (steps.BColumn == (TNumbers.AreComplex ? 2 : 1))
        {
            Run<TPart, TParts, TRow, TNumbers, NeighbouringColumns>(c, a, b, columns, k, steps, next);
        }
        else
        {
            Run<TPart, TParts, TRow, TNumbers, DistantColumns>(c, a, b, columns, k, steps, next);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TPart, TParts, TRow, TNumbers, TColumns>(
        TPart* c, TPart* a, TPart* b, int columns, nint k, in TileSteps steps, TPart* next)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
        where TRow : struct, ITileRow<TRow, TPart, TParts>
        where TNumbers : struct, INumbers
        where TColumns : struct, IColumns
    {
        if (TVector.TileRows == 8 && columns == 8)
        {
            GemmTile8<TPart, TParts, TRow, TNumbers, TColumns>.Run(c, a, b, k, steps, next);
        }
        else
        {
            GemmTile4<TPart, TParts, TRow, TNumbers, TColumns>.Run(c, a, b, k, steps, next);
        }
    }
}
