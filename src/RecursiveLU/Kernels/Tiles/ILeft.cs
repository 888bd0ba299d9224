namespace RecursiveLU.Kernels.Tiles;

/// <summary>How the left factor L of a tile's update lies in memory, known when the tile is compiled.</summary>
internal interface ILeft
{
    /// <summary>Gets a value indicating whether L is in panels; otherwise its elements are read where the caller has them.</summary>
    static abstract bool IsPacked { get; }
}

/// <summary>L is in panels.</summary>
internal readonly struct PackedLeft : ILeft
{
    public static bool IsPacked => true;
}

/// <summary>L has any distance from row to row and from column to column.</summary>
internal readonly struct UnpackedLeft : ILeft
{
    public static bool IsPacked => false;
}
