using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column in one vector.</summary>
internal readonly unsafe struct OneVector<TVector, T> : IColumn<OneVector<TVector, T>, TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
{
    private readonly TVector _a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public OneVector(TVector a) => _a = a;

    /// <summary>Gets the vector.</summary>
    public TVector Vector
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _a;
    }

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count;
    }

    public static int Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Load(T* source) => new(TVector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> LoadRows(T* source, int rows) =>
        new(rows == TVector.Count ? TVector.Load(source) : TVector.LoadFirst(source, rows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _a.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRows(T* target, int rows)
    {
        if (rows == TVector.Count)
        {
            _a.Store(target);
        }
        else
        {
            _a.StoreFirst(target, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> RowNumbers() => new(TVector.IndexSequence(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> AddIndex(OneVector<TVector, T> a, TVector b) => new(TVector.AddIndex(a._a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> LessIndexMask(OneVector<TVector, T> index, TVector bound) =>
        new(TVector.LessIndexMask(index._a, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> ClearRow(
        OneVector<TVector, T> mask, OneVector<TVector, T> rows, OneVector<TVector, T> keys, TVector key) =>
        new(TVector.ClearEqualIndex(mask._a, keys._a, key));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Select(
        OneVector<TVector, T> mask, OneVector<TVector, T> yes, OneVector<TVector, T> no) =>
        new(TVector.Select(mask._a, yes._a, no._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> And(OneVector<TVector, T> a, OneVector<TVector, T> b) =>
        new(TVector.And(a._a, b._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Multiply(OneVector<TVector, T> a, TVector b) => new(TVector.Multiply(a._a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Divide(OneVector<TVector, T> a, TVector b) => new(TVector.Divide(a._a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> NegatedMultiplyAdd(OneVector<TVector, T> a, TVector b, OneVector<TVector, T> c) =>
        new(TVector.NegatedMultiplyAdd(a._a, b, c._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Update(
        OneVector<TVector, T> mask, OneVector<TVector, T> a, TVector b, OneVector<TVector, T> c) =>
        new(TVector.Update(mask._a, a._a, b, c._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(OneVector<TVector, T> mask, OneVector<TVector, T> a, T* memoryOfA, TVector b, T* c) =>
        TVector.UpdateInPlace(mask._a, a._a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(
        OneVector<TVector, T> mask, OneVector<TVector, T> yes, OneVector<TVector, T> no, T* target) =>
        TVector.StoreSelected(mask._a, yes._a, no._a, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Keys(
        OneVector<TVector, T> values, OneVector<TVector, T> mask, TVector otherMask, OneVector<TVector, T> numbers) =>
        new(TVector.Key(values._a, mask._a, otherMask, numbers._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxKey(
        OneVector<TVector, T> keys, OneVector<TVector, T> values, out OneVector<TVector, T> candidates)
    {
        candidates = values;
        return keys._a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> LoadEnds(T* source, int rows) => new(TVector.LoadEnds(source, rows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> LoadPairs(T* source, int rows, out OneVector<TVector, T> seconds)
    {
        TVector lower = TVector.Load(source);
        TVector upper = TVector.Load(source + (2 * rows) - TVector.Count);
        seconds = new(TVector.Seconds(lower, upper));
        return new(TVector.Firsts(lower, upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(OneVector<TVector, T> firsts, OneVector<TVector, T> seconds, T* target, int rows)
    {
        TVector.LowerPairs(firsts._a, seconds._a).Store(target);
        TVector.UpperPairs(firsts._a, seconds._a).Store(target + (2 * rows) - TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> SumOfMagnitudes(OneVector<TVector, T> a, OneVector<TVector, T> b) =>
        new(TVector.Add(TVector.Abs(a._a), TVector.Abs(b._a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> MultiplyAdd(OneVector<TVector, T> a, TVector b, OneVector<TVector, T> c) =>
        new(TVector.MultiplyAdd(a._a, b, c._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Candidates(OneVector<TVector, T> keys, OneVector<TVector, T> values) => values._a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountGreaterIndices(OneVector<TVector, T> keys, TVector bound) =>
        BitOperations.PopCount(TVector.GreaterIndexBits(keys._a, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> Reciprocals(OneVector<TVector, T> candidates) =>
        new(TVector.Reciprocal(candidates._a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PickReciprocal(OneVector<TVector, T> reciprocals, TVector key) =>
        TVector.Permute(reciprocals._a, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pick(OneVector<TVector, T> a, TVector row) => TVector.Permute(a._a, row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector<TVector, T> PickRows(OneVector<TVector, T> a, OneVector<TVector, T> rows) =>
        new(Pick(a, rows._a));
}
