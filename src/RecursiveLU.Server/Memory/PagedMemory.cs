using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Memory;

/// <summary>Memory that one request after the other uses.</summary>
/// <remarks>It begins as mere addresses: the system gives a page at its first use, so that an
/// announced matrix costs nothing before it arrives. <see cref="Pay"/> comes before that.</remarks>
internal sealed unsafe class PagedMemory(MemoryBudget budget)
{
    /// <summary>What is so much larger than the request needs is given back, whatever it cost to touch it.</summary>
    private const long Slack = 1L << 20;

    private readonly Holding _paid = new(budget);
    private byte* _start;
    private long _bytes;

    /// <summary>Gets the memory, aligned to a page.</summary>
    public byte* Start => _start;

    /// <summary>Gets how much there is.</summary>
    public long Bytes => _bytes;

    /// <summary>Makes room. What was there is lost.</summary>
    public bool TryReserve(long bytes)
    {
        if (bytes <= _bytes && _bytes / 2 <= bytes + Slack)
        {
            return true;
        }

        Release();
        nint start = LibC.Map(
            0, (nuint)bytes, LibC.ProtectReadWrite, LibC.MapPrivate | LibC.MapAnonymous | LibC.MapNoReserve, -1, 0);
        if (start == -1)
        {
            return false;
        }

        _start = (byte*)start;
        _bytes = bytes;
        return true;
    }

    /// <summary>Pays for so many bytes in all from the budget, without waiting.</summary>
    /// <param name="bytes">How many in all.</param>
    /// <param name="begun">Whether the request holds others.</param>
    public bool TryPay(long bytes, bool begun) => _paid.TryRaise(bytes, begun);

    /// <summary>The same; false if they could not be had in time.</summary>
    /// <param name="bytes">How many in all.</param>
    /// <param name="begun">Whether the request holds others.</param>
    public bool Pay(long bytes, bool begun) => _paid.Raise(bytes, begun);

    /// <summary>Gives everything back.</summary>
    public void Release()
    {
        if (_start != null)
        {
            _ = LibC.Unmap((nint)_start, (nuint)_bytes);
        }

        _start = null;
        _bytes = 0;
        _paid.Release();
    }
}
