using System.Numerics;
using RecursiveLU.Kernels;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms;

/// <summary>B := L^-1 * B and B := U^-1 * B, all of them in panels.</summary>
/// <remarks>In blocks of columns of the triangle: each solves its rows of B, then the threads divide the rows of B that it updates. The blocks are
/// the same for all vectors, and every column of B goes its own way: its result depends neither on the
/// vectors' length nor on the other columns.</remarks>
internal unsafe struct PanelTriangles<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Columns of a block, and of the smaller ones that it is solved in: multiples of all vectors and tiles.</summary>
    private const int Depth = 128;
    private const int SmallDepth = 16;

    /// <summary>Rows of a task: enough to be worth it, and a multiple of all tiles.</summary>
    private const long TaskRows = 128;

    private readonly PanelMatrix<T> _lu;
    private readonly PanelMatrix<T> _b;
    private readonly Tuning _tuning;

    /// <summary>The update that is shared: rows of B from the first to the last, by columns of the triangle.</summary>
    private long _row;
    private long _rowEnd;
    private long _column;
    private long _columnEnd;

    public PanelTriangles(in PanelMatrix<T> lu, in PanelMatrix<T> b, in Tuning tuning)
    {
        _lu = lu;
        _b = b;
        _tuning = tuning;
    }

    private static int N => TVector.Count;

    /// <summary>B := L^-1 * B; L's diagonal is one.</summary>
    public void SolveUnitLower(ref Team team)
    {
        long n = _lu.Rows;
        for (long k = 0; k < n; k += Depth)
        {
            long depth = Math.Min(Depth, n - k);
            BlockUpdate<T, TVector>.Run<UnitDiagonal>(
                _lu.At(k, k / N, N), _b.At(k, 0, N), depth, depth, _b.Panels, _b.Stride, _tuning);
            Share(k + depth, n, k, k + depth, ref team);
        }
    }

    /// <summary>B := U^-1 * B.</summary>
    public void SolveUpper(ref Team team)
    {
        long end = _lu.Rows;
        if (end % 2 != 0)
        {
            SolveLast(--end);
        }

        for (long k = (end - 1) / Depth * Depth; k >= 0; k -= Depth)
        {
            for (long small = (end - 1) / SmallDepth * SmallDepth; small >= k; small -= SmallDepth)
            {
                long smallEnd = Math.Min(end, small + SmallDepth);
                for (long p = 0; p < _b.Panels; p++)
                {
                    SolveSmall(small, smallEnd, _b.At(0, p, N));
                }

                Update(k, small, small, smallEnd);
            }

            Share(0, k, k, end, ref team);
            end = k;
        }
    }

    private static void UpdateRows(void* context, long task)
    {
        var self = (PanelTriangles<T, TVector>*)context;
        long row = self->_row + (task * TaskRows);
        self->Update(row, Math.Min(self->_rowEnd, row + TaskRows), self->_column, self->_columnEnd);
    }

    /// <summary>Solves the last row of B and updates all others: tiles take columns of the triangle by twos.</summary>
    private readonly void SolveLast(long last)
    {
        for (long p = 0; p < _b.Panels; p++)
        {
            SolveSmall(last, last + 1, _b.At(0, p, N));
        }

        for (long i = 0; i < last; i++)
        {
            var factor = TVector.Broadcast(_lu.At(i, last / N, N)[last % N]);
            for (long p = 0; p < _b.Panels; p++)
            {
                T* target = _b.At(i, p, N);
                TVector.NegatedMultiplyAdd(factor, TVector.Load(_b.At(last, p, N)), TVector.Load(target)).Store(target);
            }
        }
    }

    /// <summary>As <see cref="Update"/>, by all threads.</summary>
    private void Share(long row, long rowEnd, long column, long columnEnd, ref Team team)
    {
        if (team.Threads == 1 || rowEnd - row < 2 * TaskRows)
        {
            Update(row, rowEnd, column, columnEnd);
            return;
        }

        _row = row;
        _rowEnd = rowEnd;
        _column = column;
        _columnEnd = columnEnd;
        fixed (PanelTriangles<T, TVector>* self = &this)
        {
            team.Run((rowEnd - row + TaskRows - 1) / TaskRows, &UpdateRows, self);
        }
    }

    /// <summary>Subtracts columns of the triangle times rows of B from other rows of B. Tiles may write some rows more, so the
    /// last row is that of the matrix, or the number of rows is a multiple of the tiles'.</summary>
    private readonly void Update(long row, long rowEnd, long column, long columnEnd)
    {
        if (rowEnd > row)
        {
            BlockUpdate<T, TVector>.Update(
                _lu.At(row, column / N, N), _b.At(column, 0, N), _b.At(row, 0, N), rowEnd - row,
                (nint)(columnEnd - column), _b.Panels, _b.Stride, _tuning);
        }
    }

    /// <summary>Solves some rows of a panel of B by the triangle that the same columns have there.</summary>
    private readonly void SolveSmall(long first, long end, T* panel)
    {
        for (long k = end - 1; k >= first; k--)
        {
            T* column = _lu.At(0, k / N, N) + (k % N);
            TVector x = TVector.Divide(TVector.Load(panel + (k * N)), TVector.Broadcast(column[k * N]));
            x.Store(panel + (k * N));
            for (long i = first; i < k; i++)
            {
                T* target = panel + (i * N);
                TVector.NegatedMultiplyAdd(TVector.Broadcast(column[i * N]), x, TVector.Load(target)).Store(target);
            }
        }
    }
}
