namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>How far apart the elements of a matrix are, whatever its layout.</summary>
/// <param name="Row">Elements from a row to the next.</param>
/// <param name="Column">Elements from a column to the next.</param>
internal readonly record struct Strides(nint Row, nint Column)
{
    /// <summary>Where an element is.</summary>
    public nint At(long i, long j) => ((nint)i * Row) + ((nint)j * Column);
}
