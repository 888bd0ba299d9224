using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>U^T * A * V for butterflies U and V, from the caller's columns straight into the panels of the factorization: A is
/// read once and the panels are written once.</summary>
/// <remarks>A task takes as many columns of each quarter as a panel is wide. Their rows go by in blocks that stay in the
/// caches until they are transposed into panels.</remarks>
internal unsafe struct ButterflyTransform<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Rows of each quarter that are transformed at once: of 16, 32, 64 and 128 the best from n = 2000 on, for memory
    /// likes long reads. 16 blocks of so many rows of a panel, 64 KiB with the widest vectors, are on the stack.</summary>
    private const int BlockRows = 64;

    /// <summary>Bytes between blocks: their vectors are written at the same time, so they must not fall into one set of the
    /// cache.</summary>
    private const int Gap = 64;

    private readonly Butterfly<T> _u;
    private readonly Butterfly<T> _v;
    private readonly T* _a;
    private readonly nint _lda;

    /// <summary>A column of zeros.</summary>
    private readonly T* _zeros;
    private readonly PanelMatrix<T> _panels;
    private readonly bool _passesCache;

    private ButterflyTransform(in Butterfly<T> u, in Butterfly<T> v, T* a, long lda, T* work, in PanelMatrix<T> panels)
    {
        _u = u;
        _v = v;
        _a = a;
        _lda = (nint)lda;
        _zeros = work;
        _panels = panels;
        _passesCache = panels.Bytes >= Tuning.PassingBytes;
    }

    private static int N => TVector.Count;

    private static int BlockSize => (BlockRows * N) + (Gap / sizeof(T));

    private readonly long Order => _u.Order;

    private readonly long Quarter => _u.Quarter;

    /// <summary>Elements of memory that a transform needs, and every smaller one.</summary>
    public static Int128 WorkSize(long n)
    {
        long small = Math.Min(n, Butterfly<T>.AlignedOrder - 1);
        return 4 * ((Int128)Butterfly<T>.QuarterOf(n) + (small * Butterfly<T>.QuarterOf(small)));
    }

    /// <summary>Fills the panels.</summary>
    /// <param name="u">The butterfly of the rows.</param>
    /// <param name="v">The butterfly of the columns.</param>
    /// <param name="a">A, square, of at least one row.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements.</param>
    /// <param name="panels">What is filled.</param>
    /// <param name="team">The threads that share the work.</param>
    public static void Run(
        in Butterfly<T> u, in Butterfly<T> v, T* a, long lda, T* work, in PanelMatrix<T> panels, ref Team team)
    {
        var transform = new ButterflyTransform<T, TVector>(u, v, a, lda, work, panels);
        NativeMemory.Clear(work, (nuint)(4 * u.Quarter * sizeof(T)));
        if (u.Order < Butterfly<T>.AlignedOrder)
        {
            transform.RunSmall(work + (4 * u.Quarter));
            return;
        }

        team.Run((u.Quarter + N - 1) / N, &RunColumns, &transform);
    }

    /// <summary>U^T * A * V, column-major; may be done in place if n is a multiple of four.</summary>
    /// <param name="target">Where to; 4 s columns, the ones after the n-th of arbitrary content.</param>
    /// <param name="stride">Elements from a column of it to the next.</param>
    private readonly void RunToColumns(T* target, nint stride)
    {
        for (nint j = 0; j < Quarter; j++)
        {
            T* first = target + (j * stride);
            nint step = (nint)Quarter * stride;
            var columns = new FourColumns<T>(
                first, first + step, first + (2 * step), first + (3 * step), (nint)Quarter, stride, stride);
            new ButterflyColumns<T, TVector>(_u, _v, j, 1).Run(SourceOf(j), columns, 0, (nint)Quarter);
        }
    }

    /// <summary>Quarters do not begin with panels: through a copy in columns.</summary>
    private readonly void RunSmall(T* copy)
    {
        var n = (nint)Order;
        RunToColumns(copy, n);
        for (long j = 0; j < n; j += N)
        {
            PanelCopy<T, TVector>.FromColumns(
                copy + (j * n), n, n, (int)Math.Min(N, n - j), _panels.At(0, j / N, N));
        }
    }

    private static void RunColumns(void* context, long task) =>
        ((ButterflyTransform<T, TVector>*)context)->RunColumns((nint)task * N);

    /// <summary>N columns of each quarter.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RunColumns(nint column)
    {
        T* blocks = stackalloc T[16 * BlockSize];
        nint step = 4 * BlockSize;
        var target = new FourColumns<T>(
            blocks, blocks + step, blocks + (2 * step), blocks + (3 * step), BlockSize, BlockRows, BlockRows);

        // All or none of the last quarter's columns exist; or each must be looked at.
        var inFourth = (nint)(Order - (3 * Quarter)) - column;
        nint columns = inFourth >= N || inFourth <= 0 ? N : 1;
        for (nint row = 0; row < Quarter; row += BlockRows)
        {
            var end = (nint)Math.Min(row + BlockRows, Quarter);
            for (nint j = 0; j < N; j += columns)
            {
                new ButterflyColumns<T, TVector>(_u, _v, column + j, columns)
                    .Run(SourceOf(column + j), target.From(j), row, end);
            }

            for (int i = 0; i < 16; i++)
            {
                T* block = blocks + (i * BlockSize);
                CopyBlock(block, (i % 4 * Quarter) + row, end - row, (i / 4 * Quarter) + column, end == Quarter);
            }
        }

        // What passed the caches is visible to other threads from here on.
        Interlocked.MemoryBarrier();
    }

    /// <summary>Copies a block of columns to its panel, as far as they exist. Meanwhile the block of A that comes next at this place is
    /// fetched, so that memory is read while it is written.</summary>
    private readonly void CopyBlock(T* block, long row, long rows, long column, bool isLast)
    {
        rows = Math.Min(rows, Order - row);
        if (rows <= 0 || column >= Order)
        {
            return;
        }

        T* target = _panels.At(row, column / N, N);
        if (rows % N != 0 || column + N > Order)
        {
            PanelCopy<T, TVector>.FromColumns(block, BlockRows, rows, (int)Math.Min(N, Order - column), target);
            return;
        }

        // After the last rows of a quarter come the first of the next columns.
        T* a = _a + (column * _lda) + row;
        nint distance = isLast ? (nint)(N * _lda) - (nint)(row % Quarter) : BlockRows;
        var fetching = new NextLines<T, TVector, ColumnLines<T>>(new ColumnLines<T>(a, _lda), distance);
        var source = new ColumnLines<T>(block, BlockRows);
        if (_passesCache)
        {
            Transposition<T, TVector>.Run(source, new PassingRowLines<T>(target, N), fetching, 0, rows);
        }
        else
        {
            Transposition<T, TVector>.Run(source, new RowLines<T>(target, N), fetching, 0, rows);
        }
    }

    /// <summary>The columns of A from a number in their quarters on; zeros if there are none.</summary>
    private readonly FourColumns<T> SourceOf(nint column) =>
        new(Column(column), Column(column + (nint)Quarter), Column(column + (2 * (nint)Quarter)),
            Column(column + (3 * (nint)Quarter)), (nint)Quarter, _lda, column + (3 * Quarter) < Order ? _lda : 0);

    private readonly T* Column(nint j) => j < Order ? _a + (j * _lda) : _zeros;
}
