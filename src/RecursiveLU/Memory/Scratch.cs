namespace RecursiveLU.Memory;

/// <summary>
/// Native scratch memory. Each thread keeps its last block for the next call, up to <see cref="OfferedBytes"/>, and one above
/// <see cref="KeptBytes"/> so that the system may take it meanwhile; the C library frees it when the thread ends. What a callee
/// rents while its caller's part is in use comes from the rest of the block, if that suffices. Parts are returned in the opposite order.
/// </summary>
internal readonly unsafe ref struct Scratch
{
    /// <summary>Alignment of every part.</summary>
    public const int Alignment = NativeBlock.Alignment;

    /// <summary>A larger block is offered to the system at the end of the call: it takes the pages when it is short of memory, and
    /// until then the next call finds them. To touch fresh ones instead costs 5 to 10% at n = 8000.</summary>
    public const long KeptBytes = 256L << 20;

    /// <summary>A still larger block is freed at the end of the call.</summary>
    public const long OfferedBytes = 2L << 30;

    private readonly Header* _header;
    private readonly long _start;
    private readonly bool _kept;

    private Scratch(Header* header, long size, bool kept)
    {
        _header = header;
        _start = header->Used;
        _kept = kept;
        header->Used = _start + size;
    }

    /// <summary>Gets the memory. Its content is arbitrary.</summary>
    public byte* Pointer => (byte*)_header + _start;

    /// <summary>Gets memory; false if there is not enough.</summary>
    /// <param name="bytes">How much.</param>
    /// <param name="scratch">The memory, to be returned.</param>
    /// <param name="callees">What callees will rent meanwhile, so that it need not come from the system each time.</param>
    public static bool TryRent(Int128 bytes, out Scratch scratch, Int128 callees = default)
    {
        scratch = default;
        if (bytes + callees > long.MaxValue / 2)
        {
            return false;
        }

        long size = RoundUp((long)bytes);
        var kept = (Header*)ThreadSlot.Get();
        bool inUse = kept != null && kept->Used > Alignment;
        long wanted = inUse ? size : size + RoundUp((long)callees);
        if (kept != null && kept->Size - kept->Used >= wanted)
        {
            scratch = new Scratch(kept, size, kept: true);
            return true;
        }

        if (!inUse && kept != null && ThreadSlot.Set(null))
        {
            NativeBlock.Free(kept);
        }

        Header* block = Allocate(wanted);
        if (block == null)
        {
            return false;
        }

        scratch = new Scratch(block, size, kept: !inUse && ThreadSlot.Set(block));
        return true;
    }

    /// <summary>Frees what the calling thread keeps for its next call.</summary>
    public static void FreeKept()
    {
        var kept = (Header*)ThreadSlot.Get();
        if (kept != null && kept->Used == Alignment && ThreadSlot.Set(null))
        {
            NativeBlock.Discard(kept, kept->Size);
            NativeBlock.Free(kept);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Return()
    {
        _header->Used = _start;
        if (!_kept)
        {
            NativeBlock.Free(_header);
            return;
        }

        bool empty = _start == Alignment;
        if (empty && _header->Size > KeptBytes && !Offer(_header) && ThreadSlot.Set(null))
        {
            NativeBlock.Free(_header);
        }
    }

    private static bool Offer(Header* block) => block->Size <= OfferedBytes && NativeBlock.Offer(block, block->Size);

    private static long RoundUp(long bytes) => (bytes + Alignment - 1) & -Alignment;

    /// <summary>A block with room for so many bytes behind its header.</summary>
    private static Header* Allocate(long bytes)
    {
        var block = (Header*)NativeBlock.Allocate(bytes + Alignment, out long size);
        if (block == null)
        {
            return null;
        }

        block->Size = size;
        block->Used = Alignment;
        return block;
    }

    private struct Header
    {
        /// <summary>Bytes of the block, this header included.</summary>
        public long Size;

        /// <summary>Where its free rest begins.</summary>
        public long Used;
    }
}
