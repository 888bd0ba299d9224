using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Register tiles of 4 rows, 1 to 3 panels wide.</summary>
internal unsafe struct Tile4<T, TVector, TRow> : ITile<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
    where TRow : struct, ITileRow<TRow, T, TVector>
{
    public static int Rows => 4;

    public static void Prefetch(T* c, nint stride)
    {
        for (int r = 0; r < Rows; r++)
        {
            TRow.Prefetch(c + (r * TVector.Count), stride);
        }
    }

    public static void Update(T* c, T* l, T* u, nint k, nint stride)
    {
        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);

        for (T* panel = l; k > 0; k -= TVector.Count, panel += stride)
        {
            T* p = panel;
            for (T* end = p + Math.Min(k, TVector.Count); p != end; p++)
            {
                TRow x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x);
                c1 = c1.Minus(TVector.Broadcast(p[TVector.Count]), x);
                c2 = c2.Minus(TVector.Broadcast(p[2 * TVector.Count]), x);
                c3 = c3.Minus(TVector.Broadcast(p[3 * TVector.Count]), x);
            }
        }

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
    }

    /// <summary>C := T^-1 * (C - L * U), T the lower triangle that stands right of L.</summary>
    public static void Solve<TDiagonal>(T* c, T* l, T* u, nint k, nint stride)
        where TDiagonal : struct, IDiagonal
    {
        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);
        T* triangle = l + (k / TVector.Count * stride) + (k % TVector.Count);

        for (T* panel = l; k > 0; k -= TVector.Count, panel += stride)
        {
            T* p = panel;
            for (T* end = p + Math.Min(k, TVector.Count); p != end; p++)
            {
                TRow x = TRow.Load(u, stride);
                u += TVector.Count;
                c0 = c0.Minus(TVector.Broadcast(p[0]), x);
                c1 = c1.Minus(TVector.Broadcast(p[TVector.Count]), x);
                c2 = c2.Minus(TVector.Broadcast(p[2 * TVector.Count]), x);
                c3 = c3.Minus(TVector.Broadcast(p[3 * TVector.Count]), x);
            }
        }

        c0 = Solved<TDiagonal>(c0, triangle, 0, stride);
        c1 = c1.Minus(L(triangle, 1, 0, stride), c0);
        c1 = Solved<TDiagonal>(c1, triangle, 1, stride);
        c2 = c2.Minus(L(triangle, 2, 0, stride), c0);
        c2 = c2.Minus(L(triangle, 2, 1, stride), c1);
        c2 = Solved<TDiagonal>(c2, triangle, 2, stride);
        c3 = c3.Minus(L(triangle, 3, 0, stride), c0);
        c3 = c3.Minus(L(triangle, 3, 1, stride), c1);
        c3 = c3.Minus(L(triangle, 3, 2, stride), c2);
        c3 = Solved<TDiagonal>(c3, triangle, 3, stride);

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
    }

    /// <summary>A row of C from which everything before the diagonal has been subtracted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TRow Solved<TDiagonal>(TRow c, T* triangle, int row, nint stride)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? c : c.Over(L(triangle, row, row, stride));

    /// <summary>Element (row, column) of a matrix in panels, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector L(T* a, int row, int column, nint stride) =>
        TVector.Broadcast(a[(row * TVector.Count) + (column / TVector.Count * stride) + (column % TVector.Count)]);
}
