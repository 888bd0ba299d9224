using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>The element (i, j) of as many matrices as a vector has lanes.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">The type of the elements, or of their parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
internal unsafe interface IInterleavedNumber<TSelf, T, TVector>
    where TSelf : struct, IInterleavedNumber<TSelf, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets a value indicating whether it has two parts, one vector after the other in memory.</summary>
    static abstract bool IsComplex { get; }

    /// <summary>Gets the magnitudes, of complex numbers the sums of their parts' magnitudes.</summary>
    TVector Magnitude { get; }

    static abstract TSelf Load(T* source);

    void Store(T* target);

    /// <summary>Lanes of <paramref name="yes"/> where every bit of the mask is set, of <paramref name="no"/> where none is.</summary>
    static abstract TSelf Select(TVector mask, TSelf yes, TSelf no);

    /// <summary>The reciprocals of usual numbers.</summary>
    TSelf Reciprocal();

    /// <summary>The product with reciprocals.</summary>
    TSelf Times(TSelf reciprocal);

    /// <summary>This - l * u, rounded as plain elimination rounds it.</summary>
    TSelf Minus(TSelf l, TSelf u);

    /// <summary>Whether all of some magnitudes are those of pivots that are divided by in the usual way.</summary>
    static abstract bool AreUsual(TVector magnitudes);
}
