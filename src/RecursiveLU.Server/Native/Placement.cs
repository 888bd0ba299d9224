using System.Runtime.CompilerServices;

namespace RecursiveLU.Server.Native;

/// <summary>The processor that a thread runs on.</summary>
internal static unsafe class Placement
{
    /// <summary>1024 processors, as many as the C library's masks have.</summary>
    private const int MaskWords = 16;

    private const int MaskBytes = MaskWords * sizeof(ulong);
    private const int WordBits = 64;

    /// <summary>Moves the calling thread to another processor, if it may use another one. It may use the same ones
    /// afterwards.</summary>
    [SkipLocalsInit]
    public static void Leave()
    {
        ulong* mask = stackalloc ulong[MaskWords];
        int processor = LibC.CurrentProcessor();
        if (LibC.GetAffinity(0, MaskBytes, mask) != 0 || (uint)processor >= MaskWords * WordBits)
        {
            return;
        }

        ulong* others = stackalloc ulong[MaskWords];
        new Span<ulong>(mask, MaskWords).CopyTo(new Span<ulong>(others, MaskWords));
        others[processor / WordBits] &= ~(1ul << (processor % WordBits));
        if (new Span<ulong>(others, MaskWords).ContainsAnyExcept(0ul) && LibC.SetAffinity(0, MaskBytes, others) == 0)
        {
            _ = LibC.SetAffinity(0, MaskBytes, mask);
        }
    }
}
