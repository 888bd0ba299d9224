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
    /// <summary>Runs the work with them.</summary>
    public static long Run<T, TWork>(in TWork work)
        where T : unmanaged
        where TWork : struct, IVectorised<T> =>
        Vector512.IsHardwareAccelerated ? work.Run<Simd512<T>>()
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? work.Run<Simd256<T>>()
        : work.Run<Simd128<T>>();
}
