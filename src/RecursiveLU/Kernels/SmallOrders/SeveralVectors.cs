using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column in three vectors, or in four: one source, of which the compiler makes what it made of two.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TFourth">Whether there is a fourth vector.</typeparam>
internal readonly unsafe struct SeveralVectors<TVector, T, TFourth> : IColumn<SeveralVectors<TVector, T, TFourth>, TVector, T>
    where TVector : struct, IColumnSimd<TVector, T>
    where T : unmanaged
    where TFourth : struct, IPresence
{
    private readonly TVector _a;
    private readonly TVector _b;
    private readonly TVector _c;
    private readonly TVector _d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SeveralVectors(TVector a, TVector b, TVector c, TVector d)
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
    }

    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TFourth.Value ? 4 : 3) * TVector.Count;
    }

    public static int Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4 * TVector.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Load(T* source) =>
        new(
            TVector.Load(source),
            TVector.Load(source + TVector.Count),
            TVector.Load(source + (2 * TVector.Count)),
            TFourth.Value ? TVector.Load(source + (3 * TVector.Count)) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> LoadRows(T* source, int rows) =>
        new(
            TVector.Load(source),
            TVector.Load(source + TVector.Count),
            TVector.Load(TFourth.Value ? source + (2 * TVector.Count) : source + rows - TVector.Count),
            TFourth.Value ? TVector.Load(source + rows - TVector.Count) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target)
    {
        _a.Store(target);
        _b.Store(target + TVector.Count);
        _c.Store(target + (2 * TVector.Count));
        if (TFourth.Value)
        {
            _d.Store(target + (3 * TVector.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreRows(T* target, int rows)
    {
        _a.Store(target);
        _b.Store(target + TVector.Count);
        _c.Store(TFourth.Value ? target + (2 * TVector.Count) : target + rows - TVector.Count);
        if (TFourth.Value)
        {
            _d.Store(target + rows - TVector.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> RowNumbers() =>
        new(
            TVector.IndexSequence(0),
            TVector.IndexSequence(TVector.Count),
            TVector.IndexSequence(2 * TVector.Count),
            TFourth.Value ? TVector.IndexSequence(3 * TVector.Count) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> AddIndex(SeveralVectors<TVector, T, TFourth> a, TVector b) =>
        new(
            TVector.AddIndex(a._a, b),
            TVector.AddIndex(a._b, b),
            TVector.AddIndex(a._c, b),
            TFourth.Value ? TVector.AddIndex(a._d, b) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> LessIndexMask(SeveralVectors<TVector, T, TFourth> index, TVector bound) =>
        new(
            TVector.LessIndexMask(index._a, bound),
            TVector.LessIndexMask(index._b, bound),
            TVector.LessIndexMask(index._c, bound),
            TFourth.Value ? TVector.LessIndexMask(index._d, bound) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> ClearRow(
        SeveralVectors<TVector, T, TFourth> mask, SeveralVectors<TVector, T, TFourth> rows,
        SeveralVectors<TVector, T, TFourth> keys, TVector key)
    {
        // The keys would have to be kept in registers, which are rare.
        TVector row = TVector.And(key, TVector.BroadcastIndex(Numbers - 1));
        return new(
            TVector.ClearEqualIndex(mask._a, rows._a, row),
            TVector.ClearEqualIndex(mask._b, rows._b, row),
            TVector.ClearEqualIndex(mask._c, rows._c, row),
            TFourth.Value ? TVector.ClearEqualIndex(mask._d, rows._d, row) : default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Select(
        SeveralVectors<TVector, T, TFourth> mask, SeveralVectors<TVector, T, TFourth> yes,
        SeveralVectors<TVector, T, TFourth> no) =>
        new(
            TVector.Select(mask._a, yes._a, no._a),
            TVector.Select(mask._b, yes._b, no._b),
            TVector.Select(mask._c, yes._c, no._c),
            TFourth.Value ? TVector.Select(mask._d, yes._d, no._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> And(
        SeveralVectors<TVector, T, TFourth> a, SeveralVectors<TVector, T, TFourth> b) =>
        new(
            TVector.And(a._a, b._a),
            TVector.And(a._b, b._b),
            TVector.And(a._c, b._c),
            TFourth.Value ? TVector.And(a._d, b._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Multiply(SeveralVectors<TVector, T, TFourth> a, TVector b) =>
        new(
            TVector.Multiply(a._a, b),
            TVector.Multiply(a._b, b),
            TVector.Multiply(a._c, b),
            TFourth.Value ? TVector.Multiply(a._d, b) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Divide(SeveralVectors<TVector, T, TFourth> a, TVector b) =>
        new(
            TVector.Divide(a._a, b),
            TVector.Divide(a._b, b),
            TVector.Divide(a._c, b),
            TFourth.Value ? TVector.Divide(a._d, b) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> NegatedMultiplyAdd(
        SeveralVectors<TVector, T, TFourth> a, TVector b, SeveralVectors<TVector, T, TFourth> c) =>
        new(
            TVector.NegatedMultiplyAdd(a._a, b, c._a),
            TVector.NegatedMultiplyAdd(a._b, b, c._b),
            TVector.NegatedMultiplyAdd(a._c, b, c._c),
            TFourth.Value ? TVector.NegatedMultiplyAdd(a._d, b, c._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Update(
        SeveralVectors<TVector, T, TFourth> mask, SeveralVectors<TVector, T, TFourth> a, TVector b,
        SeveralVectors<TVector, T, TFourth> c) =>
        new(
            TVector.Update(mask._a, a._a, b, c._a),
            TVector.Update(mask._b, a._b, b, c._b),
            TVector.Update(mask._c, a._c, b, c._c),
            TFourth.Value ? TVector.Update(mask._d, a._d, b, c._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void UpdateInPlace(
        SeveralVectors<TVector, T, TFourth> mask, SeveralVectors<TVector, T, TFourth> a, T* memoryOfA, TVector b, T* c)
    {
        TVector.UpdateInPlace(mask._a, TVector.Load(memoryOfA), b, c);
        TVector.UpdateInPlace(mask._b, TVector.Load(memoryOfA + TVector.Count), b, c + TVector.Count);
        TVector.UpdateInPlace(mask._c, TVector.Load(memoryOfA + (2 * TVector.Count)), b, c + (2 * TVector.Count));
        if (TFourth.Value)
        {
            TVector.UpdateInPlace(mask._d, TVector.Load(memoryOfA + (3 * TVector.Count)), b, c + (3 * TVector.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSelected(
        SeveralVectors<TVector, T, TFourth> mask, SeveralVectors<TVector, T, TFourth> yes,
        SeveralVectors<TVector, T, TFourth> no, T* target)
    {
        TVector.StoreSelected(mask._a, yes._a, no._a, target);
        TVector.StoreSelected(mask._b, yes._b, no._b, target + TVector.Count);
        TVector.StoreSelected(mask._c, yes._c, no._c, target + (2 * TVector.Count));
        if (TFourth.Value)
        {
            TVector.StoreSelected(mask._d, yes._d, no._d, target + (3 * TVector.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Keys(
        SeveralVectors<TVector, T, TFourth> values, SeveralVectors<TVector, T, TFourth> mask, TVector otherMask,
        SeveralVectors<TVector, T, TFourth> numbers) =>
        new(
            TVector.Key(values._a, mask._a, otherMask, numbers._a),
            TVector.Key(values._b, mask._b, otherMask, numbers._b),
            TVector.Key(values._c, mask._c, otherMask, numbers._c),
            TFourth.Value ? TVector.Key(values._d, mask._d, otherMask, numbers._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxKey(
        SeveralVectors<TVector, T, TFourth> keys, SeveralVectors<TVector, T, TFourth> values,
        out SeveralVectors<TVector, T, TFourth> candidates)
    {
        // Of the rows in a lane only one can become the pivot's.
        TVector keyAb = TVector.MaxKey(keys._a, keys._b);
        TVector ab = TVector.SelectEqualIndex(keyAb, keys._a, values._a, values._b);
        TVector keyCd = TFourth.Value ? TVector.MaxKey(keys._c, keys._d) : keys._c;
        TVector cd = TFourth.Value ? TVector.SelectEqualIndex(keyCd, keys._c, values._c, values._d) : values._c;
        TVector key = TVector.MaxKey(keyAb, keyCd);
        candidates = new(TVector.SelectEqualIndex(key, keyAb, ab, cd), default, default, default);
        return key;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> LoadEnds(T* source, int rows) => LoadRows(source, rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> LoadPairs(T* source, int rows, out SeveralVectors<TVector, T, TFourth> seconds)
    {
        T* last = source + (2 * (rows - TVector.Count));
        T* third = TFourth.Value ? source + (4 * TVector.Count) : last;
        var a = OneVector<TVector, T>.LoadPairs(source, TVector.Count, out OneVector<TVector, T> secondsOfA);
        var b = OneVector<TVector, T>.LoadPairs(source + (2 * TVector.Count), TVector.Count, out OneVector<TVector, T> secondsOfB);
        var c = OneVector<TVector, T>.LoadPairs(third, TVector.Count, out OneVector<TVector, T> secondsOfC);
        var d = OneVector<TVector, T>.LoadPairs(last, TVector.Count, out OneVector<TVector, T> secondsOfD);
        seconds = new(
            secondsOfA.Vector, secondsOfB.Vector, secondsOfC.Vector, TFourth.Value ? secondsOfD.Vector : default);
        return new(a.Vector, b.Vector, c.Vector, TFourth.Value ? d.Vector : default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(SeveralVectors<TVector, T, TFourth> firsts, SeveralVectors<TVector, T, TFourth> seconds, T* target, int rows)
    {
        T* last = target + (2 * (rows - TVector.Count));
        T* third = TFourth.Value ? target + (4 * TVector.Count) : last;
        OneVector<TVector, T>.StorePairs(new(firsts._a), new(seconds._a), target, TVector.Count);
        OneVector<TVector, T>.StorePairs(new(firsts._b), new(seconds._b), target + (2 * TVector.Count), TVector.Count);
        OneVector<TVector, T>.StorePairs(new(firsts._c), new(seconds._c), third, TVector.Count);
        if (TFourth.Value)
        {
            OneVector<TVector, T>.StorePairs(new(firsts._d), new(seconds._d), last, TVector.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> SumOfMagnitudes(
        SeveralVectors<TVector, T, TFourth> a, SeveralVectors<TVector, T, TFourth> b) =>
        new(
            TVector.Add(TVector.Abs(a._a), TVector.Abs(b._a)),
            TVector.Add(TVector.Abs(a._b), TVector.Abs(b._b)),
            TVector.Add(TVector.Abs(a._c), TVector.Abs(b._c)),
            TFourth.Value ? TVector.Add(TVector.Abs(a._d), TVector.Abs(b._d)) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> MultiplyAdd(
        SeveralVectors<TVector, T, TFourth> a, TVector b, SeveralVectors<TVector, T, TFourth> c) =>
        new(
            TVector.MultiplyAdd(a._a, b, c._a),
            TVector.MultiplyAdd(a._b, b, c._b),
            TVector.MultiplyAdd(a._c, b, c._c),
            TFourth.Value ? TVector.MultiplyAdd(a._d, b, c._d) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Candidates(SeveralVectors<TVector, T, TFourth> keys, SeveralVectors<TVector, T, TFourth> values)
    {
        _ = MaxKey(keys, values, out SeveralVectors<TVector, T, TFourth> candidates);
        return candidates._a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountGreaterIndices(SeveralVectors<TVector, T, TFourth> keys, TVector bound) =>
        BitOperations.PopCount(TVector.GreaterIndexBits(keys._a, bound))
        + BitOperations.PopCount(TVector.GreaterIndexBits(keys._b, bound))
        + BitOperations.PopCount(TVector.GreaterIndexBits(keys._c, bound))
        + (TFourth.Value ? BitOperations.PopCount(TVector.GreaterIndexBits(keys._d, bound)) : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> Reciprocals(SeveralVectors<TVector, T, TFourth> candidates) =>
        new(TVector.Reciprocal(candidates._a), default, default, default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector PickReciprocal(SeveralVectors<TVector, T, TFourth> reciprocals, TVector key) =>
        TVector.Permute(reciprocals._a, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pick(SeveralVectors<TVector, T, TFourth> a, TVector row)
    {
        TVector upper = TVector.BroadcastIndex(2 * TVector.Count);
        TVector ab = TVector.Permute(a._a, a._b, row);
        TVector cd = TFourth.Value ? TVector.Permute(a._c, a._d, row) : TVector.Permute(a._c, row);
        return TVector.SelectEqualIndex(TVector.And(row, upper), upper, cd, ab);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeveralVectors<TVector, T, TFourth> PickRows(
        SeveralVectors<TVector, T, TFourth> a, SeveralVectors<TVector, T, TFourth> rows) =>
        new(Pick(a, rows._a), Pick(a, rows._b), Pick(a, rows._c), TFourth.Value ? Pick(a, rows._d) : default);
}
