using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>LU of a matrix that stays in place, but for a block of columns that is in panels: left-looking.</summary>
/// <remarks>
/// For each block of columns: it is copied into panels, its rows exchanged as all columns before it were; the L of those comes
/// by and by into panels of its own and updates it; then it is factored by the recursion and copied back. L's rows are not
/// exchanged before the end, but brought into their present order while L is copied. Every element sees its updates in
/// ascending order as in <see cref="PanelLu{T, TVector}"/>, so the result is the same bit for bit.
/// </remarks>
internal unsafe struct InPlaceLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Panels of a task, whole tiles.</summary>
    private const long SlicePanels = 12;

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

    /// <summary>Whether a matrix is so large that it stays in place.</summary>
    public static bool Fits(long rows, long columns, in Tuning tuning) =>
        columns > WidthOf(tuning) && PanelLu<T, TVector>.WorkSize(rows, columns, tuning) * sizeof(T) > tuning.InPlaceBytes;

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

    private static void CopyBlockIn(void* context, long panel)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        lu->CopyIn(lu->_column, lu->_block, panel);
    }

    private static void CopyLIn(void* context, long panel)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        lu->CopyIn(lu->_lColumn, lu->_l, panel);
    }

    private static void CopyBlockOut(void* context, long panel)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        long column = lu->_column + (panel * N);
        PanelCopy<T, TVector>.ToColumns(
            lu->_block.At(0, panel, N), lu->_problem.A + (column * lu->_problem.Lda), lu->_problem.Lda, lu->_problem.Rows,
            (int)Math.Min(N, lu->_problem.Columns - column));
    }

    /// <summary>Updates some panels of the block by the columns of L that are in panels.</summary>
    private static void UpdateSlice(void* context, long slice)
    {
        var lu = (InPlaceLu<T, TVector>*)context;
        long panels = lu->PanelsOfBlock();
        long begin = slice * SlicePanels;
        long row = lu->_lColumn;
        BlockUpdate<T, TVector>.Run<UnitDiagonal>(
            lu->_l.At(row, 0, N), lu->_block.At(row, begin, N), lu->_problem.Rows - row, DepthOf(lu->_tuning),
            Math.Min(SlicePanels, panels - begin), lu->_block.Stride, lu->_tuning);
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
                team.Run(PanelsOfBlock(), &CopyBlockIn, self);
                for (_lColumn = 0; _lColumn < Math.Min(_column, steps); _lColumn += DepthOf(_tuning))
                {
                    // L has seen the exchanges up to the end of its own block.
                    long own = Math.Min(((_lColumn / _width) + 1) * _width, steps);
                    _moves = own < Math.Min(_column, steps);
                    if (_lColumn % _width == 0)
                    {
                        OrderRows(own, Math.Min(_column, steps));
                    }

                    team.Run(_l.Panels, &CopyLIn, self);
                    team.Run((PanelsOfBlock() + SlicePanels - 1) / SlicePanels, &UpdateSlice, self);
                }

                if (_column < steps)
                {
                    long zero = FactorBlock(ref team);
                    info = info != 0 ? info : zero;
                }

                team.Run(PanelsOfBlock(), &CopyBlockOut, self);
            }

            for (_column = 0; _problem.Pivoting && _column + _width < steps; _column += _width)
            {
                OrderRows(_column + _width, steps);
                _moves = true;
                team.Run(PanelsOfBlock(), &CopyBlockIn, self);
                team.Run(PanelsOfBlock(), &CopyBlockOut, self);
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

    /// <summary>Copies a panel from the caller.</summary>
    private readonly void CopyIn(long column, in PanelMatrix<T> panels, long panel)
    {
        column += panel * N;
        T* source = _problem.A + (column * _problem.Lda);
        T* target = panels.At(0, panel, N);
        int columns = (int)Math.Clamp(_problem.Columns - column, 0, N);
        if (_moves && _problem.Pivoting)
        {
            PanelCopy<T, TVector>.FromColumns(source, _problem.Lda, _problem.Rows, columns, target, _rows.Place);
        }
        else
        {
            PanelCopy<T, TVector>.FromColumns(source, _problem.Lda, _problem.Rows, columns, target);
        }
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
