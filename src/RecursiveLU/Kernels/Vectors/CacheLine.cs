using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>The lines of caches. A vector that lies in two of them takes twice as long, and the stack is aligned to 16 bytes only.</summary>
internal static unsafe class CacheLine
{
    /// <summary>The bytes of one.</summary>
    public const int Bytes = 64;

    /// <summary>The elements in one; a block that is to be aligned has so many more than it needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Elements<T>()
        where T : unmanaged => Bytes / sizeof(T);

    /// <summary>The first address in a block where a line begins: no vector from there on lies in two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T* Align<T>(T* block)
        where T : unmanaged => (T*)(((nuint)block + (Bytes - 1)) & ~(nuint)(Bytes - 1));
}
