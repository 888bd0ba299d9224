using System.Runtime.InteropServices;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>What the library says of itself, and its number of threads.</summary>
internal static unsafe class LibraryExports
{
    /// <summary>The library's version, such as "1.2.3".</summary>
    /// <returns>A static string; do not free it.</returns>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_version")]
    [return: C99Type("const char *")]
    private static byte* Version() => Entry.Version();

    /// <summary>The kernels in use: "baseline", "x86-64-v3" or "x86-64-v4".</summary>
    /// <returns>A static string; do not free it.</returns>
    /// <remarks>RECURSIVE_LU_ISA=baseline, v3 or v4 in the environment, read at the first call, limits the choice.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_isa")]
    [return: C99Type("const char *")]
    private static byte* Isa() => Entry.Isa();

    /// <summary>The number of threads that a threaded call may use, the caller's own included.</summary>
    /// <returns>What recursive_lu_set_num_threads last set; or else RECURSIVE_LU_NUM_THREADS of the environment; or else
    /// the processors that this process may use (affinity mask and cgroup quota).</returns>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_get_num_threads")]
    private static int GetNumThreads() => Entry.GetNumThreads();

    /// <summary>Sets the number of threads of later threaded calls of the whole process. Thread-safe.</summary>
    /// <param name="threads">1 to 1024; larger counts as 1024; 0 goes back to the default.</param>
    /// <returns>0; or RECURSIVE_LU_BAD_ARGUMENT(1) if threads is negative, and nothing is changed.</returns>
    [UnmanagedCallersOnly(EntryPoint = "recursive_lu_set_num_threads")]
    private static long SetNumThreads(int threads) => Entry.SetNumThreads(threads);
}
