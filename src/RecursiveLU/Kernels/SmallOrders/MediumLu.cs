using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Matrices whose columns are more vectors than registers hold, in a copy.</summary>
/// <remarks>
/// <para>Rows never move in the copy, as in <see cref="SmallLu{T, TVector, TColumn}"/>, and pivots are found in the same way; but one
/// pass over a column and the next one scales, updates and searches. When the rows that are left fit in four vectors, that takes them.</para>
/// <para>Columns are eliminated in panels. The panel after the one in progress sees its updates at once, the others see them while pivots
/// are searched for in that one, which takes long but few instructions.</para>
/// </remarks>
internal unsafe ref struct MediumLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    /// <summary>The most vectors of a column.</summary>
    public const int MaximumVectors = 8;

    /// <summary>Columns of a panel.</summary>
    private const int Width = 4;

    /// <summary>The vectors that are left to registers.</summary>
    private const int SmallVectors = 4;

    /// <summary>Arrays of as many numbers as there are rows: two that say where they are, two masks.</summary>
    private const int Arrays = 4;

    private readonly T* _rowAt;
    private readonly T* _positionOf;

    /// <summary>The rows that have not been chosen; and that had not been after the last panel.</summary>
    private readonly T* _live;
    private readonly T* _liveAfter;

    /// <summary>The copy, its columns as far apart as their vectors have elements; and its end, after whole panels.</summary>
    private readonly T* _strip;
    private readonly T* _end;
    private readonly nint _stride;
    private readonly long* _ipiv;
    private readonly int _m;
    private readonly int _n;

    /// <summary>The panel whose updates some columns have yet to see, the rows of its pivots, those columns, and of how many panels they
    /// are updated at once.</summary>
    private T* _panel;
    private nint _r0;
    private nint _r1;
    private nint _r2;
    private nint _r3;
    private T* _pending;
    private nint _share;
    private long _info;

    private MediumLu(T* work, int m, int n, long* ipiv)
    {
        _m = m;
        _n = n;
        _ipiv = ipiv;
        _stride = StrideOf(m);
        _rowAt = work;
        _positionOf = _rowAt + _stride;
        _live = _positionOf + _stride;
        _liveAfter = _live + _stride;
        _strip = work + (Arrays * _stride);
        _end = _strip + (((n + Width - 1) / Width * Width) * _stride);
        _pending = _end;
        _panel = null;
        _share = 0;
        _info = 0;
        _r0 = _r1 = _r2 = _r3 = 0;
    }

    private static int N => TVector.Count;

    /// <summary>A power of two that the number of no row reaches.</summary>
    private static int Numbers => MaximumVectors * N;

    private readonly RowPlaces<T, TVector> Places
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_rowAt, _positionOf);
    }

    /// <summary>Factors in place; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="m">Rows: more than four vectors of them, at most <see cref="MaximumVectors"/>.</param>
    /// <param name="n">Columns, at least 1.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="ipiv">Receives the row exchanges, 1-based.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public static long Factor(T* a, int m, int n, nint lda, long* ipiv)
    {
        // Columns are written by all the vectors that one may have: so there are some after the last.
        nint columns = Arrays + ((n + Width - 1) / Width * Width);
        int elements = (int)(columns * StrideOf(m)) + (MaximumVectors * N) + CacheLine.Elements<T>();
        byte* memory = stackalloc byte[elements * sizeof(T)];
        var lu = new MediumLu<T, TVector>(CacheLine.Align((T*)memory), m, n, ipiv);
        lu.Read(a, lda);
        return lu.FactorRead(a, lda);
    }

    /// <summary>Elements from a column of the copy to the next.</summary>
    private static nint StrideOf(int m) => (m + N - 1) / N * N;

    private long FactorRead(T* a, nint lda)
    {
        int rest = SmallVectors * N;
        int columns = Math.Min(_n, (_m - rest + N - 1) / N * N);
        FactorColumns(columns);
        long info = 0;
        if (columns < _n)
        {
            Write(a, lda, columns, _n);
            long* ipiv = _ipiv + columns;
            info = SmallLu<T, TVector, SeveralVectors<TVector, T, Present>>.Factor(
                a + (columns * (lda + 1)), _m - columns, _n - columns, lda, ipiv, following: null);
            for (nint i = columns; i < Math.Min(_m, _n); i++)
            {
                _ipiv[i] += columns;
                T* other = _rowAt + (_ipiv[i] - 1);
                (_rowAt[i], *other) = (*other, _rowAt[i]);
            }
        }

        Write(a, lda, 0, columns);
        return _info != 0 ? _info : info != 0 ? info + columns : 0;
    }

    private readonly void Read(T* a, nint lda)
    {
        TVector m = TVector.BroadcastIndex(_m);
        for (nint i = 0; i < _stride; i += N)
        {
            TVector rows = TVector.IndexSequence(i);
            rows.Store(_rowAt + i);
            rows.Store(_positionOf + i);
            TVector.LessIndexMask(rows, m).Store(_live + i);
        }

        T* column = _strip;
        for (int j = 0; j < _n; j++, a += lda, column += _stride)
        {
            nint i = 0;
            for (; i + N <= _m; i += N)
            {
                TVector.Load(a + i).Store(column + i);
            }

            if (i < _m)
            {
                TVector.LoadFirst(a + i, (int)(_m - i)).Store(column + i);
            }
        }

        for (; column < _end; column += N)
        {
            default(TVector).Store(column);
        }
    }

    /// <summary>Writes columns, the rows in their order.</summary>
    private readonly void Write(T* a, nint lda, nint first, nint end)
    {
        // Whether a row is before the second, fourth and sixth vector; what was in these arrays has done its work.
        nint stride = _stride;
        nint last = _m - N;
        T* masks = _positionOf;
        for (nint i = 0, k = 0; ; i += N, k += N)
        {
            i = Math.Min(i, last);
            TVector rows = TVector.Load(_rowAt + i);
            TVector.LessIndexMask(rows, TVector.BroadcastIndex(2 * N)).Store(masks + k);
            TVector.LessIndexMask(rows, TVector.BroadcastIndex(4 * N)).Store(masks + stride + k);
            TVector.LessIndexMask(rows, TVector.BroadcastIndex(6 * N)).Store(masks + (2 * stride) + k);
            if (i == last)
            {
                break;
            }
        }

        a += first * lda;
        T* column = _strip + (first * stride);
        for (nint j = first; j < end; j++, a += lda, column += stride)
        {
            // Vectors after the column's last are read, too, but nothing of them is taken.
            TVector x0 = TVector.Load(column);
            TVector x1 = TVector.Load(column + N);
            TVector x2 = TVector.Load(column + (2 * N));
            TVector x3 = TVector.Load(column + (3 * N));
            TVector x4 = TVector.Load(column + (4 * N));
            TVector x5 = TVector.Load(column + (5 * N));
            TVector x6 = TVector.Load(column + (6 * N));
            TVector x7 = TVector.Load(column + (7 * N));
            T* mask = masks;
            for (nint i = 0; ; i += N, mask += N)
            {
                i = Math.Min(i, last);
                TVector rows = TVector.Load(_rowAt + i);
                TVector low = TVector.Select(TVector.Load(mask), TVector.Permute(x0, x1, rows), TVector.Permute(x2, x3, rows));
                TVector high = TVector.Select(
                    TVector.Load(mask + (2 * stride)), TVector.Permute(x4, x5, rows), TVector.Permute(x6, x7, rows));
                TVector.Select(TVector.Load(mask + stride), low, high).Store(a + i);
                if (i == last)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Eliminates the first columns.</summary>
    private void FactorColumns(int columns)
    {
        // The last row needs no elimination.
        int steps = Math.Min(_m - 1, columns);
        for (int first = 0; first < steps; first += Width)
        {
            int stop = Math.Min(first + Width, steps);
            nint j = first;
            while (j < stop)
            {
                j = Run(j, stop, first + Width);
                if (j < stop)
                {
                    Step(j, first + Width);
                    j++;
                }
            }

            Advance(_n);
            T* next = _strip + ((first + Width) * _stride);
            if (stop == first + Width && next < _end)
            {
                StartUpdate(first, next);
            }
        }

        Advance(_n);
    }

    /// <summary>Updates the next panel, and leaves the others for later.</summary>
    private void StartUpdate(nint first, T* next)
    {
        for (nint i = 0; i < _stride; i += N)
        {
            TVector.Load(_live + i).Store(_liveAfter + i);
        }

        _panel = _strip + (first * _stride);
        _r0 = At(first);
        _r1 = At(first + 1);
        _r2 = At(first + 2);
        _r3 = At(first + 3);
        Update<Present>(next);
        _pending = next + (Width * _stride);
        nint panels = (nint)(_end - _pending) / (Width * _stride);
        _share = (panels + Width - 1) / Width;
    }

    /// <summary>Updates some of the panels that are left to be.</summary>
    private void Advance(nint panels)
    {
        for (; panels > 0 && _pending < _end; panels--, _pending += Width * _stride)
        {
            Update<Absent>(_pending);
        }
    }

    /// <summary>The row at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly nint At(nint position) => Places.At(position);

    /// <summary>Chooses a row as pivot of step j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Choose(nint j, nint row) =>
        _ipiv[j] = Places.Choose(j, row) + 1;

    /// <summary>Eliminates columns while their pivots are clear; gives the first that is not, or
    /// <paramref name="stop"/>.</summary>
    /// <param name="first">The first column to eliminate.</param>
    /// <param name="stop">The column after the last to eliminate.</param>
    /// <param name="end">The column after the last of the panel.</param>
    private nint Run(nint first, nint stop, nint end)
    {
        nint stride = _stride;
        TVector low = TVector.BroadcastIndex(Numbers - 1);
        TVector minusNumbers = TVector.BroadcastIndex(-Numbers);
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude & -Numbers);
        TVector step = TVector.BroadcastIndex(N);
        T* column = _strip + (first * stride);
        T* last = _strip + (end * stride);
        T* live = _live;
        var search = new KeySearch<T, TVector>(TVector.IndexSequence(0));
        for (nint i = 0; i < stride; i += N)
        {
            search = search.Take(TVector.Load(column + i), TVector.Load(live + i), magnitude, step);
        }

        nint row = 0;
        nint j = first;
        while (true)
        {
            TVector key = TVector.MaxKeyAcross(search.Max);
            TVector reciprocals = TVector.Reciprocal(search.Candidates);
            long largest = TVector.FirstIndex(key);

            // Beside an infinity or NaN the lanes may have found different keys: one bound for all counts two.
            TVector bound = TVector.AddIndex(TVector.Or(TVector.FirstKey(key), low), minusNumbers);
            int count = BitOperations.PopCount(TVector.GreaterIndexBits(search.Max, bound))
                + BitOperations.PopCount(TVector.GreaterIndexBits(search.Second, bound));
            bool isClear = count == 1
                & FloatBits<T>.HasReciprocal(largest);

            // The previous column's updates, but for this one; and older ones.
            T* other = column + stride;
            if (j != first)
            {
                for (T* c = other; c < last; c += stride)
                {
                    UpdateColumn(live, column - stride, TVector.Broadcast(c[row]), c, stride);
                }
            }

            if (_pending < _end)
            {
                Advance(_share);
            }

            if (j == stop || !isClear)
            {
                return j;
            }

            row = (nint)largest & (Numbers - 1);
            TVector reciprocal = TVector.Permute(reciprocals, key);
            T* chosen = live + (row & -N);
            TVector.ClearEqualIndex(
                TVector.Load(chosen), TVector.IndexSequence(0), TVector.BroadcastIndex(row & (N - 1))).Store(chosen);
            Choose(j, row);
            j++;
            if (j == end)
            {
                for (nint i = 0; i < stride; i += N)
                {
                    TVector current = TVector.Load(column + i);
                    TVector mask = TVector.Load(live + i);
                    TVector.StoreSelected(mask, TVector.Multiply(current, reciprocal), current, column + i);
                }

                return j;
            }

            TVector u = TVector.Broadcast(other[row]);
            search = new KeySearch<T, TVector>(TVector.IndexSequence(0));
            for (nint i = 0; i < stride; i += N)
            {
                TVector current = TVector.Load(column + i);
                TVector mask = TVector.Load(live + i);
                TVector l = TVector.Multiply(current, reciprocal);
                TVector.StoreSelected(mask, l, current, column + i);
                TVector x = TVector.Update(mask, l, u, TVector.Load(other + i));
                x.Store(other + i);
                search = search.Take(x, mask, magnitude, step);
            }

            column = other;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateColumn(T* live, T* l, TVector u, T* c, nint stride)
    {
        for (nint i = 0; i < stride; i += N)
        {
            TVector.UpdateInPlace(TVector.Load(live + i), TVector.Load(l + i), u, c + i);
        }
    }

    /// <summary>Eliminates a column by LAPACK's rules.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Step(nint j, nint end)
    {
        T* column = _strip + (j * _stride);
        nint row = At(j);
        for (nint i = j + 1; i < _m; i++)
        {
            nint other = At(i);
            row = T.Abs(column[other]) > T.Abs(column[row]) ? other : row;
        }

        Choose(j, row);
        TVector.WriteIndex(_live + row, 0);
        T pivot = column[row];
        bool isZero = T.IsZero(pivot);
        bool isTiny = T.Abs(pivot) < TVector.SafeMinimum;
        if (isZero)
        {
            _info = _info != 0 ? _info : j + 1;
        }

        TVector divisor = TVector.Broadcast(pivot);
        TVector factor = TVector.Broadcast(isZero ? T.One : T.One / pivot);
        for (nint i = 0; i < _stride; i += N)
        {
            TVector x = TVector.Load(column + i);
            TVector l = isTiny && !isZero ? TVector.Divide(x, divisor) : TVector.Multiply(x, factor);
            TVector.StoreSelected(TVector.Load(_live + i), l, x, column + i);
        }

        T* last = _strip + (end * _stride);
        for (T* c = column + _stride; c < last; c += _stride)
        {
            UpdateColumn(_live, column, TVector.Broadcast(c[row]), c, _stride);
        }
    }

    /// <summary>Updates a panel by the one before.</summary>
    /// <typeparam name="TSoon">Whether it is read soon: then whole vectors are written, for which a read does not wait.</typeparam>
    private readonly void Update<TSoon>(T* panel)
        where TSoon : struct, IPresence
    {
        // Shorter vectors come with fewer registers.
        if (N * sizeof(T) == CacheLine.Bytes)
        {
            Update<TSoon, Present>(panel);
        }
        else
        {
            Update<TSoon, Absent>(panel);
            Update<TSoon, Absent>(panel + (2 * _stride));
        }
    }

    /// <summary>Updates four columns, or two: one source, of which the compiler makes what it made of two.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Update<TSoon, TFour>(T* c0)
        where TSoon : struct, IPresence
        where TFour : struct, IPresence
    {
        nint stride = _stride;
        nint r1 = _r1;
        nint r2 = _r2;
        nint r3 = _r3;
        T* l0 = _panel;
        T* l1 = l0 + stride;
        T* l2 = l1 + stride;
        T* l3 = l2 + stride;
        T* c1 = c0 + stride;
        T* c2 = TFour.Value ? c1 + stride : c0;
        T* c3 = TFour.Value ? c2 + stride : c1;
        TVector l10 = TVector.Broadcast(l0[r1]);
        TVector l20 = TVector.Broadcast(l0[r2]);
        TVector l30 = TVector.Broadcast(l0[r3]);
        TVector l21 = TVector.Broadcast(l1[r2]);
        TVector l31 = TVector.Broadcast(l1[r3]);
        TVector l32 = TVector.Broadcast(l2[r3]);
        var u0 = new PanelRows<T, TVector>(c0, _r0, r1, r2, r3, l10, l20, l30, l21, l31, l32);
        var u1 = new PanelRows<T, TVector>(c1, _r0, r1, r2, r3, l10, l20, l30, l21, l31, l32);
        var u2 = new PanelRows<T, TVector>(c2, _r0, r1, r2, r3, l10, l20, l30, l21, l31, l32);
        var u3 = new PanelRows<T, TVector>(c3, _r0, r1, r2, r3, l10, l20, l30, l21, l31, l32);
        T* live = _liveAfter;
        for (nint i = 0; i < stride; i += N)
        {
            TVector mask = TVector.Load(live + i);
            TVector a = TVector.Load(l0 + i);
            TVector b = TVector.Load(l1 + i);
            TVector c = TVector.Load(l2 + i);
            TVector d = TVector.Load(l3 + i);
            Minus(c0, i, a, b, c, d, u0, mask);
            Minus(c1, i, a, b, c, d, u1, mask);
            if (TFour.Value)
            {
                Minus(c2, i, a, b, c, d, u2, mask);
                Minus(c3, i, a, b, c, d, u3, mask);
            }
        }

        Put<TSoon>(c0, r1, r2, r3, u0);
        Put<TSoon>(c1, r1, r2, r3, u1);
        if (TFour.Value)
        {
            Put<TSoon>(c2, r1, r2, r3, u2);
            Put<TSoon>(c3, r1, r2, r3, u3);
        }
    }

    /// <summary>Subtracts four vectors of L times a column's rows of U, where the mask is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Minus(T* column, nint i, TVector a, TVector b, TVector c, TVector d, PanelRows<T, TVector> u, TVector mask)
    {
        TVector old = TVector.Load(column + i);
        TVector x = TVector.NegatedMultiplyAdd(a, u.U0, old);
        x = TVector.NegatedMultiplyAdd(b, u.U1, x);
        x = TVector.NegatedMultiplyAdd(c, u.U2, x);
        x = TVector.NegatedMultiplyAdd(d, u.U3, x);
        TVector.StoreSelected(mask, x, old, column + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TSoon>(T* column, nint r1, nint r2, nint r3, PanelRows<T, TVector> u)
        where TSoon : struct, IPresence
    {
        Put<TSoon>(column, r1, u.U1);
        Put<TSoon>(column, r2, u.U2);
        Put<TSoon>(column, r3, u.U3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TSoon>(T* column, nint row, TVector value)
        where TSoon : struct, IPresence
    {
        if (!TSoon.Value)
        {
            value.StoreOne(column + row);
            return;
        }

        T* at = column + (row & -N);
        TVector.SelectEqualIndex(TVector.IndexSequence(0), TVector.BroadcastIndex(row & (N - 1)), value, TVector.Load(at)).Store(at);
    }
}
