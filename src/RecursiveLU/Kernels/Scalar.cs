using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels;

/// <summary>What vectors compute, on one element: with the same roundings.</summary>
internal static class Scalar
{
    /// <summary>c - l * u, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Minus<T>(T c, T l, T u)
        where T : unmanaged, IFloatingPointIeee754<T> => Fma.IsSupported ? T.FusedMultiplyAdd(-l, u, c) : c - (l * u);
}
