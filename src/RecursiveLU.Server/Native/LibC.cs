using System.Runtime.InteropServices;

namespace RecursiveLU.Server.Native;

/// <summary>The functions of the C library that the server uses, with Linux's numbers.</summary>
internal static unsafe partial class LibC
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* buffer, nuint bytes);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, void* buffer, nuint bytes);

    [LibraryImport(Library, EntryPoint = "pwrite")]
    public static partial nint WriteAt(int descriptor, void* buffer, nuint bytes, nint offset);

    [LibraryImport(Library, EntryPoint = "writev", SetLastError = true)]
    public static partial nint WriteVector(int descriptor, IoVector* parts, int count);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(Library, EntryPoint = "sched_yield")]
    public static partial int Yield();

    [LibraryImport(Library, EntryPoint = "sched_getcpu")]
    public static partial int CurrentProcessor();

    [LibraryImport(Library, EntryPoint = "sched_getaffinity")]
    public static partial int GetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "sched_setaffinity")]
    public static partial int SetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Fcntl(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "unlink")]
    public static partial int Unlink(byte* path);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int descriptor, int operation);

    [LibraryImport(Library, EntryPoint = "umask")]
    public static partial int Umask(int mask);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    public static partial int Statx(int directory, byte* path, int flags, uint mask, StatxBuffer* buffer);

    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "getpwnam")]
    public static partial AccountEntry* UserByName(byte* name);

    [LibraryImport(Library, EntryPoint = "getgrnam")]
    public static partial AccountEntry* GroupByName(byte* name);

    [LibraryImport(Library, EntryPoint = "sysconf")]
    public static partial nint Sysconf(int name);

    [LibraryImport(Library, EntryPoint = "mmap")]
    [SuppressGCTransition]
    public static partial nint Map(nint address, nuint bytes, int protection, int flags, int descriptor, nint offset);

    [LibraryImport(Library, EntryPoint = "mremap")]
    public static partial nint Remap(nint address, nuint bytes, nuint newBytes, int flags);

    [LibraryImport(Library, EntryPoint = "munmap")]
    public static partial int Unmap(nint address, nuint bytes);

    /// <summary>Unlike the runtime's copying, one that a signal handler may interrupt to enter managed code.</summary>
    [LibraryImport(Library, EntryPoint = "memcpy")]
    public static partial void* Copy(void* destination, void* source, nuint bytes);

    [LibraryImport(Library, EntryPoint = "sigaction")]
    public static partial int SignalAction(int signal, SignalActionBuffer* action, SignalActionBuffer* old);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int domain, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int descriptor, SocketAddress* address, uint bytes);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int descriptor, SocketAddress* address, uint bytes);

    [LibraryImport(Library, EntryPoint = "listen", SetLastError = true)]
    public static partial int Listen(int descriptor, int backlog);

    [LibraryImport(Library, EntryPoint = "accept4", SetLastError = true)]
    public static partial int Accept(int descriptor, void* address, uint* bytes, int flags);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int GetSocketOption(int descriptor, int level, int name, void* value, uint* bytes);

    [LibraryImport(Library, EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int descriptor, MessageHeader* message, int flags);

    [LibraryImport(Library, EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int descriptor, MessageHeader* message, int flags);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int descriptor, int level, int name, void* value, uint bytes);

    [LibraryImport(Library, EntryPoint = "fstatfs")]
    private static partial int FileSystem(int descriptor, long* status);

    [LibraryImport(Library, EntryPoint = "getrlimit")]
    public static partial int GetLimit(int resource, ResourceLimit* limit);

    [LibraryImport(Library, EntryPoint = "setrlimit")]
    public static partial int SetLimit(int resource, ResourceLimit* limit);

    /// <summary>Whether an open file is in memory: only of such a one pages are there at once, or never.</summary>
    public static bool IsInMemory(int descriptor)
    {
        long* status = stackalloc long[FileSystemWords];
        return FileSystem(descriptor, status) == 0 && *status == MemoryFileSystem;
    }

    /// <summary>How a descriptor may be used, or a negative number.</summary>
    public static int AccessOf(int descriptor)
    {
        int flags = Fcntl(descriptor, GetFlags, 0);
        return flags < 0 ? flags : flags & AccessMask;
    }

    /// <summary>The most bytes of addresses that the process may have.</summary>
    public static long AddressLimit()
    {
        ResourceLimit limit;
        return GetLimit(LimitAddresses, &limit) == 0 && limit.Soft <= long.MaxValue ? (long)limit.Soft : long.MaxValue;
    }

    [LibraryImport(Library, EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(int descriptor, void* data, nuint bytes, int flags, SocketAddress* address, uint addressBytes);

    /// <summary>errno of the last call here that reports one.</summary>
    public static int Errno => Marshal.GetLastPInvokeError();

    /// <summary>The text of errno.</summary>
    public static string ErrorText => Marshal.GetPInvokeErrorMessage(Errno);

    public const int ErrorInterrupted = 4;
    public const int ErrorAgain = 11;
    public const int ErrorMemory = 12;
    public const int ErrorAllFiles = 23;
    public const int ErrorFiles = 24;
    public const int ErrorRange = 34;
    public const int ErrorRefused = 111;

    public const int SetDescriptorFlags = 2;
    public const int CloseOnExec = 1;
    public const int GetFlags = 3;
    public const int SetFlags = 4;
    public const int SetPipeSize = 1031;
    public const int OpenReadOnly = 0;
    public const int OpenWriteOnly = 1;
    public const int OpenReadWrite = 2;
    public const int AccessMask = 3;
    public const int OpenCreate = 0x40;
    public const int OpenNonBlocking = 0x800;
    public const int OpenNoFollow = 0x20000;
    public const int OpenCloseOnExec = 0x80000;

    public const int ModeOwner = 0x180; // 0600
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;

    public const short PollInput = 1;
    public const short PollOutput = 4;

    public const int AtWorkingDirectory = -100;
    public const int AtNoFollow = 0x100;
    public const int AtEmptyPath = 0x1000;
    public const uint StatxBasic = 0x7ff;

    public const int ProtectReadWrite = 3;
    public const int MapShared = 1;
    public const int MapPrivate = 2;
    public const int MapFixed = 0x10;
    public const int MapAnonymous = 0x20;
    public const int MapNoReserve = 0x4000;
    public const int RemapMayMove = 1;

    public const int EventCloseOnExec = 0x80000;

    public const int SignalBus = 7;
    public const int SignalInfo = 4;

    public const int FamilyUnix = 1;
    public const int SocketStream = 1;
    public const int SocketDatagram = 2;
    public const int SocketNonBlocking = 0x800;
    public const int SocketCloseOnExec = 0x80000;
    public const int LevelSocket = 1;
    public const int SocketType = 3;
    public const int PeerCredentials = 17;
    public const int SendTimeout = 21;
    public const int SocketListens = 30;
    public const int SocketDomain = 39;
    public const int PeerGroups = 59;

    public const int OutOfBandInline = 10;
    public const int ControlRights = 1;
    public const int MessageDontWait = 0x40;
    public const int MessageNoSignal = 0x4000;
    public const int MessageCloseOnExec = 0x40000000;

    public const int LimitFiles = 7;
    public const int LimitAddresses = 9;

    /// <summary>The length of struct statfs, with some reserve; its first word is the kind.</summary>
    private const int FileSystemWords = 16;

    private const long MemoryFileSystem = 0x01021994;

    public const int SysconfPageSize = 30;
    public const int SysconfPages = 85;
}
