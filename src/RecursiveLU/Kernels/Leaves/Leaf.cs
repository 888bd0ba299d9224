using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>
/// Factors a strip of few columns: the bottom of the recursion.
/// </summary>
/// <remarks>
/// <para>The strip is a column-major copy, columns <c>Stride</c> elements apart, each aligned to a vector. Rows never move in
/// it. Step j takes the row with the largest |a(i, j)| as pivot, copies it to the chosen rows, and kills it in the strip: its
/// multiplier becomes NaN, which spreads through its later columns and never wins a comparison. Rows after the
/// last are dead from the start.</para>
/// <para>One pass scales column j, updates column j + 1 and searches it. The columns after that are updated while the
/// result of the search is still on its way through the pipeline.</para>
/// </remarks>
internal unsafe ref struct Leaf<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The widest strip.</summary>
    public const int MaximumWidth = HeadRows.Maximum;

    /// <summary>Room for one vector.</summary>
    private const int FoundSize = 64;

    private readonly Strip<T, TVector> _strip;
    private readonly T* _chosen;
    private readonly T* _found;
    private readonly long _rows;
    private readonly int _width;
    private readonly int _columns;
    private readonly bool _tall;
    private readonly RowTeam* _team;
    private HeadRows _head;

    /// <summary>The chosen rows' places in a tall strip.</summary>
    private fixed long _chosenRow[MaximumWidth];

    /// <summary>Initializes a new instance of the <see cref="Leaf{T, TVector}"/> struct.</summary>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements, aligned to a vector.</param>
    /// <param name="rows">Rows of the strip, at least 1.</param>
    /// <param name="width">Columns of the strip in memory, a multiple of the vector's length.</param>
    /// <param name="columns">Columns to factor; those after are padding.</param>
    /// <param name="tall">Whether its columns are long.</param>
    /// <param name="team">Who goes through long columns; null for this thread.</param>
    public Leaf(T* work, long rows, int width, int columns, bool tall, RowTeam* team)
        : this(work, rows, width, columns)
    {
        _tall = tall;
        _team = team;
        _strip = new Strip<T, TVector>(_found + FoundSize, Math.Max(rows, width));
        _strip.Kill(rows, columns);
    }

    /// <summary>Initializes a new instance of the <see cref="Leaf{T, TVector}"/> struct that factors a tall matrix in
    /// place; then <see cref="ReturnRows"/> completes it.</summary>
    /// <param name="work">Memory of <see cref="InPlaceWorkSize"/> elements, aligned to a vector.</param>
    /// <param name="a">The matrix, column-major.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="rows">Rows, at least 2 * <see cref="MaximumWidth"/>.</param>
    /// <param name="columns">Columns, at most <see cref="MaximumWidth"/>.</param>
    /// <param name="team">Who goes through the columns; null for this thread.</param>
    public Leaf(T* work, T* a, nint lda, long rows, int columns, RowTeam* team)
        : this(work, rows, (columns + TVector.Count - 1) / TVector.Count * TVector.Count, columns)
    {
        _tall = true;
        _team = team;
        _strip = new Strip<T, TVector>(a, lda, rows, columns, _found + FoundSize);
    }

    private Leaf(T* work, long rows, int width, int columns)
    {
        _rows = rows;
        _width = width;
        _columns = columns;
        _chosen = work;
        _found = work + (width * width);
        _head.Reset(width, rows);
    }

    /// <summary>Gets element (0, 0) of the strip, to be filled before and read after <see cref="Factor"/>.</summary>
    public readonly T* Strip => _strip.Data;

    /// <summary>Gets the elements from a column of the strip to the next.</summary>
    public readonly nint Stride => _strip.Stride;

    /// <summary>Gets the chosen rows in their order, <c>width</c> elements each, after <see cref="Factor"/>.</summary>
    public readonly T* Chosen => _chosen;

    /// <summary>Elements of memory that a strip needs.</summary>
    public static Int128 WorkSize(long rows, int width) =>
        (((Int128)Strip<T, TVector>.StrideOf(Math.Max(rows, width)) + width) * width) + FoundSize;

    /// <summary>Elements of memory that a tall matrix in place needs.</summary>
    public static int InPlaceWorkSize => ((MaximumWidth + TVector.Count) * MaximumWidth) + FoundSize;

    /// <summary>Factors the strip; gives the first zero pivot, 1-based, or 0.</summary>
    /// <param name="ipiv">Receives the row exchanges, 1-based; null for no exchanges.</param>
    /// <param name="row0">The row of the whole matrix that is the strip's first, from which the exchanges count.</param>
    /// <param name="pivotRows">How many rows, from the diagonal down, a pivot is chosen from; 0: all of them.</param>
    public long Factor(long* ipiv, long row0, int pivotRows = 0)
    {
        bool searching = ipiv != null && pivotRows == 0;
        int steps = (int)Math.Min(_rows, _columns);
        long info = 0;
        Choice choice = searching ? Choose(Strip, _strip.SearchFirst(_width)) : default;
        for (int j = 0; j < steps; j++)
        {
            T* column = _strip.Column(j);
            if (ipiv != null && !searching)
            {
                ipiv[j] = row0 + ExchangeNear(j, pivotRows) + 1;
            }

            if (!searching || TVector.IsNaN(column[_head.OccupantOf(j)]))
            {
                int row = _head.OccupantOf(j);
                choice = new Choice(j, row, TVector.ReciprocalMagnitude(column[row]));
            }

            if (searching)
            {
                ipiv[j] = row0 + choice.Position + 1;
            }

            _head.Choose(j, choice.Row, choice.Position);
            T* chosen = _chosen + (j * _width);
            _chosenRow[j] = choice.Row;
            _strip.CopyRow(choice.Row, chosen, _tall ? j + 1 : _width);
            T* pivot = _strip.At(j, choice.Row);
            T scale = TVector.IsComplex ? default : TVector.Reciprocal(pivot, choice.Reciprocal);
            bool isKept = TVector.IsComplex && TVector.IsOne(*pivot);
            if (TVector.IsZero(*pivot))
            {
                info = info != 0 ? info : j + 1;
                scale = T.One;
                isKept = true;
            }
            else if (TVector.HasNoReciprocal(*pivot))
            {
                _strip.Divide(j, *pivot);
                scale = T.One;
                isKept = true;
            }

            if (j + 1 == _columns)
            {
                _strip.Scale(j, ScaleOf(pivot, scale, isKept));
            }
            else if (_tall)
            {
                choice = PassAndSearch(j, ScaleOf(pivot, scale, isKept), choice.Row);
            }
            else if (j + 1 < steps && searching)
            {
                choice = ScaleUpdateSearch(column, scale, isKept, choice.Row);
                _strip.Update(j, j + 2, _columns, chosen);
            }
            else if (j + 1 < steps)
            {
                _strip.ScaleUpdate(column, scale, isKept, choice.Row);
                _strip.Update(j, j + 2, _columns, chosen);
            }
        }

        return info;
    }

    /// <summary>Moves the rows that are not where the strip has them, chosen and displaced ones, to their places in the
    /// factored matrix, after the strip itself has been copied there.</summary>
    /// <param name="target">Element (0, 0) of the matrix.</param>
    /// <param name="rowStride">Elements from a row of the matrix to the next.</param>
    /// <param name="columnStride">Elements from a column of the matrix to the next.</param>
    /// <param name="firstColumn">The strip's column that is the matrix's first.</param>
    /// <param name="columns">Columns of the matrix.</param>
    public readonly void CopyMovedRows(T* target, nint rowStride, nint columnStride, int firstColumn, int columns)
    {
        int head = (int)Math.Min(_width, _rows);
        T* strip = Strip + (firstColumn * Stride);
        for (int t = 0; t < head; t++)
        {
            long position = _head.PositionOf(t);
            for (int c = 0; position >= 0 && c < columns; c++)
            {
                target[(position * rowStride) + (c * columnStride)] = strip[(c * Stride) + t];
            }
        }

        int chosen = (int)Math.Min(_rows, _columns);
        for (int j = 0; j < chosen; j++)
        {
            T* source = _chosen + (j * _width) + firstColumn;
            for (int c = 0; c < columns; c++)
            {
                target[(j * rowStride) + (c * columnStride)] = source[c];
            }
        }
    }

    /// <summary>Brings a matrix in place into its final order.</summary>
    public readonly void ReturnRows()
    {
        _strip.ReturnTail(_rows, _columns);
        CopyMovedRows(Strip, 1, Stride, 0, _columns);
    }

    /// <summary>The same to a panel.</summary>
    public readonly void CopyMovedRowsToPanel(T* panel, int firstColumn)
    {
        int n = TVector.Count;
        if (_columns != _width || _rows < _width)
        {
            CopyMovedRows(panel, n, 1, firstColumn, n);
            return;
        }

        // Every displaced row has left the head, where the chosen rows come.
        for (int t = 0; t < _width; t++)
        {
            long position = _head.PositionOf(t);
            if (position >= 0)
            {
                TVector.Load(panel + (t * n)).Store(panel + (position * n));
            }
        }

        for (int j = 0; j < _width; j++)
        {
            TVector.Load(_chosen + (j * _width) + firstColumn).Store(panel + (j * n));
        }
    }

    /// <summary>What a column is multiplied by: of a real pivot the scale that is known, of a complex one its reciprocal, or one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ScaleOf(T* pivot, T scale, bool isKept) =>
        !TVector.IsComplex ? scale : isKept ? T.One : TVector.Reciprocal(pivot, default);

    /// <summary>Exchanges row j with that one of a few, itself the first of them, that becomes the pivot; gives the other
    /// row.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly long ExchangeNear(int j, int pivotRows)
    {
        long chosen = j + ThresholdPivoting<T, TVector>.Choose(_strip.At(j, j), 1, (int)Math.Min(pivotRows, _rows - j));
        for (int c = 0; chosen != j && c < _columns; c++)
        {
            T* x = _strip.At(c, j);
            T* y = _strip.At(c, chosen);
            (*x, *y) = (*y, *x);
        }

        return chosen;
    }

    /// <summary>Scales a column, kills its pivot's row, updates the next column and finds that one's pivot.</summary>
    /// <remarks>By itself, for the compiler inlines only so much into one method.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Choice ScaleUpdateSearch(T* column, T scale, bool isKept, long row) =>
        Choose(column + Stride, _strip.ScaleUpdateSearch(column, scale, isKept, row, _width));

    /// <summary>As <see cref="ScaleUpdateSearch"/> in a tall strip, whose columns see all updates at once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Choice PassAndSearch(int j, T scale, long row)
    {
        int c = j + 1;
        for (int k = 0; k <= j; k++)
        {
            // The rows of U, from the triangle of the chosen rows.
            T* l = _chosen + (k * _width);
            T u = *_strip.At(c, _chosenRow[k]);
            for (int i = 0; i < k; i++)
            {
                u = TVector.NegatedMultiplyAdd(l[i], _chosen[(i * _width) + c], u);
            }

            l[c] = u;
        }

        return Choose(_strip.Column(c), _strip.Pass(j, scale, row, _chosen + c, _width, _width, _team));
    }

    /// <summary>The first row, in the current order, of those with the largest element.</summary>
    /// <param name="column">The column searched: its head is looked at here.</param>
    /// <param name="found">What was found below the head.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Choice Choose(T* column, Search<T, TVector> found)
    {
        T* rows = _found;
        found.At.Store(rows);
        TVector all = found.Max;
        for (int h = 0; h < _width; h += TVector.Count)
        {
            all = TVector.MaxOrSecond(TVector.Abs(TVector.Load(column + h)), all);
        }

        T magnitude = TVector.MaxAcross(all);
        T reciprocal = TVector.IsComplex ? default : T.One / magnitude;
        TVector largest = TVector.BroadcastMagnitude(magnitude);
        ulong lanes = TVector.EqualBits(found.Max, largest);
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

        // Selected by a mask: a branch would be mispredicted too often.
        long isBelow = (lane - TVector.Count) >> 31;
        return new Choice(
            (below & isBelow) | (_head.PositionOf(head) & ~isBelow), (below & isBelow) | (head & ~isBelow), reciprocal);
    }

    /// <summary>A pivot: its position in the current order, its row in the strip, and 1 / |pivot| if it is real.</summary>
    private readonly struct Choice(long position, long row, T reciprocal)
    {
        public readonly long Position = position;
        public readonly long Row = row;
        public readonly T Reciprocal = reciprocal;
    }
}
