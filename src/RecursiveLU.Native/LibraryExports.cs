using System.Runtime.InteropServices;
using DNNE;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;
using RecursiveLU.Threading;

namespace RecursiveLU.Native;

/// <summary>The number of threads, and the functions in C that tell about the library.</summary>
internal static unsafe class LibraryExports
{
    /// <summary>The number of threads that a threaded call may use, the caller's own included.</summary>
    /// <returns>What recursive_lu_set_num_threads last set; or else RECURSIVE_LU_NUM_THREADS of the environment; or else
    /// the processors that this process may use (affinity mask and cgroup quota). 1 if there is too little memory to
    /// begin.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_get_num_threads")]
    private static int GetNumThreads() => ThreadCount.Get();

    /// <summary>Sets the number of threads of later threaded calls of the whole process. Thread-safe.</summary>
    /// <param name="threads">1 to 1024; larger counts as 1024; 0 goes back to the default.</param>
    /// <returns>0; or RECURSIVE_LU_BAD_ARGUMENT(1) if threads is negative, or RECURSIVE_LU_OUT_OF_MEMORY, and nothing is
    /// changed.</returns>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_set_num_threads")]
    private static long SetNumThreads(int threads) => ThreadCount.Set(threads) ? 0 : InfoCode.BadArgument(1);

    /// <summary>Frees the scratch memory that the library keeps for the next call of the calling thread: the size of the largest
    /// matrix that it has factored, up to 256 MiB, and more that the system may take.</summary>
    /// <returns>0, or an error if the library cannot be started at all.</returns>
    /// <remarks>For threads that will call no more for a while; when a thread ends, its memory is freed without being asked. The
    /// next call gets fresh memory, which takes it longer.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "managed_recursive_lu_thread_free_buffers")]
    private static long FreeThreadBuffers()
    {
        Scratch.FreeKept();
        return 0;
    }

    /// <summary>Functions in C, which do not need the runtime.</summary>
    private interface IInC
    {
        /// <summary>The library's version, such as "1.2.3".</summary>
        /// <returns>A static string; do not free it.</returns>
        [CFunction("recursive_lu_version")]
        [return: C99Type("const char *")]
        static abstract byte* Version();

        /// <summary>The kernels in use: "baseline", "x86-64-v3" or "x86-64-v4"; "aarch64-neon" on arm64.</summary>
        /// <returns>A static string; do not free it.</returns>
        /// <remarks>On x86-64, RECURSIVE_LU_ISA=baseline, v3 or v4 in the environment, read at the first call, limits the choice; a program
        /// with more rights than its caller (set-user-ID) does not read it.</remarks>
        [CFunction("recursive_lu_isa")]
        [return: C99Type("const char *")]
        static abstract byte* Isa();

        /// <summary>A sentence for a value of info.</summary>
        /// <param name="info">What a function of this library gave; any other number, too.</param>
        /// <returns>A static string in English, without a stop at its end; never NULL. Do not free it.</returns>
        /// <remarks>Thread-safe. Which argument RECURSIVE_LU_BAD_ARGUMENT(i) means by name, recursive_lu_argument
        /// tells.</remarks>
        [CFunction("recursive_lu_message")]
        [return: C99Type("const char *")]
        static abstract byte* Message(long info);

        /// <summary>The name of an argument, as the header has it.</summary>
        /// <param name="function">A function's name, for example "recursive_lu_f64_strided".</param>
        /// <param name="i">The argument's position, from 1.</param>
        /// <returns>A static string; the empty string if there is no such function or argument. Never NULL; do not free it.</returns>
        /// <remarks>Thread-safe.</remarks>
        [CFunction("recursive_lu_argument")]
        [return: C99Type("const char *")]
        static abstract byte* Argument([C99Type("const char *")] byte* function, int i);
    }
}
