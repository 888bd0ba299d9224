using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>Memory of the C library, in huge pages where it is large.</summary>
internal static unsafe class NativeBlock
{
    /// <summary>Alignment of every block.</summary>
    public const int Alignment = 64;

    /// <summary>Blocks of this size and more are aligned to huge pages and ask for them.</summary>
    private const long HugeThreshold = 4L << 20;

    private const int HugePage = 2 << 20;

    /// <summary>Gets a block; null if there is not enough memory.</summary>
    /// <param name="bytes">How much is wanted.</param>
    /// <param name="size">How much it is.</param>
    public static void* Allocate(long bytes, out long size)
    {
        bool huge = bytes >= HugeThreshold;
        nuint alignment = (nuint)(huge ? HugePage : Alignment);
        var rounded = ((nuint)bytes + alignment - 1) & ~(alignment - 1);
        size = (long)rounded;
        void* block = TryAllocate(rounded, alignment);
        if (block != null && huge && OperatingSystem.IsLinux())
        {
            _ = LibC.Madvise(block, rounded, LibC.AdviseHugePages);
        }

        return block;
    }

    /// <summary>Lets the system take all of a large block but its first page, until it is written again; false if it will
    /// not. The content may be lost.</summary>
    public static bool Offer(void* block, long size) =>
        size >= HugeThreshold && OperatingSystem.IsLinux()
        && LibC.Madvise((byte*)block + HugePage, (nuint)(size - HugePage), LibC.AdviseFree) == 0;

    /// <summary>Gives a block back; nothing if it is null.</summary>
    public static void Free(void* block) => NativeMemory.AlignedFree(block);

    /// <summary>Null if there is no memory. A runtime's first exception takes some itself, and NativeAOT's ends the process
    /// without it: where it can be, none is thrown.</summary>
    private static void* TryAllocate(nuint bytes, nuint alignment)
    {
        if (OperatingSystem.IsLinux())
        {
            return LibC.AlignedAlloc(alignment, bytes);
        }

        try
        {
            return NativeMemory.AlignedAlloc(bytes, alignment);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }
}
