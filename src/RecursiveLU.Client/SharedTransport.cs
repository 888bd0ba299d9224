using System.Collections.Concurrent;
using RecursiveLU.Memory;

namespace RecursiveLU.Client;

/// <summary>The way of matrices to one server and back through shared memory. For one thread at a time.</summary>
/// <param name="requests">The server.</param>
/// <param name="mayLend">Whether the server works on the memory of a <see cref="SharedMatrix{T}"/> itself. Not if it outlives the
/// conversation: after a failure nobody could say when it is done with the memory. Then such a matrix is copied as others
/// are.</param>
/// <param name="report">Told of what the caller need not act upon.</param>
internal sealed unsafe class SharedTransport(ServerRequests requests, bool mayLend, Action<ServerEvent, string> report)
    : IDisposable
{
    /// <summary>A larger region is given back after the call, as large scratch memory is.</summary>
    private const long KeptBytes = Scratch.KeptBytes;

    private readonly ConcurrentQueue<byte[]> _forgotten = new();

    /// <summary>Where matrices are copied to that are in other memory.</summary>
    private SharedRegion? _region;

    /// <summary>Only smaller matrices are copied there.</summary>
    private long _limit = long.MaxValue;

    /// <summary>Gets a value indicating whether any matrix goes this way.</summary>
    public bool IsOpen => _limit > 0;

    /// <summary>Factors; gives info, or null if it has to go another way. What the caller passed has not been touched unless
    /// it was lent.</summary>
    /// <param name="call">What to factor.</param>
    /// <param name="pivotOffset">Where the row exchanges go, behind the matrix.</param>
    /// <param name="limits">What ends the wait.</param>
    public long? Factor(in FactorCall call, long pivotOffset, in CallLimits limits)
    {
        while (_forgotten.TryDequeue(out byte[]? name))
        {
            requests.Drop(name, limits);
        }

        if (IsOpen && mayLend && call.Shared is { Region: { } region } block)
        {
            long? info = FactorIn(region, call, block.PivotOffset, limits, block);
            if (info is not null)
            {
                block.TakeBack();
            }

            return info;
        }

        return TryRequire(pivotOffset + call.PivotBytes, limits) ? FactorCopy(_region!, call, pivotOffset, limits) : null;
    }

    /// <summary>Has the server unmap a region, when it is asked the next time. Thread-safe.</summary>
    public void Forget(SharedRegion region) => _forgotten.Enqueue(region.Name);

    /// <inheritdoc/>
    public void Dispose() => _region?.Dispose();

    private long? FactorCopy(SharedRegion region, in FactorCall call, long pivotOffset, in CallLimits limits)
    {
        call.Pack(region.Pointer);
        long? info = FactorIn(region, call, pivotOffset, limits);
        if (info is null)
        {
            return null;
        }

        bool last = region.Bytes > KeptBytes;
        if (last)
        {
            requests.Drop(region.Name, limits);
        }

        // From here on nothing fails.
        call.Complete(region.Pointer, (long*)(region.Pointer + pivotOffset));
        if (last)
        {
            ReleaseRegion();
        }

        return info;
    }

    /// <summary>Factors the matrix at the start of a region; null if the server cannot reach it.</summary>
    private long? FactorIn(SharedRegion region, in FactorCall call, long pivotOffset, in CallLimits limits, SharedBlock? lent = null)
    {
        // A server forgets one region for another when there are many: the second time it has not.
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (!TryMap(region, limits))
            {
                return null;
            }

            lent?.Lend();
            if (requests.FactorShared(call, region, 0, pivotOffset, limits) is long info)
            {
                return info;
            }

            lent?.TakeBack();
            region.MappedBy = null;
        }

        report(ServerEvent.WithoutSharedMemory, "The server does not keep this process's shared memory.");
        return null;
    }

    /// <summary>Has the server map a region, if it has not yet. The region has a name only meanwhile.</summary>
    private bool TryMap(SharedRegion region, in CallLimits limits)
    {
        if (region.MappedBy == this)
        {
            return true;
        }

        try
        {
            region.MappedBy?.Forget(region);
            region.MappedBy = null;
            region.MakeName();
            if (requests.Reaches(region, limits))
            {
                region.MappedBy = this;
                return true;
            }

            _limit = 0;
            report(ServerEvent.WithoutSharedMemory, "The server cannot reach this process's shared memory.");
        }
        catch (IOException e)
        {
            report(ServerEvent.WithoutSharedMemory, e.Message);
        }
        finally
        {
            region.RemoveName();
        }

        return false;
    }

    /// <summary>Whether there is a region of a size.</summary>
    private bool TryRequire(long bytes, in CallLimits limits)
    {
        if (bytes >= _limit || (_region?.Holds(bytes) ?? false))
        {
            return bytes < _limit;
        }

        if (_region is { } smaller)
        {
            requests.Drop(smaller.Name, limits);
            ReleaseRegion();
        }

        try
        {
            _region = SharedRegion.Create(bytes);
            return true;
        }
        catch (IOException e)
        {
            _limit = bytes;
            report(ServerEvent.WithoutSharedMemory, e.Message);
            return false;
        }
    }

    private void ReleaseRegion()
    {
        _region?.Dispose();
        _region = null;
    }
}
