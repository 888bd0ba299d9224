using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>A search for the largest magnitude, lane by lane, row block by row block.</summary>
internal readonly unsafe struct Search<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The largest magnitude so far, -1 if there was none.</summary>
    public readonly TVector Max;

    /// <summary>The row in which it was found first.</summary>
    public readonly TVector At;

    /// <summary>The rows of the next vector.</summary>
    public readonly TVector Now;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Search(TVector max, TVector at, TVector now)
    {
        Max = max;
        At = at;
        Now = now;
    }

    /// <summary>Gets the elements of one that is written.</summary>
    public static int Size => 2 * TVector.Count;

    /// <summary>A search that begins at a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Search<T, TVector> From(long row) =>
        new(TVector.NoMagnitude, TVector.BroadcastIndex(0), TVector.IndexSequence(row));

    /// <summary>Writes what was found.</summary>
    public void Store(T* target)
    {
        Max.Store(target);
        At.Store(target + TVector.Count);
    }

    /// <summary>This search, and one of later rows that was written.</summary>
    public Search<T, TVector> With(T* later)
    {
        TVector max = TVector.Load(later);
        return new(
            TVector.MaxOrSecond(max, Max), TVector.SelectGreater(max, Max, TVector.Load(later + TVector.Count), At), Now);
    }

    /// <summary>Looks at the next vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Search<T, TVector> Take(TVector values)
    {
        TVector a = TVector.Abs(values);
        return new(
            TVector.MaxOrSecond(a, Max),
            TVector.SelectGreater(a, Max, Now, At),
            TVector.AddIndex(Now, TVector.BroadcastIndex(TVector.Count)));
    }
}
