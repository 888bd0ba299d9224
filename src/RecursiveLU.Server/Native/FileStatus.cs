namespace RecursiveLU.Server.Native;

/// <summary>What the system says about a file.</summary>
internal readonly record struct FileStatus(ulong Device, ulong Inode, long Size, uint User, ushort Mode)
{
    private const int TypeMask = 0xf000;
    private const int Regular = 0x8000;
    private const int Socket = 0xc000;

    /// <summary>A regular file of mode 0600.</summary>
    private const int PrivateFile = Regular | 0x180;

    /// <summary>Gets whether it is a regular file.</summary>
    public bool IsFile => (Mode & TypeMask) == Regular;

    /// <summary>Gets whether it is a socket.</summary>
    public bool IsSocket => (Mode & TypeMask) == Socket;

    /// <summary>Whether it is a regular file of mode 0600 of a user.</summary>
    public bool IsPrivateTo(uint user) => Mode == PrivateFile && User == user;

    /// <summary>Of an open file.</summary>
    public static FileStatus? Of(int descriptor)
    {
        Span<byte> empty = [0];
        return Of(descriptor, empty, LibC.AtEmptyPath);
    }

    /// <summary>Of a path that ends with a zero; links are not followed.</summary>
    public static FileStatus? Of(ReadOnlySpan<byte> path) => Of(LibC.AtWorkingDirectory, path, LibC.AtNoFollow);

    /// <summary>Removes the file at a path that ends with a zero.</summary>
    public static unsafe void Unlink(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
        {
            _ = LibC.Unlink(start);
        }
    }

    /// <summary>Whether two are of the same file.</summary>
    public bool IsSameFile(FileStatus other) => Device == other.Device && Inode == other.Inode;

    private static unsafe FileStatus? Of(int directory, ReadOnlySpan<byte> path, int flags)
    {
        StatxBuffer s;
        fixed (byte* start = path)
        {
            if (LibC.Statx(directory, start, flags, LibC.StatxBasic, &s) != 0)
            {
                return null;
            }
        }

        return new FileStatus(((ulong)s.DeviceMajor << 32) | s.DeviceMinor, s.Inode, s.Size, s.User, s.Mode);
    }
}
