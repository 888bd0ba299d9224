using System.Net.Sockets;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>A connection to a server that listens at a Unix domain socket.</summary>
internal sealed unsafe class ServerConnection : IServerLink
{
    private readonly Socket _socket;

    private ServerConnection(Socket socket)
    {
        _socket = socket;
        int descriptor = (int)socket.SafeHandle.DangerousGetHandle();
        Pipes = new ServerPipes(descriptor, descriptor, error: -1);
    }

    /// <inheritdoc/>
    public ServerPipes Pipes { get; }

    /// <inheritdoc/>
    public int? ProcessId => null;

    /// <summary>Connects. Does not wait where many do: the server is as good as full then.</summary>
    /// <exception cref="ServerFailureException">There is no connection.</exception>
    public static ServerConnection Open(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new ServerConnection(socket);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            socket.Dispose();
            throw e is SocketException { SocketErrorCode: SocketError.WouldBlock or SocketError.TryAgain }
                ? new ServerFailureException(ServerEvent.Full, $"Too many clients wait at {path}.")
                : new ServerFailureException(ServerEvent.NotListening, $"No server listens at {path}: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public string Stop(TimeSpan timeout)
    {
        byte exit = (byte)Command.Exit;
        try
        {
            Pipes.Write(&exit, 1, new CallLimits(timeout, default, default));
        }
        catch (ServerFailureException)
        {
            // The end of the connection says the same.
        }

        return "it goes on for others";
    }

    /// <inheritdoc/>
    public string? Ended() => null;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
