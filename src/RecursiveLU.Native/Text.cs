using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecursiveLU.Native;

/// <summary>Zero-terminated strings that live as long as the process.</summary>
internal static unsafe class Text
{
    /// <summary>The address of a literal: it is in the file's read-only data, with a zero behind it, and never moves.</summary>
    public static byte* Pointer(ReadOnlySpan<byte> literal) =>
        (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal));
}
