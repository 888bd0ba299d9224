using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Matrices whose columns fit in a few vectors, in a copy.</summary>
/// <remarks>
/// <para>Rows never move in the copy: a chosen one is no longer live, and its elements stay as they are. The rows are brought
/// into order when the copy is written back.</para>
/// <para>The way from a pivot to the next is what takes the time. On it are the search by keys, whose result is at once the
/// index of a permutation that picks the pivot's row out of the next column, and the reciprocals of all candidates,
/// found during the search. The other columns are updated meanwhile. Keys have room for the first bits of a magnitude only, so
/// that two rows may look equal; and LAPACK has rules of its own for ties, NaN and tiny or zero pivots. All
/// these are found out afterwards and left to a plain step.</para>
/// </remarks>
internal unsafe ref struct SmallLu<T, TVector, TColumn>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TColumn : struct, IColumn<TColumn, TVector, T>
{
    /// <summary>Columns of a panel.</summary>
    private const int Width = 4;

    /// <summary>Columns for which panels pay.</summary>
    private const int ManyColumns = 24;

    private const int Alignment = 64;

    private readonly T* _strip;

    /// <summary>The row at a position of the current order, and the position of a row; integers of the element's size.</summary>
    private readonly T* _rowAt;
    private readonly T* _positionOf;

    /// <summary>A mask of the rows that can become pivots.</summary>
    private readonly T* _live;
    private readonly long* _ipiv;
    private readonly int _rows;
    private readonly int _columns;
    private long _info;

    private SmallLu(T* work, int rows, int columns, long* ipiv)
    {
        _rowAt = work;
        _positionOf = _rowAt + TColumn.Rows;
        _live = _positionOf + TColumn.Rows;
        _strip = _live + TColumn.Rows;
        _ipiv = ipiv;
        _rows = rows;
        _columns = columns;
        _info = 0;
    }

    /// <summary>Gets a value indicating whether the columns after a panel see its updates all at once: it pays where columns are
    /// long and many. Narrow vectors come with few registers.</summary>
    private readonly bool HasPanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TColumn.Rows > 2 * TVector.Count && TVector.Count * sizeof(T) == Alignment && _columns >= ManyColumns;
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, as many as <see cref="IColumn{TColumn, TVector, T}.LoadRows"/> can read.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv)
    {
        // One column more than there is: it is read, but nothing comes of it.
        byte* block = stackalloc byte[((n + 4) * TColumn.Rows * sizeof(T)) + Alignment];
        var work = (T*)(((nuint)block + Alignment - 1) & ~(nuint)(Alignment - 1));
        var lu = new SmallLu<T, TVector, TColumn>(work, m, n, ipiv);
        lu.Read(a, lda);
        lu.FactorStrip();
        lu.Write(a, lda);
        return lu._info;
    }

    private readonly void Read(T* a, nint lda)
    {
        int full = (_rows - 1) / TVector.Count * TVector.Count;
        int repeated = _rows > TVector.Count ? full + TVector.Count - _rows : 0;
        TVector first = TVector.BroadcastIndex(full);
        TColumn rows = TColumn.RowNumbers();
        TColumn below = TColumn.LessIndexMask(rows, first);
        TColumn positions = TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(-repeated)));
        TColumn live = TColumn.LessIndexMask(positions, TVector.BroadcastIndex(_rows));
        live = TColumn.Select(TColumn.LessIndexMask(positions, first), below, live);
        live.Store(_live);
        positions.Store(_positionOf);
        TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(repeated))).Store(_rowAt);

        int count = _rows;
        T* column = _strip;
        for (T* end = a + (_columns * lda); a != end; a += lda, column += TColumn.Rows)
        {
            TColumn.LoadRows(a, count).Store(column);
        }

        default(TColumn).Store(column);
    }

    private void FactorStrip()
    {
        // The last row needs no elimination.
        int steps = Math.Min(_rows - 1, _columns);
        for (int first = 0; first < steps; first += Width)
        {
            bool isLast = !HasPanels || first + Width >= steps;
            int stop = isLast ? steps : first + Width;
            int end = isLast ? _columns : stop;
            int j = first;
            while (j < stop)
            {
                if (_ipiv != null)
                {
                    j = Run(j, stop, end);
                }

                if (j < stop)
                {
                    Step(j, end);
                    j++;
                }
            }

            if (isLast)
            {
                break;
            }

            UpdateRest(first);
        }

        if (_rows <= _columns)
        {
            FinishLastRow();
        }
    }

    private void FinishLastRow()
    {
        int last = _rows - 1;
        if (_ipiv != null)
        {
            _ipiv[last] = _rows;
        }

        if (_info == 0 && T.IsZero(_strip[(last * TColumn.Rows) + TVector.ReadIndex(_rowAt + last)]))
        {
            _info = _rows;
        }
    }

    /// <summary>Eliminates columns while their pivots are clear; gives the first that is not, or <paramref name="stop"/>.</summary>
    /// <param name="first">The first column to eliminate.</param>
    /// <param name="stop">The column after the last to eliminate.</param>
    /// <param name="end">The column after the last to update.</param>
    private readonly int Run(int first, int stop, int end)
    {
        TVector low = TVector.BroadcastIndex(TColumn.Numbers - 1);
        TVector minusNumbers = TVector.BroadcastIndex(-TColumn.Numbers);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude & -TColumn.Numbers);
        TColumn rows = TColumn.RowNumbers();
        TColumn live = TColumn.Load(_live);
        TColumn l = default;
        nint row = 0;
        T* column = _strip + (first * TColumn.Rows);
        T* last = _strip + (end * TColumn.Rows);
        TColumn current = TColumn.Load(column);
        int j = first;
        while (true)
        {
            TColumn keys = TColumn.Keys(current, live, magnitude, rows);
            TVector key = TVector.MaxKeyAcross(TColumn.MaxKey(keys));
            TColumn reciprocals = TColumn.Reciprocals(keys, current);
            long largest = TVector.FirstIndex(key);
            TVector bound = TVector.AddIndex(TVector.Or(key, low), minusNumbers);
            bool isClear = TColumn.CountGreaterIndices(keys, bound) == 1
                & (ulong)(largest - FloatBits<T>.LeastNormal) < (ulong)(FloatBits<T>.Infinity - FloatBits<T>.LeastNormal);

            // The previous column's updates, but for this one.
            T* other = column + TColumn.Rows;
            if (j != first)
            {
                for (T* c = other; c < last; c += TColumn.Rows)
                {
                    TColumn.UpdateInPlace(live, l, column - TColumn.Rows, TVector.Broadcast(c[row]), c);
                }
            }

            if (j == stop || !isClear)
            {
                break;
            }

            TColumn next = TColumn.Load(other);
            row = (nint)largest & (TColumn.Numbers - 1);
            l = TColumn.Multiply(current, TColumn.PickReciprocal(reciprocals, key));
            live = TColumn.ClearRow(live, rows, keys, key);
            TColumn.StoreSelected(live, l, current, column);
            Exchange(j, row);
            current = TColumn.Update(live, l, TColumn.Pick(next, key), next);
            column = other;
            j++;
        }

        if (j < end)
        {
            current.Store(column);
        }

        return j;
    }

    /// <summary>Eliminates a column by LAPACK's rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Step(int j, int end)
    {
        T* column = _strip + (j * TColumn.Rows);
        nint row = (nint)TVector.ReadIndex(_rowAt + j);
        if (_ipiv != null)
        {
            for (int i = j + 1; i < _rows; i++)
            {
                nint other = (nint)TVector.ReadIndex(_rowAt + i);
                row = T.Abs(column[other]) > T.Abs(column[row]) ? other : row;
            }
        }

        Exchange(j, row);
        T pivot = column[row];
        TColumn l = TColumn.Load(column);
        if (T.IsZero(pivot))
        {
            _info = _info != 0 ? _info : j + 1;
        }
        else if (T.Abs(pivot) < TVector.SafeMinimum)
        {
            l = TColumn.Divide(l, TVector.Broadcast(pivot));
        }
        else
        {
            l = TColumn.Multiply(l, TVector.Broadcast(T.One / pivot));
        }

        TColumn live = TColumn.Load(_live);
        TColumn.StoreSelected(live, l, TColumn.Load(column), column);
        T* last = _strip + (end * TColumn.Rows);
        for (T* c = column + TColumn.Rows; c < last; c += TColumn.Rows)
        {
            TColumn.UpdateInPlace(live, l, column, TVector.Broadcast(c[row]), c);
        }
    }

    /// <summary>A row becomes the pivot's: the one in its place takes that which it leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Exchange(nint j, nint row)
    {
        nint position = (nint)TVector.ReadIndex(_positionOf + row);
        nint displaced = (nint)TVector.ReadIndex(_rowAt + j);
        TVector.WriteIndex(_rowAt + j, row);
        TVector.WriteIndex(_rowAt + position, displaced);
        TVector.WriteIndex(_positionOf + displaced, position);
        TVector.WriteIndex(_live + row, 0);
        if (_ipiv != null)
        {
            _ipiv[j] = position + 1;
        }
    }

    /// <summary>The updates by a panel of the columns after it.</summary>
    private readonly void UpdateRest(int first)
    {
        T* panel = _strip + (first * TColumn.Rows);
        TColumn l0 = TColumn.Load(panel);
        TColumn l1 = TColumn.Load(panel + TColumn.Rows);
        TColumn l2 = TColumn.Load(panel + (2 * TColumn.Rows));
        TColumn l3 = TColumn.Load(panel + (3 * TColumn.Rows));
        TColumn live = TColumn.Load(_live);
        nint r0 = (nint)TVector.ReadIndex(_rowAt + first);
        nint r1 = (nint)TVector.ReadIndex(_rowAt + first + 1);
        nint r2 = (nint)TVector.ReadIndex(_rowAt + first + 2);
        nint r3 = (nint)TVector.ReadIndex(_rowAt + first + 3);
        TVector l10 = TVector.Broadcast(panel[r1]);
        TVector l20 = TVector.Broadcast(panel[r2]);
        TVector l30 = TVector.Broadcast(panel[r3]);
        TVector l21 = TVector.Broadcast(panel[TColumn.Rows + r2]);
        TVector l31 = TVector.Broadcast(panel[TColumn.Rows + r3]);
        TVector l32 = TVector.Broadcast(panel[(2 * TColumn.Rows) + r3]);
        T* end = _strip + (_columns * TColumn.Rows);
        for (T* c = panel + (Width * TColumn.Rows); c < end; c += TColumn.Rows)
        {
            TVector u0 = TVector.Broadcast(c[r0]);
            TVector u1 = TVector.NegatedMultiplyAdd(l10, u0, TVector.Broadcast(c[r1]));
            TVector u2 = TVector.NegatedMultiplyAdd(l20, u0, TVector.Broadcast(c[r2]));
            TVector u3 = TVector.NegatedMultiplyAdd(l30, u0, TVector.Broadcast(c[r3]));
            u2 = TVector.NegatedMultiplyAdd(l21, u1, u2);
            u3 = TVector.NegatedMultiplyAdd(l31, u1, u3);
            u3 = TVector.NegatedMultiplyAdd(l32, u2, u3);
            TColumn old = TColumn.Load(c);
            TColumn x = TColumn.NegatedMultiplyAdd(l0, u0, old);
            x = TColumn.NegatedMultiplyAdd(l1, u1, x);
            x = TColumn.NegatedMultiplyAdd(l2, u2, x);
            x = TColumn.NegatedMultiplyAdd(l3, u3, x);
            TColumn.StoreSelected(live, x, old, c);
            u1.StoreOne(c + r1);
            u2.StoreOne(c + r2);
            u3.StoreOne(c + r3);
        }
    }

    private readonly void Write(T* a, nint lda)
    {
        int count = _rows;
        T* column = _strip;
        T* end = a + (_columns * lda);
        TColumn order = TColumn.LoadRows(_rowAt, count);
        for (; a != end; a += lda, column += TColumn.Rows)
        {
            TColumn.PickRows(TColumn.Load(column), order).StoreRows(a, count);
        }
    }
}
