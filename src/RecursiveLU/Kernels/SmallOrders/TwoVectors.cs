using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column in two vectors.</summary>
internal readonly unsafe struct TwoVectors<TVector, T> : IColumn<TwoVectors<TVector, T>, TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
{
    private readonly TVector _a;
    private readonly TVector _b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TwoVectors(TVector a, TVector b)
    {
        _a = a;
        _b = b;
    }

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TVector.Count;
    }

    public static int Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TVector.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Load(T* source) => new(TVector.Load(source), TVector.Load(source + TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> LoadRows(T* source, int rows) =>
        new(TVector.Load(source), TVector.Load(source + rows - TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target)
    {
        _a.Store(target);
        _b.Store(target + TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRows(T* target, int rows)
    {
        _a.Store(target);
        _b.Store(target + rows - TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> RowNumbers() => new(TVector.IndexSequence(0), TVector.IndexSequence(TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> AddIndex(TwoVectors<TVector, T> a, TVector b) =>
        new(TVector.AddIndex(a._a, b), TVector.AddIndex(a._b, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> LessIndexMask(TwoVectors<TVector, T> index, TVector bound) =>
        new(TVector.LessIndexMask(index._a, bound), TVector.LessIndexMask(index._b, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> ClearRow(
        TwoVectors<TVector, T> mask, TwoVectors<TVector, T> rows, TwoVectors<TVector, T> keys, TVector key) =>
        new(TVector.ClearEqualIndex(mask._a, keys._a, key), TVector.ClearEqualIndex(mask._b, keys._b, key));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Select(
        TwoVectors<TVector, T> mask, TwoVectors<TVector, T> yes, TwoVectors<TVector, T> no) =>
        new(TVector.Select(mask._a, yes._a, no._a), TVector.Select(mask._b, yes._b, no._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> And(TwoVectors<TVector, T> a, TwoVectors<TVector, T> b) =>
        new(TVector.And(a._a, b._a), TVector.And(a._b, b._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Multiply(TwoVectors<TVector, T> a, TVector b) =>
        new(TVector.Multiply(a._a, b), TVector.Multiply(a._b, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Divide(TwoVectors<TVector, T> a, TVector b) =>
        new(TVector.Divide(a._a, b), TVector.Divide(a._b, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> NegatedMultiplyAdd(TwoVectors<TVector, T> a, TVector b, TwoVectors<TVector, T> c) =>
        new(TVector.NegatedMultiplyAdd(a._a, b, c._a), TVector.NegatedMultiplyAdd(a._b, b, c._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Update(
        TwoVectors<TVector, T> mask, TwoVectors<TVector, T> a, TVector b, TwoVectors<TVector, T> c) =>
        new(TVector.Update(mask._a, a._a, b, c._a), TVector.Update(mask._b, a._b, b, c._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(TwoVectors<TVector, T> mask, TwoVectors<TVector, T> a, T* memoryOfA, TVector b, T* c)
    {
        TVector.UpdateInPlace(mask._a, a._a, b, c);
        TVector.UpdateInPlace(mask._b, a._b, b, c + TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(
        TwoVectors<TVector, T> mask, TwoVectors<TVector, T> yes, TwoVectors<TVector, T> no, T* target)
    {
        TVector.StoreSelected(mask._a, yes._a, no._a, target);
        TVector.StoreSelected(mask._b, yes._b, no._b, target + TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Keys(
        TwoVectors<TVector, T> values, TwoVectors<TVector, T> mask, TVector otherMask, TwoVectors<TVector, T> numbers) =>
        new(TVector.Key(values._a, mask._a, otherMask, numbers._a), TVector.Key(values._b, mask._b, otherMask, numbers._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxKey(
        TwoVectors<TVector, T> keys, TwoVectors<TVector, T> values, out TwoVectors<TVector, T> candidates)
    {
        candidates = values;
        return TVector.MaxKey(keys._a, keys._b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> LoadEnds(T* source, int rows) => LoadRows(source, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> LoadPairs(T* source, int rows, out TwoVectors<TVector, T> seconds)
    {
        var a = OneVector<TVector, T>.LoadPairs(source, TVector.Count, out OneVector<TVector, T> secondsOfA);
        var b = OneVector<TVector, T>.LoadPairs(
            source + (2 * (rows - TVector.Count)), TVector.Count, out OneVector<TVector, T> secondsOfB);
        seconds = new(secondsOfA.Vector, secondsOfB.Vector);
        return new(a.Vector, b.Vector);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(TwoVectors<TVector, T> firsts, TwoVectors<TVector, T> seconds, T* target, int rows)
    {
        OneVector<TVector, T>.StorePairs(new(firsts._a), new(seconds._a), target, TVector.Count);
        target += 2 * (rows - TVector.Count);
        OneVector<TVector, T>.StorePairs(new(firsts._b), new(seconds._b), target, TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> SumOfMagnitudes(TwoVectors<TVector, T> a, TwoVectors<TVector, T> b) =>
        new(TVector.Add(TVector.Abs(a._a), TVector.Abs(b._a)), TVector.Add(TVector.Abs(a._b), TVector.Abs(b._b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> MultiplyAdd(TwoVectors<TVector, T> a, TVector b, TwoVectors<TVector, T> c) =>
        new(TVector.MultiplyAdd(a._a, b, c._a), TVector.MultiplyAdd(a._b, b, c._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Candidates(TwoVectors<TVector, T> keys, TwoVectors<TVector, T> values) =>
        TVector.SelectEqualIndex(TVector.MaxKey(keys._a, keys._b), keys._a, values._a, values._b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountGreaterIndices(TwoVectors<TVector, T> keys, TVector bound) =>
        BitOperations.PopCount(TVector.GreaterIndexBits(keys._a, bound))
        + BitOperations.PopCount(TVector.GreaterIndexBits(keys._b, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> Reciprocals(TwoVectors<TVector, T> candidates) =>
        new(TVector.Reciprocal(candidates._a), TVector.Reciprocal(candidates._b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PickReciprocal(TwoVectors<TVector, T> reciprocals, TVector key) =>
        TVector.Permute(reciprocals._a, reciprocals._b, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pick(TwoVectors<TVector, T> a, TVector row) => TVector.Permute(a._a, a._b, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors<TVector, T> PickRows(TwoVectors<TVector, T> a, TwoVectors<TVector, T> rows) =>
        new(Pick(a, rows._a), Pick(a, rows._b));
}
