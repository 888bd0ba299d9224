namespace RecursiveLU.Kernels.Tiles;

/// <summary>Whether a triangle's diagonal is one, known when a kernel is compiled.</summary>
internal interface IDiagonal
{
    /// <summary>Gets a value indicating whether every element is one, and not stored.</summary>
    static abstract bool IsUnit { get; }
}

/// <summary>Ones, not stored: L's diagonal.</summary>
internal readonly struct UnitDiagonal : IDiagonal
{
    public static bool IsUnit => true;
}

/// <summary>Any numbers: U's diagonal.</summary>
internal readonly struct StoredDiagonal : IDiagonal
{
    public static bool IsUnit => false;
}
