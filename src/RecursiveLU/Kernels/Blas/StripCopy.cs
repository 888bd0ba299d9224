using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Blas;

/// <summary>Copies matrices into strips and back: some rows, with all columns one after another.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements; strips are whole vectors high.</typeparam>
internal static unsafe class StripCopy<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Fills a strip.</summary>
    /// <param name="a">The matrix from the strip's first element on. Its columns are contiguous, or its rows, which may have their last
    /// element first.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="strip">The strip. Its rows beyond become zero.</param>
    /// <param name="height">The strip's rows, whole vectors.</param>
    public static void Read(in MatrixView<T> a, int rows, long columns, T* strip, int height)
    {
        if (a.RowStep == 1)
        {
            ReadColumns(a.Data, a.ColumnStep, rows, columns, strip, height);
            return;
        }

        for (int i = 0; i < height; i += N)
        {
            if (i < rows)
            {
                Lines lines = LinesOf(a, i, columns, strip, height);
                PanelCopy<T, TVector>.FromColumns(
                    lines.Source, a.RowStep, columns, Math.Min(N, rows - i), lines.Strip, lines.Step);
            }
            else
            {
                Clear(strip + i, columns, height);
            }
        }
    }

    /// <summary>Copies a strip back; the parameters are those of <see cref="Read"/>.</summary>
    public static void Write(T* strip, int height, in MatrixView<T> a, int rows, long columns)
    {
        if (a.RowStep == 1)
        {
            T* target = a.Data;
            for (long j = 0; j < columns; j++, strip += height, target += a.ColumnStep)
            {
                int i = 0;
                for (; i + N <= rows; i += N)
                {
                    TVector.Load(strip + i).Store(target + i);
                }

                if (i < rows)
                {
                    TVector.Load(strip + i).StoreFirst(target + i, rows - i);
                }
            }

            return;
        }

        for (int i = 0; i < rows; i += N)
        {
            Lines lines = LinesOf(a, i, columns, strip, height);
            PanelCopy<T, TVector>.ToColumns(lines.Strip, lines.Step, lines.Source, a.RowStep, columns, Math.Min(N, rows - i));
        }
    }

    /// <summary>Where a matrix has contiguous rows upwards in memory, and a strip the columns that belong to them.</summary>
    private static Lines LinesOf(in MatrixView<T> a, int row, long columns, T* strip, nint height) => a.ColumnStep == 1
        ? new() { Source = a.At(row, 0), Strip = strip + row, Step = height }
        : new() { Source = a.At(row, columns - 1), Strip = strip + row + ((nint)(columns - 1) * height), Step = -height };

    private static void ReadColumns(T* source, nint step, int rows, long columns, T* strip, int height)
    {
        int whole = rows / N * N;
        for (long j = 0; j < columns; j++, strip += height, source += step)
        {
            for (int i = 0; i < whole; i += N)
            {
                TVector.Prefetch(source + i + (FetchTuning.StripColumnsAhead * step));
                TVector.Load(source + i).Store(strip + i);
            }

            int filled = whole;
            if (whole < rows)
            {
                TVector.LoadFirst(source + whole, rows - whole).Store(strip + whole);
                filled += N;
            }

            for (int i = filled; i < height; i += N)
            {
                default(TVector).Store(strip + i);
            }
        }
    }

    private static void Clear(T* strip, long columns, int height)
    {
        for (long j = 0; j < columns; j++, strip += height)
        {
            default(TVector).Store(strip);
        }
    }

    private ref struct Lines
    {
        public T* Source;
        public T* Strip;
        public nint Step;
    }
}
