using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Native;

/// <summary>Zero-terminated strings that live as long as the process.</summary>
internal static unsafe class Text
{
    public static byte* Version => Pointer(BuildInfo.Version);

    /// <summary>The kernels of this very file.</summary>
    public static byte* Isa =>
        Vector512.IsHardwareAccelerated ? Pointer("x86-64-v4"u8)
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? Pointer("x86-64-v3"u8)
        : Pointer("baseline"u8);

    /// <summary>The address of a literal: it is in the file's read-only data, with a zero behind it, and never moves.</summary>
    public static byte* Pointer(ReadOnlySpan<byte> literal) =>
        (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(literal));
}
