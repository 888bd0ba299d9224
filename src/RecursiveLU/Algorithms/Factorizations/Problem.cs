namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>A matrix to factor and how.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct Problem<T>
    where T : unmanaged
{
    /// <summary>Gets element (0, 0); element (i, j) is at <c>i + j * Lda</c>, or at <c>i * Lda + j</c> if the matrix is
    /// row-major.</summary>
    public required T* A { get; init; }

    /// <summary>Gets a value indicating whether it is row-major.</summary>
    public bool RowMajor { get; init; }

    /// <summary>Gets the rows m.</summary>
    public required long Rows { get; init; }

    /// <summary>Gets the columns n.</summary>
    public required long Columns { get; init; }

    /// <summary>Gets the elements from a column to the next, or from a row to the next.</summary>
    public required long Lda { get; init; }

    /// <summary>Gets where min(m, n) row exchanges go, 1-based; not looked at without pivoting.</summary>
    public required long* Ipiv { get; init; }

    /// <summary>Gets a value indicating whether rows are exchanged.</summary>
    public required bool Pivoting { get; init; }

    /// <summary>Gets how many rows, from the diagonal down, a pivot is chosen from; 0: all of them.</summary>
    public int PivotRows { get; init; }

    /// <summary>Gets the threads that may work, the caller's own included.</summary>
    public required int Threads { get; init; }
}
