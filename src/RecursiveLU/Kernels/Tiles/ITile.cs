namespace RecursiveLU.Kernels.Tiles;

/// <summary>
/// A register tile: some rows of 1 to 3 neighbouring panels, held in registers while k rank-one updates run through it.
/// </summary>
/// <remarks>
/// All operands are in panels <c>stride</c> elements apart. Every element of the tile goes through
/// <c>c := c - l * u</c> for its multipliers in ascending order, so the result does not depend on the tile's shape.
/// </remarks>
internal unsafe interface ITile<T>
    where T : unmanaged
{
    /// <summary>Gets the rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>C := C - L * U. L has k columns, an even number, and starts at a panel's first column; U has k rows. Brings the
    /// tile below C into the first-level cache meanwhile, where k leaves time for it, and if it is to fetch L also the rows below L.</summary>
    static abstract void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false);
}

/// <summary>A register tile whose left factor may also be read where it is.</summary>
internal unsafe interface IUnpackedTile<T> : ITile<T>
    where T : unmanaged
{
    /// <summary>The same with L read where it is, <paramref name="rowStep"/> elements from row to row and
    /// <paramref name="columnStep"/> from column to column. Brings the rows of L below the tile's into the first-level cache.</summary>
    static abstract void UpdateUnpacked(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep);
}
