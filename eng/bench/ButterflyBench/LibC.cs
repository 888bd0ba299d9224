using System.Runtime.InteropServices;

namespace ButterflyBench;

/// <summary>The C library.</summary>
internal static unsafe partial class LibC
{
    [LibraryImport("libc", EntryPoint = "memcpy")]
    public static partial void* MemCpy(void* target, void* source, nuint bytes);
}
