using System.Runtime.InteropServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Butterflies;

/// <summary>x := W^T * x and x := W * x for a butterfly W and a vector x.</summary>
/// <remarks>x has the 4 s elements of W's quarters; those from the n-th on are zero, before and after.</remarks>
internal static unsafe class ButterflyRows<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>x := W^T * x.</summary>
    public static void Transform(in Butterfly<T> w, T* x) => Run(w, x, back: false);

    /// <summary>x := W * x.</summary>
    public static void TransformBack(in Butterfly<T> w, T* x) => Run(w, x, back: true);

    private static void Run(in Butterfly<T> w, T* x, bool back)
    {
        var s = (nint)w.Quarter;
        for (nint k = 0; k < s; k += N)
        {
            int lanes = (int)Math.Min(N, s - k);
            var inner = Quartet<TVector, T>.LoadFirst(w.Inner + k, s, lanes);
            var outer = Quartet<TVector, T>.LoadFirst(w.Outer + k, s, lanes);
            var rows = Quartet<TVector, T>.LoadFirst(x + k, s, lanes);
            rows = back ? rows.TransformBack(inner, outer) : rows.Transform(inner, outer);
            rows.A.StoreFirst(x + k, lanes);
            rows.B.StoreFirst(x + k + s, lanes);
            rows.C.StoreFirst(x + k + (2 * s), lanes);
            rows.D.StoreFirst(x + k + (3 * s), lanes);
        }

        NativeMemory.Clear(x + w.Order, (nuint)(((4 * s) - w.Order) * sizeof(T)));
    }
}
