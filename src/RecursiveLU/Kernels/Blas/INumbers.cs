namespace RecursiveLU.Kernels.Blas;

/// <summary>What a kernel that computes with parts of numbers takes them for, known when it is compiled.</summary>
internal interface INumbers
{
    /// <summary>Gets a value indicating whether two parts are a complex number.</summary>
    static abstract bool AreComplex { get; }
}

/// <summary>Real numbers, which have one part.</summary>
internal readonly struct RealNumbers : INumbers
{
    public static bool AreComplex => false;
}

/// <summary>Complex numbers.</summary>
internal readonly struct ComplexNumbers : INumbers
{
    public static bool AreComplex => true;
}

/// <summary>Whether the columns of a product's right factor are neighbours, known when a kernel is compiled.</summary>
internal interface IColumns
{
    /// <summary>Gets a value indicating whether a column begins one element behind the one before it.</summary>
    static abstract bool AreNeighbours { get; }
}

/// <summary>Rows are contiguous.</summary>
internal readonly struct NeighbouringColumns : IColumns
{
    public static bool AreNeighbours => true;
}

/// <summary>Columns have any distance.</summary>
internal readonly struct DistantColumns : IColumns
{
    public static bool AreNeighbours => false;
}
