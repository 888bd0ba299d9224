namespace RecursiveLU.Server.Memory;

/// <summary>The part of the budget that is held for one purpose, by one thread at a time.</summary>
internal sealed class Holding(MemoryBudget budget)
{
    /// <summary>So many bytes cost no more than the thread of a client does anyway: nobody asks for them.</summary>
    public const long Free = 64 << 10;

    private long _bytes;

    /// <summary>Raises the part to so many bytes without waiting.</summary>
    /// <param name="bytes">How many in all.</param>
    /// <param name="begun">Whether the request holds others.</param>
    public bool TryRaise(long bytes, bool begun) => IsEnough(bytes) || (budget.TryTake(bytes - _bytes, begun) && Raised(bytes));

    /// <summary>Raises the part to so many bytes; false if they could not be had in time.</summary>
    /// <param name="bytes">How many in all.</param>
    /// <param name="begun">Whether the request holds others.</param>
    public bool Raise(long bytes, bool begun) => IsEnough(bytes) || (budget.Take(bytes - _bytes, begun) && Raised(bytes));

    /// <summary>Gives all of it back.</summary>
    public void Release()
    {
        budget.Give(_bytes);
        _bytes = 0;
    }

    private bool IsEnough(long bytes) => bytes <= Math.Max(_bytes, Free);

    private bool Raised(long bytes)
    {
        _bytes = bytes;
        return true;
    }
}
