using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>The requests about shared memory. Those that were read whole are answered, and the conversation goes on.</summary>
/// <param name="exchange">The conversation.</param>
/// <param name="factors">Told of each factorization.</param>
/// <param name="pivots">Where row exchanges are made; a matrix that came by pipe gives way to them.</param>
/// <param name="maxBytes">The largest matrix.</param>
/// <param name="budget">Pays for the library's copy of the matrix.</param>
/// <param name="user">The client's user.</param>
internal sealed unsafe class SharedRequests(
    Exchange exchange, Factors factors, PagedMemory pivots, long maxBytes, MemoryBudget budget, uint user) : IDisposable
{
    private readonly SharedObjects _objects = new(user);

    /// <summary>Factors in an object.</summary>
    public Ending Factor()
    {
        Ending ending = exchange.PeekNamed(SharedRequest.HeadBytes, SharedRequest.TailBytes, out ReadOnlySpan<byte> frame);
        if (ending != Ending.None)
        {
            return ending == Ending.Refused ? exchange.Refuse(ResponseInfo.BadArgument(5)) : ending;
        }

        SharedRequest request = SharedRequest.Read(frame);
        exchange.Last = new Report(Command.Shared, request.M, request.N, 0);
        long info = request.Check(maxBytes);
        if (info == 0)
        {
            SharedMapping? mapping = request.IsMapped ? _objects.FindMapped(request.Name) : _objects.Find(request.Name);
            info = mapping is null ? ResponseInfo.BadArgument(5) : FactorIn(mapping, request);
        }

        exchange.Skip(frame.Length);
        return exchange.Answer(info);
    }

    /// <summary>Unmaps an object.</summary>
    public Ending Drop()
    {
        Ending ending = exchange.PeekNamed(DropRequest.HeadBytes, 0, out ReadOnlySpan<byte> frame);
        if (ending != Ending.None)
        {
            return ending == Ending.Refused ? exchange.Refuse(ResponseInfo.BadArgument(1)) : ending;
        }

        ReadOnlySpan<byte> name = frame[DropRequest.HeadBytes..];
        bool legal = Limits.IsSharedName(name);
        if (legal)
        {
            _objects.Drop(name);
        }

        exchange.Skip(frame.Length);
        return exchange.Answer(legal ? 0 : ResponseInfo.BadArgument(1));
    }

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    private long FactorIn(SharedMapping mapping, SharedRequest request)
    {
        long info = request.CheckRanges(mapping.Status.Size);
        if (info != 0)
        {
            return info;
        }

        factors.Forget();
        pivots.ReleasePaid();

        // Row exchanges decide where the library reads and writes: no client may change them meanwhile.
        var factor = new FactorRequest(request.Base, request.M, request.N);
        long pivotBytes = factor.PivotCount * sizeof(long);
        long copyBytes = factor.MatrixBytes;
        if (!pivots.TryReserve(pivotBytes) || !budget.TryTake(copyBytes))
        {
            return ResponseInfo.OutOfMemory;
        }

        var ipiv = (long*)pivots.Start;
        byte* a = mapping.Start + (copyBytes == 0 ? 0 : request.MatrixOffset);
        info = factors.Compute(factor, a, request.Lda, ipiv, mapping);
        budget.Give(copyBytes);
        if (!ResponseInfo.IsError(info) && pivotBytes > 0)
        {
            _ = LibC.Copy(mapping.Start + request.PivotOffset, ipiv, (nuint)pivotBytes);
        }

        if (!mapping.IsBroken)
        {
            return info;
        }

        _objects.Remove(mapping);
        return ResponseInfo.BadArgument(6);
    }
}
