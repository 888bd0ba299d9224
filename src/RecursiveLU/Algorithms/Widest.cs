using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RecursiveLU.Kernels;

namespace RecursiveLU.Algorithms;

/// <summary>Something computed with vectors of any width.</summary>
internal interface IVectorised<T>
    where T : unmanaged
{
    /// <summary>Computes it; gives what the work gives.</summary>
    long Run<TVector>()
        where TVector : struct, ISimd<TVector, T>;
}

/// <summary>Chooses the widest vectors of this machine.</summary>
internal static class Widest
{
    /// <summary>Gets their bits: 512, 256 or 128.</summary>
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 256 : 128;
    }

    /// <summary>Runs the work with them.</summary>
    public static long Run<T, TWork>(in TWork work)
        where T : unmanaged
        where TWork : struct, IVectorised<T> =>
        Bits == 512 ? work.Run<Simd512<T>>()
        : Bits == 256 ? work.Run<Simd256<T>>()
        : work.Run<Simd128<T>>();
}
