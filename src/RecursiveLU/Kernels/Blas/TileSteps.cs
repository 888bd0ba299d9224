namespace RecursiveLU.Kernels.Blas;

/// <summary>Where the columns and rows of a product's operands are; in elements, and in parts of them for a kernel that computes with
/// parts.</summary>
/// <param name="C">From a column of C to the next.</param>
/// <param name="A">From a column of A to the next, each of which is contiguous.</param>
/// <param name="B">From a row of B to the next.</param>
/// <param name="BColumn">From a column of B to the next.</param>
internal readonly record struct TileSteps(nint C, nint A, nint B, nint BColumn)
{
    /// <summary>The same in parts of complex elements.</summary>
    public TileSteps InParts => new(2 * C, 2 * A, 2 * B, 2 * BColumn);
}
