using RecursiveLU.Memory;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A server that has said hello. For one thread at a time.</summary>
internal sealed unsafe class ServerSession : IDisposable
{
    /// <summary>The row exchanges begin on a cache line of their own.</summary>
    private const long PivotAlignment = 64;

    private readonly IServerLink _link;
    private readonly ServerRequests _requests;
    private SharedTransport? _shared;

    private ServerSession(IServerLink link)
    {
        _link = link;
        _requests = new ServerRequests(link.Pipes);
    }

    /// <summary>Gets the version of the server.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Gets the number of the process if it is this client's own, or null.</summary>
    public int? ProcessId => _link.ProcessId;

    /// <summary>Gets a value indicating whether matrices of some size go through shared memory.</summary>
    public bool SharesMemory => _shared is { IsOpen: true };

    /// <summary>Starts a server, or connects to one that listens.</summary>
    /// <param name="path">Its program, or its socket if the options have one.</param>
    /// <param name="options">How to start it.</param>
    /// <param name="limits">What ends the wait for its hello.</param>
    /// <param name="report">Told of what the caller need not act upon.</param>
    /// <exception cref="ServerFailureException">It is none.</exception>
    public static ServerSession Start(
        string path, ServerLuOptions options, in CallLimits limits, Action<ServerEvent, string> report)
    {
        bool listens = options.SocketPath is not null;
        var session = new ServerSession(listens ? ServerConnection.Open(path) : ServerProcess.Start(path, options.Threads));
        try
        {
            session.Version = session._requests.Hello(limits);
            if (options.SharedMemory && session._requests.Features.HasFlag(Features.SharedMemory))
            {
                session._shared = new SharedTransport(session._requests, mayLend: !listens, report);
            }

            return session;
        }
        catch (Exception e)
        {
            using (session)
            {
                if (e is ServerFailureException { Event: not ServerEvent.Stopped } failure)
                {
                    if (listens && failure.Event == ServerEvent.Died)
                    {
                        throw new ServerFailureException(ServerEvent.Full, $"The server at {path} takes no further client.");
                    }

                    string reason = session.Explain(failure);
                    throw new ServerFailureException(ServerEvent.NotStarted, $"{path} does not answer as a server: {reason}");
                }
            }

            throw;
        }
    }

    /// <summary>Whether the server waits for a request.</summary>
    public bool IsReady() => _link.Pipes.IsQuiet();

    /// <summary>Factors; gives LAPACK's info. What the caller passed has not been touched if this throws, unless it was
    /// lent.</summary>
    /// <exception cref="ServerFailureException">There is no answer, or the server is too old to be asked.</exception>
    /// <exception cref="OperationCanceledException">The caller cancels.</exception>
    public long Factor(in FactorCall call, in CallLimits limits)
    {
        if (!_requests.Features.HasFlag(call.Command.Required()))
        {
            throw new ServerFailureException(ServerEvent.Refused, $"Version {Version} of the server takes no complex matrices.")
            {
                ServerGoesOn = true,
            };
        }

        long pivots = (call.Bytes + PivotAlignment - 1) / PivotAlignment * PivotAlignment;
        return _shared?.Factor(call, pivots, limits) ?? FactorByPipe(call, pivots, limits);
    }

    /// <summary>Ends the conversation in good order, and a server that is this client's own; gives how it ended.</summary>
    public string Stop(TimeSpan timeout) => _link.Stop(timeout);

    /// <summary>A failure in words, with what the server itself said of it.</summary>
    public string Explain(ServerFailureException failure)
    {
        string? end = failure.Event == ServerEvent.Died ? _link.Ended() : null;
        string messages = _link.Pipes.Messages();
        return failure.Message + (end is null ? "" : $" ({end})") + (messages.Length == 0 ? "" : $" It said: {messages}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shared?.Dispose();
        _link.Dispose();
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
}
