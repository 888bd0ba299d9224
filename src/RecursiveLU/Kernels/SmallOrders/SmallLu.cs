using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.SmallOrders;

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
    private const int Alignment = 64;

    private readonly T* _strip;
    private readonly SmallRows<T, TVector, TColumn> _rows;
    private readonly long* _ipiv;
    private readonly int _m;
    private readonly int _n;

    /// <summary>A matrix that is factored next, and the elements from one of its columns to the next. Without one the matrix
    /// itself, to spare a branch.</summary>
    private readonly T* _following;
    private readonly nint _lda;
    private long _info;

    private SmallLu(T* work, T* a, int m, int n, nint lda, long* ipiv, T* following)
    {
        _following = following != null ? following : a;
        _lda = lda;
        _rows = new SmallRows<T, TVector, TColumn>(work);
        _strip = work + SmallRows<T, TVector, TColumn>.WorkSize;
        _ipiv = ipiv;
        _m = m;
        _n = n;
        _info = 0;
    }

    /// <summary>Gets a value indicating whether the columns after a panel see its updates all at once: it pays where
    /// columns are long and many. Narrow vectors come with few registers.</summary>
    private readonly bool HasPanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TColumn.Rows > 2 * TVector.Count && TVector.Count * sizeof(T) == Alignment
            && _n >= KernelTuning.SmallPanelsColumns;
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, as many as <see cref="IColumn{TColumn, TVector, T}.LoadRows"/> can read.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="following">A matrix of the same shape to bring into the cache meanwhile; null for none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv, T* following)
    {
        // One column more than there is: it is read, but nothing comes of it.
        int elements = SmallRows<T, TVector, TColumn>.WorkSize + ((n + 1) * TColumn.Rows);
        byte* block = stackalloc byte[(elements * sizeof(T)) + Alignment];
        var work = (T*)(((nuint)block + Alignment - 1) & ~(nuint)(Alignment - 1));
        var lu = new SmallLu<T, TVector, TColumn>(work, a, m, n, lda, ipiv, following);
        lu.Read(a, lda);
        lu.FactorStrip();
        lu.Write(a, lda);
        return lu._info;
    }

    private readonly void Read(T* a, nint lda)
    {
        _rows.Reset(_m);
        int count = _m;
        T* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += TColumn.Rows)
        {
            TColumn.LoadRows(a, count).Store(column);
        }

        default(TColumn).Store(column);
    }

    private void FactorStrip()
    {
        // The last row needs no elimination.
        int steps = Math.Min(_m - 1, _n);
        int width = HasPanels ? PanelColumns<T, TVector, TColumn>.Width : _n;
        for (int first = 0; first < steps; first += width)
        {
            bool isLast = first + width >= steps;
            int stop = isLast ? steps : first + width;
            int end = isLast ? _n : stop;
            nint j = first;
            while (j < stop)
            {
                j = _ipiv != null ? Run(j, stop, end) : RunInOrder(j, stop, end);
                if (j < stop)
                {
                    Step(j, end);
                    j++;
                }
            }

            if (!isLast)
            {
                T* panel = _strip + (first * TColumn.Rows);
                PanelColumns<T, TVector, TColumn>.Update(panel, first, _rows, _strip + (_n * TColumn.Rows));
            }
        }

        if (_m <= _n)
        {
            FinishLastRow();
        }
    }

    private void FinishLastRow()
    {
        int last = _m - 1;
        Number(last, last);
        if (_info == 0 && T.IsZero(_strip[(last * TColumn.Rows) + _rows.At(last)]))
        {
            _info = _m;
        }
    }

    /// <summary>Writes a row exchange, if any are wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Number(nint j, nint position)
    {
        if (_ipiv != null)
        {
            _ipiv[j] = position + 1;
        }
    }

    /// <summary>Fetches a column of the following matrix. A few lines at each step do not wait for one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void FetchColumn(nint j)
    {
        T* column = _following + (j * _lda);
        for (int i = 0; i < TColumn.Rows; i += Alignment / sizeof(T))
        {
            TVector.Prefetch(column + i);
        }
    }

    /// <summary>Eliminates columns while their pivots are clear; gives the first that is not, or
    /// <paramref name="stop"/>.</summary>
    /// <param name="first">The first column to eliminate.</param>
    /// <param name="stop">The column after the last to eliminate.</param>
    /// <param name="end">The column after the last to update.</param>
    private readonly nint Run(nint first, nint stop, nint end)
    {
        SmallRows<T, TVector, TColumn> order = _rows;
        long* ipiv = _ipiv;
        TVector low = TVector.BroadcastIndex(TColumn.Numbers - 1);
        TVector minusNumbers = TVector.BroadcastIndex(-TColumn.Numbers);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude & -TColumn.Numbers);
        TColumn rows = TColumn.RowNumbers();
        TColumn live = order.LoadLive();
        TColumn l = default;
        nint row = 0;
        T* column = _strip + (first * TColumn.Rows);
        T* last = _strip + (end * TColumn.Rows);
        TColumn current = TColumn.Load(column);
        nint j = first;
        while (true)
        {
            TColumn keys = TColumn.Keys(current, live, magnitude, rows);
            TVector key = TVector.MaxKeyAcross(TColumn.MaxKey(keys, current, out TColumn candidates));
            TColumn reciprocals = TColumn.Reciprocals(candidates);
            long largest = TVector.FirstIndex(key);

            // Beside an infinity or NaN the lanes may have found different keys: one bound for all counts two.
            TVector bound = TVector.AddIndex(TVector.Or(TVector.FirstKey(key), low), minusNumbers);
            bool isClear = TColumn.CountGreaterIndices(keys, bound) == 1
                & FloatBits<T>.HasReciprocal(largest);

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
            ipiv[j] = order.Choose(j, row) + 1;
            current = TColumn.Update(live, l, TColumn.Pick(next, key), next);
            column = other;
            FetchColumn(j);
            j++;
        }

        if (j < end)
        {
            current.Store(column);
        }

        return j;
    }

    /// <summary>The same without row exchanges: nothing is searched, and the way from a pivot to the next is its
    /// reciprocal.</summary>
    private readonly nint RunInOrder(nint first, nint stop, nint end)
    {
        SmallRows<T, TVector, TColumn> order = _rows;
        TColumn rows = TColumn.RowNumbers();
        TColumn live = order.LoadLive();
        TColumn l = default;
        nint row = 0;
        T* column = _strip + (first * TColumn.Rows);
        T* last = _strip + (end * TColumn.Rows);
        TColumn current = TColumn.Load(column);
        nint j = first;
        while (true)
        {
            nint pivotRow = order.At(j);
            TVector key = TVector.BroadcastIndex(pivotRow);
            TVector pivot = TColumn.Pick(current, key);
            TVector reciprocal = TVector.Reciprocal(pivot);
            long magnitude = TVector.FirstIndex(pivot) & FloatBits<T>.Magnitude;
            bool isClear = FloatBits<T>.HasReciprocal(magnitude);

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
            row = pivotRow;
            l = TColumn.Multiply(current, reciprocal);
            live = TColumn.ClearRow(live, rows, rows, key);
            TColumn.StoreSelected(live, l, current, column);
            _ = order.Choose(j, row);
            current = TColumn.Update(live, l, TColumn.Pick(next, key), next);
            column = other;
            FetchColumn(j);
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
    private void Step(nint j, nint end)
    {
        T* column = _strip + (j * TColumn.Rows);
        nint row = _rows.At(j);
        if (_ipiv != null)
        {
            for (nint i = j + 1; i < _m; i++)
            {
                nint other = _rows.At(i);
                row = T.Abs(column[other]) > T.Abs(column[row]) ? other : row;
            }
        }

        Number(j, _rows.Choose(j, row));
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

        TColumn live = _rows.LoadLive();
        TColumn.StoreSelected(live, l, TColumn.Load(column), column);
        T* last = _strip + (end * TColumn.Rows);
        for (T* c = column + TColumn.Rows; c < last; c += TColumn.Rows)
        {
            TColumn.UpdateInPlace(live, l, column, TVector.Broadcast(c[row]), c);
        }
    }

    private readonly void Write(T* a, nint lda)
    {
        int count = _m;
        TColumn order = _rows.LoadOrder(count);
        T* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += TColumn.Rows)
        {
            TColumn.PickRows(TColumn.Load(column), order).StoreRows(a, count);
        }
    }
}
