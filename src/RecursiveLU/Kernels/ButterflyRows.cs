namespace RecursiveLU.Kernels;

/// <summary>W^T * B and W * B for a butterfly W and a matrix B in panels, in place.</summary>
internal static unsafe class ButterflyRows<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>B := W^T * B.</summary>
    public static void Transform(in Butterfly<T> w, in PanelMatrix<T> b) => Run(w, b, back: false);

    /// <summary>B := W * B.</summary>
    public static void TransformBack(in Butterfly<T> w, in PanelMatrix<T> b) => Run(w, b, back: true);

    private static void Run(in Butterfly<T> w, in PanelMatrix<T> b, bool back)
    {
        var s = (nint)w.Quarter;
        for (nint k = 0; k < s; k++)
        {
            var inner = Quartet<TVector, T>.Broadcast(w.Inner + k, s);
            var outer = Quartet<TVector, T>.Broadcast(w.Outer + k, s);
            for (long p = 0; p < b.Panels; p++)
            {
                T* first = b.At(k, p, N);
                var rows = new Quartet<TVector, T>(
                    Load(first, w, k), Load(first, w, k + s), Load(first, w, k + (2 * s)), Load(first, w, k + (3 * s)));
                rows = back ? rows.TransformBack(inner, outer) : rows.Transform(inner, outer);
                Store(rows.A, first, w, k);
                Store(rows.B, first, w, k + s);
                Store(rows.C, first, w, k + (2 * s));
                Store(rows.D, first, w, k + (3 * s));
            }
        }
    }

    /// <summary>A row, given where the row of the same number in the first quarter is; zeros if it does not exist.</summary>
    private static TVector Load(T* first, in Butterfly<T> w, nint row) =>
        row < w.Order ? TVector.Load(first + (row / (nint)w.Quarter * (nint)w.Quarter * N)) : default;

    private static void Store(TVector value, T* first, in Butterfly<T> w, nint row)
    {
        if (row < w.Order)
        {
            value.Store(first + (row / (nint)w.Quarter * (nint)w.Quarter * N));
        }
    }
}
