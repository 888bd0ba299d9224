namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>What a sequence of row exchanges, of ipiv's kind, does to the rows.</summary>
internal readonly unsafe struct RowOrder
{
    private readonly long _rows;

    public RowOrder(long* work, long rows)
    {
        Order = work;
        Place = work + rows;
        _rows = rows;
    }

    /// <summary>Gets, for each place, the row that comes there.</summary>
    public long* Order { get; }

    /// <summary>Gets, for each row, the place to which it comes.</summary>
    public long* Place { get; }

    /// <summary>Numbers of memory that it needs.</summary>
    public static Int128 WorkSize(long rows) => 2 * (Int128)rows;

    /// <summary>Begins with no exchange.</summary>
    public void Reset()
    {
        for (long i = 0; i < _rows; i++)
        {
            Order[i] = i;
            Place[i] = i;
        }
    }

    /// <summary>Adds the exchanges of rows first to end after those that there are.</summary>
    public void Append(long* ipiv, long first, long end)
    {
        for (long i = first; i < end; i++)
        {
            long p = ipiv[i] - 1;
            (long upper, long lower) = (Order[p], Order[i]);
            Order[i] = upper;
            Order[p] = lower;
            Place[upper] = i;
            Place[lower] = p;
        }
    }

    /// <summary>Adds the exchanges of rows first to end before those that there are.</summary>
    public void Prepend(long* ipiv, long first, long end)
    {
        for (long i = end - 1; i >= first; i--)
        {
            long p = ipiv[i] - 1;
            (long upper, long lower) = (Place[p], Place[i]);
            Place[i] = upper;
            Place[p] = lower;
            Order[upper] = i;
            Order[lower] = p;
        }
    }
}
