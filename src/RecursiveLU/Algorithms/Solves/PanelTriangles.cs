using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>X := L^-1 * X and X := U^-1 * X for factors in panels and a few vectors.</summary>
/// <remarks>In blocks of rows: the threads divide a block's rows and subtract what is known before it; then one of them solves the
/// block, some rows at a time. The blocks are the same for all vectors and threads, and every vector goes its own way: its result
/// depends neither on the vectors' length nor on the other vectors.</remarks>
internal unsafe struct PanelTriangles<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Rows of a block, and of the smaller ones that it is solved in: whole lanes of
    /// <see cref="RowProducts{T, TVector}"/>. Products are rounded block by block, so the result depends on them.</summary>
    private const int Block = 128;
    private const int SmallBlock = 16;

    private readonly PanelMatrix<T> _lu;
    private readonly ColumnSet<T> _x;

    /// <summary>Whether factors come from memory, and are fetched.</summary>
    private readonly bool _fetches;

    /// <summary>The block that is shared: its rows, by columns of the triangle.</summary>
    private long _row;
    private long _rowEnd;
    private long _column;
    private long _columnEnd;

    /// <summary>Factors, and vectors that have <see cref="LengthOf"/> elements, those from the n-th on zero.</summary>
    public PanelTriangles(in PanelMatrix<T> lu, in ColumnSet<T> x)
    {
        _lu = lu;
        _x = x;
        _fetches = lu.Bytes >= FetchTuning.PassingBytes;
    }

    private static int N => TVector.Count;

    /// <summary>Elements of a vector of n.</summary>
    public static long LengthOf(long n) => (n + SmallBlock - 1) / SmallBlock * SmallBlock;

    /// <summary>X := L^-1 * X; L's diagonal is one.</summary>
    public void SolveUnitLower(ref Team team)
    {
        long n = _lu.Rows;
        for (long k = 0; k < n; k += Block)
        {
            long end = Math.Min(n, k + Block);
            Share(k, end, 0, k, ref team);
            for (long i = k; i < end; i += SmallBlock)
            {
                long smallEnd = Math.Min(end, i + SmallBlock);
                RowProducts<T, TVector>.Minus(_lu, i, smallEnd, k, i, _x, _fetches);
                SolveSmall<UnitDiagonal>(i, (int)(smallEnd - i));
            }
        }
    }

    /// <summary>X := U^-1 * X.</summary>
    public void SolveUpper(ref Team team)
    {
        long n = _lu.Rows;
        for (long k = (n - 1) / Block * Block; k >= 0; k -= Block)
        {
            long end = Math.Min(n, k + Block);
            Share(k, end, end, n, ref team);
            for (long i = (end - 1) / SmallBlock * SmallBlock; i >= k; i -= SmallBlock)
            {
                long smallEnd = Math.Min(end, i + SmallBlock);
                RowProducts<T, TVector>.Minus(_lu, i, smallEnd, smallEnd, end, _x, _fetches);
                SolveSmall<StoredDiagonal>(i, (int)(smallEnd - i));
            }
        }
    }

    private static void SubtractRows(void* context, long task)
    {
        var self = (PanelTriangles<T, TVector>*)context;
        long row = self->_row + (task * TaskTuning.ProductRows);
        RowProducts<T, TVector>.Minus(
            self->_lu, row, Math.Min(self->_rowEnd, row + TaskTuning.ProductRows), self->_column, self->_columnEnd, self->_x,
            self->_fetches);
    }

    /// <summary>Subtracts columns of the triangle times rows of X from other rows of X.</summary>
    private void Share(long row, long rowEnd, long column, long columnEnd, ref Team team)
    {
        if (team.Threads == 1 || column == columnEnd)
        {
            RowProducts<T, TVector>.Minus(_lu, row, rowEnd, column, columnEnd, _x, _fetches);
            return;
        }

        _row = row;
        _rowEnd = rowEnd;
        _column = column;
        _columnEnd = columnEnd;
        fixed (PanelTriangles<T, TVector>* self = &this)
        {
            team.Run((rowEnd - row + TaskTuning.ProductRows - 1) / TaskTuning.ProductRows, &SubtractRows, self);
        }
    }

    /// <summary>Solves up to <see cref="SmallBlock"/> rows of X by the triangle that the same columns have there, a lane for each
    /// vector.</summary>
    private readonly void SolveSmall<TDiagonal>(long first, int count)
        where TDiagonal : struct, IDiagonal
    {
        T* memory = stackalloc T[(SmallBlock * N) + CacheLine.Elements<T>()];
        T* rows = CacheLine.Align(memory);
        NativeMemory.Clear(rows, (nuint)(count * N * sizeof(T)));
        for (long j = 0; j < _x.Count; j += N)
        {
            int vectors = (int)Math.Min(N, _x.Count - j);
            for (int c = 0; c < vectors; c++)
            {
                T* x = _x.At(j + c) + first;
                for (int i = 0; i < count; i++)
                {
                    rows[(i * N) + c] = x[i];
                }
            }

            if (TDiagonal.IsUnit)
            {
                SolveLower(first, count, rows);
            }
            else
            {
                SolveUpper(first, count, rows);
            }

            for (int c = 0; c < vectors; c++)
            {
                T* x = _x.At(j + c) + first;
                for (int i = 0; i < count; i++)
                {
                    x[i] = rows[(i * N) + c];
                }
            }
        }
    }

    private readonly void SolveLower(long first, int count, T* rows)
    {
        for (int k = 0; k < count - 1; k++)
        {
            T* column = ColumnAt(first, k);
            TVector x = TVector.Load(rows + (k * N));
            for (int i = k + 1; i < count; i++)
            {
                T* target = rows + (i * N);
                TVector.NegatedMultiplyAdd(TVector.Broadcast(column[i * N]), x, TVector.Load(target)).Store(target);
            }
        }
    }

    private readonly void SolveUpper(long first, int count, T* rows)
    {
        for (int k = count - 1; k >= 0; k--)
        {
            T* column = ColumnAt(first, k);
            TVector x = TVector.Divide(TVector.Load(rows + (k * N)), TVector.Broadcast(column[k * N]));
            x.Store(rows + (k * N));
            for (int i = 0; i < k; i++)
            {
                T* target = rows + (i * N);
                TVector.NegatedMultiplyAdd(TVector.Broadcast(column[i * N]), x, TVector.Load(target)).Store(target);
            }
        }
    }

    /// <summary>Column first + k from row <paramref name="first"/> on.</summary>
    private readonly T* ColumnAt(long first, int k) => _lu.At(first, (first + k) / N, N) + ((first + k) % N);
}
