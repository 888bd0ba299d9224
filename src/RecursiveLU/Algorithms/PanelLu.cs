using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>Toledo's recursion on a matrix in panels.</summary>
/// <remarks>
/// With the panels split as [A1 A2], A1 n1 columns wide, and the rows after n1:
/// <code>
///     [A11 A12]   1. factor [A11; A21] = P1 * [L11; L21] * U11
///     [A21 A22]   2. swap the rows of [A12; A22] by P1
///                 3. A12 := L11^-1 * A12
///                 4. A22 := A22 - L21 * A12
///                 5. factor A22 = P2 * L22 * U22
///                 6. swap the rows of L21 by P2
/// </code>
/// Steps 2 to 4 go through A2 in slices of panels, on several threads if the work is worth it. Where no later update reads
/// L21, step 6 waits until the panel is copied back to the caller; and a panel is copied from the caller when its first update
/// begins, its rows already exchanged. Every element sees its updates one by one in
/// ascending order, whatever the splits, slices and threads, so the result depends on none of them.
/// </remarks>
internal unsafe struct PanelLu<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Problem<T> _problem;
    private readonly PanelMatrix<T> _panels;
    private readonly T* _leafWork;

    /// <summary>The row that is now at each place, and its inverse.</summary>
    private readonly long* _order;
    private readonly long* _place;
    private readonly Tuning _tuning;

    /// <summary>The update in progress: panels of L, and panels to update.</summary>
    private long _first;
    private long _middle;
    private long _end;
    private long _slice;

    /// <summary>The row exchanges that are in _order and _place.</summary>
    private long _exchanged;

    private PanelLu(in Problem<T> problem, T* work, in Tuning tuning)
    {
        _problem = problem;
        _panels = new PanelMatrix<T>(work, problem.Rows, problem.Columns, N);
        _leafWork = work + ((long)_panels.Stride * _panels.Panels);
        _order = (long*)(_leafWork + (long)Leaf<T, TVector>.WorkSize(problem.Rows, LeafWidth(tuning)));
        _place = _order + problem.Rows;
        _tuning = tuning;
    }

    private static int N => TVector.Count;

    private readonly int LeafPanels => LeafWidth(_tuning) / N;

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that a factorization needs.</summary>
    public static Int128 WorkSize(long rows, long columns, in Tuning tuning)
    {
        if (IsStrip(rows, columns, tuning))
        {
            return Leaf<T, TVector>.WorkSize(rows, StripWidth((int)columns));
        }

        Int128 leaf = Leaf<T, TVector>.WorkSize(rows, LeafWidth(tuning));
        Int128 order = 2 * (Int128)rows * sizeof(long) / sizeof(T);
        return PanelMatrix<T>.Size(rows, columns, N) + leaf + order;
    }

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning)
    {
        if (IsStrip(problem.Rows, problem.Columns, tuning))
        {
            return FactorStrip(problem, work);
        }

        var lu = new PanelLu<T, TVector>(problem, work, tuning);
        return lu.Run();
    }

    /// <summary>Whether a matrix is factored as one strip, without panels.</summary>
    private static bool IsStrip(long rows, long columns, in Tuning tuning) =>
        columns <= LeafWidth(tuning)
        || (columns <= Leaf<T, TVector>.MaximumWidth && rows <= tuning.StripElements / columns);

    private static int StripWidth(int columns) => (columns + N - 1) / N * N;

    private static int LeafWidth(in Tuning tuning)
    {
        int unit = BlockUpdate<T, TVector>.SolveUnit;
        return Math.Clamp(tuning.LeafColumns / unit * unit, unit, Leaf<T, TVector>.MaximumWidth);
    }

    /// <summary>Factors a matrix that is narrow enough to be one strip.</summary>
    private static long FactorStrip(in Problem<T> problem, T* work)
    {
        int columns = (int)problem.Columns;
        int width = StripWidth(columns);
        var leaf = new Leaf<T, TVector>(work, problem.Rows, width, columns);
        PanelCopy<T, TVector>.Columns(problem.A, problem.Lda, leaf.Strip, leaf.Stride, problem.Rows, columns);
        long info = leaf.Factor(problem.Pivoting ? problem.Ipiv : null, 0);
        if (problem.Rows <= columns)
        {
            // Every row has been chosen.
            for (int j = 0; j < columns; j += N)
            {
                PanelCopy<T, TVector>.ToColumns(
                    leaf.Chosen + j, width, problem.A + (j * problem.Lda), problem.Lda, problem.Rows, Math.Min(N, columns - j));
            }
        }
        else
        {
            PanelCopy<T, TVector>.Columns(leaf.Strip, leaf.Stride, problem.A, problem.Lda, problem.Rows, columns);
            leaf.CopyMovedRows(problem.A, 1, (nint)problem.Lda, 0, columns);
        }

        return info;
    }

    private static void CopyOut(void* context, long task)
    {
        var lu = (PanelLu<T, TVector>*)context;
        ref readonly Problem<T> p = ref lu->_problem;
        long panel = lu->_first + task;
        T* source = lu->_panels.At(0, panel, N);
        T* target = p.A + (panel * N * p.Lda);
        if (p.Pivoting)
        {
            PanelCopy<T, TVector>.ToColumns(source, lu->_order, target, p.Lda, p.Rows, lu->ColumnsOf(panel));
        }
        else
        {
            PanelCopy<T, TVector>.ToColumns(source, target, p.Lda, p.Rows, lu->ColumnsOf(panel));
        }
    }

    /// <summary>Copies a panel from the caller, its rows to the places of <see cref="_place"/>.</summary>
    private readonly void CopyIn(long panel)
    {
        T* source = _problem.A + (panel * N * _problem.Lda);
        T* target = _panels.At(0, panel, N);
        if (_problem.Pivoting)
        {
            PanelCopy<T, TVector>.FromColumns(source, _problem.Lda, _problem.Rows, ColumnsOf(panel), target, _place);
        }
        else
        {
            PanelCopy<T, TVector>.FromColumns(source, _problem.Lda, _problem.Rows, ColumnsOf(panel), target);
        }
    }

    /// <summary>The columns that a panel has; the last one may have fewer than N.</summary>
    private readonly int ColumnsOf(long panel) => (int)Math.Min(N, _problem.Columns - (panel * N));

    /// <summary>Steps 2 to 4 on one slice of panels. The panels right of the first column's are not there before.</summary>
    private static void UpdateSlice(void* context, long slice)
    {
        var lu = (PanelLu<T, TVector>*)context;
        PanelMatrix<T> a = lu->_panels;
        long row = lu->_first * N;
        long k = Math.Min((lu->_middle - lu->_first) * N, a.Rows - row);
        long begin = lu->_middle + (slice * lu->_slice);
        long count = Math.Min(lu->_slice, lu->_end - begin);
        for (long p = begin; p < begin + count; p++)
        {
            if (lu->_first == 0)
            {
                lu->CopyIn(p);
            }
            else if (lu->_problem.Pivoting)
            {
                RowSwaps<T, TVector>.Run(a.At(0, p, N), lu->_problem.Ipiv, row, row + k);
            }
        }

        BlockUpdate<T, TVector>.Run<UnitDiagonal>(
            a.At(row, lu->_first, N), a.At(row, begin, N), a.Rows - row, k, count, a.Stride, lu->_tuning);
    }

    private long Run()
    {
        if (_problem.Pivoting)
        {
            ResetOrder();
        }

        long info = Factor(0, _panels.Panels, last: true);

        // The left parts of the splits that ended at the last panel have not seen the row exchanges after their own.
        long first = 0;
        while (first < _panels.Panels)
        {
            long left = _panels.Panels - first;
            long end = first + (left > LeafPanels ? Split(left) : left);
            if (_problem.Pivoting)
            {
                ResetOrder();
                Exchange(end * N, Math.Min(_panels.Rows, _panels.Columns));
            }

            _first = first;
            Share(_panels.Rows * (end - first) * N, end - first, &CopyOut);
            first = end;
        }

        return info;
    }

    /// <summary>Makes _order and _place those of no exchange.</summary>
    private readonly void ResetOrder()
    {
        for (long i = 0; i < _panels.Rows; i++)
        {
            _order[i] = i;
            _place[i] = i;
        }
    }

    /// <summary>Takes row exchanges into _order and _place.</summary>
    private readonly void Exchange(long first, long end)
    {
        for (long i = first; i < end; i++)
        {
            long p = _problem.Ipiv[i] - 1;
            (long upper, long lower) = (_order[p], _order[i]);
            _order[i] = upper;
            _order[p] = lower;
            _place[upper] = i;
            _place[lower] = p;
        }
    }

    /// <summary>Runs tasks on the threads, or here if there is too little work.</summary>
    private void Share(long work, long tasks, delegate*<void*, long, void> task)
    {
        fixed (PanelLu<T, TVector>* self = &this)
        {
            int threads = work < _tuning.ParallelWork ? 1 : _problem.Threads;
            WorkerPool.Run(threads, tasks, task, self);
        }
    }

    /// <summary>The left part's panels; the same for every matrix of as many panels.</summary>
    private readonly long Split(long panels)
    {
        // Multiples of three panels fill the register tiles.
        long unit = panels >= 6 * LeafPanels ? 3 * LeafPanels : LeafPanels;
        return Math.Max(1, panels / 2 / unit) * unit;
    }

    /// <summary>Factors panels first to end, from the row of the first one's diagonal down.</summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="last">No later update reads these panels.</param>
    private long Factor(long first, long end, bool last)
    {
        if (first * N >= _panels.Rows)
        {
            return 0;
        }

        if (end - first <= LeafPanels)
        {
            return FactorLeaf(first, (int)(end - first));
        }

        long middle = first + Split(end - first);
        long info = Factor(first, middle, last: false);
        (_first, _middle, _end) = (first, middle, end);
        long k = (middle - first) * N;
        if (first == 0 && _problem.Pivoting)
        {
            // The first part of the left half has brought its own exchanges.
            Exchange(_exchanged, Math.Min(k, _panels.Rows));
            _exchanged = k;
        }

        long work = k * (end - middle) * N * (_panels.Rows - (first * N));
        bool share = _problem.Threads > 1 && work >= _tuning.ParallelWork;
        _slice = share ? SliceOf(end - middle) : end - middle;
        Share(work, (end - middle + _slice - 1) / _slice, &UpdateSlice);

        long right = Factor(middle, end, last);
        long stop = Math.Min(Math.Min(end * N, _panels.Columns), _panels.Rows);
        for (long p = first; !last && _problem.Pivoting && p < middle; p++)
        {
            RowSwaps<T, TVector>.Run(_panels.At(0, p, N), _problem.Ipiv, middle * N, stop);
        }

        return info != 0 ? info : right;
    }

    /// <summary>Panels of a slice: whole tiles, and a few slices for each thread.</summary>
    private readonly long SliceOf(long panels) => ((panels / (4L * _problem.Threads) / 3) + 1) * 3;

    private long FactorLeaf(long first, int count)
    {
        long row = first * N;
        long rows = _panels.Rows - row;
        int columns = (int)Math.Min((long)count * N, _panels.Columns - row);
        var leaf = new Leaf<T, TVector>(_leafWork, rows, count * N, columns);
        if (first == 0)
        {
            PanelCopy<T, TVector>.Columns(_problem.A, _problem.Lda, leaf.Strip, leaf.Stride, rows, columns);
        }

        for (int p = 0; first != 0 && p < count; p++)
        {
            PanelCopy<T, TVector>.ToColumns(
                _panels.At(row, first + p, N), leaf.Strip + (p * N * leaf.Stride), leaf.Stride, rows, N);
        }

        long info = leaf.Factor(_problem.Pivoting ? _problem.Ipiv + row : null, row);
        for (int p = 0; p < count; p++)
        {
            T* panel = _panels.At(row, first + p, N);
            PanelCopy<T, TVector>.FromColumns(leaf.Strip + (p * N * leaf.Stride), leaf.Stride, rows, N, panel);
            leaf.CopyMovedRowsToPanel(panel, p * N);
        }

        return info != 0 ? info + row : 0;
    }
}
