using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Memory;

/// <summary>Memory that one request after the other uses, as large as the largest of them.</summary>
/// <remarks>It begins as mere addresses: the system gives a page at its first use, so that an
/// announced matrix costs nothing before it arrives. <see cref="TryPay"/> comes before that.</remarks>
internal sealed unsafe class PagedMemory(MemoryBudget budget) : IDisposable
{
    private byte* _start;
    private long _bytes;
    private long _paid;

    /// <summary>Gets the memory, aligned to a page.</summary>
    public byte* Start => _start;

    /// <summary>Makes room. What was there is lost if there was less room.</summary>
    public bool TryReserve(long bytes)
    {
        if (bytes <= _bytes)
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

    /// <summary>Pays for so many bytes in all from the budget.</summary>
    public bool TryPay(long bytes)
    {
        if (bytes <= _paid)
        {
            return true;
        }

        if (!budget.TryTake(bytes - _paid))
        {
            return false;
        }

        _paid = bytes;
        return true;
    }

    /// <summary>Gives everything back if any of it was paid for.</summary>
    public void ReleasePaid()
    {
        if (_paid > 0)
        {
            Release();
        }
    }

    /// <summary>Gives everything back.</summary>
    public void Release()
    {
        if (_start != null)
        {
            _ = LibC.Unmap((nint)_start, (nuint)_bytes);
        }

        budget.Give(_paid);
        _start = null;
        _bytes = _paid = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
