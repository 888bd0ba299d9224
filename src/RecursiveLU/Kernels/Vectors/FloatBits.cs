using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Bits of floating-point numbers as integers, which order magnitudes as the numbers do.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static unsafe class FloatBits<T>
    where T : unmanaged
{
    /// <summary>Gets all but the sign.</summary>
    public static long Magnitude
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double) ? long.MaxValue : int.MaxValue;
    }

    /// <summary>Gets the least number whose reciprocal does not overflow.</summary>
    public static long LeastNormal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double) ? 0x0010000000000000 : 0x00800000;
    }

    /// <summary>Gets the number after which reciprocals are subnormal.</summary>
    public static long SubnormalReciprocal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double) ? 0x7FD0000000000000 : 0x7E800000;
    }

    /// <summary>Gets 1.</summary>
    public static long One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double) ? 0x3FF0000000000000 : 0x3F800000;
    }

    /// <summary>Gets infinity; NaN is greater.</summary>
    public static long Infinity
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(T) == sizeof(double) ? 0x7FF0000000000000 : 0x7F800000;
    }

    /// <summary>Whether a magnitude is a finite number whose reciprocal does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasReciprocal(long magnitude) => (ulong)(magnitude - LeastNormal) < (ulong)(Infinity - LeastNormal);
}
