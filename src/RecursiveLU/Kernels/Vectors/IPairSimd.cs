using System.Runtime.Intrinsics;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>What <see cref="ComplexSimd{T, TPart, TVector}"/> needs of a vector besides: its lanes are pairs, real and imaginary parts
/// in turn.</summary>
/// <typeparam name="TVector">The implementing type.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal unsafe interface IPairSimd<TVector, T> : ISimd<TVector, T>
    where TVector : struct, IPairSimd<TVector, T>
    where T : unmanaged
{
    /// <summary>A pair in memory, over and over.</summary>
    static abstract TVector BroadcastPair(T* pair);

    /// <summary>A pair, over and over.</summary>
    static abstract TVector BroadcastPair(T first, T second);

    /// <summary>The first pair of a vector, over and over.</summary>
    static abstract TVector BroadcastPair(Vector128<T> pair);

    /// <summary>The lanes of each pair exchanged.</summary>
    static abstract TVector ExchangeInPairs(TVector a);

    /// <summary>Each pair times i.</summary>
    static abstract TVector Turned(TVector a);

    /// <summary>The first lane of each pair twice.</summary>
    static abstract TVector FirstTwice(TVector a);

    /// <summary>The second lane of each pair twice.</summary>
    static abstract TVector SecondTwice(TVector a);

    /// <summary>The first lane of each pair with the other sign.</summary>
    static abstract TVector NegateFirst(TVector a);

    /// <summary>The second lane of each pair with the other sign.</summary>
    static abstract TVector NegateSecond(TVector a);

    /// <summary>Integers of a lane's size, in both lanes of each pair: first, first + 1 and so on.</summary>
    static abstract TVector PairIndexSequence(long first);

    /// <summary>A bit for every pair that is the same, of pairs of two equal lanes that are positive and no NaN on one side.</summary>
    static abstract uint EqualPairBits(TVector a, TVector b);

    /// <summary>The sum of the pairs, in the first two lanes: the upper half is added to the lower one until one pair is left.</summary>
    static abstract Vector128<T> SumPairs(TVector a);
}
