using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column in three vectors.</summary>
internal readonly unsafe struct ThreeVectors<TVector, T> : IColumn<ThreeVectors<TVector, T>, TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
{
    private readonly TVector _a;
    private readonly TVector _b;
    private readonly TVector _c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ThreeVectors(TVector a, TVector b, TVector c)
    {
        _a = a;
        _b = b;
        _c = c;
    }

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3 * TVector.Count;
    }

    public static int Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * TVector.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Load(T* source) =>
        new(TVector.Load(source), TVector.Load(source + TVector.Count), TVector.Load(source + (2 * TVector.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> LoadRows(T* source, int rows) =>
        new(TVector.Load(source), TVector.Load(source + TVector.Count), TVector.Load(source + rows - TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target)
    {
        _a.Store(target);
        _b.Store(target + TVector.Count);
        _c.Store(target + (2 * TVector.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRows(T* target, int rows)
    {
        _a.Store(target);
        _b.Store(target + TVector.Count);
        _c.Store(target + rows - TVector.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> RowNumbers() =>
        new(TVector.IndexSequence(0), TVector.IndexSequence(TVector.Count), TVector.IndexSequence(2 * TVector.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> AddIndex(ThreeVectors<TVector, T> a, TVector b) =>
        new(TVector.AddIndex(a._a, b), TVector.AddIndex(a._b, b), TVector.AddIndex(a._c, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> LessIndexMask(ThreeVectors<TVector, T> index, TVector bound) =>
        new(
            TVector.LessIndexMask(index._a, bound),
            TVector.LessIndexMask(index._b, bound),
            TVector.LessIndexMask(index._c, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> ClearRow(
        ThreeVectors<TVector, T> mask, ThreeVectors<TVector, T> rows, ThreeVectors<TVector, T> keys, TVector key)
    {
        // The keys would have to be kept in registers, which are rare.
        TVector row = TVector.And(key, TVector.BroadcastIndex(Numbers - 1));
        return new(
            TVector.ClearEqualIndex(mask._a, rows._a, row),
            TVector.ClearEqualIndex(mask._b, rows._b, row),
            TVector.ClearEqualIndex(mask._c, rows._c, row));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Select(
        ThreeVectors<TVector, T> mask, ThreeVectors<TVector, T> yes, ThreeVectors<TVector, T> no) =>
        new(
            TVector.Select(mask._a, yes._a, no._a),
            TVector.Select(mask._b, yes._b, no._b),
            TVector.Select(mask._c, yes._c, no._c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> And(ThreeVectors<TVector, T> a, ThreeVectors<TVector, T> b) =>
        new(TVector.And(a._a, b._a), TVector.And(a._b, b._b), TVector.And(a._c, b._c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Multiply(ThreeVectors<TVector, T> a, TVector b) =>
        new(TVector.Multiply(a._a, b), TVector.Multiply(a._b, b), TVector.Multiply(a._c, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Divide(ThreeVectors<TVector, T> a, TVector b) =>
        new(TVector.Divide(a._a, b), TVector.Divide(a._b, b), TVector.Divide(a._c, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> NegatedMultiplyAdd(
        ThreeVectors<TVector, T> a, TVector b, ThreeVectors<TVector, T> c) =>
        new(
            TVector.NegatedMultiplyAdd(a._a, b, c._a),
            TVector.NegatedMultiplyAdd(a._b, b, c._b),
            TVector.NegatedMultiplyAdd(a._c, b, c._c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Update(
        ThreeVectors<TVector, T> mask, ThreeVectors<TVector, T> a, TVector b, ThreeVectors<TVector, T> c) =>
        new(
            TVector.Update(mask._a, a._a, b, c._a),
            TVector.Update(mask._b, a._b, b, c._b),
            TVector.Update(mask._c, a._c, b, c._c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(
        ThreeVectors<TVector, T> mask, ThreeVectors<TVector, T> a, T* memoryOfA, TVector b, T* c)
    {
        TVector.UpdateInPlace(mask._a, TVector.Load(memoryOfA), b, c);
        TVector.UpdateInPlace(mask._b, TVector.Load(memoryOfA + TVector.Count), b, c + TVector.Count);
        TVector.UpdateInPlace(mask._c, TVector.Load(memoryOfA + (2 * TVector.Count)), b, c + (2 * TVector.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(
        ThreeVectors<TVector, T> mask, ThreeVectors<TVector, T> yes, ThreeVectors<TVector, T> no, T* target)
    {
        TVector.StoreSelected(mask._a, yes._a, no._a, target);
        TVector.StoreSelected(mask._b, yes._b, no._b, target + TVector.Count);
        TVector.StoreSelected(mask._c, yes._c, no._c, target + (2 * TVector.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Keys(
        ThreeVectors<TVector, T> values, ThreeVectors<TVector, T> mask, TVector otherMask, ThreeVectors<TVector, T> numbers) =>
        new(
            TVector.Key(values._a, mask._a, otherMask, numbers._a),
            TVector.Key(values._b, mask._b, otherMask, numbers._b),
            TVector.Key(values._c, mask._c, otherMask, numbers._c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxKey(
        ThreeVectors<TVector, T> keys, ThreeVectors<TVector, T> values, out ThreeVectors<TVector, T> candidates)
    {
        // Of the rows in a lane only one can become the pivot's.
        TVector keyAb = TVector.MaxKey(keys._a, keys._b);
        TVector ab = TVector.SelectEqualIndex(keyAb, keys._a, values._a, values._b);
        TVector key = TVector.MaxKey(keyAb, keys._c);
        candidates = new(TVector.SelectEqualIndex(key, keyAb, ab, values._c), default, default);
        return key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountGreaterIndices(ThreeVectors<TVector, T> keys, TVector bound) =>
        BitOperations.PopCount(TVector.GreaterIndexBits(keys._a, bound))
        + BitOperations.PopCount(TVector.GreaterIndexBits(keys._b, bound))
        + BitOperations.PopCount(TVector.GreaterIndexBits(keys._c, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> Reciprocals(ThreeVectors<TVector, T> candidates) =>
        new(TVector.Reciprocal(candidates._a), default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PickReciprocal(ThreeVectors<TVector, T> reciprocals, TVector key) =>
        TVector.Permute(reciprocals._a, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pick(ThreeVectors<TVector, T> a, TVector row)
    {
        TVector upper = TVector.BroadcastIndex(2 * TVector.Count);
        TVector ab = TVector.Permute(a._a, a._b, row);
        return TVector.SelectEqualIndex(TVector.And(row, upper), upper, TVector.Permute(a._c, row), ab);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeVectors<TVector, T> PickRows(ThreeVectors<TVector, T> a, ThreeVectors<TVector, T> rows) =>
        new(Pick(a, rows._a), Pick(a, rows._b), Pick(a, rows._c));
}
