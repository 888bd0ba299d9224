using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>The few functions of the C library that scratch memory and threads need on Linux. None of those that a calling thread
/// comes to is a cancellation point: a thread of the host that is cancelled ends its call first.</summary>
internal static unsafe partial class LibC
{
    /// <summary>errno: an argument is illegal.</summary>
    public const int IllegalArgument = 22;

    /// <summary>madvise: the pages go back to the system.</summary>
    public const int AdviseDontNeed = 4;

    /// <summary>madvise: the system may take the pages until they are written again.</summary>
    public const int AdviseFree = 8;

    /// <summary>madvise: back the range by huge pages where possible.</summary>
    public const int AdviseHugePages = 14;

    /// <summary>madvise: a child of fork finds zeros there.</summary>
    public const int AdviseWipeOnFork = 18;

    /// <summary>prctl: the calling thread's name.</summary>
    public const int SetName = 15;

    /// <summary>clock_gettime: the time since some moment.</summary>
    public const int MonotonicTime = 1;

    /// <summary>clock_gettime: the processor time of the calling thread.</summary>
    public const int ThreadProcessorTime = 3;

    /// <summary>sysconf: the processors that the system runs on.</summary>
    public const int ProcessorsOnline = 84;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "dlsym")]
    public static partial void* DlSym(void* everywhere, byte* name);

    [LibraryImport(Library, EntryPoint = "pthread_key_create")]
    public static partial int PthreadKeyCreate(uint* key, void* destructor);

    [LibraryImport(Library, EntryPoint = "pthread_key_delete")]
    public static partial int PthreadKeyDelete(uint key);

    [LibraryImport(Library, EntryPoint = "pthread_getspecific")]
    [SuppressGCTransition]
    public static partial void* PthreadGetSpecific(uint key);

    [LibraryImport(Library, EntryPoint = "pthread_setspecific")]
    public static partial int PthreadSetSpecific(uint key, void* value);

    [LibraryImport(Library, EntryPoint = "pthread_attr_init")]
    public static partial int PthreadAttrInit(void* attributes);

    [LibraryImport(Library, EntryPoint = "pthread_attr_destroy")]
    public static partial int PthreadAttrDestroy(void* attributes);

    [LibraryImport(Library, EntryPoint = "pthread_attr_setdetachstate")]
    public static partial int PthreadAttrSetDetachState(void* attributes, int state);

    [LibraryImport(Library, EntryPoint = "pthread_attr_setstacksize")]
    public static partial int PthreadAttrSetStackSize(void* attributes, nuint bytes);

    [LibraryImport(Library, EntryPoint = "pthread_create")]
    public static partial int PthreadCreate(
        nint* thread, void* attributes, delegate* unmanaged<void*, void*> function, void* argument);

    [LibraryImport(Library, EntryPoint = "pthread_setaffinity_np")]
    public static partial int PthreadSetAffinity(nint thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "pthread_sigmask")]
    public static partial int PthreadSigmask(int how, ulong* set, ulong* old);

    [LibraryImport(Library, EntryPoint = "mmap")]
    public static partial void* Mmap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport(Library, EntryPoint = "munmap")]
    public static partial int Munmap(void* address, nuint length);

    [LibraryImport(Library, EntryPoint = "madvise")]
    public static partial int Madvise(void* address, nuint length, int advice);

    [LibraryImport(Library, EntryPoint = "getpid")]
    [SuppressGCTransition]
    public static partial int GetPid();

    [LibraryImport(Library, EntryPoint = "prctl")]
    public static partial int Prctl(int option, void* value);

    [LibraryImport(Library, EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    public static partial int ClockGetTime(int clock, nint* secondsAndNanoseconds);

    /// <summary>A cancellation point, for workers only.</summary>
    [LibraryImport(Library, EntryPoint = "usleep")]
    public static partial int MicroSleep(uint microseconds);

    [LibraryImport(Library, EntryPoint = "sched_yield")]
    public static partial int SchedYield();

    [LibraryImport(Library, EntryPoint = "sched_getcpu")]
    [SuppressGCTransition]
    public static partial int SchedGetCpu();

    [LibraryImport(Library, EntryPoint = "sched_getaffinity")]
    public static partial int SchedGetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "sysconf")]
    public static partial nint SysConf(int name);

    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint Syscall(nint number, void* a, nint b, nint c, void* d);
}
