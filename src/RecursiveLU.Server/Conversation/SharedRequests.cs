using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>The requests about shared memory. Those that were read whole are answered, and the conversation goes on.</summary>
/// <param name="exchange">The conversation.</param>
/// <param name="resources">Its memory.</param>
/// <param name="lent">The descriptors that come with requests; null on pipes, where none can.</param>
/// <param name="maxBytes">The largest matrix.</param>
internal sealed unsafe class SharedRequests(
    Exchange exchange, Resources resources, LentDescriptors? lent, long maxBytes)
{
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
            bool exhausted = false;
            SharedObject? found = request.IsMapped
                ? resources.Objects.FindOpen(request.Name) : resources.Objects.Find(request.Name, out exhausted);
            info = found is not null ? FactorIn(found, request)
                : exhausted ? ResponseInfo.Busy
                : ResponseInfo.BadArgument(5);
        }

        exchange.Skip(frame.Length);
        return exchange.Answer(info);
    }

    /// <summary>Closes an object.</summary>
    public Ending Drop()
    {
        Ending ending = PeekName(out ReadOnlySpan<byte> name);
        if (name.IsEmpty)
        {
            return ending;
        }

        resources.Objects.Drop(name);
        return AnswerNamed(name, 0);
    }

    /// <summary>Takes an object that has been sent.</summary>
    public Ending Lend()
    {
        Ending ending = PeekName(out ReadOnlySpan<byte> name);
        return name.IsEmpty ? ending
            : AnswerNamed(name, resources.Objects.Lend(name, lent is null ? -1 : lent.Take()) ? 0 : ResponseInfo.BadArgument(2));
    }

    /// <summary>Looks at a request that consists of a name. One that is not legal is answered, and there is no name.</summary>
    private Ending PeekName(out ReadOnlySpan<byte> name)
    {
        Ending ending = exchange.PeekNamed(DropRequest.HeadBytes, 0, out ReadOnlySpan<byte> frame);
        name = ending == Ending.None ? frame[DropRequest.HeadBytes..] : default;
        if (ending == Ending.Refused)
        {
            return exchange.Refuse(ResponseInfo.BadArgument(1));
        }

        if (ending == Ending.None && !Limits.IsSharedName(name))
        {
            ending = AnswerNamed(name, ResponseInfo.BadArgument(1));
            name = default;
        }

        return ending;
    }

    private Ending AnswerNamed(ReadOnlySpan<byte> name, long info)
    {
        exchange.Skip(DropRequest.HeadBytes + name.Length);
        return exchange.Answer(info);
    }

    private long FactorIn(SharedObject found, SharedRequest request)
    {
        long info = request.CheckRanges(found.Status.Size);
        if (info != 0 && request.IsMapped)
        {
            // It may have grown since.
            found.Look();
            info = request.CheckRanges(found.Status.Size);
        }

        if (info != 0)
        {
            return info;
        }

        // Row exchanges decide where the library reads and writes: no client may change them meanwhile.
        resources.Factors.Forget();
        resources.RightHandSides.Release();
        var factor = new FactorRequest(request.Base, request.M, request.N);
        long pivotBytes = factor.PivotCount * sizeof(long);
        long least = Math.Max(pivotBytes, sizeof(long));
        resources.Matrix.Begin(least);
        info = resources.CanHold(least) ? resources.Pay(resources.Matrix, least, begun: false) : ResponseInfo.OutOfMemory;
        if (info != 0)
        {
            return info;
        }

        var ipiv = (long*)resources.Matrix.Start;
        if (factor.MatrixBytes == 0)
        {
            info = LuLibrary.Factor(factor.Command, (byte*)ipiv, request.M, request.N, request.Lda, ipiv);
            resources.Factors.Keep(info, factor, 0, request.Lda, 0);
            return info;
        }

        ByteRange range = new ByteRange(request.MatrixOffset, request.MatrixEnd);
        Int128 work = Need.Factor(request.M, request.N, factor.Command.ElementBytes(), LuLibrary.VectorBytes);
        info = resources.Map(found, range, work);
        return info != 0 ? info : FactorMapped(found, request, ipiv);
    }

    private long FactorMapped(SharedObject found, SharedRequest request, long* ipiv)
    {
        SharedMapping mapping = found.Mapping!;
        var factor = new FactorRequest(request.Base, request.M, request.N);
        byte* a = mapping.At(request.MatrixOffset);
        long info = LuLibrary.Factor(factor.Command, a, request.M, request.N, request.Lda, ipiv);
        bool whole = ResponseInfo.IsError(info)
            || found.TryWrite(request.PivotOffset, (byte*)ipiv, factor.PivotCount * sizeof(long));
        if (!whole || mapping.IsBroken)
        {
            found.Unmap();
            return ResponseInfo.BadArgument(6);
        }

        resources.Factors.Keep(info, factor, request.MatrixOffset, request.Lda, 0, found);
        return info;
    }
}
