using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>The floating-point environment of the C library: rounding mode, traps, flags.</summary>
internal static unsafe partial class LibM
{
    /// <summary>More than the fenv_t of any C library.</summary>
    public const int EnvironmentBytes = 64;

    private const string Library = "libm.so.6";

    [LibraryImport(Library, EntryPoint = "fegetenv")]
    [SuppressGCTransition]
    public static partial int GetEnvironment(byte* environment);

    [LibraryImport(Library, EntryPoint = "fesetenv")]
    [SuppressGCTransition]
    public static partial int SetEnvironment(byte* environment);
}
