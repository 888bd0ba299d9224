using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 4 rows and 3 panels for SSE2, where a multiplication and a subtraction are two instructions and
/// overwrite an operand.</summary>
/// <remarks>
/// What is scarce are instructions, and registers: the tile is 12 of 16. So the last panel's vectors of U stay in memory, as
/// operands of multiplications, and a multiplier comes out of a row of L by one instruction that reads memory, too. Both need
/// addresses that are aligned, and a compiler that sees no more than operators: through the layers of <see cref="ISimd{TVector, T}"/>
/// it gives up before the end. 2 panels with what others have: f64 n = 1000: 15.5 GFLOP/s; so 17.8, and 20.1 with SSE3.
/// </remarks>
internal static unsafe class SseTile<T, TLanes>
    where T : unmanaged
    where TLanes : struct, ISseLanes<T>
{
    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static void Update(T* c, T* l, T* u, nint k, nint stride)
    {
        T* cb = c + stride;
        T* cc = cb + stride;
        Vector128<T> a0 = Vector128.LoadAligned(c);
        Vector128<T> b0 = Vector128.LoadAligned(cb);
        Vector128<T> c0 = Vector128.LoadAligned(cc);
        Vector128<T> a1 = Vector128.LoadAligned(c + N);
        Vector128<T> b1 = Vector128.LoadAligned(cb + N);
        Vector128<T> c1 = Vector128.LoadAligned(cc + N);
        Vector128<T> a2 = Vector128.LoadAligned(c + (2 * N));
        Vector128<T> b2 = Vector128.LoadAligned(cb + (2 * N));
        Vector128<T> c2 = Vector128.LoadAligned(cc + (2 * N));
        Vector128<T> a3 = Vector128.LoadAligned(c + (3 * N));
        Vector128<T> b3 = Vector128.LoadAligned(cb + (3 * N));
        Vector128<T> c3 = Vector128.LoadAligned(cc + (3 * N));
        T* ub = u + stride;
        T* uc = ub + stride;
        for (; k > 0; k -= N, l += stride)
        {
            Vector128<T> x = Vector128.LoadAligned(u);
            Vector128<T> y = Vector128.LoadAligned(ub);
            Vector128<T> m = TLanes.First(l);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc);
            m = TLanes.First(l + N);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc);
            m = TLanes.First(l + (2 * N));
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc);
            m = TLanes.First(l + (3 * N));
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc);

            x = Vector128.LoadAligned(u + N);
            y = Vector128.LoadAligned(ub + N);
            m = TLanes.Second(l);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Second(l + N);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Second(l + (2 * N));
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Second(l + (3 * N));
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc + N);
            u += 2 * N;
            ub += 2 * N;
            uc += 2 * N;
            if (N == 2 || k == 2)
            {
                continue;
            }

            x = Vector128.LoadAligned(u);
            y = Vector128.LoadAligned(ub);
            m = TLanes.Third(l);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc);
            m = TLanes.Third(l + N);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc);
            m = TLanes.Third(l + (2 * N));
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc);
            m = TLanes.Third(l + (3 * N));
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc);

            x = Vector128.LoadAligned(u + N);
            y = Vector128.LoadAligned(ub + N);
            m = TLanes.Fourth(l);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Fourth(l + N);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Fourth(l + (2 * N));
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc + N);
            m = TLanes.Fourth(l + (3 * N));
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc + N);
            u += 2 * N;
            ub += 2 * N;
            uc += 2 * N;
        }

        a0.StoreAligned(c);
        b0.StoreAligned(cb);
        c0.StoreAligned(cc);
        a1.StoreAligned(c + N);
        b1.StoreAligned(cb + N);
        c1.StoreAligned(cc + N);
        a2.StoreAligned(c + (2 * N));
        b2.StoreAligned(cb + (2 * N));
        c2.StoreAligned(cc + (2 * N));
        a3.StoreAligned(c + (3 * N));
        b3.StoreAligned(cb + (3 * N));
        c3.StoreAligned(cc + (3 * N));
    }
}

/// <summary>The same, with SSE3 where there is use for it. A library that is compiled ahead asks for it when it runs.</summary>
internal unsafe struct SseTile<T> : ITile<T>
    where T : unmanaged
{
    /// <summary>Panels of a tile.</summary>
    public const int Panels = 3;

    /// <summary>Gets a value indicating whether this processor wants these tiles.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse2.IsSupported && !Fma.IsSupported;
    }

    public static int Rows => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false)
    {
        Tile4<T, Simd128<T>, TileRow3<T, Simd128<T>>>.PrefetchBelow(c, k, stride);
        if (sizeof(T) == sizeof(double) && Sse3.IsSupported)
        {
            SseTile<double, DuplicatedLanes>.Update((double*)c, (double*)l, (double*)u, k, stride);
        }
        else
        {
            SseTile<T, ShuffledLanes<T>>.Update(c, l, u, k, stride);
        }
    }
}
