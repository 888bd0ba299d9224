using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>Products of some columns of complex numbers and a vector, on vectors of their parts: of
/// <see cref="TransposedGemv{T, TVector, TReading}"/> the compiler would leave calls in the loop.</summary>
/// <typeparam name="T">The type of the parts; distances, too, are in parts.</typeparam>
/// <typeparam name="TVector">A vector of pairs of them.</typeparam>
/// <remarks>A product is an element's real part times x and its imaginary part times i * x, as in
/// <see cref="ComplexSimd{T, TPart, TVector}"/>. A column's products are summed in lanes of 64 bytes.</remarks>
internal static unsafe class ComplexTransposedGemv<T, TVector>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
{
    private const int LaneBytes = 64;

    private static int N => TVector.Count;

    private static int LaneCount => LaneBytes / sizeof(T);

    /// <summary>Computes the lanes of minus the products.</summary>
    /// <param name="a">The first column.</param>
    /// <param name="lda">From a column to the next.</param>
    /// <param name="rows">Parts in a column: whole lanes.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="x">As many parts.</param>
    /// <param name="sums">Receives the lanes of each column.</param>
    public static void Sum(T* a, nint lda, nint rows, int columns, T* x, T* sums)
    {
        int step = N == LaneCount ? 8 : 2 * N == LaneCount ? 4 : 2;
        for (; columns >= step; columns -= step, a += step * lda, sums += step * LaneCount)
        {
            if (N == LaneCount)
            {
                Sum8(a, lda, rows, x, sums);
            }
            else if (2 * N == LaneCount)
            {
                Sum4x2(a, lda, rows, x, sums);
            }
            else
            {
                Sum2x4(a, lda, rows, x, sums);
            }
        }

        for (; columns > 0; columns--, a += lda, sums += LaneCount)
        {
            for (int v = 0; v < LaneCount; v += N)
            {
                TVector s = default;
                for (nint i = v; i < rows; i += LaneCount)
                {
                    TVector u = TVector.Load(x + i);
                    s = Minus(s, (byte*)(a + i), 0, u, TVector.Turned(u));
                }

                s.Store(sums + v);
            }
        }
    }

    /// <summary>Lanes of a vector.</summary>
    private static void Sum8(T* a, nint lda, nint rows, T* x, T* sums)
    {
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        a += 4 * lda;
        var a4 = (byte*)a;
        var a5 = (byte*)(a + lda);
        var a6 = (byte*)(a + (2 * lda));
        var a7 = (byte*)(a + (3 * lda));
        TVector s0 = default;
        TVector s1 = default;
        TVector s2 = default;
        TVector s3 = default;
        TVector s4 = default;
        TVector s5 = default;
        TVector s6 = default;
        TVector s7 = default;
        for (nint i = 0; i < rows * sizeof(T); i += N * sizeof(T))
        {
            TVector u = TVector.Load((T*)((byte*)x + i));
            TVector v = TVector.Turned(u);
            s0 = Minus(s0, a0, i, u, v);
            s1 = Minus(s1, a1, i, u, v);
            s2 = Minus(s2, a2, i, u, v);
            s3 = Minus(s3, a3, i, u, v);
            s4 = Minus(s4, a4, i, u, v);
            s5 = Minus(s5, a5, i, u, v);
            s6 = Minus(s6, a6, i, u, v);
            s7 = Minus(s7, a7, i, u, v);
        }

        s0.Store(sums);
        s1.Store(sums + N);
        s2.Store(sums + (2 * N));
        s3.Store(sums + (3 * N));
        s4.Store(sums + (4 * N));
        s5.Store(sums + (5 * N));
        s6.Store(sums + (6 * N));
        s7.Store(sums + (7 * N));
    }

    /// <summary>Lanes of two vectors.</summary>
    private static void Sum4x2(T* a, nint lda, nint rows, T* x, T* sums)
    {
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        var a2 = (byte*)(a + (2 * lda));
        var a3 = (byte*)(a + (3 * lda));
        TVector s0 = default;
        TVector s1 = default;
        TVector s2 = default;
        TVector s3 = default;
        TVector t0 = default;
        TVector t1 = default;
        TVector t2 = default;
        TVector t3 = default;
        for (nint i = 0; i < rows * sizeof(T); i += LaneBytes)
        {
            TVector u = TVector.Load((T*)((byte*)x + i));
            TVector v = TVector.Turned(u);
            s0 = Minus(s0, a0, i, u, v);
            s1 = Minus(s1, a1, i, u, v);
            s2 = Minus(s2, a2, i, u, v);
            s3 = Minus(s3, a3, i, u, v);
            nint next = i + (LaneBytes / 2);
            u = TVector.Load((T*)((byte*)x + next));
            v = TVector.Turned(u);
            t0 = Minus(t0, a0, next, u, v);
            t1 = Minus(t1, a1, next, u, v);
            t2 = Minus(t2, a2, next, u, v);
            t3 = Minus(t3, a3, next, u, v);
        }

        s0.Store(sums);
        t0.Store(sums + N);
        s1.Store(sums + (2 * N));
        t1.Store(sums + (3 * N));
        s2.Store(sums + (4 * N));
        t2.Store(sums + (5 * N));
        s3.Store(sums + (6 * N));
        t3.Store(sums + (7 * N));
    }

    /// <summary>Lanes of four vectors.</summary>
    private static void Sum2x4(T* a, nint lda, nint rows, T* x, T* sums)
    {
        var a0 = (byte*)a;
        var a1 = (byte*)(a + lda);
        TVector s0 = default;
        TVector s1 = default;
        TVector s2 = default;
        TVector s3 = default;
        TVector t0 = default;
        TVector t1 = default;
        TVector t2 = default;
        TVector t3 = default;
        const int Quarter = LaneBytes / 4;
        for (nint i = 0; i < rows * sizeof(T); i += LaneBytes)
        {
            TVector u = TVector.Load((T*)((byte*)x + i));
            TVector v = TVector.Turned(u);
            s0 = Minus(s0, a0, i, u, v);
            t0 = Minus(t0, a1, i, u, v);
            u = TVector.Load((T*)((byte*)x + i + Quarter));
            v = TVector.Turned(u);
            s1 = Minus(s1, a0, i + Quarter, u, v);
            t1 = Minus(t1, a1, i + Quarter, u, v);
            u = TVector.Load((T*)((byte*)x + i + (2 * Quarter)));
            v = TVector.Turned(u);
            s2 = Minus(s2, a0, i + (2 * Quarter), u, v);
            t2 = Minus(t2, a1, i + (2 * Quarter), u, v);
            u = TVector.Load((T*)((byte*)x + i + (3 * Quarter)));
            v = TVector.Turned(u);
            s3 = Minus(s3, a0, i + (3 * Quarter), u, v);
            t3 = Minus(t3, a1, i + (3 * Quarter), u, v);
        }

        s0.Store(sums);
        s1.Store(sums + N);
        s2.Store(sums + (2 * N));
        s3.Store(sums + (3 * N));
        t0.Store(sums + (4 * N));
        t1.Store(sums + (5 * N));
        t2.Store(sums + (6 * N));
        t3.Store(sums + (7 * N));
    }

    /// <summary>s minus the vector <paramref name="offset"/> bytes from a times u, of which v is i times it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector s, byte* a, nint offset, TVector u, TVector v) =>
        Pairs.Minus<T, TVector>(s, TVector.Load((T*)(a + offset)), u, v);
}
