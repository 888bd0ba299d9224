using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>
/// Native scratch memory. Each thread keeps its last block for the next call, up to <see cref="KeptBytes"/>; the C
/// library frees it when the thread ends.
/// </summary>
internal readonly unsafe ref struct Scratch
{
    /// <summary>Alignment of every block.</summary>
    public const int Alignment = 64;

    /// <summary>A larger block goes back to the system at the end of the call. Touching fresh memory costs about 0.2 ms a
    /// megabyte, which large factorizations hide.</summary>
    public const long KeptBytes = 256L << 20;

    /// <summary>Blocks of this size and more are aligned to huge pages and ask for them.</summary>
    private const long HugeThreshold = 4L << 20;

    private const int HugePage = 2 << 20;

    private readonly Header* _header;
    private readonly bool _kept;

    private Scratch(Header* header, bool kept)
    {
        _header = header;
        _kept = kept;
    }

    /// <summary>Gets the memory. Its content is arbitrary.</summary>
    public byte* Pointer => (byte*)_header + Alignment;

    /// <summary>Gets memory; false if there is not enough.</summary>
    public static bool TryRent(Int128 bytes, out Scratch scratch)
    {
        scratch = default;
        if (bytes > long.MaxValue / 2)
        {
            return false;
        }

        long size = (long)bytes + Alignment;
        var kept = (Header*)ThreadSlot.Get();
        if (kept != null && kept->InUse)
        {
            // A signal handler, or another re-entry, that interrupted a call of its own thread.
            scratch = new Scratch(Allocate(size), kept: false);
            return scratch._header != null;
        }

        if (kept == null || kept->Size < size)
        {
            ThreadSlot.Set(null);
            NativeMemory.AlignedFree(kept);
            kept = Allocate(size);
            if (kept == null)
            {
                return false;
            }

            ThreadSlot.Set(kept);
        }

        kept->InUse = true;
        scratch = new Scratch(kept, kept: ThreadSlot.Get() == kept);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Return()
    {
        _header->InUse = false;
        if (!_kept || _header->Size > KeptBytes)
        {
            if (_kept)
            {
                ThreadSlot.Set(null);
            }

            NativeMemory.AlignedFree(_header);
        }
    }

    private static Header* Allocate(long size)
    {
        bool huge = size >= HugeThreshold;
        nuint alignment = (nuint)(huge ? HugePage : Alignment);
        var rounded = ((nuint)size + alignment - 1) & ~(alignment - 1);
        Header* block;
        try
        {
            block = (Header*)NativeMemory.AlignedAlloc(rounded, alignment);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }

        if (huge && OperatingSystem.IsLinux())
        {
            _ = LibC.Madvise(block, rounded, LibC.AdviseHugePages);
        }

        block->Size = (long)rounded;
        block->InUse = false;
        return block;
    }

    private struct Header
    {
        public long Size;
        public bool InUse;
    }
}
