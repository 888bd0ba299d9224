using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A panel of the columns of a small matrix, which update the columns after them all at once.</summary>
internal static unsafe class PanelColumns<T, TVector, TColumn>
    where T : unmanaged
    where TVector : struct, IColumnSimd<TVector, T>
    where TColumn : struct, IColumn<TColumn, TVector, T>
{
    /// <summary>Columns of a panel.</summary>
    public const int Width = 4;

    /// <summary>Updates columns.</summary>
    /// <param name="panel">The eliminated panel.</param>
    /// <param name="first">The step in which its first column was eliminated.</param>
    /// <param name="rows">Where the rows are.</param>
    /// <param name="end">The end of the columns, which begin after the panel.</param>
    public static void Update(T* panel, int first, in SmallRows<T, TVector, TColumn> rows, T* end)
    {
        TColumn l0 = TColumn.Load(panel);
        TColumn l1 = TColumn.Load(panel + TColumn.Rows);
        TColumn l2 = TColumn.Load(panel + (2 * TColumn.Rows));
        TColumn l3 = TColumn.Load(panel + (3 * TColumn.Rows));
        TColumn live = rows.LoadLive();
        nint r0 = rows.At(first);
        nint r1 = rows.At(first + 1);
        nint r2 = rows.At(first + 2);
        nint r3 = rows.At(first + 3);
        TVector l10 = TVector.Broadcast(panel[r1]);
        TVector l20 = TVector.Broadcast(panel[r2]);
        TVector l30 = TVector.Broadcast(panel[r3]);
        TVector l21 = TVector.Broadcast(panel[TColumn.Rows + r2]);
        TVector l31 = TVector.Broadcast(panel[TColumn.Rows + r3]);
        TVector l32 = TVector.Broadcast(panel[(2 * TColumn.Rows) + r3]);
        for (T* c = panel + (Width * TColumn.Rows); c < end; c += TColumn.Rows)
        {
            var u = new PanelRows<T, TVector>(c, r0, r1, r2, r3, l10, l20, l30, l21, l31, l32);
            TColumn old = TColumn.Load(c);
            TColumn x = TColumn.NegatedMultiplyAdd(l0, u.U0, old);
            x = TColumn.NegatedMultiplyAdd(l1, u.U1, x);
            x = TColumn.NegatedMultiplyAdd(l2, u.U2, x);
            x = TColumn.NegatedMultiplyAdd(l3, u.U3, x);
            TColumn.StoreSelected(live, x, old, c);
            u.U1.StoreOne(c + r1);
            u.U2.StoreOne(c + r2);
            u.U3.StoreOne(c + r3);
        }
    }
}
