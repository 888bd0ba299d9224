using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>A divisor, prepared once for many quotients: of complex numbers what R. L. Smith's division makes of it, of real ones as it
/// is.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
internal readonly struct Divisor<TVector>
    where TVector : struct
{
    /// <summary>What is divided by at last: a real number.</summary>
    public readonly TVector Value;

    /// <summary>Of a complex divisor the power of two by which a dividend is scaled.</summary>
    public readonly TVector Scale;

    /// <summary>Of a complex divisor what the dividend is multiplied by.</summary>
    public readonly TVector Straight;

    /// <summary>Of a complex divisor what the dividend divided by i is multiplied by.</summary>
    public readonly TVector Turned;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Divisor(TVector value, TVector scale, TVector straight, TVector turned)
    {
        Value = value;
        Scale = scale;
        Straight = straight;
        Turned = turned;
    }
}
