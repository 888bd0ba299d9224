using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>op(A) * X = B for many right-hand sides, on the kernels of the factorization.</summary>
/// <remarks>
/// <code>
///     A = P * L * U               A^T = U^T * L^T * P^T
///
///     1. B := P^T * B             1. nothing
///     2. B := L^-1 * B            2. B := U^-T * B
///     3. B := U^-1 * B            3. B := L^-T * B
///     4. nothing                  4. B := P * B
/// </code>
/// Step 3 goes from the bottom up: the rows of B are turned over before it, and with its rows and columns turned over the
/// triangle is a lower one, like that of step 2. A triangle is copied into panels in blocks of columns, or read where it is if B has
/// few columns; each block solves its rows of B and updates the rows below. Every element sees its updates one by one in the order
/// of plain substitution, whatever the blocks, slices and threads.
/// </remarks>
internal unsafe struct PanelSolve<T, TVector, TSides>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
    where TSides : unmanaged, IRightSides<T>
{
    private readonly Factors<T> _factors;
    private readonly bool _transposed;
    private readonly TSides _sides;
    private readonly Tuning _tuning;
    private readonly PanelMatrix<T> _b;
    private readonly PanelMatrix<T> _block;

    /// <summary>Where in the panels the rows of B go, or null; and where the rows of the solution are.</summary>
    private readonly long* _place;
    private readonly long* _order;

    /// <summary>Whether triangles are read where they are.</summary>
    private readonly bool _unpacked;

    private Team _team;

    /// <summary>Panels of B that are updated at once.</summary>
    private long _slice;

    /// <summary>The block in progress: its first column, how many it has, and whether it is of the second triangle.</summary>
    private long _first;
    private long _depth;
    private bool _turned;

    private PanelSolve(
        in Factors<T> factors, bool transposed, in TSides sides, int threads, T* work, in Tuning tuning, bool unpacked)
    {
        _factors = factors;
        _transposed = transposed;
        _sides = sides;
        _tuning = tuning;
        long depth = BlockColumns(factors.N, tuning);
        _b = new PanelMatrix<T>(work, factors.N, sides.Columns, N);
        _block = new PanelMatrix<T>(work + (_b.Panels * _b.Stride), factors.N, depth, N);
        _order = (long*)(_block.Data + (_block.Panels * _block.Stride));
        _place = transposed || factors.Ipiv == null ? null : _order + factors.N;
        _unpacked = unpacked && UnpackedUpdate<T, TVector>.IsSupported;
        _team = new Team(factors.N * sides.Columns * depth >= tuning.ParallelWork ? threads : 1);
    }

    private static int N => TVector.Count;

    /// <summary>Gets the triangle in progress, as a lower one.</summary>
    private readonly UnpackedTriangle<T> Triangle
    {
        get
        {
            var lda = (nint)_factors.Lda;
            nint row = _transposed ? lda : 1;
            nint column = _transposed ? 1 : lda;
            T* last = _factors.Lu + ((_factors.N - 1) * (lda + 1));
            return _turned
                ? new UnpackedTriangle<T>(last, _factors.N, -row, -column)
                : new UnpackedTriangle<T>(_factors.Lu, _factors.N, row, column);
        }
    }

    /// <summary>Elements of scratch memory, aligned to 64 bytes, that a solve needs.</summary>
    public static Int128 WorkSize(long n, long columns, in Tuning tuning)
    {
        Int128 order = (Int128)n * 2 * sizeof(long) / sizeof(T);
        return PanelMatrix<T>.Size(n, columns, N) + PanelMatrix<T>.Size(n, BlockColumns(n, tuning), N) + order;
    }

    /// <summary>Solves; there are rows and columns, and no zero on U's diagonal. If <paramref name="unpacked"/>, the factors are read
    /// where they are, if there are tiles for that.</summary>
    public static void Run(
        in Factors<T> factors, bool transposed, in TSides sides, int threads, T* work, in Tuning tuning, bool unpacked = false)
    {
        var solve = new PanelSolve<T, TVector, TSides>(factors, transposed, sides, threads, work, tuning, unpacked);
        solve.Run();
        solve._team.Dispose();
    }

    private static long BlockColumns(long n, in Tuning tuning)
    {
        int unit = BlockUpdate<T, TVector>.SolveUnit;
        return Math.Min(Math.Max(1, tuning.UpdateDepth / unit), (n + unit - 1) / unit) * unit;
    }

    private static void Read(void* context, long panel)
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        solve->_sides.Read(panel, solve->_b, solve->_place);
        PanelCopy<T, TVector>.ClearMargin(solve->_b, panel, panel + 1);
    }

    private static void Write(void* context, long piece)
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        solve->_sides.Write(piece, solve->_b, solve->_order);
    }

    private static void TurnOver(void* context, long panel)
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        T* top = solve->_b.At(0, panel, N);
        T* bottom = solve->_b.At(solve->_b.Rows - 1, panel, N);
        for (; top < bottom; top += N, bottom -= N)
        {
            TVector row = TVector.Load(top);
            TVector.Load(bottom).Store(top);
            row.Store(bottom);
        }
    }

    private static void CopyColumns(void* context, long panel)
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        Factors<T> f = solve->_factors;
        long first = solve->_first + (panel * N);
        T* target = solve->_block.At(0, panel, N);
        if (solve->_turned)
        {
            TrianglePanels<T, TVector>.UpperTurned(f.Lu, f.Lda, f.N, first, target);
        }
        else
        {
            TrianglePanels<T, TVector>.Lower(f.Lu, f.Lda, f.N, first, target);
        }
    }

    private static void CopyRows(void* context, long piece)
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        Factors<T> f = solve->_factors;
        long first = solve->_first;
        long row = first + (piece * TaskTuning.CopiedRows);
        long end = Math.Min(f.N, row + TaskTuning.CopiedRows);
        if (solve->_turned)
        {
            TrianglePanels<T, TVector>.LowerTransposedTurned(
                f.Lu, f.Lda, f.N, first, solve->_depth, row, end, solve->_block);
        }
        else
        {
            TrianglePanels<T, TVector>.UpperTransposed(
                f.Lu, f.Lda, f.N, first, solve->_depth, row, end, solve->_block);
        }
    }

    private static void UpdateSlice<TDiagonal>(void* context, long slice)
        where TDiagonal : struct, IDiagonal
    {
        var solve = (PanelSolve<T, TVector, TSides>*)context;
        PanelMatrix<T> b = solve->_b;
        long panel = slice * solve->_slice;
        long count = Math.Min(solve->_slice, b.Panels - panel);
        if (solve->_unpacked)
        {
            UnpackedUpdate<T, TVector>.Run<TDiagonal>(
                solve->Triangle, solve->_first, solve->_depth, solve->_block, b.At(solve->_first, panel, N), count, solve->_tuning);
            return;
        }

        // Rows before the slice's own are zero and contribute nothing.
        int unit = BlockUpdate<T, TVector>.SolveUnit;
        long zeros = TSides.AreLower && !solve->_turned ? panel * N / unit * unit : 0;
        long row = Math.Max(solve->_first, zeros);
        long depth = solve->_first + solve->_depth - row;
        if (depth > 0)
        {
            T* m = solve->_block.At(row, (row - solve->_first) / N, N);
            BlockUpdate<T, TVector>.Run<TDiagonal>(
                m, b.At(row, panel, N), b.Rows - row, depth, count, b.Stride, solve->_tuning);
        }
    }

    private void Run()
    {
        PlaceRows();
        Share(_b.Panels, &Read);
        if (_transposed)
        {
            SolveTriangle(&UpdateSlice<StoredDiagonal>);
        }
        else
        {
            SolveTriangle(&UpdateSlice<UnitDiagonal>);
        }

        Share(_b.Panels, &TurnOver);
        _turned = true;
        if (_transposed)
        {
            SolveTriangle(&UpdateSlice<UnitDiagonal>);
        }
        else
        {
            SolveTriangle(&UpdateSlice<StoredDiagonal>);
        }

        OrderRows();
        Share(_sides.Pieces, &Write);
    }

    private void SolveTriangle(delegate*<void*, long, void> update)
    {
        // Whole tiles; a few slices for each thread.
        bool lower = TSides.AreLower && !_turned;
        _slice = lower ? 3 : _team.Threads == 1 ? _b.Panels : ((_b.Panels / (4L * _team.Threads) / 3) + 1) * 3;
        long n = _factors.N;
        long depth = BlockColumns(n, _tuning);
        for (_first = 0; _first < n; _first += depth)
        {
            _depth = Math.Min(depth, n - _first);
            if (_unpacked)
            {
                UnpackedUpdate<T, TVector>.Copy(Triangle, _first, _depth, _block);
            }
            else if (_transposed)
            {
                Share((n - _first + TaskTuning.CopiedRows - 1) / TaskTuning.CopiedRows, &CopyRows);
            }
            else
            {
                Share((_depth + N - 1) / N, &CopyColumns);
            }

            FillMargin();
            Share((_b.Panels + _slice - 1) / _slice, update);
        }
    }

    /// <summary>Continues the block by the identity: tiles solve for rows after the last one, too.</summary>
    private readonly void FillMargin()
    {
        PanelCopy<T, TVector>.ClearMargin(_block, 0, _block.Panels);
        for (long i = _factors.N; i % PanelMatrix<T>.TileMargin != 0 && i - _first < _block.Columns; i++)
        {
            long column = i - _first;
            _block.At(i, column / N, N)[column % N] = T.One;
        }
    }

    /// <summary>Fills _place: row exchanges from the first to the last, as a permutation.</summary>
    private readonly void PlaceRows()
    {
        if (_place == null)
        {
            return;
        }

        long n = _factors.N;
        Exchanges.Number(_order, n);
        Exchanges.Apply(_order, _factors.Ipiv, n);
        for (long i = 0; i < n; i++)
        {
            _place[_order[i]] = i;
        }
    }

    /// <summary>Fills _order, for panels that have been turned over.</summary>
    private readonly void OrderRows()
    {
        long n = _factors.N;
        for (long i = 0; i < n; i++)
        {
            _order[i] = n - 1 - i;
        }

        if (_transposed)
        {
            Exchanges.Undo(_order, _factors.Ipiv, n);
        }
    }

    /// <summary>Runs tasks on the threads.</summary>
    private void Share(long tasks, delegate*<void*, long, void> task)
    {
        fixed (PanelSolve<T, TVector, TSides>* self = &this)
        {
            _team.Run(tasks, task, self);
        }
    }
}
