using System.Text;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>A listening Unix domain socket that only the server's user may connect to.</summary>
internal sealed unsafe class UnixSocket : IDisposable
{
    private const int Backlog = 128;

    private const int OnlyOwner = 0x7f; // 0177: of 0777 leaves 0600

    private readonly byte[] _path;
    private readonly FileStatus? _status;

    private UnixSocket(int descriptor, byte[] path)
    {
        Descriptor = descriptor;
        _path = path;
        _status = FileStatus.Of(path);
    }

    /// <summary>Gets what clients are accepted from.</summary>
    public int Descriptor { get; }

    /// <summary>Makes the socket. One that a dead server left behind is replaced.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="socket">Receives it.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryCreate(string path, out UnixSocket? socket)
    {
        socket = null;
        byte[] bytes = Encoding.UTF8.GetBytes(path + '\0');
        if (bytes.Length is 1 or > SocketAddress.PathBytes)
        {
            return $"--listen: the path must have 1 to {SocketAddress.PathBytes - 1} bytes";
        }

        var address = new SocketAddress { Family = LibC.FamilyUnix };
        bytes.CopyTo(new Span<byte>(address.Path, SocketAddress.PathBytes));
        int descriptor = New();
        if (descriptor >= 0 && IsLeftBehind(bytes, &address))
        {
            Unlink(bytes);
        }

        int mask = LibC.Umask(OnlyOwner);
        bool bound = LibC.Bind(descriptor, &address, (uint)sizeof(SocketAddress)) == 0;
        _ = LibC.Umask(mask);
        if (!bound || LibC.Listen(descriptor, Backlog) != 0)
        {
            string problem = $"--listen {path}: {LibC.ErrorText}";
            _ = LibC.Close(descriptor);
            return problem;
        }

        socket = new UnixSocket(descriptor, bytes);
        return null;
    }

    /// <summary>Accepts a client that waits.</summary>
    /// <returns>A descriptor; or a negative number, and <see cref="LibC.Errno"/> says why.</returns>
    public int Accept() => LibC.Accept(Descriptor, null, null, LibC.SocketCloseOnExec);

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
            Unlink(_path);
        }

        _ = LibC.Close(Descriptor);
    }

    private static int New() => LibC.Socket(LibC.FamilyUnix, LibC.SocketStream | LibC.SocketCloseOnExec, 0);

    /// <summary>Whether there is a socket that nobody listens at.</summary>
    private static bool IsLeftBehind(ReadOnlySpan<byte> path, SocketAddress* address)
    {
        if (FileStatus.Of(path) is not { IsSocket: true })
        {
            return false;
        }

        int probe = New();
        bool refused = LibC.Connect(probe, address, (uint)sizeof(SocketAddress)) != 0 && LibC.Errno == LibC.ErrorRefused;
        _ = LibC.Close(probe);
        return refused;
    }

    private static void Unlink(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
        {
            _ = LibC.Unlink(start);
        }
    }
}
