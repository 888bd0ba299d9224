using System.Numerics;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>LU of a matrix in panels by several threads: right-looking in blocks of columns, with lookahead.</summary>
/// <remarks>
/// Step b: the workers update the columns after block b + 1 by block b, slice by slice; meanwhile the caller updates block
/// b + 1, factors it by the recursion, and then takes slices, too. The columns before a block do not see its row exchanges
/// until they are copied back to the caller. Every element sees its updates one by one in ascending order as in
/// <see cref="PanelLu{T, TVector}"/>, so the result is the same bit for bit.
/// </remarks>
internal unsafe struct LookaheadLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Problem<T> _problem;

    /// <summary>For each block, where the rows come from by the exchanges after it.</summary>
    private readonly long* _orders;
    private readonly long _panels;
    private readonly long _blockPanels;

    /// <summary>Every block is divided into the same slices, which are the tasks.</summary>
    private readonly long _slicePanels;
    private readonly long _blockSlices;
    private PanelLu<T, TVector> _lu;

    /// <summary>The block that updates those after it.</summary>
    private long _block;

    private LookaheadLu(in Problem<T> problem, in PanelMatrix<T> panels, T* work, in Tuning tuning)
    {
        _problem = problem;
        _lu = new PanelLu<T, TVector>(problem, panels, work, tuning, copiesIn: false);
        _orders = (long*)(work + (long)PanelLu<T, TVector>.WorkSizeBeside(problem.Rows, tuning));
        _panels = panels.Panels;
        _blockPanels = BlockPanels(problem.Columns, problem.Threads, tuning);
        long tiles = (_blockPanels + TVector.TilePanels - 1) / TVector.TilePanels;
        long slices = _panels / _blockPanels >= TaskTuning.UnslicedBlocks * problem.Threads ? 1 : TaskTuning.Slices;
        _slicePanels = (tiles + slices - 1) / slices * TVector.TilePanels;
        _blockSlices = (_blockPanels + _slicePanels - 1) / _slicePanels;
    }

    private static int N => TVector.Count;

    /// <summary>Gets the number of slices; the last ones may be empty.</summary>
    private readonly long Slices => (((_panels - 1) / _blockPanels) + 1) * _blockSlices;

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that it needs.</summary>
    public static Int128 WorkSize(long rows, long columns, int threads, in Tuning tuning) =>
        PanelMatrix<T>.Size(rows, columns, N) + WorkSizeBeside(rows, columns, threads, tuning);

    /// <summary>What it needs beside the panels.</summary>
    public static Int128 WorkSizeBeside(long rows, long columns, int threads, in Tuning tuning)
    {
        long blocks = ((((columns + N - 1) / N) - 1) / BlockPanels(columns, threads, tuning)) + 1;
        Int128 orders = (Int128)blocks * rows * sizeof(long);
        return PanelLu<T, TVector>.WorkSizeBeside(rows, tuning) + ((orders + sizeof(T) - 1) / sizeof(T));
    }

    /// <summary>Factors the matrix; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning, ref Team team)
    {
        var panels = new PanelMatrix<T>(work, problem.Rows, problem.Columns, N);
        work += (long)PanelMatrix<T>.Size(problem.Rows, problem.Columns, N);
        var lu = new LookaheadLu<T, TVector>(problem, panels, work, tuning);
        return lu.Run(ref team);
    }

    /// <summary>Factors a matrix that is in panels and stays there, by one thread if there are no more.</summary>
    /// <param name="problem">The matrix.</param>
    /// <param name="panels">Its panels.</param>
    /// <param name="work">Memory of <see cref="WorkSizeBeside"/> elements.</param>
    /// <param name="tuning">Block sizes.</param>
    /// <param name="team">The threads that share the work.</param>
    /// <param name="isOpen">Whether the team has a job open, to be finished, that fills panels after the first
    /// <see cref="FirstPanels"/>.</param>
    public static long FactorPanels(
        in Problem<T> problem, in PanelMatrix<T> panels, T* work, in Tuning tuning, ref Team team, bool isOpen = false)
    {
        var lu = new LookaheadLu<T, TVector>(problem, panels, work, tuning);
        long info = lu._lu.Factor(0, team.Threads == 1 ? panels.Panels : lu.EndOf(0), last: false);
        if (isOpen)
        {
            team.Finish();
        }

        if (team.Threads > 1)
        {
            info = lu.FactorRest(info, ref team);
            team.Run(lu.Slices, &SwapSlice, &lu);
        }

        return info;
    }

    /// <summary>The panels of the first block: all of them for one thread.</summary>
    public static long FirstPanels(in Problem<T> problem, in Tuning tuning)
    {
        long panels = (problem.Columns + N - 1) / N;
        return problem.Threads == 1 ? panels : Math.Min(panels, BlockPanels(problem.Columns, problem.Threads, tuning));
    }

    private static long BlockPanels(long columns, int threads, in Tuning tuning)
    {
        int unit = PanelLu<T, TVector>.LeafWidth(tuning);
        long blocks = Math.Min((long)tuning.ParallelBlocks * threads, tuning.ParallelMaximumBlocks);
        long width = Math.Clamp(columns / blocks, tuning.ParallelMinimumWidth, tuning.ParallelMaximumWidth);
        long leaves = Math.Max(1, width / unit);
        return (leaves < TVector.TilePanels ? leaves : leaves / TVector.TilePanels * TVector.TilePanels) * unit / N;
    }

    private static void CopyInSlice(void* context, long slice)
    {
        var lu = (LookaheadLu<T, TVector>*)context;
        (long begin, long end) = lu->PanelsOfSlice(slice);
        lu->_lu.CopyIn(begin, end, place: null);
    }

    private static void UpdateSlice(void* context, long slice)
    {
        var lu = (LookaheadLu<T, TVector>*)context;
        (long begin, long end) = lu->PanelsOfSlice(slice);
        lu->UpdatePanels(begin, end, lIsFar: true);
    }

    /// <summary>Makes in panels the exchanges that come after their block's.</summary>
    private static void SwapSlice(void* context, long slice)
    {
        var lu = (LookaheadLu<T, TVector>*)context;
        (long begin, long end) = lu->PanelsOfSlice(slice);
        long steps = Math.Min(lu->_problem.Rows, lu->_problem.Columns);
        lu->_lu.SwapRows(begin, end, lu->EndOf(begin / lu->_blockPanels) * N, steps);
    }

    private static void CopyOutSlice(void* context, long slice)
    {
        var lu = (LookaheadLu<T, TVector>*)context;
        (long begin, long end) = lu->PanelsOfSlice(slice);
        while (begin < end)
        {
            long block = begin / lu->_blockPanels;
            long stop = Math.Min(lu->EndOf(block), end);
            bool moved = lu->_problem.Pivoting && lu->EndOf(block) * N < lu->_problem.Rows;
            lu->_lu.CopyOut(begin, stop, moved ? lu->_orders + (block * lu->_problem.Rows) : null);
            begin = stop;
        }
    }

    private long Run(ref Team team)
    {
        fixed (LookaheadLu<T, TVector>* self = &this)
        {
            team.Open(_blockSlices, Slices, &CopyInSlice, self);
            _lu.CopyIn(0, EndOf(0), place: null);
            long info = _lu.Factor(0, EndOf(0), last: false);
            team.Finish();
            info = FactorRest(info, ref team);
            OrderRows();
            team.Run(Slices, &CopyOutSlice, self);
            return info;
        }
    }

    /// <summary>The steps from the first block, which has been factored, to the last.</summary>
    private long FactorRest(long info, ref Team team)
    {
        fixed (LookaheadLu<T, TVector>* self = &this)
        {
            for (_block = 0; EndOf(_block) < _panels && _block * _blockPanels * N < _problem.Rows; _block++)
            {
                long next = EndOf(_block);
                bool factors = next * N < _problem.Rows;
                long rest = factors ? EndOf(_block + 1) : next;
                team.Open((_block + (factors ? 2 : 1)) * _blockSlices, Slices, &UpdateSlice, self);
                if (factors)
                {
                    UpdatePanels(next, rest, lIsFar: false);
                    long zero = _lu.Factor(next, rest, last: false);
                    info = info != 0 ? info : zero;
                }

                team.Finish();
            }
        }

        return info;
    }

    /// <summary>The panel after a block's last.</summary>
    private readonly long EndOf(long block) => Math.Min((block + 1) * _blockPanels, _panels);

    private readonly (long Begin, long End) PanelsOfSlice(long slice)
    {
        long begin = (slice / _blockSlices * _blockPanels) + (slice % _blockSlices * _slicePanels);
        return (begin, Math.Min(begin + _slicePanels, EndOf(slice / _blockSlices)));
    }

    /// <summary>Brings panels up to date with the block.</summary>
    private readonly void UpdatePanels(long begin, long end, bool lIsFar)
    {
        long first = _block * _blockPanels;
        _lu.SwapRows(begin, end, first * N, EndOf(_block) * N);
        _lu.Update(first, EndOf(_block), begin, end, lIsFar);
    }

    /// <summary>Finds each block's row order.</summary>
    private readonly void OrderRows()
    {
        long steps = Math.Min(_problem.Rows, _problem.Columns);
        if (!_problem.Pivoting)
        {
            return;
        }

        RowOrder rows = _lu.Rows;
        rows.Reset();
        for (long block = (steps - 1) / N / _blockPanels; block >= 0; block--)
        {
            Buffer.MemoryCopy(
                rows.Order, _orders + (block * _problem.Rows), _problem.Rows * sizeof(long), _problem.Rows * sizeof(long));
            rows.Prepend(_problem.Ipiv, block * _blockPanels * N, Math.Min(EndOf(block) * N, steps));
        }
    }
}
