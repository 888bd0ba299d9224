namespace RecursiveLU.Tensors;

/// <summary>A matrix as the library takes it, told from lengths and strides.</summary>
internal readonly struct MatrixShape
{
    private readonly MatrixLayout _layout;

    private MatrixShape(long rows, long columns, long leadingDimension, MatrixLayout layout)
    {
        Rows = rows;
        Columns = columns;
        LeadingDimension = leadingDimension;
        _layout = layout;
    }

    /// <summary>Gets the rows m.</summary>
    public long Rows { get; }

    /// <summary>Gets the columns n.</summary>
    public long Columns { get; }

    /// <summary>Gets the distance between rows if they are contiguous, or else between columns.</summary>
    public long LeadingDimension { get; }

    /// <summary>Gets min(m, n).</summary>
    public long Steps => Math.Min(Rows, Columns);

    /// <summary>Finds the layout.</summary>
    /// <param name="lengths">Rows and columns.</param>
    /// <param name="strides">The distances between elements of neighbouring rows, and columns. Of a dimension of length 1 the
    /// tensor need not know it.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">Neither rows nor columns are contiguous, or they overlap.</exception>
    public static MatrixShape Of(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, string name)
    {
        (nint rows, nint columns) = (lengths[0], lengths[1]);
        if ((strides[1] == 1 || columns <= 1) && (strides[0] >= columns || rows <= 1))
        {
            return new MatrixShape(rows, columns, Math.Max(1, Math.Max(strides[0], columns)), MatrixLayout.RowMajor);
        }

        if ((strides[0] == 1 || rows <= 1) && (strides[1] >= rows || columns <= 1))
        {
            return new MatrixShape(rows, columns, Math.Max(1, Math.Max(strides[1], rows)), MatrixLayout.ColumnMajor);
        }

        throw new ArgumentException(
            $"Rows or columns must be contiguous and apart: lengths {rows} x {columns}, strides {strides[0]} and {strides[1]}.",
            name);
    }

    /// <summary>The options with this layout.</summary>
    public LuOptions In(LuOptions options) => options with { Layout = _layout };
}
