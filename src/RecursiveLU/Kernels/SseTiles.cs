using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels;

/// <summary>Chooses among the tiles for SSE2 and SSE3.</summary>
internal static unsafe class SseTiles<T>
    where T : unmanaged
{
    /// <summary>Panels of a tile.</summary>
    public const int Panels = 3;

    /// <summary>Gets a value indicating whether this processor wants these tiles. A library that is compiled ahead asks for SSE3 when it
    /// runs.</summary>
    public static bool AreSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse2.IsSupported && !Fma.IsSupported;
    }

    /// <summary>A tile's update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, T* l, T* u, nint k, nint stride)
    {
        if (sizeof(T) == sizeof(double) && Sse3.IsSupported)
        {
            SseTile<double, DuplicatedLanes>.Update((double*)c, (double*)l, (double*)u, k, stride);
        }
        else
        {
            SseTile<T, ShuffledLanes<T>>.Update(c, l, u, k, stride);
        }
    }
}
