using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>The few functions of the C library that scratch memory and threads need on Linux.</summary>
internal static unsafe partial class LibC
{
    /// <summary>madvise: the system may take the pages until they are written again.</summary>
    public const int AdviseFree = 8;

    /// <summary>madvise: back the range by huge pages where possible.</summary>
    public const int AdviseHugePages = 14;

    /// <summary>prctl: the calling thread's name.</summary>
    public const int SetName = 15;

    /// <summary>clock_gettime: the processor time of the calling thread.</summary>
    public const int ThreadProcessorTime = 3;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "pthread_key_create")]
    public static partial int PthreadKeyCreate(uint* key, void* destructor);

    [LibraryImport(Library, EntryPoint = "pthread_getspecific")]
    [SuppressGCTransition]
    public static partial void* PthreadGetSpecific(uint key);

    [LibraryImport(Library, EntryPoint = "pthread_setspecific")]
    public static partial int PthreadSetSpecific(uint key, void* value);

    [LibraryImport(Library, EntryPoint = "aligned_alloc")]
    public static partial void* AlignedAlloc(nuint alignment, nuint bytes);

    [LibraryImport(Library, EntryPoint = "madvise")]
    public static partial int Madvise(void* address, nuint length, int advice);

    [LibraryImport(Library, EntryPoint = "getpid")]
    [SuppressGCTransition]
    public static partial int GetPid();

    [LibraryImport(Library, EntryPoint = "prctl")]
    public static partial int Prctl(int option, void* value);

    [LibraryImport(Library, EntryPoint = "gettid")]
    public static partial int GetTid();

    [LibraryImport(Library, EntryPoint = "clock_gettime")]
    public static partial int ClockGetTime(int clock, nint* secondsAndNanoseconds);

    [LibraryImport(Library, EntryPoint = "usleep")]
    public static partial int MicroSleep(uint microseconds);

    [LibraryImport(Library, EntryPoint = "sched_yield")]
    public static partial int SchedYield();

    [LibraryImport(Library, EntryPoint = "sched_getcpu")]
    [SuppressGCTransition]
    public static partial int SchedGetCpu();

    [LibraryImport(Library, EntryPoint = "sched_getaffinity")]
    public static partial int SchedGetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "sched_setaffinity")]
    public static partial int SchedSetAffinity(int thread, nuint bytes, ulong* mask);

    [LibraryImport(Library, EntryPoint = "pthread_sigmask")]
    public static partial int PthreadSigmask(int how, ulong* set, ulong* old);

    [LibraryImport(Library, EntryPoint = "syscall")]
    public static partial nint Syscall(nint number, void* a, nint b, nint c, void* d);
}
