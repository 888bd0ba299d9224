using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Lane by lane the largest magnitude of some rows, -1 if there was none, and the row in which it was found
/// first.</summary>
internal readonly struct Found<TVector>(TVector max, TVector at)
    where TVector : struct
{
    public readonly TVector Max = max;
    public readonly TVector At = at;
}

/// <summary>A column-major matrix of few columns, each whole vectors long and aligned to one; the loops of a leaf over
/// it.</summary>
internal readonly unsafe struct Strip<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly nint _length;

    public Strip(T* data, long rows)
    {
        Data = data;
        Stride = StrideOf(rows);
        _length = (nint)((rows + TVector.Count - 1) / TVector.Count * TVector.Count);
    }

    /// <summary>Gets element (0, 0).</summary>
    public T* Data { get; }

    /// <summary>Gets the elements from a column to the next.</summary>
    public nint Stride { get; }

    /// <summary>A whole number of cache lines, and odd: columns begin in different cache sets.</summary>
    public static nint StrideOf(long rows)
    {
        int line = 64 / sizeof(T);
        return (nint)((((rows + line - 1) / line) | 1) * line);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Column(int c) => Data + (c * Stride);

    /// <summary>Makes the rows from a given one on NaN, for they must never be chosen; and some rows before it, which are to
    /// be written yet.</summary>
    public void Kill(long row, int columns)
    {
        TVector nan = TVector.Broadcast(T.NaN);
        for (int c = 0; c < columns; c++)
        {
            for (nint i = (nint)(row / TVector.Count * TVector.Count); i < _length; i += TVector.Count)
            {
                nan.Store(Column(c) + i);
            }
        }
    }

    /// <summary>column := column / pivot, for a pivot whose reciprocal overflows.</summary>
    public void Divide(T* column, T pivot)
    {
        TVector p = TVector.Broadcast(pivot);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Divide(TVector.Load(column + i), p).Store(column + i);
        }
    }

    /// <summary>column := scale * column.</summary>
    public void Scale(T* column, T scale)
    {
        TVector s = TVector.Broadcast(scale);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Multiply(TVector.Load(column + i), s).Store(column + i);
        }
    }

    /// <summary>Copies the first columns of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyRow(long row, T* target, int columns)
    {
        T* source = Data + row;
        for (int c = 0; c < columns; c++)
        {
            target[c] = source[c * Stride];
        }
    }

    /// <summary>Scales a column, kills its pivot's row, and subtracts it times its row of U from the next column.</summary>
    public void ScaleUpdate(T* column, T scale, long row)
    {
        T* target = column + Stride;
        TVector s = TVector.Broadcast(scale);
        TVector b = TVector.Broadcast(target[row]);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l.Store(column + i);
            TVector.NegatedMultiplyAdd(l, b, TVector.Load(target + i)).Store(target + i);
        }

        column[row] = T.NaN;
        target[row] = T.NaN;
    }

    /// <summary>As <see cref="ScaleUpdate"/>, and searches the next column's rows from <paramref name="head"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Found<TVector> ScaleUpdateSearch(T* column, T scale, long row, nint head)
    {
        nint length = _length;
        T* target = column + Stride;
        TVector s = TVector.Broadcast(scale);
        TVector b = TVector.Broadcast(target[row]);
        TVector dead = TVector.BroadcastIndex(row);
        TVector nan = TVector.Broadcast(T.NaN);
        TVector now = TVector.IndexSequence(0);
        TVector next = TVector.BroadcastIndex(TVector.Count);
        nint i = 0;
        for (; i < head; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l = TVector.SelectEqualIndex(now, dead, nan, l);
            l.Store(column + i);
            TVector.NegatedMultiplyAdd(l, b, TVector.Load(target + i)).Store(target + i);
            now = TVector.AddIndex(now, next);
        }

        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        for (; i < length; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l = TVector.SelectEqualIndex(now, dead, nan, l);
            l.Store(column + i);
            TVector x = TVector.NegatedMultiplyAdd(l, b, TVector.Load(target + i));
            x.Store(target + i);
            TVector a = TVector.Abs(x);
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, next);
        }

        return new(max, at);
    }

    /// <summary>Searches a column's rows from <paramref name="head"/> on.</summary>
    public Found<TVector> Search(T* column, nint head)
    {
        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        TVector now = TVector.IndexSequence(head);
        TVector next = TVector.BroadcastIndex(TVector.Count);
        for (nint i = head; i < _length; i += TVector.Count)
        {
            TVector a = TVector.Abs(TVector.Load(column + i));
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, next);
        }

        return new(max, at);
    }

    /// <summary>Subtracts column j, already scaled, times its row of U from some columns.</summary>
    public void Update(int j, int first, int end, T* u)
    {
        T* l = Column(j);
        int c = first;
        for (; c + 3 < end; c += 4)
        {
            Update4(l, Column(c), u + c);
        }

        if (c + 1 < end)
        {
            Update2(l, Column(c), u + c);
            c += 2;
        }

        if (c < end)
        {
            Update1(l, Column(c), u[c]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update1(T* l, T* target, T u)
    {
        TVector b = TVector.Broadcast(u);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.NegatedMultiplyAdd(TVector.Load(l + i), b, TVector.Load(target + i)).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update2(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + Stride;
        TVector b0 = TVector.Broadcast(u[0]);
        TVector b1 = TVector.Broadcast(u[1]);
        for (nint i = 0; i < end; i += TVector.Count)
        {
            TVector x = TVector.Load(l + i);
            TVector.NegatedMultiplyAdd(x, b0, TVector.Load(target + i)).Store(target + i);
            TVector.NegatedMultiplyAdd(x, b1, TVector.Load(second + i)).Store(second + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update4(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + Stride;
        T* third = second + Stride;
        T* fourth = third + Stride;
        TVector b0 = TVector.Broadcast(u[0]);
        TVector b1 = TVector.Broadcast(u[1]);
        TVector b2 = TVector.Broadcast(u[2]);
        TVector b3 = TVector.Broadcast(u[3]);
        for (nint i = 0; i < end; i += TVector.Count)
        {
            TVector x = TVector.Load(l + i);
            TVector.NegatedMultiplyAdd(x, b0, TVector.Load(target + i)).Store(target + i);
            TVector.NegatedMultiplyAdd(x, b1, TVector.Load(second + i)).Store(second + i);
            TVector.NegatedMultiplyAdd(x, b2, TVector.Load(third + i)).Store(third + i);
            TVector.NegatedMultiplyAdd(x, b3, TVector.Load(fourth + i)).Store(fourth + i);
        }
    }
}
