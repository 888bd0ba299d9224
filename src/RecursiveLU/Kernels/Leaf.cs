using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>
/// Factors a strip of few columns: the bottom of the recursion.
/// </summary>
/// <remarks>
/// <para>The strip is a column-major copy, columns <c>Stride</c> elements apart, each aligned to a vector. Rows never move in
/// it. Step j takes the row with the largest |a(i, j)| as pivot, copies it to the chosen rows, and kills it in the strip: its
/// element in column j becomes NaN, which spreads through its later columns and never wins a comparison. Rows after the
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
    public const int MaximumWidth = 16;

    /// <summary>The position of a head row that has been chosen.</summary>
    private const long Dead = -1;

    private readonly T* _strip;
    private readonly T* _chosen;
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
        _strip = work + (width * width);
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

    private readonly int HeadVectors => _width / TVector.Count;

    /// <summary>Elements of memory that a strip needs.</summary>
    public static Int128 WorkSize(long rows, int width) => ((Int128)StrideOf(rows, width) + width) * width;

    /// <summary>Factors the strip; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="pivots">Receives the row exchanges, 0-based and relative to the strip; null for no exchanges.</param>
    public long Factor(long* pivots)
    {
        KillPadding();
        long info = 0;
        int steps = (int)Math.Min(_rows, _columns);
        var choice = pivots != null ? Search() : default;
        for (int j = 0; j < steps; j++)
        {
            T* column = _strip + (j * _stride);
            if (pivots != null)
            {
                if (T.IsNaN(column[_occupant[j]]))
                {
                    choice = new Choice(j, _occupant[j]);
                }

                pivots[j] = choice.Position;
            }
            else
            {
                choice = new Choice(j, j);
            }

            Displace(j, choice);
            T* u = _chosen + (j * _width);
            for (int c = 0; c < _width; c++)
            {
                u[c] = _strip[(c * _stride) + choice.Row];
            }

            T pivot = u[j];
            column[choice.Row] = T.NaN;
            T scale = T.One;
            if (T.IsZero(pivot))
            {
                info = info != 0 ? info : j + 1;
            }
            else if (T.Abs(pivot) >= TVector.SafeMinimum)
            {
                scale = T.One / pivot;
            }
            else
            {
                Divide(column, pivot);
            }

            if (j + 1 == steps)
            {
                Scale(column, scale);
            }
            else if (pivots != null)
            {
                choice = ScaleUpdateSearch(column, scale, u[j + 1]);
                UpdateRest(j, u);
            }
            else
            {
                Scale(column, scale);
                Update(column, column + _stride, u[j + 1]);
                UpdateRest(j, u);
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
        nint length = _length;
        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        TVector now = TVector.BroadcastIndex(HeadVectors);
        TVector one = TVector.BroadcastIndex(1);
        for (nint i = _width; i < length; i += TVector.Count)
        {
            TVector a = TVector.Abs(TVector.Load(_strip + i));
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, one);
        }

        return Choose(_strip, max, at);
    }

    /// <summary>Scales column j, subtracts u times it from the next column, and finds that one's pivot.</summary>
    private readonly Choice ScaleUpdateSearch(T* column, T scale, T u)
    {
        nint length = _length;
        nint head = _width;
        T* next = column + _stride;
        TVector s = TVector.Broadcast(scale);
        TVector b = TVector.Broadcast(u);
        for (nint i = 0; i < head; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l.Store(column + i);
            TVector.NegatedMultiplyAdd(l, b, TVector.Load(next + i)).Store(next + i);
        }

        TVector max = TVector.Broadcast(-T.One);
        TVector at = TVector.BroadcastIndex(0);
        TVector now = TVector.BroadcastIndex(HeadVectors);
        TVector one = TVector.BroadcastIndex(1);
        for (nint i = head; i < length; i += TVector.Count)
        {
            TVector l = TVector.Multiply(TVector.Load(column + i), s);
            l.Store(column + i);
            TVector x = TVector.NegatedMultiplyAdd(l, b, TVector.Load(next + i));
            x.Store(next + i);
            TVector a = TVector.Abs(x);
            at = TVector.SelectGreater(a, max, now, at);
            max = TVector.MaxOrSecond(a, max);
            now = TVector.AddIndex(now, one);
        }

        return Choose(next, max, at);
    }

    /// <summary>The first row, in the current order, of those with the largest element.</summary>
    /// <param name="column">The column searched: its head is looked at here.</param>
    /// <param name="max">The largest element below the head, lane by lane; -1 if there is none.</param>
    /// <param name="at">The number of the vector in which it was found.</param>
    private readonly Choice Choose(T* column, TVector max, TVector at)
    {
        TVector all = max;
        for (int h = 0; h < HeadVectors; h++)
        {
            all = TVector.MaxOrSecond(TVector.Abs(TVector.Load(column + (h * TVector.Count))), all);
        }

        TVector largest = TVector.Broadcast(TVector.MaxAcross(all));
        ulong lanes = TVector.EqualBits(max, largest);
        for (int h = 0; h < HeadVectors; h++)
        {
            TVector a = TVector.Abs(TVector.Load(column + (h * TVector.Count)));
            lanes |= (ulong)TVector.EqualBits(a, largest) << ((h + 1) * TVector.Count);
        }

        T* numbers = stackalloc T[TVector.Count];
        at.Store(numbers);
        Choice best = At(BitOperations.TrailingZeroCount(lanes), numbers);
        for (lanes &= lanes - 1; lanes != 0; lanes &= lanes - 1)
        {
            Choice other = At(BitOperations.TrailingZeroCount(lanes), numbers);
            best = other.Position < best.Position ? other : best;
        }

        return best;
    }

    /// <summary>The row of a lane: first those below the head, then the head's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Choice At(int lane, T* numbers)
    {
        if (lane < TVector.Count)
        {
            long row = (TVector.ReadIndex(numbers + lane) * TVector.Count) + lane;
            return new Choice(row, row);
        }

        int head = (lane - TVector.Count) % MaximumWidth;
        return new Choice(_position[head], head);
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

    /// <summary>Subtracts column j, already scaled, times its u from the columns after the next.</summary>
    private readonly void UpdateRest(int j, T* u)
    {
        T* l = _strip + (j * _stride);
        int c = j + 2;
        for (; c + 3 < _columns; c += 4)
        {
            Update4(l, _strip + (c * _stride), u + c);
        }

        for (; c < _columns; c++)
        {
            Update(l, _strip + (c * _stride), u[c]);
        }
    }

    private readonly void Update(T* l, T* target, T u)
    {
        nint end = _length;
        TVector b = TVector.Broadcast(u);
        for (nint i = 0; i < end; i += TVector.Count)
        {
            TVector.NegatedMultiplyAdd(TVector.Load(l + i), b, TVector.Load(target + i)).Store(target + i);
        }
    }

    private readonly void Update4(T* l, T* target, T* u)
    {
        nint end = _length;
        T* target1 = target + _stride;
        T* target2 = target1 + _stride;
        T* target3 = target2 + _stride;
        TVector b0 = TVector.Broadcast(u[0]);
        TVector b1 = TVector.Broadcast(u[1]);
        TVector b2 = TVector.Broadcast(u[2]);
        TVector b3 = TVector.Broadcast(u[3]);
        for (nint i = 0; i < end; i += TVector.Count)
        {
            TVector x = TVector.Load(l + i);
            TVector.NegatedMultiplyAdd(x, b0, TVector.Load(target + i)).Store(target + i);
            TVector.NegatedMultiplyAdd(x, b1, TVector.Load(target1 + i)).Store(target1 + i);
            TVector.NegatedMultiplyAdd(x, b2, TVector.Load(target2 + i)).Store(target2 + i);
            TVector.NegatedMultiplyAdd(x, b3, TVector.Load(target3 + i)).Store(target3 + i);
        }
    }

    /// <summary>A pivot: its position in the current order and its row in the strip.</summary>
    private readonly record struct Choice(long Position, long Row);
}
