using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Panels;

/// <summary>Copies between a column-major matrix and one in panels, a panel at a time.</summary>
/// <remarks>A last block of rows overlaps the one before it, so that only matrices of fewer rows than a vector
/// has lanes are copied element by element.</remarks>
internal static unsafe class PanelCopy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Fills a panel from <paramref name="columns"/> columns, up to N; the others become zero.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel) =>
        FromColumns(a, lda, rows, columns, new RowLines<T>(panel, N));

    /// <summary>Fills a panel whose rows are <paramref name="stride"/> elements apart, upwards if negative.</summary>
    public static void FromColumns(T* a, long lda, long rows, int columns, T* panel, nint stride) =>
        FromColumns(a, lda, rows, columns, new RowLines<T>(panel, stride));

    /// <summary>Fills panel p of a matrix in panels.</summary>
    /// <param name="a">The first of the columns.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="columns">Columns, up to N; the others of the panel become zero.</param>
    /// <param name="panels">The matrix in panels, which has the rows of the columns.</param>
    /// <param name="p">The panel.</param>
    /// <param name="place">To which row each row goes; null: to its own.</param>
    /// <param name="nextFollows">Whether this thread fills the next panel afterwards.</param>
    public static void ToPanel(
        T* a, long lda, int columns, in PanelMatrix<T> panels, long p, long* place, bool nextFollows)
    {
        T* panel = panels.At(0, p, N);
        bool passes = panels.Bytes >= FetchTuning.PassingBytes && N * sizeof(T) == CacheLine.Bytes;
        if (passes && place == null)
        {
            FromColumns(a, lda, panels.Rows, columns, new PassingRowLines<T>(panel, N));
        }
        else if (passes)
        {
            FromColumns(a, lda, panels.Rows, columns, new PassingPermutedLines<T, TVector>(panel, place));
        }
        else if (Fetches(panels, columns, nextFollows))
        {
            ToPanelFetching(a, (nint)lda, panel, panels, place);
        }
        else if (place == null)
        {
            FromColumns(a, lda, panels.Rows, columns, new RowLines<T>(panel, N));
        }
        else
        {
            FromColumns(a, lda, panels.Rows, columns, new PermutedLines<T, TVector>(panel, place));
        }

        if (passes)
        {
            // What passed the caches is visible to other threads from here on.
            Interlocked.MemoryBarrier();
        }
    }

    /// <summary>Makes the rows zero that kernels read after the last one of some panels.</summary>
    /// <param name="panels">The matrix in panels.</param>
    /// <param name="begin">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    public static void ClearMargin(in PanelMatrix<T> panels, long begin, long end)
    {
        for (long p = begin; p < end; p++)
        {
            for (long i = panels.Rows; i % PanelMatrix<T>.TileMargin != 0; i++)
            {
                default(TVector).Store(panels.At(i, p, N));
            }
        }
    }

    /// <summary>Copies the first columns of panel p of a matrix in panels back.</summary>
    /// <param name="panels">The matrix in panels.</param>
    /// <param name="p">The panel.</param>
    /// <param name="order">Which of its rows comes to each row; null: the one with its number.</param>
    /// <param name="a">The first of the columns.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="columns">Columns, up to N.</param>
    /// <param name="nextFollows">Whether this thread copies the next panel afterwards.</param>
    public static void FromPanel(
        in PanelMatrix<T> panels, long p, long* order, T* a, long lda, int columns, bool nextFollows)
    {
        T* panel = panels.At(0, p, N);
        if (!Fetches(panels, columns, nextFollows))
        {
            if (order == null)
            {
                ToColumns(new RowLines<T>(panel, N), a, lda, panels.Rows, columns);
            }
            else
            {
                ToColumns(new PermutedLines<T, TVector>(panel, order), a, lda, panels.Rows, columns);
            }
        }
        else if (order == null)
        {
            ToColumnsFetching(new RowLines<T>(panel, N), panels, a, (nint)lda);
        }
        else
        {
            ToColumnsFetching(new PermutedLines<T, TVector>(panel, order), panels, a, (nint)lda);
        }
    }

    /// <summary>Copies the first <paramref name="columns"/> columns of a panel back.</summary>
    public static void ToColumns(T* panel, T* a, long lda, long rows, int columns) =>
        ToColumns(panel, N, a, lda, rows, columns);

    /// <summary>Copies up to N columns of a row-major matrix, rows <paramref name="stride"/> elements apart.</summary>
    public static void ToColumns(T* panel, nint stride, T* a, long lda, long rows, int columns) =>
        ToColumns(new RowLines<T>(panel, stride), a, lda, rows, columns);

    /// <summary>Copies a column-major matrix to another one.</summary>
    public static void Columns(T* source, long sourceStride, T* target, long targetStride, long rows, int columns)
    {
        for (int j = 0; j < columns; j++)
        {
            T* x = source + (j * sourceStride);
            T* y = target + (j * targetStride);
            if (rows < N)
            {
                TVector.LoadFirst(x, (int)rows).StoreFirst(y, (int)rows);
                continue;
            }

            // A last vector that overlaps the one before it.
            TVector last = TVector.Load(x + rows - N);
            for (long i = 0; i <= rows - N; i += N)
            {
                TVector.Load(x + i).Store(y + i);
            }

            last.Store(y + rows - N);
        }
    }

    private static void FromColumns<TLines>(T* a, long lda, long rows, int columns, TLines panel)
        where TLines : struct, ILines<T>
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                T* row = panel.At(0, i);
                for (int j = 0; j < N; j++)
                {
                    row[j] = j < columns ? a[i + (j * lda)] : default;
                }
            }
        }
        else if (columns == N)
        {
            Transpose(new ColumnLines<T>(a, (nint)lda), panel, default(NoFetching), rows);
        }
        else
        {
            T* zeros = stackalloc T[N];
            default(TVector).Store(zeros);
            Transpose(new FirstColumnLines<T>(a, (nint)lda, columns, zeros), panel, default(NoFetching), rows);
        }
    }

    private static void ToColumns<TLines>(TLines panel, T* a, long lda, long rows, int columns)
        where TLines : struct, ILines<T>
    {
        if (rows < N)
        {
            for (int i = 0; i < rows; i++)
            {
                T* row = panel.At(0, i);
                for (int j = 0; j < columns; j++)
                {
                    a[i + (j * lda)] = row[j];
                }
            }
        }
        else if (columns == N)
        {
            Transpose(panel, new ColumnLines<T>(a, (nint)lda), default(NoFetching), rows);
        }
        else
        {
            T* nowhere = stackalloc T[N];
            Transpose(panel, new FirstColumnLines<T>(a, (nint)lda, columns, nowhere), default(NoFetching), rows);
        }
    }

    private static bool Fetches(in PanelMatrix<T> panels, int columns, bool nextFollows) =>
        nextFollows && columns == N && panels.Rows >= N && panels.Bytes >= FetchTuning.CopiedBytes;

    private static void ToPanelFetching(T* a, nint lda, T* panel, in PanelMatrix<T> panels, long* place)
    {
        var source = new ColumnLines<T>(a, lda);
        if (place == null)
        {
            var target = new RowLines<T>(panel, N);
            var fetching = new BothFetching<NextLines<T, TVector, ColumnLines<T>>, NextLines<T, TVector, RowLines<T>>>(
                new(source, N * lda), new(target, panels.Stride));
            Transpose(source, target, fetching, panels.Rows);
        }
        else
        {
            var target = new PermutedLines<T, TVector>(panel, place);
            var fetching = new NextLines<T, TVector, PermutedLines<T, TVector>>(target, panels.Stride);
            Transpose(source, target, fetching, panels.Rows);
        }
    }

    private static void ToColumnsFetching<TLines>(TLines panel, in PanelMatrix<T> panels, T* a, nint lda)
        where TLines : struct, ILines<T>
    {
        var target = new ColumnLines<T>(a, lda);
        var fetching = new BothFetching<NextLines<T, TVector, TLines>, NextLines<T, TVector, ColumnLines<T>>>(
            new(panel, panels.Stride), new(target, N * lda));
        Transpose(panel, target, fetching, panels.Rows);
    }

    /// <summary>Transposes so many rows, at least N.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<TSource, TTarget, TFetching>(
        TSource source, TTarget target, TFetching fetching, long rows)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
    {
        Transposition<T, TVector>.Run(source, target, fetching, 0, rows - N + 1);
        if (rows % N != 0)
        {
            Transposition<T, TVector>.Run(source, target, rows - N, rows - N + 1);
        }
    }
}
