using System.Runtime.InteropServices;

namespace RecursiveLU.NativeHost;

/// <summary>A copy of an array at an odd offset, with memory on both sides whose content is watched.</summary>
internal sealed class GuardedArray<T>
    where T : unmanaged
{
    private const int Guard = 3;

    private readonly T[] _memory;

    public GuardedArray(T[] content)
    {
        _memory = new T[content.Length + (2 * Guard)];
        MemoryMarshal.AsBytes(_memory.AsSpan()).Fill(0xa5);
        content.CopyTo(_memory, Guard);
    }

    /// <summary>Gets the array.</summary>
    public Span<T> Inside => _memory.AsSpan(Guard, _memory.Length - (2 * Guard));

    /// <summary>Throws if anything beside the array was written.</summary>
    public void Check()
    {
        bool before = MemoryMarshal.AsBytes(_memory.AsSpan(0, Guard)).ContainsAnyExcept((byte)0xa5);
        bool after = MemoryMarshal.AsBytes(_memory.AsSpan(_memory.Length - Guard)).ContainsAnyExcept((byte)0xa5);
        if (before || after)
        {
            throw new InvalidDataException($"Memory {(before ? "before" : "after")} an array was written.");
        }
    }
}
