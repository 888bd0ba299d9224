using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>A part of a client's shared-memory object in memory.</summary>
internal sealed unsafe class SharedMapping
{
    private readonly byte* _start;
    private readonly nuint _bytes;
    private readonly int _number;

    private SharedMapping(ByteRange range, nint start, int number)
    {
        Range = range;
        _start = (byte*)start;
        _bytes = (nuint)range.Bytes;
        _number = number;
    }

    /// <summary>Gets which part it is.</summary>
    public ByteRange Range { get; }

    /// <summary>Gets whether pages of it turned out to be missing. Then its content is worthless.</summary>
    public bool IsBroken => MappingTable.IsBroken(_number);

    /// <summary>Maps a part that begins with a page; null if there are no addresses for it.</summary>
    public static SharedMapping? TryMap(int descriptor, ByteRange range)
    {
        nint start = LibC.Map(
            0, (nuint)range.Bytes, LibC.ProtectReadWrite, LibC.MapShared, descriptor, (nint)range.Begin);
        int number = start == -1 ? -1 : MappingTable.Add(start, (nint)range.Bytes);
        if (number < 0 && start != -1)
        {
            _ = LibC.Unmap(start, (nuint)range.Bytes);
        }

        return number < 0 ? null : new SharedMapping(range, start, number);
    }

    /// <summary>Where a byte of the object is.</summary>
    public byte* At(long offset) => _start + (offset - Range.Begin);

    /// <summary>Takes it out of memory.</summary>
    public void Unmap()
    {
        MappingTable.Remove(_number);
        _ = LibC.Unmap((nint)_start, _bytes);
    }
}
