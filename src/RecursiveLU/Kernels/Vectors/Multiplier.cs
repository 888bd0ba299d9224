using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>A factor of products, prepared once for many of them: of complex numbers in two forms, of real ones as it is.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
internal readonly struct Multiplier<TVector>
    where TVector : struct
{
    /// <summary>The factor; of a left complex one its real parts.</summary>
    public readonly TVector First;

    /// <summary>Of a left complex factor its imaginary parts, of a right one i times it; of a real factor nothing.</summary>
    public readonly TVector Second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Multiplier(TVector first, TVector second)
    {
        First = first;
        Second = second;
    }
}
