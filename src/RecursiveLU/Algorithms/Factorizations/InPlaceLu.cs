using System.Numerics;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>LU of a matrix that stays in place, but for a block of columns that is in panels: left-looking.</summary>
/// <remarks>
/// For each block of columns: it is copied into panels, its rows exchanged as all columns before it were; the L of those comes
/// by and by into panels of its own and updates it; then it is factored by the recursion and copied back. L's rows are not
/// exchanged before the end, but brought into their present order while L is copied. Every element sees its updates in
/// ascending order as in <see cref="PanelLu{T, TVector}"/>, so the result is the same bit for bit.
/// </remarks>
internal unsafe struct InPlaceLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Problem<T> _problem;
    private readonly Tuning _tuning;

    /// <summary>The block of columns, and as many columns of L as a block of the update is deep.</summary>
    private readonly PanelMatrix<T> _block;
    private readonly PanelMatrix<T> _l;
    private readonly T* _beside;
    private readonly RowOrder _rows;
    private readonly long _width;

    /// <summary>The first columns of the block and of L, and whether rows move while they are copied.</summary>
    private long _column;
    private long _lColumn;
    private bool _moves;

    private InPlaceLu(in Problem<T> problem, T* work, in Tuning tuning)
    {
        _problem = problem;
        _tuning = tuning;
        _width = WidthOf(tuning);
        _block = new PanelMatrix<T>(work, problem.Rows, _width, N);
        work += (long)PanelMatrix<T>.Size(problem.Rows, _width, N);
        _l = new PanelMatrix<T>(work, problem.Rows, DepthOf(tuning), N);
        work += (long)PanelMatrix<T>.Size(problem.Rows, DepthOf(tuning), N);
        _rows = new RowOrder((long*)work, problem.Rows);
        _beside = work + (long)(RowOrder.WorkSize(problem.Rows) * sizeof(long) / sizeof(T));
    }

    private static int N => TVector.Count;

    /// <summary>Whether a matrix stays in place: because its panels would take too much memory, or because so few rows are done
    /// with a block while it is in the cache.</summary>
    public static bool Fits(long rows, long columns, in Tuning tuning) =>
        columns > WidthOf(tuning)
        && (tuning.IsWide(rows, columns)
            || PanelLu<T, TVector>.WorkSize(rows, columns, tuning) * sizeof(T) > tuning.InPlaceBytes);

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that it needs.</summary>
    public static Int128 WorkSize(long rows, int threads, in Tuning tuning) =>
        PanelMatrix<T>.Size(rows, WidthOf(tuning), N) + PanelMatrix<T>.Size(rows, DepthOf(tuning), N)
        + (RowOrder.WorkSize(rows) * sizeof(long) / sizeof(T))
        + LookaheadLu<T, TVector>.WorkSizeBeside(rows, WidthOf(tuning), threads, tuning);

    /// <summary>Factors the matrix; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning, ref Team team)
    {
        var lu = new InPlaceLu<T, TVector>(problem, work, tuning);
        return lu.Run(ref team);
    }

    private static long DepthOf(in Tuning tuning) => BlockUpdate<T, TVector>.DepthOf(tuning);

    private static long WidthOf(in Tuning tuning) =>
        Math.Max(1, tuning.InPlaceWidth / DepthOf(tuning)) * DepthOf(tuning);

    private static void CopyBlockIn(void* context, long part)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        lu->CopyIn(lu->_column, lu->_block, part, lu->PanelsOfBlock());
    }

    private static void CopyLIn(void* context, long part)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        lu->CopyIn(lu->_lColumn, lu->_l, part, lu->_l.Panels);
    }

    private static void CopyBlockOut(void* context, long part)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        (long begin, long end) = lu->PanelsOfPart(part, lu->PanelsOfBlock());
        CallerCopy<T, TVector>.FromPanels(lu->_problem, lu->_column, lu->_block, begin, end, order: null);
    }

    /// <summary>Updates some panels of the block by the columns of L that are in panels.</summary>
    private static void UpdateSlice(void* context, long slice)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        long panels = lu->PanelsOfBlock();
        long begin = slice * TaskTuning.InPlacePanels;
        long row = lu->_lColumn;
        BlockUpdate<T, TVector>.Run<UnitDiagonal>(
            lu->_l.At(row, 0, N), lu->_block.At(row, begin, N), lu->_problem.Rows - row, DepthOf(lu->_tuning),
            Math.Min(TaskTuning.InPlacePanels, panels - begin), lu->_block.Stride, lu->_tuning);
    }

    private long Run(ref Team team)
    {
        long info = 0;
        long steps = Math.Min(_problem.Rows, _problem.Columns);
        fixed (InPlaceLu<T, TVector>* self = &this)
        {
            for (_column = 0; _column < _problem.Columns; _column += _width)
            {
                OrderRows(0, Math.Min(_column, steps));
                _moves = _column > 0;
                team.Run(Parts(PanelsOfBlock()), &CopyBlockIn, self);
                for (_lColumn = 0; _lColumn < Math.Min(_column, steps); _lColumn += DepthOf(_tuning))
                {
                    // L has seen the exchanges up to the end of its own block.
                    long own = Math.Min(((_lColumn / _width) + 1) * _width, steps);
                    _moves = own < Math.Min(_column, steps);
                    if (_lColumn % _width == 0)
                    {
                        OrderRows(own, Math.Min(_column, steps));
                    }

                    team.Run(Parts(_l.Panels), &CopyLIn, self);
                    team.Run((PanelsOfBlock() + TaskTuning.InPlacePanels - 1) / TaskTuning.InPlacePanels, &UpdateSlice, self);
                }

                if (_column < steps)
                {
                    long zero = FactorBlock(ref team);
                    info = info != 0 ? info : zero;
                }

                team.Run(Parts(PanelsOfBlock()), &CopyBlockOut, self);
            }

            for (_column = 0; _problem.Pivoting && _column + _width < steps; _column += _width)
            {
                OrderRows(_column + _width, steps);
                _moves = true;
                team.Run(Parts(PanelsOfBlock()), &CopyBlockIn, self);
                team.Run(Parts(PanelsOfBlock()), &CopyBlockOut, self);
            }
        }

        return info;
    }

    private readonly long PanelsOfBlock() => (Math.Min(_width, _problem.Columns - _column) + N - 1) / N;

    /// <summary>Makes _rows the order of some exchanges.</summary>
    private readonly void OrderRows(long first, long end)
    {
        if (_problem.Pivoting)
        {
            _rows.Reset();
            _rows.Append(_problem.Ipiv, first, end);
        }
    }

    /// <summary>Divides panels into parts that are copied by a task each; gives how many.</summary>
    private readonly long Parts(long panels)
    {
        int step = CallerCopy<T, TVector>.PanelsOfTask(_problem, panels);
        return (panels + step - 1) / step;
    }

    private readonly (long Begin, long End) PanelsOfPart(long part, long panels)
    {
        int step = CallerCopy<T, TVector>.PanelsOfTask(_problem, panels);
        return (part * step, Math.Min((part + 1) * step, panels));
    }

    /// <summary>Copies a part of some panels from the caller.</summary>
    private readonly void CopyIn(long column, in PanelMatrix<T> panels, long part, long count)
    {
        (long begin, long end) = PanelsOfPart(part, count);
        bool moves = _moves && _problem.Pivoting;
        CallerCopy<T, TVector>.ToPanels(_problem, column, panels, begin, end, moves ? _rows.Place : null);
    }

    /// <summary>Factors the block, which is up to date, from the row of its first column's diagonal down.</summary>
    private readonly long FactorBlock(ref Team team)
    {
        long columns = Math.Min(_width, _problem.Columns - _column);
        var problem = new Problem<T>
        {
            A = null,
            Rows = _problem.Rows - _column,
            Columns = columns,
            Lda = 0,
            Ipiv = _problem.Pivoting ? _problem.Ipiv + _column : null,
            Pivoting = _problem.Pivoting,
            Threads = _problem.Threads,
        };
        var panels = new PanelMatrix<T>(_block, _column, columns, N);
        long info = LookaheadLu<T, TVector>.FactorPanels(problem, panels, _beside, _tuning, ref team);
        for (long i = 0; _problem.Pivoting && i < Math.Min(problem.Rows, columns); i++)
        {
            problem.Ipiv[i] += _column;
        }

        return info != 0 ? info + _column : 0;
    }
}
