using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>y := y - A * x for some columns of complex numbers, on vectors of their parts: of <see cref="Gemv{T, TVector, TReading}"/>
/// the compiler would leave calls in the loop.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>A product is an element's real part times x and its imaginary part times i * x, as in
/// <see cref="ComplexSimd{T, TPart, TVector}"/>.</remarks>
internal static unsafe class ComplexGemv<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private const int Half = 4;

    private static int N => TVector.Count;

    /// <summary>Subtracts eight columns times their elements of x.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="lda">From a column to the next.</param>
    /// <param name="rows">Parts in a column, at least a vector of them.</param>
    /// <param name="x">The first element.</param>
    /// <param name="step">From an element of x to the next.</param>
    /// <param name="y">The vector to subtract from; overlaps neither A nor x.</param>
    public static void Minus8(T* a, nint lda, nint rows, T* x, nint step, T* y)
    {
        // The last vector may overlap the one before it, so it is read before anything is written.
        nint end = rows - N;
        TVector last = TVector.Load(y + end);
        if (N * sizeof(T) == 64)
        {
            Run8(a, lda, end, x, step, y);
        }
        else
        {
            Run4(a, lda, end, x, step, y);
            Run4(a + (Half * lda), lda, end, x + (Half * step), step, y);
        }

        for (int j = 0; j < 2 * Half; j++, a += lda, x += step)
        {
            TVector u = TVector.BroadcastPair(x);
            last = Minus(last, (byte*)(a + end), 0, u, TVector.Turned(u));
        }

        last.Store(y + end);
    }

    /// <summary>Subtracts one column times x[0].</summary>
    public static void Minus1(T* a, nint rows, T* x, T* y)
    {
        nint end = rows - N;
        TVector u = TVector.BroadcastPair(x);
        TVector v = TVector.Turned(u);
        TVector last = Minus(TVector.Load(y + end), (byte*)(a + end), 0, u, v);
        for (nint i = 0; i < end; i += N)
        {
            Minus(TVector.Load(y + i), (byte*)(a + i), 0, u, v).Store(y + i);
        }

        last.Store(y + end);
    }

    private static void Run8(T* a, nint lda, nint end, T* x, nint step, T* y)
    {
        TVector u0 = TVector.BroadcastPair(x);
        TVector u1 = TVector.BroadcastPair(x + step);
        TVector u2 = TVector.BroadcastPair(x + (2 * step));
        TVector u3 = TVector.BroadcastPair(x + (3 * step));
        x += Half * step;
        TVector u4 = TVector.BroadcastPair(x);
        TVector u5 = TVector.BroadcastPair(x + step);
        TVector u6 = TVector.BroadcastPair(x + (2 * step));
        TVector u7 = TVector.BroadcastPair(x + (3 * step));
        TVector v0 = TVector.Turned(u0);
        TVector v1 = TVector.Turned(u1);
        TVector v2 = TVector.Turned(u2);
        TVector v3 = TVector.Turned(u3);
        TVector v4 = TVector.Turned(u4);
        TVector v5 = TVector.Turned(u5);
        TVector v6 = TVector.Turned(u6);
        TVector v7 = TVector.Turned(u7);
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        a += Half * lda;
        var a4 = (byte*)a;
        var a5 = (byte*)(a + lda);
        var a6 = (byte*)(a + (2 * lda));
        var a7 = (byte*)(a + (3 * lda));
        for (nint i = 0; i < end * sizeof(T); i += N * sizeof(T))
        {
            T* target = (T*)((byte*)y + i);
            TVector r = Minus(TVector.Load(target), a0, i, u0, v0);
            r = Minus(r, a1, i, u1, v1);
            r = Minus(r, a2, i, u2, v2);
            r = Minus(r, a3, i, u3, v3);
            r = Minus(r, a4, i, u4, v4);
            r = Minus(r, a5, i, u5, v5);
            r = Minus(r, a6, i, u6, v6);
            r = Minus(r, a7, i, u7, v7);
            r.Store(target);
        }
    }

    /// <summary>Four columns: eight would take more than 16 registers.</summary>
    private static void Run4(T* a, nint lda, nint end, T* x, nint step, T* y)
    {
        TVector u0 = TVector.BroadcastPair(x);
        TVector u1 = TVector.BroadcastPair(x + step);
        TVector u2 = TVector.BroadcastPair(x + (2 * step));
        TVector u3 = TVector.BroadcastPair(x + (3 * step));
        TVector v0 = TVector.Turned(u0);
        TVector v1 = TVector.Turned(u1);
        TVector v2 = TVector.Turned(u2);
        TVector v3 = TVector.Turned(u3);
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        for (nint i = 0; i < end * sizeof(T); i += N * sizeof(T))
        {
            T* target = (T*)((byte*)y + i);
            TVector r = Minus(TVector.Load(target), a0, i, u0, v0);
            r = Minus(r, a1, i, u1, v1);
            r = Minus(r, a2, i, u2, v2);
            Minus(r, a3, i, u3, v3).Store(target);
        }
    }

    /// <summary>r minus u, of which v is i times it, times the vector <paramref name="offset"/> bytes from a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector r, byte* a, nint offset, TVector u, TVector v) =>
        Pairs.Minus<T, TVector>(r, TVector.Load((T*)(a + offset)), u, v);
}
