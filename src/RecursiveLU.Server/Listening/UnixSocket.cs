using System.Text;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>A listening Unix domain socket.</summary>
internal sealed unsafe class UnixSocket : IDisposable
{
    /// <summary>At least so many may wait to be accepted.</summary>
    private const int LeastBacklog = 128;

    private const int OnlyOwner = 0x7f; // 0177: of 0777 leaves 0600
    private const int Everybody = 0x49; // 0111: of 0777 leaves 0666

    private readonly byte[] _path = [];
    private readonly PathLock? _lock;
    private readonly FileStatus? _status;

    /// <summary>Takes over a socket that listens already, and whose file is not the server's.</summary>
    public UnixSocket(int descriptor)
    {
        _ = LibC.Fcntl(descriptor, LibC.SetDescriptorFlags, LibC.CloseOnExec);
        Descriptor = descriptor;
    }

    private UnixSocket(int descriptor, byte[] path, PathLock pathLock)
    {
        Descriptor = descriptor;
        _path = path;
        _lock = pathLock;
        _status = FileStatus.Of(path);
    }

    /// <summary>Gets what clients are accepted from.</summary>
    public int Descriptor { get; }

    /// <summary>Makes the socket. One that a dead server left behind is replaced.</summary>
    /// <param name="path">Its path, without a zero.</param>
    /// <param name="clients">How many clients may come at once.</param>
    /// <param name="isOpen">Whether other users may connect to it.</param>
    /// <param name="socket">Receives it.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryCreate(byte[] path, int clients, bool isOpen, out UnixSocket? socket)
    {
        socket = null;
        if (!SocketAddress.TryMake(path, out SocketAddress address))
        {
            return $"--listen: the path must have 1 to {SocketAddress.PathBytes - 1} bytes";
        }

        int mask = LibC.Umask(OnlyOwner);
        string? problem = PathLock.TryTake(path, out PathLock? pathLock);
        _ = LibC.Umask(isOpen ? Everybody : OnlyOwner);
        problem ??= TryListen(address, [.. path, 0], pathLock!, Math.Max(LeastBacklog, clients), out socket);
        _ = LibC.Umask(mask);
        return problem is null ? null : $"--listen {Encoding.UTF8.GetString(path)}: {problem}";
    }

    /// <summary>Accepts a client that waits.</summary>
    /// <returns>A descriptor; or a negative number, and <see cref="LibC.Errno"/> says why.</returns>
    public int Accept()
    {
        int connection = LibC.Accept(Descriptor, null, null, LibC.SocketCloseOnExec);
        if (connection >= 0)
        {
            // A byte out of band would make the socket readable without anything to be read.
            int on = 1;
            _ = LibC.SetSocketOption(connection, LibC.LevelSocket, LibC.OutOfBandInline, &on, sizeof(int));
        }

        return connection;
    }

    /// <summary>Who is at the other end of a connection; null if that cannot be found out.</summary>
    public static PeerCredentials? Peer(int connection)
    {
        PeerCredentials peer;
        uint bytes = (uint)sizeof(PeerCredentials);
        return LibC.GetSocketOption(connection, LibC.LevelSocket, LibC.PeerCredentials, &peer, &bytes) == 0 ? peer : null;
    }

    /// <summary>Closes the socket and removes its file, unless that is another one by now.</summary>
    public void Dispose()
    {
        if (_status is FileStatus mine && FileStatus.Of(_path) is FileStatus there && there.IsSameFile(mine))
        {
            FileStatus.Unlink(_path);
        }

        _ = LibC.Close(Descriptor);
        _lock?.Dispose();
    }

    /// <summary>Makes the socket at a path that no other server will touch; gives null, or what is wrong.</summary>
    private static string? TryListen(SocketAddress address, byte[] path, PathLock pathLock, int backlog, out UnixSocket? socket)
    {
        socket = null;
        int descriptor = New(0);
        string? problem = ClearPath(path, &address)
            ?? (LibC.Bind(descriptor, &address, (uint)sizeof(SocketAddress)) == 0 ? null : LibC.ErrorText);
        if (problem != null)
        {
            _ = LibC.Close(descriptor);
            pathLock.Dispose();
            return problem;
        }

        socket = new UnixSocket(descriptor, path, pathLock);
        if (LibC.Listen(descriptor, backlog) != 0)
        {
            problem = LibC.ErrorText;
            socket.Dispose();
            socket = null;
        }

        return problem;
    }

    private static int New(int flags) => LibC.Socket(LibC.FamilyUnix, LibC.SocketStream | LibC.SocketCloseOnExec | flags, 0);

    /// <summary>Removes a socket that nobody listens at; gives null, or what else is at the path.</summary>
    private static string? ClearPath(byte[] path, SocketAddress* address)
    {
        if (FileStatus.Of(path) is not FileStatus there)
        {
            return null;
        }

        if (!there.IsSocket)
        {
            return "there is a file that is no socket";
        }

        // Whoever listens and accepts nobody would keep a connect waiting for ever.
        int probe = New(LibC.SocketNonBlocking);
        int error = LibC.Connect(probe, address, (uint)sizeof(SocketAddress)) == 0 ? 0 : LibC.Errno;
        string text = LibC.ErrorText;
        _ = LibC.Close(probe);
        if (error == LibC.ErrorRefused)
        {
            FileStatus.Unlink(path);
            return null;
        }

        return error is 0 or LibC.ErrorAgain ? "another program listens there" : text;
    }
}
