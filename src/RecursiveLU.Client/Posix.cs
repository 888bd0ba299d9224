using System.Runtime.InteropServices;

namespace RecursiveLU.Client;

/// <summary>The functions of the C library that pipes and shared memory need on Linux.</summary>
internal static unsafe partial class Posix
{
    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int BrokenPipe = 32;

    public const short PollIn = 1;
    public const short PollOut = 4;

    private const string Library = "libc";

    private const int GetFlags = 3;
    private const int SetFlags = 4;
    private const int SetPipeSize = 1031;
    private const int NonBlocking = 0x800;

    // O_RDWR | O_CLOEXEC.
    private const int OpenFlags = 0x2 | 0x80000;
    private const uint OwnerOnly = 0x180;
    private const int WorkingDirectory = -100;
    private const int FollowLink = 0x400;

    private const int ReadWrite = 3;
    private const int MapShared = 1;
    private const int MapFixed = 0x10;

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, void* buffer, nuint count);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "munmap")]
    public static partial int Unmap(nint address, nuint length);

    [LibraryImport(Library, EntryPoint = "unlink", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(string path);

    /// <summary>Makes reads and writes through this descriptor return at once. The other end is not affected.</summary>
    public static void SetNonBlocking(int descriptor) =>
        _ = Fcntl(descriptor, SetFlags, Fcntl(descriptor, GetFlags, 0) | NonBlocking);

    /// <summary>Asks for a larger pipe; it may stay as it is.</summary>
    public static void Enlarge(int descriptor, int bytes) => _ = Fcntl(descriptor, SetPipeSize, bytes);

    /// <summary>Makes a file without a name that only this user may open; negative if it cannot be.</summary>
    public static int CreateUnnamed(string folder)
    {
        // O_TMPFILE contains O_DIRECTORY, which is not the same everywhere.
        bool arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;
        int unnamed = 0x400000 | (arm ? 0x4000 : 0x10000);
        return Open(folder, OpenFlags | unnamed, OwnerOnly);
    }

    /// <summary>Gives such a file a name, which can be done once; negative if it cannot be.</summary>
    public static int Link(int descriptor, string path) =>
        LinkAt(WorkingDirectory, $"/proc/self/fd/{descriptor}", WorkingDirectory, path, FollowLink);

    /// <summary>Gives an object its size and its memory, or tells why not: 0 or an error number. Without the memory
    /// the first access would be a bus error.</summary>
    public static int Reserve(int descriptor, long bytes)
    {
        int error;
        do
        {
            error = Fallocate(descriptor, 0, bytes);
        }
        while (error == Interrupted);
        return error;
    }

    /// <summary>Maps an object; -1 if it cannot be.</summary>
    public static nint MapWhole(int descriptor, long bytes) => Map(0, (nuint)bytes, ReadWrite, MapShared, descriptor, 0);

    /// <summary>Maps an object in the place of another mapping; -1 if it cannot be.</summary>
    public static nint MapOver(nint address, int descriptor, long bytes) =>
        Map(address, (nuint)bytes, ReadWrite, MapShared | MapFixed, descriptor, 0);

    [LibraryImport(Library, EntryPoint = "fcntl")]
    private static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport(Library, EntryPoint = "posix_fallocate")]
    private static partial int Fallocate(int descriptor, long offset, long bytes);

    [LibraryImport(Library, EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, long offset);

    /// <summary>A pollfd. One with a negative descriptor is passed over.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
