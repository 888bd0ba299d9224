using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Vectors;

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
        VectorWidth.Bits == 512 ? work.Run<Simd512<T>>()
        : VectorWidth.Bits == 256 ? work.Run<Simd256<T>>()
        : work.Run<Simd128<T>>();
}
