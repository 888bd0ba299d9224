namespace RecursiveLU;

/// <summary>How a matrix lies in memory. Where the leading dimension is not given there are no gaps.</summary>
public enum MatrixLayout
{
    /// <summary>Element (i, j) is at <c>i + j * leadingDimension</c>, as LAPACK has it.</summary>
    ColumnMajor,

    /// <summary>Element (i, j) is at <c>i * leadingDimension + j</c>, as C has it.</summary>
    RowMajor,
}
