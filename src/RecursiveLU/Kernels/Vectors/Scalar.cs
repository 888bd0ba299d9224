using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>What vectors compute, on one element: with the same roundings.</summary>
internal static class Scalar
{
    /// <summary>Gets a value indicating whether the processor has fused multiply-add.</summary>
    public static bool IsFused
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
    }

    /// <summary>c - l * u, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Minus<T>(T c, T l, T u)
        where T : unmanaged, IFloatingPointIeee754<T> => IsFused ? T.FusedMultiplyAdd(-l, u, c) : c - (l * u);

    /// <summary>c - l * u, rounded twice on every processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MinusRounded<T>(T c, T l, T u)
        where T : unmanaged, IFloatingPointIeee754<T> => c - (l * u);

    /// <summary>The larger of two numbers, the second if one is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MaxOrSecond<T>(T a, T b)
        where T : unmanaged => Simd128<T>.MaxOrSecond(Simd128<T>.Scalar(a), Simd128<T>.Scalar(b)).First;

    /// <summary>The sign of a number whose magnitude is known, for <see cref="WithSign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sign<T>(T a, T magnitude)
        where T : unmanaged => Vector128.CreateScalarUnsafe(a) ^ Vector128.CreateScalarUnsafe(magnitude);

    /// <summary>A number times a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WithSign<T>(T a, Vector128<T> sign)
        where T : unmanaged => (Vector128.CreateScalarUnsafe(a) ^ sign).ToScalar();
}
