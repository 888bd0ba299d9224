using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>A column-major matrix of few columns, and the loops of a leaf over it.</summary>
/// <remarks>It is a copy, columns aligned and padded to whole vectors; or a tall matrix in place, of which the last rows, fewer than
/// a vector has lanes, are a copy.</remarks>
internal readonly unsafe struct Strip<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Rows in whole vectors.</summary>
    private readonly nint _length;

    /// <summary>The vector of every column that comes after them; null if there is none.</summary>
    private readonly T* _tail;

    /// <summary>A copy, to be filled.</summary>
    public Strip(T* data, long rows)
    {
        Data = data;
        Stride = StrideOf(rows);
        _length = (nint)((rows + TVector.Count - 1) / TVector.Count * TVector.Count);
    }

    /// <summary>A matrix in place.</summary>
    /// <param name="data">Element (0, 0).</param>
    /// <param name="stride">Elements from a column to the next.</param>
    /// <param name="rows">Rows, a vector of them at least.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="tail">Memory for a vector of every column.</param>
    public Strip(T* data, nint stride, long rows, int columns, T* tail)
    {
        Data = data;
        Stride = stride;
        _length = (nint)(rows / TVector.Count * TVector.Count);
        int rest = (int)(rows - _length);
        _tail = rest > 0 ? tail : null;
        for (int c = 0; rest > 0 && c < columns; c++)
        {
            TVector.NaN.Store(tail + (c * TVector.Count));
            for (int i = 0; i < rest; i++)
            {
                tail[(c * TVector.Count) + i] = Column(c)[_length + i];
            }
        }
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

    /// <summary>Where an element is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int c, long row) =>
        _tail == null || row < _length ? Column(c) + row : _tail + (c * TVector.Count) + (row - _length);

    /// <summary>Copies the last rows of a matrix in place back.</summary>
    public void ReturnTail(long rows, int columns)
    {
        for (int c = 0; c < columns; c++)
        {
            for (nint i = _length; i < rows; i++)
            {
                Column(c)[i] = *At(c, i);
            }
        }
    }

    /// <summary>Makes the rows from a given one on NaN, for they must never be chosen; and some rows before it, which are to
    /// be written yet.</summary>
    public void Kill(long row, int columns)
    {
        TVector nan = TVector.NaN;
        for (int c = 0; c < columns; c++)
        {
            for (nint i = (nint)(row / TVector.Count * TVector.Count); i < _length; i += TVector.Count)
            {
                nan.Store(Column(c) + i);
            }
        }
    }

    /// <summary>column := column / pivot, for a pivot whose reciprocal overflows.</summary>
    public void Divide(int c, T pivot)
    {
        TVector p = TVector.Broadcast(pivot);
        T* column = Column(c);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Divide(TVector.Load(column + i), p).Store(column + i);
        }

        if (_tail != null)
        {
            T* last = _tail + (c * TVector.Count);
            TVector.Divide(TVector.Load(last), p).Store(last);
        }
    }

    /// <summary>Whether a column is not to be multiplied. A product with 1 is exact, but for the infinite and the negative zero parts of
    /// complex numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsKept(T scale) => TVector.IsComplex && TVector.IsOne(scale);

    /// <summary>column := scale * column.</summary>
    public void Scale(int c, T scale)
    {
        if (IsKept(scale))
        {
            return;
        }

        Multiplier<TVector> s = TVector.Factor(scale);
        T* column = Column(c);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Multiply(TVector.Load(column + i), s).Store(column + i);
        }

        if (_tail != null)
        {
            T* last = _tail + (c * TVector.Count);
            TVector.Multiply(TVector.Load(last), s).Store(last);
        }
    }

    /// <summary>Copies the first columns of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyRow(long row, T* target, int columns)
    {
        T* source = At(0, row);
        nint stride = _tail == null || row < _length ? Stride : TVector.Count;
        T* end = target + columns;
        for (; target + 4 <= end; target += 4, source += 4 * stride)
        {
            T* third = source + (2 * stride);
            target[0] = source[0];
            target[1] = source[stride];
            target[2] = third[0];
            target[3] = third[stride];
        }

        for (; target < end; target++, source += stride)
        {
            *target = *source;
        }
    }

    /// <summary>Scales a column, kills its pivot's row, and subtracts it times its row of U from the next column.</summary>
    /// <param name="column">The column; the next one follows it.</param>
    /// <param name="scale">The pivot's reciprocal, if it is real.</param>
    /// <param name="isKept">Whether a complex column is not to be multiplied.</param>
    /// <param name="row">The pivot's row.</param>
    public void ScaleUpdate(T* column, T scale, bool isKept, long row)
    {
        T* target = column + Stride;
        Multiplier<TVector> s = TVector.ReciprocalFactor(column + row, scale);
        Multiplier<TVector> b = TVector.RightOf(TVector.BroadcastAt(target + row));
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector l = TVector.Load(column + i);
            l = TVector.IsComplex && isKept ? l : TVector.Multiply(l, s);
            l.Store(column + i);
            TVector.Minus(TVector.Load(target + i), TVector.LeftOf(l), b).Store(target + i);
        }

        TVector.NaN.StoreFirst(column + row, 1);
        TVector.NaN.StoreFirst(target + row, 1);
    }

    /// <summary>As <see cref="ScaleUpdate"/>, and searches the next column's rows from <paramref name="head"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Search<T, TVector> ScaleUpdateSearch(T* column, T scale, bool isKept, long row, nint head)
    {
        nint length = _length;
        T* target = column + Stride;
        Multiplier<TVector> s = TVector.ReciprocalFactor(column + row, scale);
        Multiplier<TVector> b = TVector.RightOf(TVector.BroadcastAt(target + row));
        TVector dead = TVector.BroadcastIndex(row);
        TVector nan = TVector.NaN;
        TVector now = TVector.IndexSequence(0);
        TVector next = TVector.BroadcastIndex(TVector.Count);
        nint i = 0;
        for (; i < head; i += TVector.Count)
        {
            TVector l = TVector.Load(column + i);
            l = TVector.IsComplex && isKept ? l : TVector.Multiply(l, s);
            l = TVector.SelectEqualIndex(now, dead, nan, l);
            l.Store(column + i);
            TVector.Minus(TVector.Load(target + i), TVector.LeftOf(l), b).Store(target + i);
            now = TVector.AddIndex(now, next);
        }

        var search = Search<T, TVector>.From(head);
        for (; i < length; i += TVector.Count)
        {
            TVector l = TVector.Load(column + i);
            l = TVector.IsComplex && isKept ? l : TVector.Multiply(l, s);
            l = TVector.SelectEqualIndex(search.Now, dead, nan, l);
            l.Store(column + i);
            TVector x = TVector.Minus(TVector.Load(target + i), TVector.LeftOf(l), b);
            x.Store(target + i);
            search = search.Take(x);
        }

        return search;
    }

    /// <summary>Searches the first column's rows from <paramref name="head"/> on.</summary>
    public Search<T, TVector> SearchFirst(nint head)
    {
        var search = Search<T, TVector>.From(head);
        for (nint i = head; i < _length; i += TVector.Count)
        {
            search = search.Take(TVector.Load(Data + i));
        }

        return _tail == null ? search : search.Take(TVector.Load(_tail));
    }

    /// <summary>Scales column j and kills its pivot's row; subtracts the columns 0 to j times numbers from column j + 1; and
    /// searches that one's rows from <paramref name="head"/> on.</summary>
    /// <remarks>For tall strips: each element of column j + 1 comes from memory once and goes back once.</remarks>
    /// <param name="j">The column to scale.</param>
    /// <param name="scale">The pivot's reciprocal.</param>
    /// <param name="row">The pivot's row.</param>
    /// <param name="u">The first number.</param>
    /// <param name="step">Elements from a number to the next.</param>
    /// <param name="head">Rows that are not searched, whole vectors.</param>
    /// <param name="rows">Who goes through the rows.</param>
    public Search<T, TVector> Pass(int j, T scale, long row, T* u, nint step, nint head, RowTeam* rows)
    {
        var pass = new ColumnPass<T, TVector>(j, scale, row, u, step);
        _ = pass.Run(Data, Stride, 0, head, Search<T, TVector>.From(0));
        Search<T, TVector> search = rows == null
            ? pass.Run(Data, Stride, head, _length, Search<T, TVector>.From(head))
            : new SharedPass<T, TVector>(pass, Data, Stride, head, _length).Run(rows);
        return _tail == null ? search : pass.Run(_tail, TVector.Count, 0, TVector.Count, search);
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
        Multiplier<TVector> b = TVector.RightOf(TVector.Broadcast(u));
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Minus(TVector.Load(target + i), TVector.LeftOf(TVector.Load(l + i)), b).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update2(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + Stride;
        Multiplier<TVector> b0 = TVector.RightOf(TVector.BroadcastAt(u));
        Multiplier<TVector> b1 = TVector.RightOf(TVector.BroadcastAt(u + 1));
        for (nint i = 0; i < end; i += TVector.Count)
        {
            Multiplier<TVector> x = TVector.LeftOf(TVector.Load(l + i));
            TVector.Minus(TVector.Load(target + i), x, b0).Store(target + i);
            TVector.Minus(TVector.Load(second + i), x, b1).Store(second + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update4(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + Stride;
        T* third = second + Stride;
        T* fourth = third + Stride;
        Multiplier<TVector> b0 = TVector.RightOf(TVector.BroadcastAt(u));
        Multiplier<TVector> b1 = TVector.RightOf(TVector.BroadcastAt(u + 1));
        Multiplier<TVector> b2 = TVector.RightOf(TVector.BroadcastAt(u + 2));
        Multiplier<TVector> b3 = TVector.RightOf(TVector.BroadcastAt(u + 3));
        for (nint i = 0; i < end; i += TVector.Count)
        {
            Multiplier<TVector> x = TVector.LeftOf(TVector.Load(l + i));
            TVector.Minus(TVector.Load(target + i), x, b0).Store(target + i);
            TVector.Minus(TVector.Load(second + i), x, b1).Store(second + i);
            TVector.Minus(TVector.Load(third + i), x, b2).Store(third + i);
            TVector.Minus(TVector.Load(fourth + i), x, b3).Store(fourth + i);
        }
    }
}
