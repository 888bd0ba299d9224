using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>The memory of one conversation, all of which is paid for from the budget of all.</summary>
/// <remarks>After an answer it stays for a moment, so that a client which goes on finds it; then all but the factors is given
/// back. Factors are given up when others are short of memory.</remarks>
internal sealed unsafe class Resources : IDisposable
{
    /// <summary>Smaller factors stay as long as the client.</summary>
    private const long Offered = Holding.Free;

    private readonly MemoryBudget _budget;

    /// <summary>Pays for what the library takes for itself and for what is mapped.</summary>
    private readonly Holding _work;

    private bool _isOffered;

    /// <summary>The library keeps as much as it has ever needed since it was asked to free it.</summary>
    private long _largestWork;

    /// <summary>Makes nothing yet.</summary>
    public Resources(MemoryBudget budget, Descriptors descriptors, uint user)
    {
        Objects = new SharedObjects(user, descriptors);
        _budget = budget;
        _work = new Holding(budget);
        Matrix = new PagedMemory(budget);
        RightHandSides = new PagedMemory(budget);
        Factors = new Factors(Matrix);
    }

    /// <summary>Gets where a matrix that is sent is factored, and where row exchanges are made.</summary>
    public PagedMemory Matrix { get; }

    /// <summary>Gets where right-hand sides are solved for.</summary>
    public PagedMemory RightHandSides { get; }

    /// <summary>Gets the factors.</summary>
    public Factors Factors { get; }

    /// <summary>Gets the client's objects.</summary>
    public SharedObjects Objects { get; }

    /// <summary>Gets a value indicating whether there is something that <see cref="Rest"/> would give back.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>Whether so much can ever be had.</summary>
    public bool CanHold(Int128 bytes) => bytes <= Math.Max(_budget.Limit, Holding.Free);

    /// <summary>A request has come: from here on nobody gives up the factors.</summary>
    public void Begin()
    {
        IsWarm = true;
        if (_isOffered)
        {
            _ = _budget.Use(Factors);
            _isOffered = false;
        }
    }

    /// <summary>The request has been answered.</summary>
    public void End()
    {
        if (Factors.Order >= 0 && Matrix.Bytes > Offered)
        {
            _isOffered = true;
            _budget.Offer(Factors);
        }
    }

    /// <summary>Gives back what the next request can do without.</summary>
    public void Rest()
    {
        IsWarm = false;
        Objects.UnmapAll();
        RightHandSides.Release();
        GiveWork();
        if (Factors.Order < 0)
        {
            Matrix.Release();
        }
    }

    /// <summary>Pays for memory of this conversation; if need be, with what it keeps warm.</summary>
    /// <param name="memory">The matrix's or that of right-hand sides.</param>
    /// <param name="bytes">How many in all.</param>
    /// <param name="begun">Whether the request holds others.</param>
    /// <returns>0, or what is to be answered.</returns>
    public long Pay(PagedMemory memory, long bytes, bool begun)
    {
        if (!memory.TryPay(bytes, begun))
        {
            if (Factors.Object is null)
            {
                Objects.UnmapAll();
                GiveWork();
            }

            if (!memory.Pay(bytes, begun))
            {
                return ResponseInfo.Busy;
            }
        }

        return memory.TryGrow(bytes) ? 0 : ResponseInfo.OutOfMemory;
    }

    /// <summary>Pays for what the library needs beside what has been sent.</summary>
    /// <param name="bytes">How much; <see cref="CanHold"/> says yes to it.</param>
    /// <returns>0, or what is to be answered.</returns>
    public long PayWork(long bytes) => TryPay(bytes, part: 0, isMapped: false, begun: true) ? 0 : ResponseInfo.Busy;

    /// <summary>Maps a range of an object, and pays for it and what the library needs beside it.</summary>
    /// <param name="sharedObject">The object.</param>
    /// <param name="range">A range that lies in it.</param>
    /// <param name="work">What the library needs.</param>
    /// <returns>0, or what is to be answered.</returns>
    public long Map(SharedObject sharedObject, ByteRange range, Int128 work)
    {
        long part = sharedObject.PartOf(range).Bytes;
        if (!CanHold(part + work))
        {
            return ResponseInfo.OutOfMemory;
        }

        // Another part of it would have to be paid for as well if it were not let go first.
        if (!sharedObject.IsMapped(range))
        {
            sharedObject.Unmap();
        }

        return !TryPay((long)work, part, sharedObject.Mapping is not null, begun: false) ? ResponseInfo.Busy
            : sharedObject.TryMap(range) ? 0
            : ResponseInfo.OutOfMemory;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Begin();
        Objects.Dispose();
        Matrix.Release();
        RightHandSides.Release();
        GiveWork();
    }

    /// <summary>Pays for what the library needs and for a part of an object; if need be, nothing else stays mapped.</summary>
    private bool TryPay(long work, long part, bool isMapped, bool begun)
    {
        long kept = Math.Max(work, _largestWork);
        if (!_work.TryRaise(Objects.MappedBytes + (isMapped ? 0 : part) + kept, begun))
        {
            Objects.UnmapAll();
            GiveWork();
            if (!_work.Raise(part + work, begun))
            {
                return false;
            }
        }

        _largestWork = Math.Max(work, _largestWork);
        return true;
    }

    /// <summary>Gives back what the library keeps for this thread.</summary>
    private void GiveWork()
    {
        LuLibrary.FreeThreadBuffers();
        _largestWork = 0;
        _work.Release();
    }
}
