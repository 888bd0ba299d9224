using RecursiveLU.Memory;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A server process that has said hello, and how matrices get there and back. For one thread at a time.</summary>
internal sealed unsafe class ServerSession : IDisposable
{
    /// <summary>A larger shared region is given back after the call, as large scratch memory is.</summary>
    private const long KeptBytes = Scratch.KeptBytes;

    /// <summary>The row exchanges begin on a cache line of their own.</summary>
    private const long PivotAlignment = 64;

    private readonly ServerProcess _process;
    private readonly ServerRequests _requests;
    private readonly Action<ServerEvent, string> _report;
    private SharedRegion? _region;

    /// <summary>Only smaller requests use shared memory.</summary>
    private long _sharedLimit;

    private ServerSession(ServerProcess process, Action<ServerEvent, string> report)
    {
        _process = process;
        _requests = new ServerRequests(process.Pipes);
        _report = report;
    }

    /// <summary>Gets the version of the server.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Gets the number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Gets a value indicating whether matrices of some size go through shared memory.</summary>
    public bool SharesMemory => _sharedLimit > 0;

    /// <summary>Starts a server.</summary>
    /// <param name="path">Its program.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="limits">What ends the wait for its hello.</param>
    /// <param name="report">Told of what the caller need not act upon.</param>
    /// <exception cref="ServerFailureException">It is none.</exception>
    public static ServerSession Start(
        string path, ServerLuOptions options, in CallLimits limits, Action<ServerEvent, string> report)
    {
        var session = new ServerSession(ServerProcess.Start(path, options.Threads), report);
        try
        {
            Features features = session._requests.Hello(limits, out string version);
            session.Version = version;
            session._sharedLimit = options.SharedMemory && features.HasFlag(Features.SharedMemory) ? long.MaxValue : 0;
            return session;
        }
        catch (Exception e)
        {
            using (session)
            {
                if (e is ServerFailureException { Event: not ServerEvent.Stopped } failure)
                {
                    string reason = session.Explain(failure);
                    throw new ServerFailureException(ServerEvent.NotStarted, $"{path} does not answer as a server: {reason}");
                }
            }

            throw;
        }
    }

    /// <summary>Whether the server waits for a request.</summary>
    public bool IsReady() => _process.Pipes.IsQuiet();

    /// <summary>Factors; gives LAPACK's info. What the caller passed has not been touched if this throws.</summary>
    /// <exception cref="ServerFailureException">There is no answer.</exception>
    /// <exception cref="OperationCanceledException">The caller cancels.</exception>
    public long Factor(in FactorCall call, in CallLimits limits)
    {
        long pivots = (call.Bytes + PivotAlignment - 1) / PivotAlignment * PivotAlignment;
        return TryShare(pivots + call.PivotBytes, limits) && FactorShared(call, pivots, limits) is long info
            ? info
            : FactorByPipe(call, pivots, limits);
    }

    /// <summary>Ends the server in good order; gives how it ended.</summary>
    public string Stop(TimeSpan timeout) => _process.Stop(timeout);

    /// <summary>A failure in words, with what the server itself said of it.</summary>
    public string Explain(ServerFailureException failure)
    {
        string? end = failure.Event == ServerEvent.Died ? _process.Ended() : null;
        string messages = _process.Pipes.Messages();
        return failure.Message + (end is null ? "" : $" ({end})") + (messages.Length == 0 ? "" : $" It said: {messages}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _region?.Dispose();
        _process.Dispose();
    }

    private long FactorByPipe(in FactorCall call, long pivotOffset, in CallLimits limits)
    {
        // None of the answer reaches the caller before all of it is here.
        if (!Scratch.TryRent(pivotOffset + call.PivotBytes, out Scratch scratch))
        {
            throw new ServerFailureException(ServerEvent.Refused, "There is no memory for an answer.") { ServerGoesOn = true };
        }

        try
        {
            byte* answer = scratch.Pointer;
            byte* matrix = call.Source;
            if (!call.IsDense)
            {
                call.Pack(answer);
                matrix = answer;
            }

            var pivots = (long*)(answer + pivotOffset);
            long info = _requests.Factor(call, matrix, answer, pivots, limits);
            call.Complete(answer, pivots);
            return info;
        }
        finally
        {
            scratch.Return();
        }
    }

    /// <summary>Null if the server cannot reach shared memory, which is not tried again then.</summary>
    private long? FactorShared(in FactorCall call, long pivotOffset, in CallLimits limits)
    {
        SharedRegion region = _region!;
        call.Pack(region.Pointer);
        long? info = _requests.FactorShared(call, region, pivotOffset, limits);
        if (info is null)
        {
            ShareNothing();
            return null;
        }

        bool last = region.Bytes > KeptBytes;
        if (last)
        {
            _requests.Drop(region, limits);
        }

        // From here on nothing fails.
        call.Complete(region.Pointer, (long*)(region.Pointer + pivotOffset));
        if (last)
        {
            ForgetRegion();
        }

        return info;
    }

    /// <summary>Whether there is a shared region of a size.</summary>
    private bool TryShare(long bytes, in CallLimits limits)
    {
        if (bytes >= _sharedLimit)
        {
            return false;
        }

        if (_region?.Bytes >= bytes)
        {
            return true;
        }

        if (_region is { } smaller)
        {
            _requests.Drop(smaller, limits);
            ForgetRegion();
        }

        try
        {
            _region = SharedRegion.Create(bytes);
        }
        catch (IOException e)
        {
            Share(below: bytes, e.Message);
            return false;
        }

        if (!_requests.Reaches(_region, limits))
        {
            ShareNothing();
            return false;
        }

        _region.RemoveName();
        return true;
    }

    private void ShareNothing()
    {
        ForgetRegion();
        Share(below: 0, "The server cannot reach this process's shared memory.");
    }

    private void Share(long below, string reason)
    {
        _sharedLimit = below;
        _report(ServerEvent.WithoutSharedMemory, reason);
    }

    private void ForgetRegion()
    {
        _region?.Dispose();
        _region = null;
    }
}
