using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A search for the largest key of a column, lane by lane, vector by vector.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly struct KeySearch<T, TVector>
    where T : unmanaged
    where TVector : struct, IColumnSimd<TVector, T>
{
    /// <summary>The largest key so far.</summary>
    public readonly TVector Max;

    /// <summary>The second largest.</summary>
    public readonly TVector Second;

    /// <summary>The value that has the largest.</summary>
    public readonly TVector Candidates;

    /// <summary>The rows of the next vector.</summary>
    private readonly TVector _now;

    /// <summary>Nothing found yet.</summary>
    /// <param name="rows">The rows of the first vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeySearch(TVector rows)
        : this(default, default, default, rows)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private KeySearch(TVector max, TVector second, TVector candidates, TVector now)
    {
        Max = max;
        Second = second;
        Candidates = candidates;
        _now = now;
    }

    /// <summary>This search and the next vector.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="live">A mask of the rows that count.</param>
    /// <param name="magnitude">A mask of a key's bits that are a magnitude's.</param>
    /// <param name="step">The lanes of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeySearch<T, TVector> Take(TVector x, TVector live, TVector magnitude, TVector step)
    {
        TVector key = TVector.Key(x, live, magnitude, _now);
        TVector larger = TVector.MaxKey(Max, key);
        return new(
            larger,
            TVector.MaxKey(Second, TVector.MinIndex(Max, key)),
            TVector.SelectEqualIndex(larger, Max, Candidates, x),
            TVector.AddIndex(_now, step));
    }
}
