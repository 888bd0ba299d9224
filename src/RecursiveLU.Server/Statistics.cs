using System.Text;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>What the server has done so far, for those who ask.</summary>
/// <param name="budget">What the clients' matrices are paid from.</param>
internal sealed class Statistics(MemoryBudget budget)
{
    private readonly long _begin = Environment.TickCount64;
    private long _clients;
    private long _requests;
    private long _bytes;
    private long _refusals;

    /// <summary>A client has come.</summary>
    public void Enter() => Interlocked.Increment(ref _clients);

    /// <summary>A client has gone.</summary>
    public void Leave() => Interlocked.Decrement(ref _clients);

    /// <summary>A request was answered; so many bytes have come and gone for it.</summary>
    public void CountRequest(long bytes)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A client was turned away, or a request refused.</summary>
    public void CountRefusal() => Interlocked.Increment(ref _refusals);

    /// <summary>All of it as a JSON object on one line.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(
        $"{{\"version\":\"{LuLibrary.Version}\",\"kernels\":\"{LuLibrary.Isa}\""
        + $",\"uptime_seconds\":{(Environment.TickCount64 - _begin) / 1000}"
        + $",\"clients\":{Interlocked.Read(ref _clients)},\"requests\":{Interlocked.Read(ref _requests)}"
        + $",\"bytes\":{Interlocked.Read(ref _bytes)},\"refusals\":{Interlocked.Read(ref _refusals)}"
        + $",\"memory_held\":{budget.Held},\"memory_limit\":{budget.Limit}}}");
}
