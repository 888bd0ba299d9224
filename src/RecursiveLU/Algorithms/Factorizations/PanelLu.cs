using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Factorizations;

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
/// Where no later update reads L21, step 6 waits until the panel is copied back to the caller; and a panel is copied from the caller when its first update
/// begins, its rows already exchanged. Every element sees its updates one by one in
/// ascending order, whatever the splits, so the result depends on none of them.
/// </remarks>
internal unsafe partial struct PanelLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Problem<T> _problem;
    private readonly PanelMatrix<T> _panels;
    private readonly T* _leafWork;
    private readonly Tuning _tuning;

    /// <summary>Whether panels come from the caller when their first update begins, or have come before.</summary>
    private readonly bool _copiesIn;

    /// <summary>Who goes through long columns; null for this thread.</summary>
    private readonly RowTeam* _team;

    /// <summary>The row exchanges that are in <see cref="Rows"/>.</summary>
    private long _exchanged;

    /// <summary>Panels for the whole matrix.</summary>
    public PanelLu(in Problem<T> problem, T* work, in Tuning tuning, bool copiesIn, RowTeam* team = null)
        : this(
            problem,
            new PanelMatrix<T>(work, problem.Rows, problem.Columns, N),
            work + (long)PanelMatrix<T>.Size(problem.Rows, problem.Columns, N),
            tuning,
            copiesIn,
            team)
    {
    }

    /// <summary>Panels that there are.</summary>
    public PanelLu(in Problem<T> problem, in PanelMatrix<T> panels, T* work, in Tuning tuning, bool copiesIn, RowTeam* team = null)
    {
        _problem = problem;
        _panels = panels;
        _leafWork = work;
        Rows = new RowOrder((long*)(_leafWork + (long)LeafSize(problem.Rows, tuning)), problem.Rows);
        _tuning = tuning;
        _copiesIn = copiesIn;
        _team = team;
    }

    /// <summary>Gets a row order to work with.</summary>
    public RowOrder Rows { get; }

    private static int N => TVector.Count;

    /// <summary>Gets whether these vectors hold small matrices well, a constant: code of which it is false has nothing about them in
    /// it.</summary>
    private static bool TakesSmall
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N * sizeof(T) > 16;
    }

    private readonly int LeafPanels => LeafWidth(_tuning) / N;

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that it needs.</summary>
    public static Int128 WorkSize(long rows, long columns, in Tuning tuning) =>
        PanelMatrix<T>.Size(rows, columns, N) + WorkSizeBeside(rows, tuning);

    /// <summary>What it needs beside the panels.</summary>
    public static Int128 WorkSizeBeside(long rows, in Tuning tuning) =>
        LeafSize(rows, tuning) + (RowOrder.WorkSize(rows) * sizeof(long) / sizeof(T));

    /// <summary>What a leaf needs, or a copy of a small matrix.</summary>
    private static Int128 LeafSize(long rows, in Tuning tuning) =>
        Int128.Max(Leaf<T, TVector>.WorkSize(rows, LeafWidth(tuning)), SmallRows(rows) * Math.Min(tuning.SmallOrder, KernelTuning.MediumOrder));

    /// <summary>The most rows of such a copy: whole vectors of them, for the first panel is a leaf's.</summary>
    private static long SmallRows(long rows) =>
        TakesSmall ? Math.Min((rows - 1) / N * N, SmallGetrf.RegisterRows<T>()) : 0;

    /// <summary>The columns of a leaf, whole panels.</summary>
    public static int LeafWidth(in Tuning tuning)
    {
        int unit = BlockUpdate<T, TVector>.SolveUnit;
        return Math.Clamp(tuning.LeafColumns / unit * unit, unit, Leaf<T, TVector>.MaximumWidth);
    }

    /// <summary>Factors the matrix; gives the first zero pivot, 1-based, or 0.</summary>
    public long Run()
    {
        if (_problem.Pivoting)
        {
            Rows.Reset();
        }

        long info = Factor(0, _panels.Panels, last: true);
        if (_problem.Pivoting)
        {
            Rows.Reset();
        }

        CopyOutFrom(0);
        return info;
    }

    /// <summary>Factors panels first to end, from the row of the first one's diagonal down.</summary>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="last">No later update reads these panels, nor need their rows be exchanged.</param>
    public long Factor(long first, long end, bool last)
    {
        if (first * N >= _panels.Rows)
        {
            return 0;
        }

        if (end - first <= LeafPanels)
        {
            return FactorLeaf(first, (int)(end - first));
        }

        if (IsSmall(first, end))
        {
            return FactorSmall(first, (int)(end - first));
        }

        long middle = first + Split(end - first);
        long info = Factor(first, middle, last: false);
        if (first == 0 && _copiesIn)
        {
            CopyIn(middle, end);
            Update(0, middle, middle, end);
        }
        else
        {
            SwapRows(middle, end, first * N, middle * N);
            Update(first, middle, middle, end);
        }

        long right = Factor(middle, end, last);
        if (!last)
        {
            SwapRows(first, middle, middle * N, Math.Min(end * N, _panels.Columns));
        }

        return info != 0 ? info : right;
    }

    /// <summary>Steps 3 and 4 on panels begin to end, L being panels first to middle.</summary>
    /// <param name="first">L's first panel.</param>
    /// <param name="middle">The panel after L's last.</param>
    /// <param name="begin">The first panel to update.</param>
    /// <param name="end">The panel after the last one.</param>
    /// <param name="lIsFar">Whether another thread has computed L.</param>
    public readonly void Update(long first, long middle, long begin, long end, bool lIsFar = false)
    {
        if (_team != null)
        {
            UpdateRows(first, middle, begin, end);
            return;
        }

        long row = first * N;
        BlockUpdate<T, TVector>.Run<UnitDiagonal>(
            _panels.At(row, first, N), _panels.At(row, begin, N), _panels.Rows - row, (middle - first) * N, end - begin,
            _panels.Stride, _tuning, lIsFar);
    }

    /// <summary>Makes row exchanges in panels begin to end.</summary>
    /// <param name="begin">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="row">The row of the first exchange.</param>
    /// <param name="stop">The row after that of the last one, or more if there are no more rows.</param>
    public readonly void SwapRows(long begin, long end, long row, long stop)
    {
        stop = Math.Min(stop, _panels.Rows);
        if (_problem.PivotRows > 0)
        {
            SwapFewRows(begin, end, row, stop);
            return;
        }

        for (long p = begin; _problem.Pivoting && p < end; p++)
        {
            RowSwaps<T, TVector>.Run(_panels.At(0, p, N), _panels.Rows, _problem.Ipiv, row, stop);
        }
    }

    /// <summary>Copies panels from the caller.</summary>
    /// <param name="begin">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="place">To which place each row comes; null: where it is.</param>
    public readonly void CopyIn(long begin, long end, long* place)
    {
        if (_team != null)
        {
            CopyByTeam(begin, end, place, back: false);
            return;
        }

        CallerCopy<T, TVector>.ToPanels(_problem, 0, _panels, begin, end, place);
    }

    /// <summary>Copies panels back to the caller.</summary>
    /// <param name="begin">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="order">Which row comes to each place; null: the one that is there.</param>
    public readonly void CopyOut(long begin, long end, long* order)
    {
        if (_team != null)
        {
            CopyByTeam(begin, end, order, back: true);
            return;
        }

        CallerCopy<T, TVector>.FromPanels(_problem, 0, _panels, begin, end, order);
    }

    /// <summary>Copies panels from the caller, the rows exchanged as those before them.</summary>
    private void CopyIn(long begin, long end)
    {
        if (!_problem.Pivoting)
        {
            CopyIn(begin, end, place: null);
            return;
        }

        // The first part of the panels before has brought its own exchanges.
        long k = Math.Min(begin * N, _panels.Rows);
        Rows.Append(_problem.Ipiv, _exchanged, k);
        _exchanged = k;
        CopyIn(begin, end, Rows.Place);
    }

    /// <summary>Copies the panels from a given one on back to the caller. The left parts of the splits that ended at the last
    /// panel have not seen the row exchanges after their own.</summary>
    private readonly void CopyOutFrom(long first)
    {
        long left = _panels.Panels - first;
        bool isLeaf = left <= LeafPanels || IsSmall(first, _panels.Panels);
        if (isLeaf)
        {
            CopyOut(first, _panels.Panels, order: null);
        }
        else
        {
            long end = first + Split(left);
            CopyOutFrom(end);
            CopyOut(first, end, _problem.Pivoting && end * N < _panels.Rows ? Rows.Order : null);
        }

        if (_problem.Pivoting && first > 0)
        {
            long end = isLeaf ? _panels.Panels : first + Split(left);
            Rows.Prepend(_problem.Ipiv, first * N, Math.Min(Math.Min(end * N, _panels.Columns), _panels.Rows));
        }
    }

    /// <summary>The left part's panels; the same for every matrix of as many panels.</summary>
    private readonly long Split(long panels)
    {
        // Multiples of three panels fill the register tiles.
        long unit = panels >= 6 * LeafPanels ? 3 * LeafPanels : LeafPanels;
        return Math.Max(1, panels / 2 / unit) * unit;
    }

    /// <summary>The same where most rows stay where they are.</summary>
    private readonly void SwapFewRows(long begin, long end, long row, long stop)
    {
        long* swaps = stackalloc long[2 * KernelTuning.CollectedSwaps];
        for (; _problem.Pivoting && row < stop; row += KernelTuning.CollectedSwaps)
        {
            int count = RowSwaps<T, TVector>.Collect(
                _problem.Ipiv, row, Math.Min(row + KernelTuning.CollectedSwaps, stop), swaps);
            for (long p = begin; p < end; p++)
            {
                RowSwaps<T, TVector>.Run(_panels.At(0, p, N), swaps, count);
            }
        }
    }

    /// <summary>Whether panels are factored by the kernels that hold small matrices in registers. It begins with a constant, and is asked
    /// where it stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsSmall(long first, long end) => TakesSmall && FitsRegisters(first, end);

    /// <summary>Whether they fit. Without row exchanges a leaf's steps wait for less; floats gain nevertheless.</summary>
    private readonly bool FitsRegisters(long first, long end)
    {
        long rows = _panels.Rows - (first * N);
        long columns = Math.Min(end * N, _panels.Columns) - (first * N);
        return first > 0 && _team == null && _problem.PivotRows == 0 && (_problem.Pivoting || typeof(T) == typeof(float))
            && rows <= SmallRows(_panels.Rows) && Math.Max(rows, columns) <= _tuning.SmallOrder && SmallGetrf.HoldsColumns<T>(rows, columns);
    }

    /// <summary>Factors such panels.</summary>
    private readonly long FactorSmall(long first, int count)
    {
        long row = first * N;
        long rows = _panels.Rows - row;
        var columns = (int)Math.Min((long)count * N, _panels.Columns - row);
        nint stride = (nint)((rows + N - 1) / N * N);
        for (int p = 0; p < count; p++)
        {
            CopyStrip(_panels.At(row, first + p, N), _leafWork + (p * N * stride), stride, rows, back: false);
        }

        long* ipiv = _problem.Pivoting ? _problem.Ipiv + row : null;
        long info = SmallGetrf.FactorColumns(_leafWork, (int)rows, columns, stride, ipiv);
        for (int p = 0; p < count; p++)
        {
            CopyStrip(_panels.At(row, first + p, N), _leafWork + (p * N * stride), stride, rows, back: true);
        }

        for (long i = 0; ipiv != null && i < Math.Min(rows, columns); i++)
        {
            ipiv[i] += row;
        }

        return info != 0 ? info + row : 0;
    }

    private long FactorLeaf(long first, int count)
    {
        long row = first * N;
        long rows = _panels.Rows - row;
        int columns = (int)Math.Min((long)count * N, _panels.Columns - row);
        bool fromCaller = first == 0 && _copiesIn;
        long* ipiv = _problem.Pivoting ? _problem.Ipiv + row : null;
        bool isPlain = ipiv == null || (_problem.PivotRows > 0 && _problem.PivotRows <= PlainLeaf<T, TVector>.MaximumPivotRows);
        if (isPlain && !fromCaller && _team == null && columns == count * N && rows >= columns
            && columns <= PlainLeaf<T, TVector>.MaximumWidth && columns % PlainLeaf<T, TVector>.Group == 0
            && PlainLeaf<T, TVector>.Factor(
                _panels.At(row, first, N), _panels.Stride, rows, columns, ipiv, row, _problem.PivotRows))
        {
            return 0;
        }

        var leaf = new Leaf<T, TVector>(_leafWork, rows, count * N, columns, tall: rows >= _tuning.TallRows, _team);
        if (fromCaller)
        {
            CallerCopy<T, TVector>.ToColumns(_problem, columns, leaf.Strip, leaf.Stride);
            PanelCopy<T, TVector>.ClearMargin(_panels, first, first + count);
        }

        for (int p = 0; !fromCaller && p < count; p++)
        {
            CopyStrip(_panels.At(row, first + p, N), leaf.Strip + (p * N * leaf.Stride), leaf.Stride, rows, back: false);
        }

        long info = leaf.Factor(ipiv, row, _problem.PivotRows);
        for (int p = 0; p < count; p++)
        {
            T* panel = _panels.At(row, first + p, N);
            CopyStrip(panel, leaf.Strip + (p * N * leaf.Stride), leaf.Stride, rows, back: true);
            leaf.CopyMovedRowsToPanel(panel, p * N);
        }

        return info != 0 ? info + row : 0;
    }
}
