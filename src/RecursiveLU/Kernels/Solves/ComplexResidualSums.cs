using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>r := r - A * x and w := w + |A| * |x| for four columns of complex numbers, on vectors of their parts, as in
/// <see cref="ComplexGemv{T, TVector}"/>: w gets what real parts add to it in its real part, and the rest in its imaginary part.
/// </summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
internal static unsafe class ComplexResidualSums<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Computes both.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="b">The second one.</param>
    /// <param name="c">The third one.</param>
    /// <param name="d">The fourth one.</param>
    /// <param name="x">Four elements.</param>
    /// <param name="y">Their magnitudes with the other sign, in real parts.</param>
    /// <param name="r">The vector to subtract from.</param>
    /// <param name="w">The vector to add to.</param>
    /// <param name="rows">Parts in a column.</param>
    /// <param name="ahead">From a column to one that is fetched, or 0.</param>
    public static void Run4(T* a, T* b, T* c, T* d, T* x, T* y, T* r, T* w, nint rows, nint ahead)
    {
        TVector u0 = TVector.BroadcastPair(x);
        TVector u1 = TVector.BroadcastPair(x + 2);
        TVector u2 = TVector.BroadcastPair(x + 4);
        TVector u3 = TVector.BroadcastPair(x + 6);
        TVector v0 = TVector.Turned(u0);
        TVector v1 = TVector.Turned(u1);
        TVector v2 = TVector.Turned(u2);
        TVector v3 = TVector.Turned(u3);
        TVector y0 = TVector.Broadcast(y[0]);
        TVector y1 = TVector.Broadcast(y[2]);
        TVector y2 = TVector.Broadcast(y[4]);
        TVector y3 = TVector.Broadcast(y[6]);
        nint i = 0;
        for (; i <= rows - N; i += N)
        {
            if (ahead != 0)
            {
                TVector.Prefetch(a + ahead + i);
                TVector.Prefetch(b + ahead + i);
                TVector.Prefetch(c + ahead + i);
                TVector.Prefetch(d + ahead + i);
            }

            TVector l0 = TVector.Load(a + i);
            TVector l1 = TVector.Load(b + i);
            TVector l2 = TVector.Load(c + i);
            TVector l3 = TVector.Load(d + i);
            TVector bound = TVector.NegatedMultiplyAdd(TVector.Abs(l0), y0, TVector.Load(w + i));
            bound = TVector.NegatedMultiplyAdd(TVector.Abs(l1), y1, bound);
            bound = TVector.NegatedMultiplyAdd(TVector.Abs(l2), y2, bound);
            TVector.NegatedMultiplyAdd(TVector.Abs(l3), y3, bound).Store(w + i);
            TVector sum = Pairs.Minus<T, TVector>(TVector.Load(r + i), l0, u0, v0);
            sum = Pairs.Minus<T, TVector>(sum, l1, u1, v1);
            sum = Pairs.Minus<T, TVector>(sum, l2, u2, v2);
            Pairs.Minus<T, TVector>(sum, l3, u3, v3).Store(r + i);
        }

        if (i < rows)
        {
            RunPart(a + i, x, y, r + i, w + i, (int)(rows - i));
            RunPart(b + i, x + 2, y + 2, r + i, w + i, (int)(rows - i));
            RunPart(c + i, x + 4, y + 4, r + i, w + i, (int)(rows - i));
            RunPart(d + i, x + 6, y + 6, r + i, w + i, (int)(rows - i));
        }
    }

    /// <summary>The last rows of one column, less than a vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPart(T* a, T* x, T* y, T* r, T* w, int lanes)
    {
        TVector l = TVector.LoadFirst(a, lanes);
        TVector u = TVector.BroadcastPair(x);
        Pairs.Minus<T, TVector>(TVector.LoadFirst(r, lanes), l, u, TVector.Turned(u)).StoreFirst(r, lanes);
        TVector bound = TVector.LoadFirst(w, lanes);
        TVector.NegatedMultiplyAdd(TVector.Abs(l), TVector.Broadcast(*y), bound).StoreFirst(w, lanes);
    }
}
