using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Kernels.Butterflies;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Butterflies;

/// <summary>U^T * A * V for butterflies U and V, from the caller's columns straight into the panels of the factorization: A is
/// read once and the panels are written once.</summary>
/// <remarks>A task takes as many columns of each quarter as a panel is wide. Their rows go by in blocks that stay in the
/// first-level cache until they are transposed into panels.</remarks>
internal unsafe struct ButterflyTransform<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private const int BlockRows = ButterflyColumns<T, TVector>.Rows;
    private const int Unit = Butterfly<T>.Unit;

    private readonly Butterfly<T> _u;
    private readonly Butterfly<T> _v;
    private readonly T* _a;
    private readonly nint _lda;

    /// <summary>A column of zeros.</summary>
    private readonly T* _zeros;

    private readonly PanelMatrix<T> _panels;
    private readonly bool _passesCache;

    /// <summary>A transform to do.</summary>
    /// <param name="u">The butterfly of the rows.</param>
    /// <param name="v">The butterfly of the columns.</param>
    /// <param name="a">A, square, of at least one row.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements.</param>
    /// <param name="panels">What is filled.</param>
    public ButterflyTransform(in Butterfly<T> u, in Butterfly<T> v, T* a, long lda, T* work, in PanelMatrix<T> panels)
    {
        _u = u;
        _v = v;
        _a = a;
        _lda = (nint)lda;
        _zeros = work;
        _panels = panels;
        _passesCache = panels.Bytes >= FetchTuning.PassingBytes;
        NativeMemory.Clear(work, (nuint)(4 * u.Quarter * sizeof(T)));
    }

    private static int N => TVector.Count;

    private readonly nint Order => (nint)_u.Order;

    private readonly nint Quarter => (nint)_u.Quarter;

    /// <summary>Elements of memory that a transform needs, and every smaller one.</summary>
    public static Int128 WorkSize(long n)
    {
        long small = Math.Min(n, Butterfly<T>.AlignedOrder - 1);
        return (4 * (Int128)Butterfly<T>.QuarterOf(n)) + ((Int128)small * small);
    }

    /// <summary>Gets how many tasks there are, each of which fills one panel in each quarter.</summary>
    private readonly long Tasks => Order < Butterfly<T>.AlignedOrder ? 0 : (Quarter + N - 1) / N;

    /// <summary>Fills the panels.</summary>
    /// <param name="team">The threads that share the work.</param>
    public readonly void Run(ref Team team) => Run(_panels.Panels, ref team);

    /// <summary>Fills the first panels, and maybe others.</summary>
    /// <param name="panels">How many.</param>
    /// <param name="team">The threads that share the work.</param>
    public readonly void Run(long panels, ref Team team)
    {
        if (Tasks == 0)
        {
            RunSmall(_zeros + (4 * Quarter));
            return;
        }

        fixed (ButterflyTransform<T, TVector>* self = &this)
        {
            team.Run(Math.Min(panels, Tasks), &RunColumns, self);
        }
    }

    /// <summary>Puts up what fills the rest of the panels, for the team to finish; this transform must stay where it is until then.
    /// </summary>
    /// <param name="panels">How many have been filled first.</param>
    /// <param name="team">The threads that share the work.</param>
    public readonly void OpenRest(long panels, ref Team team)
    {
        fixed (ButterflyTransform<T, TVector>* self = &this)
        {
            team.Open(Math.Min(panels, Tasks), Tasks, &RunColumns, self);
        }
    }

    /// <summary>Quarters do not begin with panels: through a copy in columns.</summary>
    private readonly void RunSmall(T* copy)
    {
        for (nint column = 0; column < Quarter; column += N)
        {
            for (nint row = 0; row < Quarter; row += BlockRows)
            {
                RunSmall(row, column, copy);
            }
        }

        for (nint j = 0; j < Order; j += N)
        {
            PanelCopy<T, TVector>.FromColumns(
                copy + (j * Order), Order, Order, (int)Math.Min(N, Order - j), _panels.At(0, j / N, N));
        }

        PanelCopy<T, TVector>.ClearMargin(_panels, 0, _panels.Panels);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RunSmall(nint row, nint column, T* copy)
    {
        T* memory = stackalloc T[ButterflyColumns<T, TVector>.ResultSize + CacheLine.Elements<T>()];
        T* results = CacheLine.Align(memory);
        for (nint begin = 0; begin < RowsOf(0, row); begin += Unit)
        {
            RunPart(row + begin, column, N, results + begin);
        }

        for (int i = 0; i < 16; i++)
        {
            nint rows = RowsOf(i % 4, row);
            T* target = copy + (i % 4 * Quarter) + row + (((i / 4 * Quarter) + column) * Order);
            T* source = results + (i * ButterflyColumns<T, TVector>.QuarterSize);
            for (nint j = 0; j < ColumnsOf(i / 4, column); j++)
            {
                NativeMemory.Copy(source + (j * BlockRows), target + (j * Order), (nuint)(rows * sizeof(T)));
            }
        }
    }

    private static void RunColumns(void* context, long task) =>
        ((ButterflyTransform<T, TVector>*)context)->RunColumns((nint)task * N);

    /// <summary>N columns of each quarter.</summary>
    private readonly void RunColumns(nint column)
    {
        for (nint row = 0; row < Quarter; row += BlockRows)
        {
            RunBlock(row, column);
        }

        for (int i = 0; i < 4 && (i * Quarter) + column < Order; i++)
        {
            nint panel = ((i * Quarter) + column) / N;
            PanelCopy<T, TVector>.ClearMargin(_panels, panel, panel + 1);
        }

        if (_passesCache)
        {
            // What passed the caches is visible to other threads from here on.
            Interlocked.MemoryBarrier();
        }
    }

    /// <summary>Transforms a block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RunBlock(nint row, nint column)
    {
        T* memory = stackalloc T[ButterflyColumns<T, TVector>.ResultSize + CacheLine.Elements<T>()];
        T* results = CacheLine.Align(memory);

        // In the fourth quarter there may be some columns, and zeros instead of the others.
        nint whole = ColumnsOf(3, column);
        RunRows(row, column, whole, results);
        RunRows(row, column + whole, N - whole, results + (whole * BlockRows));
        for (int i = 0; i < 16; i++)
        {
            CopyBlock(results + (i * ButterflyColumns<T, TVector>.QuarterSize), i % 4, i / 4, row, column);
        }
    }

    /// <summary>Some columns of it: in the fourth quarter all of them exist, or none.</summary>
    private readonly void RunRows(nint row, nint column, nint columns, T* results)
    {
        if (columns == 0)
        {
            return;
        }

        var kernel = new ButterflyColumns<T, TVector>(_u, _v);
        nint rows = RowsOf(0, row);
        nint present = RowsOf(3, row) / Unit * Unit;
        nint absent = (RowsOf(3, row) + Unit - 1) / Unit * Unit;
        kernel.Run<Present>(SourceOf(row, column), row, column, present, columns, results);
        if (present < absent)
        {
            RunPart(row + present, column, columns, results + present);
        }

        kernel.Run<Absent>(SourceOf(row + absent, column), row + absent, column, rows - absent, columns, results + absent);
    }

    /// <summary>The same of a unit of rows, of which not all exist, through a copy that is zero elsewhere.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RunPart(nint row, nint column, nint columns, T* results)
    {
        nint size = Unit * N;
        T* memory = stackalloc T[(16 * (int)size) + CacheLine.Elements<T>()];
        T* copy = CacheLine.Align(memory);
        NativeMemory.Clear(copy, (nuint)(16 * size * sizeof(T)));
        for (int i = 0; i < 16; i++)
        {
            nint rows = Math.Min(RowsOf(i % 4, row), Unit);
            T* from = _a + (i % 4 * Quarter) + row + (((i / 4 * Quarter) + column) * _lda);
            for (nint j = 0; j < Math.Min(columns, ColumnsOf(i / 4, column)); j++)
            {
                NativeMemory.Copy(from + (j * _lda), copy + (i * size) + (j * Unit), (nuint)(rows * sizeof(T)));
            }
        }

        var source = new FourColumns<T>(copy, copy + (4 * size), copy + (8 * size), copy + (12 * size), size, Unit, Unit);
        new ButterflyColumns<T, TVector>(_u, _v).Run<Present>(source, row, column, Unit, columns, results);
    }

    /// <summary>Copies a block of columns to its panel, as far as they exist. Where it passes the caches, the block of A that comes
    /// next at this place is fetched meanwhile, so that memory is read while it is written.</summary>
    private readonly void CopyBlock(T* block, int rowQuarter, int columnQuarter, nint row, nint column)
    {
        nint rows = RowsOf(rowQuarter, row);
        nint columns = ColumnsOf(columnQuarter, column);
        if (rows == 0 || columns == 0)
        {
            return;
        }

        nint targetRow = (rowQuarter * Quarter) + row;
        nint targetColumn = (columnQuarter * Quarter) + column;
        T* target = _panels.At(targetRow, targetColumn / N, N);
        if (rows % N != 0 || columns < N)
        {
            PanelCopy<T, TVector>.FromColumns(block, BlockRows, rows, (int)columns, target);
            return;
        }

        var source = new ColumnLines<T>(block, BlockRows);
        if (_passesCache)
        {
            // After the last rows of a quarter come the first of the next columns.
            nint distance = row + BlockRows < Quarter ? BlockRows : (N * _lda) - row;
            var fetching = new Columns(_a + targetRow + (targetColumn * _lda) + distance, _lda);
            Transposition<T, TVector>.Run(source, new PassingRowLines<T>(target, N), fetching, 0, rows);
        }
        else
        {
            Transposition<T, TVector>.Run(source, new RowLines<T>(target, N), 0, rows);
        }
    }

    /// <summary>How many of a block's rows there are in a quarter.</summary>
    private readonly nint RowsOf(int quarter, nint row) =>
        Math.Clamp(Order - (quarter * Quarter) - row, 0, Math.Min(BlockRows, Quarter - row));

    /// <summary>How many of a block's columns there are in a quarter.</summary>
    private readonly nint ColumnsOf(int quarter, nint column) =>
        Math.Clamp(Order - (quarter * Quarter) - column, 0, Math.Min(N, Quarter - column));

    /// <summary>A from a row and a column in their quarters on; zeros for columns that do not exist.</summary>
    private readonly FourColumns<T> SourceOf(nint row, nint column) =>
        new(At(row, column), At(row, column + Quarter), At(row, column + (2 * Quarter)), At(row, column + (3 * Quarter)), Quarter,
            _lda, column + (3 * Quarter) < Order ? _lda : 0);

    private readonly T* At(nint row, nint column) => column < Order ? _a + row + (column * _lda) : _zeros;

    /// <summary>Columns of A that come next.</summary>
    /// <remarks>Two words, which are passed in registers: a larger structure is copied to the stack, and that waits for all that
    /// has been stored before.</remarks>
    private readonly struct Columns(T* a, nint lda) : IFetching
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Fetch(long row)
        {
            // Whole columns, one after the other: memory likes neighbours.
            long end = (row + N) * N / BlockRows;
            for (long column = row * N / BlockRows; column < end; column++)
            {
                for (int i = 0; i < BlockRows; i += 64 / sizeof(T))
                {
                    TVector.PrefetchSecondLevel(a + (column * lda) + i);
                }
            }
        }
    }
}
