using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>C := C + alpha * A * B, blocked for the caches.</summary>
/// <remarks>
/// The blocking is that of K. Goto and R. A. van de Geijn, Anatomy of high-performance matrix multiplication, ACM Transactions on
/// Mathematical Software 34 (2008). Blocks of A and B are packed into strips as high or wide as a register tile; a strip of B stays in
/// the first-level cache while the strips of A that fit the second-level cache go by, and tiles go down the columns of C, as memory
/// likes it. Of few columns, A is read where it is, and of few rows, B. Every element of C goes through c := c - a * b in ascending
/// order, -alpha * b being rounded first, whatever the blocks and the threads, which divide the packing and then the tiles.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal unsafe struct Product<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly long _m;
    private readonly long _n;
    private readonly long _k;
    private readonly T _alpha;
    private readonly MatrixView<T> _a;
    private readonly MatrixView<T> _b;
    private readonly T* _c;
    private readonly nint _ldc;
    private readonly int _threads;

    /// <summary>Whether all of A and B is packed, or only what makes no whole strip.</summary>
    private readonly bool _packsA;
    private readonly bool _packsB;

    /// <summary>The sizes of blocks: terms, rows, columns, and strips of A that stay in the second-level cache.</summary>
    private readonly nint _depth;
    private readonly long _rows;
    private readonly long _columns;
    private readonly long _cachedStrips;

    /// <summary>Rows that the first strip has less than the others, so that those begin where a vector of C does.</summary>
    private readonly int _lead;

    private T* _packedA;
    private T* _packedB;

    /// <summary>The block in progress.</summary>
    private long _row;
    private long _rowEnd;
    private long _column;
    private long _columnEnd;
    private long _term;
    private nint _terms;

    /// <summary>Strips of it that are packed, and the first of them.</summary>
    private long _stripsOfA;
    private long _firstStripOfA;
    private long _stripsOfB;
    private long _firstStripOfB;

    /// <summary>Strips and columns of a task, and how many tasks all strips are.</summary>
    private long _taskStrips;
    private long _taskColumns;
    private long _rowTasks;

    /// <summary>A product.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Columns of A.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C.</param>
    /// <param name="ldc">Elements from a column of C to the next.</param>
    /// <param name="threads">Threads that may share the work.</param>
    /// <param name="isFrugal">Whether it is to need no more memory than the stack has.</param>
    public Product(
        long m, long n, long k, T alpha, in MatrixView<T> a, in MatrixView<T> b, T* c, long ldc, int threads,
        bool isFrugal = false)
    {
        (_m, _n, _k, _alpha, _a, _b) = (m, n, k, alpha, a, b);
        _c = c;
        _ldc = (nint)ldc;
        _threads = isFrugal || (Int128)m * n * k < Tuning.For<T>().ParallelWork ? 1 : threads;
        // Tiles subtract, and packed B takes the factor.
        _packsA = a.RowStep != 1 || a.IsConjugate || n > MostInPlace(a.ColumnStep);
        bool isShort = b.RowStep == 1 && k < BlasTuning.ShortTerms;
        _packsB = alpha != -T.One || b.IsConjugate || m > MostInPlace(b.RowStep == 1 ? b.ColumnStep : b.RowStep)
            || (isShort && m > BlasTuning.ShortInPlace);
        Tuning tuning = Tuning.For<T>();
        int most = isFrugal ? KernelTuning.StackBytes / sizeof(T) / (TileRows + TileColumns) : BlasTuning.ProductDepth(sizeof(T));
        long blocks = (k + most - 1) / most;
        _depth = (nint)((k + blocks - 1) / blocks);
        long termBytes = _depth * sizeof(T);
        _lead = m >= BlasTuning.AlignedStrips * TileRows ? LeadOf(c, _ldc) : 0;
        long packedBytes = isFrugal ? 0 : BlasTuning.PackedBytes(_threads);
        _rows = _packsA ? Whole(m + _lead, packedBytes / termBytes, TileRows) : m + _lead;
        _columns = _packsB ? Whole(n, packedBytes / termBytes, TileColumns) : n;
        _cachedStrips = Math.Max(1, tuning.UpdateBytes / termBytes / TileRows);
    }

    /// <summary>Gets the bytes of scratch memory that <see cref="Run"/> needs, aligned to 64.</summary>
    public readonly Int128 Bytes => (Int128)(SizeOfA + SizeOfB) * sizeof(T);

    private static int TileRows => GemmTiles<T, TVector>.Rows;

    private static int TileColumns => GemmTiles<T, TVector>.Columns;

    /// <summary>Gets the elements of packed A; of A that is read where it is, those of a last strip.</summary>
    private readonly long SizeOfA => (_packsA ? Whole(_m + _lead, _rows, TileRows) : TileRows) * _depth;

    private readonly long SizeOfB => (_packsB ? Whole(_n, _columns, TileColumns) : TileColumns) * _depth;

    /// <summary>Gets the rows that the first strip of the block in progress has less.</summary>
    private readonly int Lead => _row == 0 ? _lead : 0;

    /// <summary>Gets the strips of the block in progress.</summary>
    private readonly long Strips => Tiles(_rowEnd - _row + Lead, TileRows);

    /// <summary>Computes it.</summary>
    public void Run(T* memory)
    {
        _packedA = memory;
        _packedB = memory + SizeOfA;
        var team = new Team(_threads);
        for (_column = 0; _column < _n; _column = _columnEnd)
        {
            _columnEnd = Math.Min(_n, _column + _columns);
            for (_term = 0; _term < _k; _term += _terms)
            {
                _terms = (nint)Math.Min(_depth, _k - _term);
                for (_row = 0; _row < _m; _row = _rowEnd)
                {
                    _rowEnd = Math.Min(_m, _row + _rows - Lead);
                    RunBlock(ref team);
                }
            }
        }

        team.Dispose();
    }

    /// <summary>As many of so many things as fit, at least one, in whole units, but no more units than there are.</summary>
    private static long Whole(long all, long fitting, int unit) =>
        Math.Min((all + unit - 1) / unit, Math.Max(1, fitting / unit)) * unit;

    /// <summary>The most columns of C for which it pays to read A where it is, and the most rows for B.</summary>
    private static long MostInPlace(nint step) =>
        BlasTuning.AreAliased(step * sizeof(T)) ? BlasTuning.AliasedInPlace : BlasTuning.LongInPlace(TVector.Count * sizeof(T));

    /// <summary>Elements of the first column of C from where a vector may begin, if that is the same in all columns.</summary>
    private static int LeadOf(T* c, nint ldc)
    {
        int bytes = TVector.Count * sizeof(T);
        nuint misplaced = (nuint)c % (nuint)bytes;
        return ldc * sizeof(T) % bytes == 0 && misplaced % (nuint)sizeof(T) == 0 ? (int)(misplaced / (nuint)sizeof(T)) : 0;
    }

    private static long Tiles(long things, long unit) => (things + unit - 1) / unit;

    private static void PackStrips(void* context, long task)
    {
        var product = (Product<T, TVector>*)context;
        if (task < product->_stripsOfB)
        {
            product->PackB(product->_firstStripOfB + task);
        }
        else
        {
            product->PackA(product->_firstStripOfA + task - product->_stripsOfB);
        }
    }

    private static void MultiplyTask(void* context, long task)
    {
        var product = (Product<T, TVector>*)context;
        long strips = product->Strips;
        long strip = task % product->_rowTasks * product->_taskStrips;
        long column = task / product->_rowTasks * product->_taskColumns;
        long columns = product->_columnEnd - product->_column;
        product->Multiply(
            strip, Math.Min(strips, strip + product->_taskStrips), column, Math.Min(columns, column + product->_taskColumns));
    }

    private void RunBlock(ref Team team)
    {
        long strips = Strips;
        long columns = _columnEnd - _column;
        bool endsInVector = (_rowEnd - _row + Lead) % TVector.Count != 0;
        _stripsOfA = _packsA ? strips : endsInVector ? 1 : 0;
        _firstStripOfA = _packsA ? 0 : strips - 1;
        _stripsOfB = _row > 0 ? 0 : _packsB ? Tiles(columns, TileColumns) : columns % GemmTiles<T, TVector>.LeastColumns != 0 ? 1 : 0;
        _firstStripOfB = _packsB ? 0 : Tiles(columns, TileColumns) - 1;

        // Strips of A that stay in the second-level cache while all of B goes by, whose strips stay in the first.
        long rowTasks = Tiles(strips, _cachedStrips);
        long columnTasks = team.Threads == 1 ? 1 : Math.Max(1, BlasTuning.TasksPerThread * team.Threads / rowTasks);
        _taskStrips = Tiles(strips, rowTasks);
        _rowTasks = Tiles(strips, _taskStrips);
        _taskColumns = Whole(columns, columns / columnTasks, TileColumns);
        fixed (Product<T, TVector>* self = &this)
        {
            team.Run(_stripsOfA + _stripsOfB, &PackStrips, self);
            team.Run(_rowTasks * Tiles(columns, _taskColumns), &MultiplyTask, self);
        }
    }

    /// <summary>The first row of a strip within the block in progress; that after the last one is the block's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long RowOf(long strip) => Math.Clamp((strip * TileRows) - Lead, 0, _rowEnd - _row);

    private readonly void PackA(long strip)
    {
        long row = RowOf(strip);
        T* target = StripOfA(strip);
        StripCopy<T, TVector>.Read(_a.From(_row + row, _term), (int)(RowOf(strip + 1) - row), _terms, target, TileRows);
        if (_a.IsConjugate)
        {
            Vectors.Conjugate(TileRows * _terms, target);
        }
    }

    private readonly void PackB(long strip)
    {
        long column = _column + (strip * TileColumns);
        int columns = (int)Math.Min(TileColumns, _columnEnd - column);
        T* target = StripOfB(strip);
        MatrixView<T> strips = _b.From(_term, column).Transposed;
        if (TVector.Count <= TileColumns)
        {
            StripCopy<T, TVector>.Read(strips, columns, _terms, target, TileColumns);
        }
        else if (TVector.Count * sizeof(T) == 64)
        {
            StripCopy<T, Simd256<T>>.Read(strips, columns, _terms, target, TileColumns);
        }
        else
        {
            StripCopy<T, Simd128<T>>.Read(strips, columns, _terms, target, TileColumns);
        }

        if (_b.IsConjugate)
        {
            Vectors.Conjugate(TileColumns * _terms, target);
        }

        if (_alpha != -T.One)
        {
            Columns<T, TVector>.Scale(target, TileColumns * _terms, -_alpha);
        }
    }

    /// <summary>Where a strip is packed; of a factor that is read where it is, the last one.</summary>
    private readonly T* StripOfA(long strip) => _packedA + (_packsA ? strip * TileRows * _depth : 0);

    private readonly T* StripOfB(long strip) => _packedB + (_packsB ? strip * TileColumns * _depth : 0);

    /// <summary>Multiplies strips of the block in progress by columns of it.</summary>
    private readonly void Multiply(long strip, long stripEnd, long columnBegin, long columnEnd)
    {
        int width = TileColumns;
        for (long j = columnBegin; j < columnEnd; j += width)
        {
            int columns = (int)Math.Min(width, columnEnd - j);
            bool packed = _packsB || columns % GemmTiles<T, TVector>.LeastColumns != 0;
            T* b = packed ? StripOfB(j / width) : _b.At(_term, _column + j);
            var steps = new TileSteps(
                _ldc, _packsA ? TileRows : _a.ColumnStep, packed ? width : _b.RowStep, packed ? 1 : _b.ColumnStep);
            Multiply(strip, stripEnd, _c + _row + ((_column + j) * _ldc), b, columns, steps);
        }
    }

    /// <summary>Multiplies strips by columns that one tile covers.</summary>
    private readonly void Multiply(long strip, long stripEnd, T* c, T* b, int columns, TileSteps steps)
    {
        int height = TileRows;
        nint terms = _terms;
        long row = RowOf(strip);
        T* nextColumns = c + row + (columns * _ldc);
        T* a = _packsA ? StripOfA(strip) : _a.At(_row + row, _term);
        for (; strip < stripEnd; strip++)
        {
            int rows = (int)(RowOf(strip + 1) - row);
            T* tile = c + row;
            T* next = strip + 1 < stripEnd ? tile + rows : nextColumns;
            if (rows == height)
            {
                GemmTiles<T, TVector>.Run(tile, a, b, height, columns, terms, steps, next);
            }
            else
            {
                MultiplyPart(strip, rows, tile, a, b, columns, steps, next);
            }

            row += rows;
            a += _packsA ? height * _depth : rows;
        }
    }

    /// <summary>Multiplies the first strip, or the last one, if it has fewer rows than the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void MultiplyPart(long strip, int rows, T* c, T* a, T* b, int columns, TileSteps steps, T* next)
    {
        if (!_packsA && strip == Strips - 1 && rows % TVector.Count != 0)
        {
            // Beyond it A ends.
            a = StripOfA(strip);
            steps = steps with { A = TileRows };
        }

        GemmTiles<T, TVector>.Run(c, a, b, rows, columns, _terms, steps, next);
    }
}
