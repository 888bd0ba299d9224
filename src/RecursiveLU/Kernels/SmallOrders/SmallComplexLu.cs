using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Complex matrices whose columns fit in a few vectors, in a copy.</summary>
/// <remarks>
/// As <see cref="SmallLu{T, TVector, TColumn}"/>. In the copy the parts lie apart, a column's real parts before its imaginary ones, so
/// that a row is a lane and its number, its key and its parts are found alike: keys are made of |re| + |im|. On the way from a pivot to
/// the next are two divisions, one after the other; they are made for the best row of each lane while the best of all is searched.
/// </remarks>
/// <typeparam name="T">A complex number of two parts, such as <see cref="Complex"/>.</typeparam>
/// <typeparam name="TPart">The type of its parts.</typeparam>
/// <typeparam name="TVector">A vector of those.</typeparam>
/// <typeparam name="TColumn">A column of those.</typeparam>
internal unsafe ref struct SmallComplexLu<T, TPart, TVector, TColumn>
    where T : unmanaged, INumberBase<T>
    where TPart : unmanaged, IFloatingPointIeee754<TPart>
    where TVector : struct, IColumnSimd<TVector, TPart>, IPairSimd<TVector, TPart>
    where TColumn : struct, IColumn<TColumn, TVector, TPart>
{
    private const int Alignment = 64;

    private readonly TPart* _strip;
    private readonly TPart* _keys;
    private readonly SmallRows<TPart, TVector, TColumn> _rows;
    private readonly long* _ipiv;
    private readonly int _m;
    private readonly int _n;

    /// <summary>A matrix that is factored next, or null, and the elements from one of its columns to the next.</summary>
    private readonly T* _following;
    private readonly nint _lda;
    private long _info;

    private SmallComplexLu(TPart* work, int m, int n, nint lda, long* ipiv, T* following)
    {
        _following = following;
        _lda = lda;
        _rows = new SmallRows<TPart, TVector, TColumn>(work);
        _keys = work + SmallRows<TPart, TVector, TColumn>.WorkSize;
        _strip = work + WorkSize;
        _ipiv = ipiv;
        _m = m;
        _n = n;
        _info = 0;
    }

    /// <summary>Gets a value indicating whether a column is so long that its vectors go by one after another: to the compiler they are
    /// too many for one method.</summary>
    private static bool IsLong
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TColumn.Rows > 2 * TVector.Count;
    }

    /// <summary>Gets the parts of memory in front of the copy.</summary>
    private static int WorkSize
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => SmallRows<TPart, TVector, TColumn>.WorkSize + TColumn.Rows;
    }

    /// <summary>Gets the parts from a column of the copy to the next.</summary>
    private static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TColumn.Rows;
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows, as many as <see cref="IColumn{TColumn, TVector, T}.LoadPairs"/> can read.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="following">A matrix of the same shape to bring into the cache meanwhile; null for none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv, T* following)
    {
        // One column more than there is: it is read, but nothing comes of it.
        int parts = WorkSize + ((n + 1) * Stride);
        byte* block = stackalloc byte[(parts * sizeof(TPart)) + Alignment];
        var work = (TPart*)(((nuint)block + Alignment - 1) & ~(nuint)(Alignment - 1));
        var lu = new SmallComplexLu<T, TPart, TVector, TColumn>(work, m, n, lda, ipiv, following);
        lu.Read(a, lda);
        lu.FactorStrip();
        lu.Write(a, lda);
        return lu._info;
    }

    private readonly void Read(T* a, nint lda)
    {
        _rows.ResetEnds(_m);
        int count = _m;
        TPart* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += Stride)
        {
            TColumn.LoadPairs((TPart*)a, count, out TColumn im).Store(column);
            im.Store(column + TColumn.Rows);
        }

        default(TColumn).Store(column);
        default(TColumn).Store(column + TColumn.Rows);
    }

    private readonly void Write(T* a, nint lda)
    {
        int count = _m;
        TColumn order = _rows.LoadOrderOfEnds(count);
        TPart* column = _strip;
        for (T* end = a + (_n * lda); a != end; a += lda, column += Stride)
        {
            TColumn re = TColumn.PickRows(TColumn.Load(column), order);
            TColumn im = TColumn.PickRows(TColumn.Load(column + TColumn.Rows), order);
            TColumn.StorePairs(re, im, (TPart*)a, count);
        }
    }

    private void FactorStrip()
    {
        // The last row needs no elimination.
        int steps = Math.Min(_m - 1, _n);
        nint j = 0;
        while (j < steps)
        {
            j = IsLong
                ? _ipiv != null ? RunLong<RowExchanges>(j, steps) : RunLong<NoRowExchanges>(j, steps)
                : _ipiv != null ? Run<RowExchanges>(j, steps) : Run<NoRowExchanges>(j, steps);
            if (j < steps)
            {
                Step(j);
                j++;
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
        TPart* pivot = _strip + (last * Stride) + _rows.At(last);
        if (_info == 0 && TPart.IsZero(pivot[0]) && TPart.IsZero(pivot[TColumn.Rows]))
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

    /// <summary>Fetches a column of the following matrix, if there is one. A few lines at each step do not wait for one
    /// another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void FetchColumn(nint j)
    {
        if (_following == null)
        {
            return;
        }

        var column = (TPart*)(_following + (j * _lda));
        for (int i = 0; i < Stride; i += Alignment / sizeof(TPart))
        {
            TVector.Prefetch(column + i);
        }
    }

    /// <summary>Eliminates columns while their pivots are clear; gives the first that is not, or <paramref name="stop"/>.</summary>
    /// <param name="first">The first column to eliminate.</param>
    /// <param name="stop">The column after the last to eliminate.</param>
    private readonly nint Run<TPivoting>(nint first, nint stop)
        where TPivoting : struct, IPivoting
    {
        SmallRows<TPart, TVector, TColumn> order = _rows;
        long* ipiv = _ipiv;
        TVector low = TVector.BroadcastIndex(TColumn.Numbers - 1);
        TVector minusNumbers = TVector.BroadcastIndex(-TColumn.Numbers);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<TPart>.Magnitude & -TColumn.Numbers);
        TColumn rows = TColumn.RowNumbers();
        TColumn live = order.LoadLive();
        TColumn lre = default;
        TColumn lim = default;
        nint row = 0;
        TPart* column = _strip + (first * Stride);
        TPart* last = _strip + (_n * Stride);
        TColumn re = TColumn.Load(column);
        TColumn im = TColumn.Load(column + TColumn.Rows);
        nint j = first;
        while (true)
        {
            TColumn keys = rows;
            TVector key;
            TVector scaleRe;
            TVector scaleIm;
            long largest;
            bool isClear = true;
            if (TPivoting.Value)
            {
                keys = TColumn.Keys(TColumn.SumOfMagnitudes(re, im), live, magnitude, rows);

                // First what takes longest.
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(
                    TColumn.Candidates(keys, re), TColumn.Candidates(keys, im), out scaleIm);
                key = TVector.MaxKeyAcross(TColumn.MaxKey(keys, keys, out _));
                largest = TVector.FirstIndex(key);

                // Beside an infinity or NaN the lanes may have found different keys: one bound for all counts two.
                TVector bound = TVector.AddIndex(TVector.Or(TVector.FirstKey(key), low), minusNumbers);
                isClear = TColumn.CountGreaterIndices(keys, bound) == 1;
            }
            else
            {
                key = TVector.BroadcastIndex(order.At(j));
                TVector pivotRe = TColumn.Pick(re, key);
                TVector pivotIm = TColumn.Pick(im, key);
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(pivotRe, pivotIm, out scaleIm);
                largest = TVector.FirstIndex(TVector.Add(TVector.Abs(pivotRe), TVector.Abs(pivotIm))) & -TColumn.Numbers;
                largest |= order.At(j);
            }

            isClear &= IsUsual(largest);

            // The previous column's updates, but for this one.
            TPart* other = column + Stride;
            if (j != first)
            {
                Update(live, lre, lim, row, column - Stride, other, last);
            }

            if (j == stop || !isClear)
            {
                break;
            }

            TColumn nextRe = TColumn.Load(other);
            TColumn nextIm = TColumn.Load(other + TColumn.Rows);
            row = (nint)largest & (TColumn.Numbers - 1);
            if (TPivoting.Value)
            {
                scaleRe = TVector.Permute(scaleRe, key);
                scaleIm = TVector.Permute(scaleIm, key);
            }

            lre = TColumn.NegatedMultiplyAdd(im, scaleIm, TColumn.Multiply(re, scaleRe));
            lim = TColumn.MultiplyAdd(im, scaleRe, TColumn.Multiply(re, scaleIm));
            live = TColumn.ClearRow(live, rows, keys, key);
            TColumn.StoreSelected(live, lre, re, column);
            TColumn.StoreSelected(live, lim, im, column + TColumn.Rows);
            nint position = order.Choose(j, row);
            if (TPivoting.Value)
            {
                ipiv[j] = position + 1;
            }

            TVector ure = TColumn.Pick(nextRe, key);
            TVector uim = TColumn.Pick(nextIm, key);
            re = TColumn.NegatedMultiplyAdd(lre, ure, nextRe);
            im = TColumn.NegatedMultiplyAdd(lre, uim, nextIm);
            re = TColumn.Select(live, TColumn.MultiplyAdd(lim, uim, re), nextRe);
            im = TColumn.Select(live, TColumn.NegatedMultiplyAdd(lim, ure, im), nextIm);
            column = other;
            FetchColumn(j);
            j++;
        }

        if (j < _n)
        {
            re.Store(column);
            im.Store(column + TColumn.Rows);
        }

        return j;
    }

    /// <summary>The same where columns are long.</summary>
    private readonly nint RunLong<TPivoting>(nint first, nint stop)
        where TPivoting : struct, IPivoting
    {
        SmallRows<TPart, TVector, TColumn> order = _rows;
        TPart* keys = _keys;
        TPart* live = order.Live;
        long* ipiv = _ipiv;
        TVector low = TVector.BroadcastIndex(TColumn.Numbers - 1);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<TPart>.Magnitude & -TColumn.Numbers);
        TVector rows = TVector.IndexSequence(0);
        TVector count = TVector.BroadcastIndex(TVector.Count);
        nint row = 0;
        TPart* column = _strip + (first * Stride);
        TPart* last = _strip + (_n * Stride);
        Best best = default;
        for (nint v = 0; TPivoting.Value && v < TColumn.Rows; v += TVector.Count)
        {
            TVector re = TVector.Load(column + v);
            TVector im = TVector.Load(column + TColumn.Rows + v);
            TVector size = TVector.Add(TVector.Abs(re), TVector.Abs(im));
            TVector key = TVector.Key(size, TVector.Load(live + v), magnitude, rows);
            key.Store(keys + v);
            best = best.Or(key, re, im);
            rows = TVector.AddIndex(rows, count);
        }

        nint j = first;
        while (true)
        {
            TVector key;
            TVector scaleRe;
            TVector scaleIm;
            long largest;
            bool isClear = true;
            if (TPivoting.Value)
            {
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(best.Re, best.Im, out scaleIm);
                key = TVector.MaxKeyAcross(best.Key);
                largest = TVector.FirstIndex(key);
                isClear = IsAlone(keys, TVector.Or(TVector.FirstKey(key), low));
            }
            else
            {
                nint at = order.At(j);
                key = TVector.BroadcastIndex(at);
                TVector pivotRe = TVector.Broadcast(column[at]);
                TVector pivotIm = TVector.Broadcast(column[TColumn.Rows + at]);
                scaleRe = ComplexReciprocal<TPart, TVector>.Of(pivotRe, pivotIm, out scaleIm);
                largest = TVector.FirstIndex(TVector.Add(TVector.Abs(pivotRe), TVector.Abs(pivotIm))) & -TColumn.Numbers;
                largest |= at;
            }

            isClear &= IsUsual(largest);

            // The previous column's updates, but for this one.
            TPart* other = column + Stride;
            if (j != first)
            {
                UpdateLong(live, row, column - Stride, other, last);
            }

            if (j == stop || !isClear)
            {
                break;
            }

            row = (nint)largest & (TColumn.Numbers - 1);
            scaleRe = TPivoting.Value ? TVector.Permute(scaleRe, key) : scaleRe;
            scaleIm = TPivoting.Value ? TVector.Permute(scaleIm, key) : scaleIm;
            TVector ure = TVector.Broadcast(other[row]);
            TVector uim = TVector.Broadcast(other[TColumn.Rows + row]);
            TVector dead = TVector.And(key, low);
            rows = TVector.IndexSequence(0);
            best = default;
            for (nint v = 0; v < TColumn.Rows; v += TVector.Count)
            {
                TVector mask = TVector.ClearEqualIndex(TVector.Load(live + v), rows, dead);
                mask.Store(live + v);
                TPart* c = column + v;
                TVector re = TVector.Load(c);
                TVector im = TVector.Load(c + TColumn.Rows);
                TVector lre = TVector.NegatedMultiplyAdd(im, scaleIm, TVector.Multiply(re, scaleRe));
                TVector lim = TVector.MultiplyAdd(im, scaleRe, TVector.Multiply(re, scaleIm));
                TVector.StoreSelected(mask, lre, re, c);
                TVector.StoreSelected(mask, lim, im, c + TColumn.Rows);
                c += Stride;
                re = TVector.Load(c);
                im = TVector.Load(c + TColumn.Rows);
                TVector newRe = TVector.MultiplyAdd(lim, uim, TVector.NegatedMultiplyAdd(lre, ure, re));
                TVector newIm = TVector.NegatedMultiplyAdd(lim, ure, TVector.NegatedMultiplyAdd(lre, uim, im));
                TVector.StoreSelected(mask, newRe, re, c);
                TVector.StoreSelected(mask, newIm, im, c + TColumn.Rows);
                if (TPivoting.Value)
                {
                    TVector size = TVector.Add(TVector.Abs(newRe), TVector.Abs(newIm));
                    TVector found = TVector.Key(size, mask, magnitude, rows);
                    found.Store(keys + v);
                    best = best.Or(found, newRe, newIm);
                }

                rows = TVector.AddIndex(rows, count);
            }

            nint position = order.ChooseLive(j, row);
            if (TPivoting.Value)
            {
                ipiv[j] = position + 1;
            }

            column = other;
            FetchColumn(j);
            j++;
        }

        return j;
    }

    /// <summary>Whether of the keys in memory one alone has the same magnitude as the largest.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="end">The largest with all bits of its number set.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAlone(TPart* keys, TVector end)
    {
        TVector bound = TVector.AddIndex(end, TVector.BroadcastIndex(-TColumn.Numbers));
        int found = 0;
        for (nint v = 0; v < TColumn.Rows; v += TVector.Count)
        {
            found += BitOperations.PopCount(TVector.GreaterIndexBits(TVector.Load(keys + v), bound));
        }

        return found == 1;
    }

    /// <summary>Whether a pivot, whose key this is, has a reciprocal, and one by which its column is multiplied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsUsual(long key)
    {
        long least = ComplexReciprocal<TPart, TVector>.Least;
        return (ulong)(key - least) < (ulong)(ComplexReciprocal<TPart, TVector>.End - least)
            & !ComplexReciprocal<TPart, TVector>.IsOne(key, TColumn.Numbers);
    }

    /// <summary>Subtracts an eliminated column, times their numbers in its pivot's row, from columns.</summary>
    /// <param name="live">The rows that see it.</param>
    /// <param name="lre">The column's real parts.</param>
    /// <param name="lim">Its imaginary parts.</param>
    /// <param name="row">The pivot's row.</param>
    /// <param name="memoryOfL">The column in memory.</param>
    /// <param name="first">The first column that changes.</param>
    /// <param name="end">The end of the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(
        TColumn live, TColumn lre, TColumn lim, nint row, TPart* memoryOfL, TPart* first, TPart* end)
    {
        for (TPart* c = first; c < end; c += Stride)
        {
            TVector ure = TVector.Broadcast(c[row]);
            TVector uim = TVector.Broadcast(c[TColumn.Rows + row]);
            TColumn re = TColumn.Load(c);
            TColumn im = TColumn.Load(c + TColumn.Rows);
            TColumn newRe = TColumn.MultiplyAdd(lim, uim, TColumn.NegatedMultiplyAdd(lre, ure, re));
            TColumn newIm = TColumn.NegatedMultiplyAdd(lim, ure, TColumn.NegatedMultiplyAdd(lre, uim, im));
            TColumn.StoreSelected(live, newRe, re, c);
            TColumn.StoreSelected(live, newIm, im, c + TColumn.Rows);
        }
    }

    /// <summary>The same where columns are long, two at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateLong(TPart* live, nint row, TPart* l, TPart* first, TPart* end)
    {
        TPart* c = first;
        if (c < end && (((end - c) / Stride) & 1) != 0)
        {
            TVector ure = TVector.Broadcast(c[row]);
            TVector uim = TVector.Broadcast(c[TColumn.Rows + row]);
            for (nint v = 0; v < TColumn.Rows; v += TVector.Count)
            {
                UpdateVector(TVector.Load(live + v), TVector.Load(l + v), TVector.Load(l + TColumn.Rows + v), ure, uim, c + v);
            }

            c += Stride;
        }

        for (; c < end; c += 2 * Stride)
        {
            TPart* d = c + Stride;
            TVector cre = TVector.Broadcast(c[row]);
            TVector cim = TVector.Broadcast(c[TColumn.Rows + row]);
            TVector dre = TVector.Broadcast(d[row]);
            TVector dim = TVector.Broadcast(d[TColumn.Rows + row]);
            for (nint v = 0; v < TColumn.Rows; v += TVector.Count)
            {
                TVector mask = TVector.Load(live + v);
                TVector lre = TVector.Load(l + v);
                TVector lim = TVector.Load(l + TColumn.Rows + v);
                UpdateVector(mask, lre, lim, cre, cim, c + v);
                UpdateVector(mask, lre, lim, dre, dim, d + v);
            }
        }
    }

    /// <summary>Updates a vector of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateVector(TVector live, TVector lre, TVector lim, TVector ure, TVector uim, TPart* c)
    {
        TVector re = TVector.Load(c);
        TVector im = TVector.Load(c + TColumn.Rows);
        TVector newRe = TVector.MultiplyAdd(lim, uim, TVector.NegatedMultiplyAdd(lre, ure, re));
        TVector newIm = TVector.NegatedMultiplyAdd(lim, ure, TVector.NegatedMultiplyAdd(lre, uim, im));
        TVector.StoreSelected(live, newRe, re, c);
        TVector.StoreSelected(live, newIm, im, c + TColumn.Rows);
    }

    /// <summary>Eliminates a column by LAPACK's rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Step(nint j)
    {
        TPart* column = _strip + (j * Stride);
        nint row = _rows.At(j);
        for (nint i = j + 1; _ipiv != null && i < _m; i++)
        {
            nint other = _rows.At(i);
            row = SizeAt(column + other) > SizeAt(column + row) ? other : row;
        }

        Number(j, _rows.Choose(j, row));
        T pivot = At(column + row);
        if (T.IsZero(pivot))
        {
            _info = _info != 0 ? _info : j + 1;
        }
        else
        {
            T* numbers = stackalloc T[TColumn.Rows];
            for (nint i = j + 1; i < _m; i++)
            {
                numbers[i] = At(column + _rows.At(i));
            }

            ComplexPivot<T, TPart, TVector>.Divide(numbers + j + 1, _m - j - 1, pivot);
            for (nint i = j + 1; i < _m; i++)
            {
                TPart* place = column + _rows.At(i);
                place[0] = ((TPart*)(numbers + i))[0];
                place[TColumn.Rows] = ((TPart*)(numbers + i))[1];
            }
        }

        TColumn re = TColumn.Load(column);
        TColumn im = TColumn.Load(column + TColumn.Rows);
        Update(_rows.LoadLive(), re, im, row, column, column + Stride, _strip + (_n * Stride));
    }

    /// <summary>|re| + |im| of an element of the copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TPart SizeAt(TPart* element) => TPart.Abs(element[0]) + TPart.Abs(element[TColumn.Rows]);

    /// <summary>An element of the copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(TPart* element)
    {
        T value;
        ((TPart*)&value)[0] = element[0];
        ((TPart*)&value)[1] = element[TColumn.Rows];
        return value;
    }

    /// <summary>The largest keys so far, lane by lane, and the numbers that have them.</summary>
    private readonly struct Best
    {
        public readonly TVector Key;
        public readonly TVector Re;
        public readonly TVector Im;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Best(TVector key, TVector re, TVector im)
        {
            Key = key;
            Re = re;
            Im = im;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Best Or(TVector key, TVector re, TVector im)
        {
            TVector larger = TVector.MaxKey(key, Key);
            return new Best(
                larger, TVector.SelectEqualIndex(larger, key, re, Re), TVector.SelectEqualIndex(larger, key, im, Im));
        }
    }
}
