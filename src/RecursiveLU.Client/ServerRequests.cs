using System.Text;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>The requests to a server and its answers. Each method throws if there is none in time, or if it is an
/// error.</summary>
/// <param name="pipes">Where the server is.</param>
internal sealed unsafe class ServerRequests(ServerPipes pipes)
{
    /// <summary>The object's name among the fields of a shared request, as errors count them.</summary>
    private const int NameField = 5;

    /// <summary>Gets what the server can do, once it has said so.</summary>
    public Features Features { get; private set; }

    /// <summary>Asks what the server is; gives its version.</summary>
    public string Hello(in CallLimits limits)
    {
        byte command = (byte)Command.Hello;
        byte* head = stackalloc byte[HelloResponse.HeadBytes];
        byte* text = stackalloc byte[Limits.VersionBytes];
        Send(&command, 1, limits);
        pipes.Read(head, HelloResponse.HeadBytes, limits);
        HelloResponse hello = HelloResponse.Read(new ReadOnlySpan<byte>(head, HelloResponse.HeadBytes));
        if (hello.Version is < Limits.FirstVersion or > Limits.Version || hello.TextBytes > Limits.VersionBytes)
        {
            throw new ServerFailureException(ServerEvent.Nonsense, "It does not speak this version of the protocol.");
        }

        pipes.Read(text, hello.TextBytes, limits);
        Features = hello.Features;
        return Encoding.UTF8.GetString(text, (int)hello.TextBytes);
    }

    /// <summary>Factors by pipe; gives info.</summary>
    /// <param name="call">The sizes.</param>
    /// <param name="matrix">The matrix, without gaps.</param>
    /// <param name="factors">Receives L and U; may be <paramref name="matrix"/>.</param>
    /// <param name="pivots">Receives the row exchanges.</param>
    /// <param name="limits">What ends the wait.</param>
    public long Factor(in FactorCall call, byte* matrix, byte* factors, long* pivots, in CallLimits limits)
    {
        byte* head = stackalloc byte[FactorRequest.HeadBytes];
        new FactorRequest(call.Command, call.M, call.N).Write(new Span<byte>(head, FactorRequest.HeadBytes));
        Send(head, FactorRequest.HeadBytes, limits);
        Send(matrix, call.Bytes, limits);
        long info = ReadInfo(limits);
        ThrowIfError(info, endsConversation: true);
        pipes.Read(factors, call.Bytes, limits);
        pipes.Read(pivots, call.PivotBytes, limits);
        call.Check(info, pivots);
        return info;
    }

    /// <summary>Has the server map a region; false if it cannot. Proves it by the factors of the matrix (1).</summary>
    public bool Reaches(SharedRegion region, in CallLimits limits)
    {
        byte* probe = region.Pointer + region.ProbeOffset;
        *(double*)probe = 1;
        var one = new FactorCall
        {
            Command = Command.FactorF64,
            M = 1,
            N = 1,
            Source = probe,
            Target = probe,
            Lda = 1,
            Pivots = null,
        };
        return FactorShared(one, region, region.ProbeOffset, region.ProbeOffset + sizeof(double), limits, isMapped: false) is not null;
    }

    /// <summary>Factors a matrix without gaps in a region; gives info, or null if the server cannot reach the region.</summary>
    /// <param name="call">The sizes.</param>
    /// <param name="region">Where the matrix is.</param>
    /// <param name="matrixOffset">Where in it the matrix is.</param>
    /// <param name="pivotOffset">Where in it the row exchanges go.</param>
    /// <param name="limits">What ends the wait.</param>
    /// <param name="isMapped">Whether the server has the region already. Its name is gone then.</param>
    public long? FactorShared(
        in FactorCall call, SharedRegion region, long matrixOffset, long pivotOffset, in CallLimits limits, bool isMapped = true)
    {
        var request = new SharedRequest
        {
            Base = call.Command,
            IsMapped = isMapped && Features.HasFlag(Protocol.Features.MappedObjects),
            M = call.M,
            N = call.N,
            Lda = call.M,
            Name = region.Name,
            MatrixOffset = matrixOffset,
            PivotOffset = pivotOffset,
        };
        byte* frame = stackalloc byte[SharedRequest.MaxBytes];
        request.Write(new Span<byte>(frame, SharedRequest.MaxBytes));
        Send(frame, request.Bytes, limits);
        long info = ReadInfo(limits);
        if (info == ResponseInfo.BadArgument(NameField))
        {
            return null;
        }

        ThrowIfError(info, endsConversation: false);
        call.Check(info, (long*)(region.Pointer + pivotOffset));
        return info;
    }

    /// <summary>Has the server unmap the region of a name.</summary>
    public void Drop(byte[] name, in CallLimits limits)
    {
        byte* frame = stackalloc byte[DropRequest.MaxBytes];
        int length = DropRequest.Write(new Span<byte>(frame, DropRequest.MaxBytes), name);
        Send(frame, length, limits);
        if (ReadInfo(limits) != 0)
        {
            throw new ServerFailureException(ServerEvent.Nonsense, "The server does not let go of shared memory.");
        }
    }

    private void Send(void* bytes, long count, in CallLimits limits)
    {
        if (!pipes.Write(bytes, count, limits))
        {
            // It may have refused what it saw of the request.
            ThrowIfError(ReadInfo(limits), endsConversation: true);
            throw new ServerFailureException(ServerEvent.Nonsense, "The server answered before it had the whole request.");
        }
    }

    private long ReadInfo(in CallLimits limits)
    {
        long info;
        pipes.Read(&info, sizeof(long), limits);
        return ResponseInfo.FromAnyVersion(info);
    }

    /// <summary>Throws if info is an error.</summary>
    /// <param name="info">The start of an answer.</param>
    /// <param name="endsConversation">Whether the server ends after an illegal field.</param>
    private static void ThrowIfError(long info, bool endsConversation)
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
            ResponseInfo.Busy => "others use its memory",
            ResponseInfo.TimedOut => "it did not get the whole request in time",
            ResponseInfo.FactorsGivenUp => "it has given up the factors",
            _ => field > 0 ? $"field {field} of the request is illegal to it" : null,
        };
        ServerEvent refusal = info switch
        {
            ResponseInfo.Busy => ServerEvent.ServerBusy,
            ResponseInfo.TimedOut => ServerEvent.RequestTimedOut,
            _ => ServerEvent.Refused,
        };
        throw reason is null
            ? new ServerFailureException(ServerEvent.Nonsense, $"The server's answer begins with {info}.")
            : new ServerFailureException(refusal, $"The server did not factor the matrix: {reason}.")
            {
                ServerGoesOn = info != ResponseInfo.TimedOut && (field == 0 || !endsConversation),
            };
    }
}
