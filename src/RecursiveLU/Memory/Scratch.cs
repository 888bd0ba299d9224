using System.Runtime.InteropServices;

namespace RecursiveLU.Memory;

/// <summary>Native scratch memory.</summary>
internal readonly unsafe struct Scratch
{
    private Scratch(void* pointer) => Pointer = pointer;

    /// <summary>Gets the memory, aligned to 64 bytes.</summary>
    public void* Pointer { get; }

    public static bool TryRent(Int128 bytes, out Scratch scratch)
    {
        scratch = bytes <= long.MaxValue ? new Scratch(NativeMemory.AlignedAlloc((nuint)bytes, 64)) : default;
        return scratch.Pointer != null;
    }

    public void Return() => NativeMemory.AlignedFree(Pointer);
}
