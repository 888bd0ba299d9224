using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>Held by the one server of a socket's path: a lock on the file PATH.lock beside the socket.</summary>
/// <remarks>
/// The socket itself does not do: from bind to listen it looks like one that a dead server left behind. The lock belongs to
/// the open file and ends with the process, however that ends; the mere file says nothing. Its holder removes the file before
/// it gives up the lock, so that whoever has got a lock must look whether the locked file still has the name.
/// </remarks>
internal sealed unsafe class PathLock : IDisposable
{
    private readonly int _descriptor;
    private readonly byte[] _path;

    private PathLock(int descriptor, byte[] path)
    {
        _descriptor = descriptor;
        _path = path;
    }

    /// <summary>Takes the lock without waiting for it.</summary>
    /// <param name="socket">The path of the socket, without a zero.</param>
    /// <param name="taken">Receives the lock.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryTake(ReadOnlySpan<byte> socket, out PathLock? taken)
    {
        byte[] path = [.. socket, .. ".lock\0"u8];
        string? problem;
        while ((problem = TryOnce(path, out taken)) is null && taken is null)
        {
            // The holder has gone in this moment, and the file with it.
        }

        return problem;
    }

    /// <summary>Removes the file, unless it is another one by now, and gives up the lock.</summary>
    public void Dispose()
    {
        if (HasName(_descriptor, _path))
        {
            FileStatus.Unlink(_path);
        }

        _ = LibC.Close(_descriptor);
    }

    private static string? TryOnce(byte[] path, out PathLock? taken)
    {
        taken = null;
        int descriptor;
        fixed (byte* start = path)
        {
            // The file may be a pipe or a link that somebody else has put there.
            const int flags = LibC.OpenReadWrite | LibC.OpenCreate | LibC.OpenCloseOnExec
                | LibC.OpenNoFollow | LibC.OpenNonBlocking;
            descriptor = LibC.Open(start, flags, LibC.ModeOwner);
        }

        if (descriptor < 0)
        {
            return $"its lock file: {LibC.ErrorText}";
        }

        bool isMine = FileStatus.Of(descriptor)?.IsPrivateTo(LibC.EffectiveUser()) == true;
        string? problem = !isMine ? "its lock file is not this user's alone"
            : LibC.Lock(descriptor, LibC.LockExclusive | LibC.LockNonBlocking) == 0 ? null
            : LibC.Errno == LibC.ErrorAgain ? "another server is there"
            : $"its lock file: {LibC.ErrorText}";
        if (problem is null && HasName(descriptor, path))
        {
            taken = new PathLock(descriptor, path);
        }
        else
        {
            _ = LibC.Close(descriptor);
        }

        return problem;
    }

    private static bool HasName(int descriptor, byte[] path) =>
        FileStatus.Of(descriptor) is FileStatus mine && FileStatus.Of(path) is FileStatus there && there.IsSameFile(mine);
}
