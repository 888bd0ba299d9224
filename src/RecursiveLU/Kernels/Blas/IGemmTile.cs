namespace RecursiveLU.Kernels.Blas;

/// <summary>A register tile of a product: some columns of C, 1 to 3 vectors high.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
internal unsafe interface IGemmTile<T>
    where T : unmanaged
{
    /// <summary>Gets the columns of the tile.</summary>
    static abstract int Columns { get; }

    /// <summary>C := C - A * B. Every element goes through c := c - a * b in ascending order. Brings the next tile into the
    /// first-level cache meanwhile.</summary>
    /// <param name="c">The tile, whole columns of it.</param>
    /// <param name="a">A, as high as the tile.</param>
    /// <param name="b">B, as wide as the tile.</param>
    /// <param name="k">A's columns and B's rows.</param>
    /// <param name="steps">Where they are, in parts.</param>
    /// <param name="next">The next tile, with C's steps; any address is allowed.</param>
    static abstract void Run(T* c, T* a, T* b, nint k, in TileSteps steps, T* next);
}
