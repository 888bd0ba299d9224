using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>A client's side of a conversation.</summary>
/// <param name="requests">Where requests go.</param>
/// <param name="responses">Where responses come from.</param>
internal sealed class Conversation(Stream requests, Stream responses) : IDisposable
{
    /// <summary>What the protocol calls a real type.</summary>
    public static ElementType ElementOf<T>() => typeof(T) == typeof(float) ? ElementType.F32 : ElementType.F64;

    /// <summary>Connects to a listening server, which may just be starting.</summary>
    public static Conversation Connect(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                socket.Connect(new UnixDomainSocketEndPoint(path));
                var stream = new NetworkStream(socket, ownsSocket: true);
                return new Conversation(stream, stream);
            }
            catch (SocketException) when (attempt < 2000)
            {
                socket.Dispose();
                Thread.Sleep(5);
            }
        }
    }

    /// <summary>Sends bytes. It is no error if nobody reads them: what was answered tells why.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            requests.Write(bytes);
            requests.Flush();
        }
        catch (IOException)
        {
            // The answer was given before all of the request was read.
        }
    }

    /// <summary>Says that no request follows, on a socket.</summary>
    public void EndRequests() => ((NetworkStream)requests).Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Fills memory with what comes.</summary>
    /// <exception cref="EndOfStreamException">There was less.</exception>
    public void Receive(Span<byte> bytes) => responses.ReadExactly(bytes);

    /// <summary>All that comes until the end.</summary>
    public byte[] ReadToEnd()
    {
        using var rest = new MemoryStream();
        try
        {
            responses.CopyTo(rest);
        }
        catch (IOException)
        {
            // A socket whose other side closed with unread requests ends in this way.
        }

        return rest.ToArray();
    }

    /// <summary>Receives info.</summary>
    public long ReceiveInfo()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Receive(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>Sends the head of a factorization.</summary>
    public void SendHead(FactorRequest request)
    {
        Span<byte> head = stackalloc byte[FactorRequest.HeadBytes];
        request.Write(head);
        Send(head);
    }

    /// <summary>Factors in place; gives info.</summary>
    public long Factor<T>(Command command, Span<T> a, long m, long n, Span<long> ipiv)
        where T : unmanaged
    {
        SendHead(new FactorRequest(command, m, n));
        Send(MemoryMarshal.AsBytes(a));
        return ReceiveFactors(a, ipiv);
    }

    /// <summary>Receives the answer to a factorization; gives info.</summary>
    public long ReceiveFactors<T>(Span<T> a, Span<long> ipiv)
        where T : unmanaged
    {
        long info = ReceiveInfo();
        if (!ResponseInfo.IsError(info))
        {
            Receive(MemoryMarshal.AsBytes(a));
            Receive(MemoryMarshal.AsBytes(ipiv));
        }

        return info;
    }

    /// <summary>Factors in shared memory; gives info.</summary>
    public long Shared(SharedRequest request)
    {
        Span<byte> frame = stackalloc byte[SharedRequest.MaxBytes];
        request.Write(frame);
        Send(frame[..request.Bytes]);
        return ReceiveInfo();
    }

    /// <summary>Drops an object; gives info.</summary>
    public long Drop(ReadOnlySpan<byte> name)
    {
        Span<byte> frame = stackalloc byte[DropRequest.MaxBytes];
        Send(frame[..DropRequest.Write(frame, name)]);
        return ReceiveInfo();
    }

    /// <summary>Solves in place; gives info.</summary>
    public long Solve<T>(char transpose, long rightHandSides, Span<T> b)
        where T : unmanaged
    {
        Span<byte> head = stackalloc byte[SolveRequest.HeadBytes];
        new SolveRequest((byte)transpose, rightHandSides).Write(head);
        Send(head);
        Send(MemoryMarshal.AsBytes(b));
        long info = ReceiveInfo();
        if (!ResponseInfo.IsError(info))
        {
            Receive(MemoryMarshal.AsBytes(b));
        }

        return info;
    }

    /// <summary>Asks what the server is; gives the response and the text after it.</summary>
    public (HelloResponse Response, byte[] Text) Hello()
    {
        Send([(byte)Command.Hello]);
        Span<byte> head = stackalloc byte[HelloResponse.HeadBytes];
        Receive(head);
        HelloResponse response = HelloResponse.Read(head);
        var text = new byte[response.TextBytes];
        Receive(text);
        return (response, text);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        requests.Dispose();
        responses.Dispose();
    }
}
