using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Memory;

/// <summary>Memory that one request after the other uses.</summary>
/// <remarks>It grows as it is paid for: an announced matrix costs nothing before it arrives, not even addresses.</remarks>
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

    /// <summary>Begins a request that needs so many bytes in all: what was there is lost.</summary>
    public void Begin(long bytes)
    {
        if (_bytes / 2 > bytes + Slack)
        {
            Release();
        }
    }

    /// <summary>Makes room for so many bytes, which have been paid for; what is there stays, but not where it is. False if there
    /// are no addresses.</summary>
    public bool TryGrow(long bytes)
    {
        if (bytes <= _bytes)
        {
            return true;
        }

        nint grown = _start == null
            ? LibC.Map(
                0, (nuint)bytes, LibC.ProtectReadWrite, LibC.MapPrivate | LibC.MapAnonymous | LibC.MapNoReserve, -1, 0)
            : LibC.Remap((nint)_start, (nuint)_bytes, (nuint)bytes, LibC.RemapMayMove);
        if (grown == -1)
        {
            return false;
        }

        _start = (byte*)grown;
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
