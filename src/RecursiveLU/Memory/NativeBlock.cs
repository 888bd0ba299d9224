using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>Aligned memory of the host's heap, in huge pages where it is large.</summary>
/// <remarks>On Linux a block lies inside a larger piece that <see cref="HostHeap"/> gives. The word before the block holds the
/// address of the piece, and the first word of the piece that of the block.</remarks>
internal static unsafe class NativeBlock
{
    /// <summary>Alignment of every block, at least.</summary>
    public const int Alignment = 64;

    /// <summary>Blocks of this size and more are aligned to huge pages and ask for them.</summary>
    private const long HugeThreshold = 4L << 20;

    private const int HugePage = 2 << 20;

    /// <summary>The two words that are kept for a block.</summary>
    private const int Words = 2 * sizeof(long);

    /// <summary>Gets a block; null if there is not enough memory. Throws nothing on Linux: a runtime's first exception takes
    /// memory itself, and NativeAOT's ends the process without it.</summary>
    /// <param name="bytes">How much is wanted.</param>
    /// <param name="size">How much it is.</param>
    /// <param name="least">A larger alignment, a power of two up to that of huge pages.</param>
    public static void* Allocate(long bytes, out long size, int least = Alignment)
    {
        bool huge = bytes >= HugeThreshold;
        nuint alignment = (nuint)(huge ? HugePage : least);
        var rounded = ((nuint)bytes + alignment - 1) & ~(alignment - 1);
        size = (long)rounded;
        if (!OperatingSystem.IsLinux())
        {
            return AllocateElsewhere(rounded, alignment);
        }

        void* piece = HostHeap.Allocate(rounded + alignment + Words);
        if (piece == null)
        {
            return null;
        }

        void* block = (void*)(((nuint)piece + Words + alignment - 1) & ~(alignment - 1));
        *(void**)piece = block;
        ((void**)block)[-1] = piece;
        if (huge)
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

    /// <summary>Gives the pages of a large block back to the system, since the host's heap may keep them when the block is freed. The
    /// content is lost.</summary>
    public static void Discard(void* block, long size)
    {
        if (size >= HugeThreshold && OperatingSystem.IsLinux())
        {
            _ = LibC.Madvise(block, (nuint)size, LibC.AdviseDontNeed);
        }
    }

    /// <summary>Gives a block back; nothing if it is null.</summary>
    public static void Free(void* block)
    {
        if (!OperatingSystem.IsLinux())
        {
            NativeMemory.AlignedFree(block);
        }
        else if (block != null)
        {
            HostHeap.Free(PieceOf(block));
        }
    }

    /// <summary>The piece of the host's heap in which a block lies: what its <c>free</c> takes. Linux only.</summary>
    public static void* PieceOf(void* block) => ((void**)block)[-1];

    /// <summary>The block in such a piece.</summary>
    public static void* BlockIn(void* piece) => *(void**)piece;

    private static void* AllocateElsewhere(nuint bytes, nuint alignment)
    {
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
