using System.Runtime.InteropServices;

namespace RecursiveLU.Server.Native;

/// <summary>struct iovec.</summary>
internal unsafe struct IoVector
{
    public byte* Start;
    public nuint Bytes;
}

/// <summary>struct msghdr.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct MessageHeader
{
    [FieldOffset(16)]
    public IoVector* Parts;

    [FieldOffset(24)]
    public nuint PartCount;

    [FieldOffset(32)]
    public void* Control;

    [FieldOffset(40)]
    public nuint ControlBytes;
}

/// <summary>struct cmsghdr.</summary>
[StructLayout(LayoutKind.Explicit, Size = Bytes)]
internal struct ControlHeader
{
    public const int Bytes = 16;

    [FieldOffset(0)]
    public nuint Length;

    [FieldOffset(8)]
    public int Level;

    [FieldOffset(12)]
    public int Type;
}

/// <summary>struct rlimit.</summary>
internal struct ResourceLimit
{
    public ulong Soft;
    public ulong Hard;
}

/// <summary>struct pollfd.</summary>
internal struct PollEntry
{
    public int Descriptor;
    public short Wanted;
    public short Seen;
}

/// <summary>What is used of struct statx, whose layout is the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct StatxBuffer
{
    [FieldOffset(20)]
    public uint User;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public long Size;

    [FieldOffset(136)]
    public uint DeviceMajor;

    [FieldOffset(140)]
    public uint DeviceMinor;
}

/// <summary>What is used of the GNU C library's struct sigaction.</summary>
[StructLayout(LayoutKind.Explicit, Size = 152)]
internal unsafe struct SignalActionBuffer
{
    [FieldOffset(0)]
    public void* Handler;

    [FieldOffset(136)]
    public int Flags;
}

/// <summary>What is used of siginfo_t.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct SignalDetails
{
    [FieldOffset(16)]
    public nint Address;
}

/// <summary>struct sockaddr_un.</summary>
internal unsafe struct SocketAddress
{
    public const int PathBytes = 108;

    public ushort Family;
    public fixed byte Path[PathBytes];

    /// <summary>The address of a path without a zero; false if the path is empty or too long.</summary>
    public static bool TryMake(ReadOnlySpan<byte> path, out SocketAddress address)
    {
        address = new SocketAddress { Family = LibC.FamilyUnix };
        if (path.Length is 0 or >= PathBytes)
        {
            return false;
        }

        fixed (byte* start = address.Path)
        {
            path.CopyTo(new Span<byte>(start, PathBytes));
        }

        return true;
    }
}

/// <summary>struct timeval.</summary>
internal struct TimeValue
{
    public long Seconds;
    public long Microseconds;
}

/// <summary>struct ucred.</summary>
internal struct PeerCredentials
{
    public int Process;
    public uint User;
    public uint Group;
}

/// <summary>What is used of struct passwd and of struct group: the number of the user or of the group is at the same place.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct AccountEntry
{
    [FieldOffset(16)]
    public uint Number;
}
