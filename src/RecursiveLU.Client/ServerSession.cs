using System.Text;
using RecursiveLU.Memory;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A server process that has said hello, and the requests to it. For one thread at a time.</summary>
internal sealed unsafe class ServerSession : IDisposable
{
    /// <summary>The object's name among the fields of a shared request, as errors count them.</summary>
    private const int NameField = 5;

    /// <summary>A larger shared region is given back after the call, as large scratch memory is.</summary>
    private const long KeptBytes = Scratch.KeptBytes;

    /// <summary>The row exchanges begin on a cache line of their own.</summary>
    private const long PivotAlignment = 64;

    private readonly ServerProcess _process;
    private readonly Action<ServerEvent, string> _report;
    private SharedRegion? _region;
    private long _sharedLimit;

    private ServerSession(ServerProcess process, Action<ServerEvent, string> report)
    {
        _process = process;
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
            Features features = session.Hello(limits);
            session._sharedLimit = options.SharedMemory && features.HasFlag(Features.SharedMemory) ? long.MaxValue : 0;
            return session;
        }
        catch (ServerFailureException e)
        {
            using (session)
            {
                throw new ServerFailureException(ServerEvent.NotStarted, $"{path} is no server: {session.Explain(e)}");
            }
        }
        catch (OperationCanceledException)
        {
            session.Dispose();
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
        _process.Dispose();
        _region?.Dispose();
    }

    private Features Hello(in CallLimits limits)
    {
        byte command = (byte)Command.Hello;
        byte* head = stackalloc byte[HelloResponse.HeadBytes];
        Send(&command, 1, limits);
        _process.Pipes.Read(head, HelloResponse.HeadBytes, limits);
        HelloResponse hello = HelloResponse.Read(new ReadOnlySpan<byte>(head, HelloResponse.HeadBytes));
        if (hello.Version != Limits.Version || hello.TextBytes > Limits.VersionBytes)
        {
            throw new ServerFailureException(ServerEvent.Nonsense, "It does not speak this version of the protocol.");
        }

        byte* text = stackalloc byte[Limits.VersionBytes];
        _process.Pipes.Read(text, hello.TextBytes, limits);
        Version = Encoding.UTF8.GetString(text, (int)hello.TextBytes);
        return hello.Features;
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

            byte* head = stackalloc byte[FactorRequest.HeadBytes];
            new FactorRequest(call.Command, call.M, call.N).Write(new Span<byte>(head, FactorRequest.HeadBytes));
            Send(head, FactorRequest.HeadBytes, limits);
            Send(matrix, call.Bytes, limits);
            long info = ReadInfo(limits);
            ThrowIfError(info, afterBadArgument: false);
            var pivots = (long*)(answer + pivotOffset);
            _process.Pipes.Read(answer, call.Bytes, limits);
            _process.Pipes.Read(pivots, call.PivotBytes, limits);
            call.Check(info, pivots);
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
        var request = new SharedRequest
        {
            Base = call.Command,
            M = call.M,
            N = call.N,
            Lda = call.M,
            Name = region.Name,
            MatrixOffset = 0,
            PivotOffset = pivotOffset,
        };
        byte* frame = stackalloc byte[SharedRequest.MaxBytes];
        request.Write(new Span<byte>(frame, SharedRequest.MaxBytes));
        Send(frame, request.Bytes, limits);
        long info = ReadInfo(limits);
        if (info == ResponseInfo.BadArgument(NameField))
        {
            ForgetRegion();
            SharePart(0, "The server cannot reach this process's shared memory.");
            return null;
        }

        region.RemoveName();
        ThrowIfError(info, afterBadArgument: true);
        var pivots = (long*)(region.Pointer + pivotOffset);
        call.Check(info, pivots);
        bool last = region.Bytes > KeptBytes;
        if (last)
        {
            Drop(region, limits);
        }

        // From here on nothing fails.
        call.Complete(region.Pointer, pivots);
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
            Drop(smaller, limits);
            ForgetRegion();
        }

        try
        {
            _region = SharedRegion.Create(bytes);
            return true;
        }
        catch (IOException e)
        {
            SharePart(bytes, e.Message);
            return false;
        }
    }

    /// <summary>From now on only smaller requests use shared memory.</summary>
    private void SharePart(long limit, string reason)
    {
        _sharedLimit = limit;
        _report(ServerEvent.WithoutSharedMemory, reason);
    }

    private void ForgetRegion()
    {
        _region?.Dispose();
        _region = null;
    }

    /// <summary>Has the server unmap a region.</summary>
    private void Drop(SharedRegion region, in CallLimits limits)
    {
        byte* frame = stackalloc byte[DropRequest.MaxBytes];
        int length = DropRequest.Write(new Span<byte>(frame, DropRequest.MaxBytes), region.Name);
        Send(frame, length, limits);
        if (ReadInfo(limits) != 0)
        {
            throw new ServerFailureException(ServerEvent.Nonsense, "The server does not let go of shared memory.");
        }
    }

    private void Send(void* bytes, long count, in CallLimits limits)
    {
        if (!_process.Pipes.Write(bytes, count, limits))
        {
            // It may have refused what it saw of the request.
            ThrowIfError(ReadInfo(limits), afterBadArgument: false);
            throw new ServerFailureException(ServerEvent.Nonsense, "The server answered before it had the whole request.");
        }
    }

    private long ReadInfo(in CallLimits limits)
    {
        long info;
        _process.Pipes.Read(&info, sizeof(long), limits);
        return info;
    }

    /// <summary>Throws if info is an error.</summary>
    /// <param name="info">The start of an answer.</param>
    /// <param name="afterBadArgument">Whether the server goes on after an illegal field.</param>
    private static void ThrowIfError(long info, bool afterBadArgument)
    {
        if (!ResponseInfo.IsError(info))
        {
            return;
        }

        int field = ResponseInfo.BadArgumentPosition(info);
        string? reason = info switch
        {
            ResponseInfo.OutOfMemory => "it has no memory for it",
            ResponseInfo.Internal => "it has a defect",
            _ => field > 0 ? $"field {field} of the request is illegal to it" : null,
        };
        throw reason is null
            ? new ServerFailureException(ServerEvent.Nonsense, $"The server's answer begins with {info}.")
            : new ServerFailureException(ServerEvent.Refused, $"The server did not factor the matrix: {reason}.")
            {
                ServerGoesOn = field == 0 || afterBadArgument,
            };
    }
}
