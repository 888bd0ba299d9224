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
/// Mathematical Software 34 (2008), with A and B in each other's place, for tiles are higher than wide. Blocks of both are packed into strips as
/// high or wide as a register tile; a strip of A stays in the first-level cache while the strips of B that fit the second-level cache
/// go by; of short sums it is the other way round. Of few columns, A is read where it is, and of few rows, B. Every element of C goes
/// through c := c - a * b in ascending order, -alpha * b being rounded first, whatever the blocks and the threads, which divide the
/// packing and then the tiles.
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

    /// <summary>The sizes of blocks: terms, rows, columns, and columns or rows that stay in the second-level
    /// cache.</summary>
    private readonly nint _depth;
    private readonly long _rows;
    private readonly long _columns;
    private readonly long _cachedColumns;
    private readonly long _cachedRows;

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

    /// <summary>Rows of a task.</summary>
    private long _taskRows;

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
        // Tiles want an even number of terms, and packed factors get one by a column of zeros. They subtract, and packed B takes the
        // factor.
        bool isOdd = k % 2 != 0;
        _packsA = isOdd || a.RowStep != 1 || a.IsConjugate || n > BlasTuning.FewColumnTiles * TileColumns;
        _packsB = isOdd || alpha != -T.One || b.IsConjugate || m > BlasTuning.FewRowTiles * TileRows;
        Tuning tuning = Tuning.For<T>();
        int most = isFrugal ? KernelTuning.StackBytes / sizeof(T) / (TileRows + TileColumns) : tuning.UpdateDepth;
        long blocks = (k + most - 1) / most;
        _depth = Even((k + blocks - 1) / blocks);
        long termBytes = _depth * sizeof(T);
        long packedBytes = isFrugal ? 0 : BlasTuning.PackedBytes(_threads);
        _rows = _packsA ? Whole(m, packedBytes / termBytes, TileRows) : m;
        _columns = _packsB ? Whole(n, packedBytes / termBytes, TileColumns) : n;
        _cachedColumns = Whole(n, tuning.UpdateBytes / termBytes, TileColumns);
        _cachedRows = Whole(m, tuning.UpdateBytes / termBytes, TileRows);
    }

    /// <summary>Gets the bytes of scratch memory that <see cref="Run"/> needs, aligned to 64.</summary>
    public readonly Int128 Bytes => (Int128)(SizeOfA + SizeOfB) * sizeof(T);

    private static int TileRows => GemmTiles<T, TVector>.Rows;

    private static int TileColumns => GemmTiles<T, TVector>.Columns;

    /// <summary>Gets the elements of packed A; of A that is read where it is, those of a last strip.</summary>
    private readonly long SizeOfA => (_packsA ? Whole(_m, _rows, TileRows) : TileRows) * _depth;

    private readonly long SizeOfB => (_packsB ? Whole(_n, _columns, TileColumns) : TileColumns) * _depth;

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
                    _rowEnd = Math.Min(_m, _row + _rows);
                    RunBlock(ref team);
                }
            }
        }

        team.Dispose();
    }

    /// <summary>As many of so many things as fit, at least one, in whole units, but no more units than there are.</summary>
    private static long Whole(long all, long fitting, int unit) =>
        Math.Min((all + unit - 1) / unit, Math.Max(1, fitting / unit)) * unit;

    private static nint Even(long terms) => (nint)(terms + (terms % 2));

    private static long Tiles(long things, int unit) => (things + unit - 1) / unit;

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
        long columnTasks = Tiles(product->_columnEnd - product->_column, (int)product->_cachedColumns);
        long column = task % columnTasks * product->_cachedColumns;
        long row = task / columnTasks * product->_taskRows;
        long rows = Math.Min(product->_taskRows, product->_rowEnd - product->_row - row);
        long columns = Math.Min(product->_cachedColumns, product->_columnEnd - product->_column - column);
        product->Multiply(row, row + rows, column, column + columns);
    }

    private void RunBlock(ref Team team)
    {
        long rows = _rowEnd - _row;
        long columns = _columnEnd - _column;
        _stripsOfA = _packsA ? Tiles(rows, TileRows) : rows % TVector.Count != 0 ? 1 : 0;
        _firstStripOfA = _packsA ? 0 : Tiles(rows, TileRows) - 1;
        _stripsOfB = _row > 0 ? 0 : _packsB ? Tiles(columns, TileColumns) : columns % GemmTiles<T, TVector>.LeastColumns != 0 ? 1 : 0;
        _firstStripOfB = _packsB ? 0 : Tiles(columns, TileColumns) - 1;
        long columnTasks = Tiles(columns, (int)_cachedColumns);
        long rowTasks = team.Threads == 1 ? 1 : Math.Max(1, BlasTuning.TasksPerThread * team.Threads / columnTasks);
        _taskRows = Whole(rows, rows / rowTasks, TileRows);
        fixed (Product<T, TVector>* self = &this)
        {
            team.Run(_stripsOfA + _stripsOfB, &PackStrips, self);
            team.Run(Tiles(rows, (int)_taskRows) * columnTasks, &MultiplyTask, self);
        }
    }

    private readonly void PackA(long strip)
    {
        long row = _row + (strip * TileRows);
        int rows = (int)Math.Min(TileRows, _rowEnd - row);
        int height = (rows + TVector.Count - 1) / TVector.Count * TVector.Count;
        T* target = StripOfA(strip);
        StripCopy<T, TVector>.Read(_a.From(row, _term), rows, _terms, target, height);
        new Span<T>(target + (height * _terms), (int)(height * (Even(_terms) - _terms))).Clear();
        if (_a.IsConjugate)
        {
            Vectors.Conjugate(height * _terms, target);
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

        new Span<T>(target + (TileColumns * _terms), (int)(TileColumns * (Even(_terms) - _terms))).Clear();
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

    /// <summary>Multiplies rows of the block in progress by columns of it.</summary>
    private readonly void Multiply(long rowBegin, long rowEnd, long columnBegin, long columnEnd)
    {
        if (_terms >= BlasTuning.DeepTerms)
        {
            for (long i = rowBegin; i < rowEnd; i += TileRows)
            {
                for (long j = columnBegin; j < columnEnd; j += TileColumns)
                {
                    MultiplyTile(i, rowEnd, j, columnEnd);
                }
            }

            return;
        }

        // Where sums are short most of the time goes to C, whose columns memory likes to read from top to bottom.
        for (long begin = rowBegin; begin < rowEnd; begin += _cachedRows)
        {
            long end = Math.Min(rowEnd, begin + _cachedRows);
            for (long j = columnBegin; j < columnEnd; j += TileColumns)
            {
                for (long i = begin; i < end; i += TileRows)
                {
                    MultiplyTile(i, rowEnd, j, columnEnd);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void MultiplyTile(long i, long rowEnd, long j, long columnEnd)
    {
        int rows = (int)Math.Min(TileRows, rowEnd - i);
        int columns = (int)Math.Min(TileColumns, columnEnd - j);
        bool packedA = _packsA || rows % TVector.Count != 0;
        bool packedB = _packsB || columns % GemmTiles<T, TVector>.LeastColumns != 0;
        T* a = packedA ? StripOfA(i / TileRows) : _a.At(_row + i, _term);
        T* b = packedB ? StripOfB(j / TileColumns) : _b.At(_term, _column + j);
        nint height = (rows + TVector.Count - 1) / TVector.Count * TVector.Count;
        var steps = new TileSteps(
            _ldc, packedA ? height : _a.ColumnStep, packedB ? TileColumns : _b.RowStep, packedB ? 1 : _b.ColumnStep);
        T* c = _c + _row + i + ((_column + j) * _ldc);
        GemmTiles<T, TVector>.Run(c, a, b, rows, columns, Even(_terms), steps);
    }
}
