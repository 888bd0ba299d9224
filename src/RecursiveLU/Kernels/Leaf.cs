using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>
/// Factors a strip of few columns: the bottom of the recursion.
/// </summary>
/// <remarks>
/// <para>The strip is a column-major copy, columns <c>Stride</c> elements apart, each aligned to a vector. Rows never move in
/// it. Step j takes the row with the largest |a(i, j)| as pivot, copies it to the chosen rows, and kills it in the strip: its
/// multiplier becomes NaN, which spreads through its later columns and never wins a comparison. Rows after the
/// last are dead from the start. One pass scales column j, updates column j+1 and searches it; the other columns
/// are updated while the result of the search is still on its way through the pipeline.</para>
/// <para>LAPACK's tie rule asks for the first row in the current order. A pivot displaces only rows of the
/// strip's head, its first <c>width</c> rows; so the head knows its positions, and below it storage order is the
/// current order.</para>
/// </remarks>
internal unsafe ref struct Leaf<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The widest strip.</summary>
    public const int MaximumWidth = 32;

    /// <summary>The position of a head row that has been chosen.</summary>
    private const long Dead = -1;

    /// <summary>Room for one vector.</summary>
    private const int FoundSize = 64;

    private readonly T* _strip;
    private readonly T* _chosen;
    private readonly T* _found;
    private readonly nint _stride;
    private readonly long _rows;

    /// <summary>Elements of a column in whole vectors, the head's at least.</summary>
    private readonly nint _length;
    private readonly int _width;
    private readonly int _columns;
    private fixed long _position[MaximumWidth];
    private fixed int _occupant[MaximumWidth];

    /// <summary>Initializes a new instance of the <see cref="Leaf{T, TVector}"/> struct.</summary>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements, aligned to a vector.</param>
    /// <param name="rows">Rows of the strip, at least 1.</param>
    /// <param name="width">Columns of the strip in memory, a multiple of the vector's length.</param>
    /// <param name="columns">Columns to factor; those after are padding.</param>
    public Leaf(T* work, long rows, int width, int columns)
    {
        _rows = rows;
        _width = width;
        _columns = columns;
        _chosen = work;
        _found = work + (width * width);
        _strip = _found + FoundSize;
        _stride = StrideOf(rows, width);
        _length = (nint)((Math.Max(rows, width) + TVector.Count - 1) / TVector.Count * TVector.Count);
        for (int i = 0; i < width; i++)
        {
            _position[i] = i < rows ? i : Dead;
            _occupant[i] = i;
        }
    }

    /// <summary>Gets element (0, 0) of the strip, to be filled before and read after <see cref="Factor"/>.</summary>
    public readonly T* Strip => _strip;

    /// <summary>Gets the elements from a column of the strip to the next.</summary>
    public readonly nint Stride => _stride;

    /// <summary>Gets the chosen rows in their order, <c>width</c> elements each, after <see cref="Factor"/>.</summary>
    public readonly T* Chosen => _chosen;

    /// <summary>Elements of memory that a strip needs.</summary>
    public static Int128 WorkSize(long rows, int width) => (((Int128)StrideOf(rows, width) + width) * width) + FoundSize;

    /// <summary>Factors the strip; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="row0">The row of the whole matrix that is the strip's first, from which the exchanges count.</param>
    public long Factor(long* ipiv, long row0)
    {
        KillPadding();
        long info = 0;
        int steps = (int)Math.Min(_rows, _columns);
        Choice choice = ipiv != null ? Search() : default;
        for (int j = 0; j < steps; j++)
        {
            T* column = _strip + (j * _stride);
            if (ipiv == null || T.IsNaN(column[_occupant[j]]))
            {
                int row = ipiv != null ? _occupant[j] : j;
                choice = new Choice(j, row, T.One / T.Abs(column[row]));
            }

            if (ipiv != null)
            {
                ipiv[j] = row0 + choice.Position + 1;
            }

            Displace(j, choice);
            T* u = _strip + choice.Row;
            T* chosen = _chosen + (j * _width);
            for (int c = 0; c < _width; c++)
            {
                chosen[c] = u[c * _stride];
            }

            T pivot = chosen[j];
            T scale = T.CopySign(choice.Reciprocal, pivot);
            if (T.IsZero(pivot))
            {
                info = info != 0 ? info : j + 1;
                scale = T.One;
            }
            else if (T.Abs(pivot) < TVector.SafeMinimum)
            {
                Divide(column, pivot);
                scale = T.One;
            }

            if (j + 1 == _columns)
            {
                Scale(column, scale);
            }
            else if (j + 1 < steps)
            {
                choice = ScaleUpdateSearch(column, scale, choice.Row);
                UpdateRest(j, chosen);
            }
        }

        return info;
    }

    /// <summary>Writes the rows that are not where the strip has them, chosen and displaced ones, to their places in the
    /// factored matrix, after the strip itself has been copied there.</summary>
    /// <param name="target">Element (0, 0) of the matrix.</param>
    /// <param name="rowStride">Elements from a row of the matrix to the next.</param>
    /// <param name="columnStride">Elements from a column of the matrix to the next.</param>
    /// <param name="firstColumn">The strip's column that is the matrix's first.</param>
    /// <param name="columns">Columns of the matrix.</param>
    public readonly void CopyMovedRows(T* target, nint rowStride, nint columnStride, int firstColumn, int columns)
    {
        int head = (int)Math.Min(_width, _rows);
        T* strip = _strip + (firstColumn * _stride);
        for (int t = 0; t < head; t++)
        {
            long position = _position[t];
            if (position < 0)
            {
                continue;
            }

            T* row = target + (position * rowStride);
            for (int c = 0; c < columns; c++)
            {
                row[c * columnStride] = strip[(c * _stride) + t];
            }
        }

        int chosen = (int)Math.Min(_rows, _columns);
        for (int j = 0; j < chosen; j++)
        {
            T* source = _chosen + (j * _width) + firstColumn;
            T* row = target + (j * rowStride);
            if (columnStride == 1 && columns == TVector.Count)
            {
                TVector.Load(source).Store(row);
                continue;
            }

            for (int c = 0; c < columns; c++)
            {
                row[c * columnStride] = source[c];
            }
        }
    }

    private static nint StrideOf(long rows, int width)
    {
        // A whole number of cache lines, and odd: columns begin in different cache sets.
        int line = 64 / sizeof(T);
        return (nint)((((Math.Max(rows, width) + line - 1) / line) | 1) * line);
    }

    /// <summary>Rows after the last one must never be chosen.</summary>
    private readonly void KillPadding()
    {
        for (int c = 0; c < _columns; c++)
        {
            for (long i = _rows; i < _length; i++)
            {
                _strip[(c * _stride) + i] = T.NaN;
            }
        }
    }

    /// <summary>The chosen row leaves; the row at position j takes its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Displace(int j, Choice choice)
    {
        int first = _occupant[j];
        if (choice.Row < _width)
        {
            _position[choice.Row] = Dead;
        }

        if (first != choice.Row)
        {
            _position[first] = choice.Position;
            if (choice.Position < _width)
            {
                _occupant[choice.Position] = first;
            }
        }
    }

    /// <summary>Finds the pivot of the first column.</summary>
    private readonly Choice Search()
    {
        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        TVector now = TVector.IndexSequence(_width);
        TVector next = TVector.BroadcastIndex(TVector.Count);
        for (nint i = _width; i < _length; i += TVector.Count)
        {
            TVector a = TVector.Abs(TVector.Load(_strip + i));
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, next);
        }

        return Choose(_strip, max, at);
    }

    /// <summary>Scales a column, kills its pivot's row, updates the next column and finds that one's pivot.</summary>
    /// <param name="column">The column.</param>
    /// <param name="scale">The pivot's reciprocal.</param>
    /// <param name="row">The pivot's row in the strip.</param>
    private readonly Choice ScaleUpdateSearch(T* column, T scale, long row)
    {
        nint length = _length;
        nint head = _width;
        T* target = column + _stride;
        TVector s = TVector.Broadcast(scale);
        TVector u = TVector.Broadcast(target[row]);
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
            TVector.NegatedMultiplyAdd(l, u, TVector.Load(target + i)).Store(target + i);
            now = TVector.AddIndex(now, next);
        }

        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        for (; i < length; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l = TVector.SelectEqualIndex(now, dead, nan, l);
            l.Store(column + i);
            TVector x = TVector.NegatedMultiplyAdd(l, u, TVector.Load(target + i));
            x.Store(target + i);
            TVector a = TVector.Abs(x);
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, next);
        }

        return Choose(target, max, at);
    }

    /// <summary>The first row, in the current order, of those with the largest element.</summary>
    /// <param name="column">The column searched: its head is looked at here.</param>
    /// <param name="max">The largest element below the head, lane by lane; -1 if there is none.</param>
    /// <param name="at">The row in which it was found.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Choice Choose(T* column, TVector max, TVector at)
    {
        T* rows = _found;
        at.Store(rows);
        TVector all = max;
        for (int h = 0; h < _width; h += TVector.Count)
        {
            all = TVector.MaxOrSecond(TVector.Abs(TVector.Load(column + h)), all);
        }

        T magnitude = TVector.MaxAcross(all);
        T reciprocal = T.One / magnitude;
        TVector largest = TVector.Broadcast(magnitude);
        ulong lanes = TVector.EqualBits(max, largest);
        for (int h = 0; h < _width; h += TVector.Count)
        {
            TVector a = TVector.Abs(TVector.Load(column + h));
            lanes |= (ulong)TVector.EqualBits(a, largest) << (h + TVector.Count);
        }

        Choice best = At(lanes, rows, reciprocal);
        for (lanes &= lanes - 1; lanes != 0; lanes &= lanes - 1)
        {
            Choice other = At(lanes, rows, reciprocal);
            best = other.Position < best.Position ? other : best;
        }

        return best;
    }

    /// <summary>The row of the lowest lane: first come those below the head, then the head's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Choice At(ulong lanes, T* rows, T reciprocal)
    {
        int lane = BitOperations.TrailingZeroCount(lanes);
        int head = (lane - TVector.Count) & (MaximumWidth - 1);
        long below = TVector.ReadIndex(rows + (lane & (TVector.Count - 1)));
        bool isBelow = lane < TVector.Count;
        return new Choice(isBelow ? below : _position[head], isBelow ? below : head, reciprocal);
    }

    /// <summary>column := scale * column.</summary>
    private readonly void Scale(T* column, T scale)
    {
        TVector s = TVector.Broadcast(scale);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Multiply(TVector.Load(column + i), s).Store(column + i);
        }
    }

    /// <summary>column := column / pivot, for a pivot whose reciprocal overflows.</summary>
    private readonly void Divide(T* column, T pivot)
    {
        TVector p = TVector.Broadcast(pivot);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.Divide(TVector.Load(column + i), p).Store(column + i);
        }
    }

    /// <summary>Subtracts column j, already scaled, times its row of U from the columns after the next.</summary>
    private readonly void UpdateRest(int j, T* u)
    {
        T* l = _strip + (j * _stride);
        int c = j + 2;
        for (; c + 3 < _columns; c += 4)
        {
            Update4(l, _strip + (c * _stride), u + c);
        }

        if (c + 1 < _columns)
        {
            Update2(l, _strip + (c * _stride), u + c);
            c += 2;
        }

        if (c < _columns)
        {
            Update1(l, _strip + (c * _stride), u[c]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Update1(T* l, T* target, T u)
    {
        TVector b = TVector.Broadcast(u);
        for (nint i = 0; i < _length; i += TVector.Count)
        {
            TVector.NegatedMultiplyAdd(TVector.Load(l + i), b, TVector.Load(target + i)).Store(target + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Update2(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + _stride;
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
    private readonly void Update4(T* l, T* target, T* u)
    {
        nint end = _length;
        T* second = target + _stride;
        T* third = second + _stride;
        T* fourth = third + _stride;
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

    /// <summary>A pivot: its position in the current order, its row in the strip, and 1 / |pivot|.</summary>
    private readonly struct Choice(long position, long row, T reciprocal)
    {
        public readonly long Position = position;
        public readonly long Row = row;
        public readonly T Reciprocal = reciprocal;
    }
}
