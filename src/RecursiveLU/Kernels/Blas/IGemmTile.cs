namespace RecursiveLU.Kernels.Blas;

/// <summary>A register tile of a product: some columns of C, 1 to 3 vectors high.</summary>
/// <typeparam name="T">The type of the numbers' parts.</typeparam>
internal unsafe interface IGemmTile<T>
    where T : unmanaged
{
    /// <summary>Gets the columns of the tile.</summary>
    static abstract int Columns { get; }

    /// <summary>C := alpha * A * B, or C + alpha * A * B if it adds.</summary>
    /// <param name="c">The tile, whole columns of it.</param>
    /// <param name="a">A, as high as the tile.</param>
    /// <param name="b">B, as wide as the tile.</param>
    /// <param name="k">A's columns and B's rows, an even number.</param>
    /// <param name="steps">Where they are, in parts.</param>
    /// <param name="alpha">The parts of alpha.</param>
    /// <param name="adds">Whether C is read.</param>
    static abstract void Run(T* c, T* a, T* b, nint k, in TileSteps steps, T* alpha, bool adds);
}
