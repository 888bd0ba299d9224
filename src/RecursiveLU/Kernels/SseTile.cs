using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RecursiveLU.Kernels;

/// <summary>Register tiles of 4 rows and 3 panels for SSE2, where a multiplication and a subtraction are two instructions and
/// overwrite an operand.</summary>
/// <remarks>
/// What is scarce are instructions, and registers: the tile is 12 of 16. So the last panel's vectors of U stay in memory, as
/// operands of multiplications, and a multiplier comes out of a row of L by one instruction that reads memory, too. Both need
/// addresses that are aligned, and a compiler that sees no more than operators: through the layers of <see cref="ISimd{TVector, T}"/>
/// it gives up before the end.
/// </remarks>
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

    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static void Prefetch(T* c, nint stride)
    {
        Tile4<T, Simd128<T>, TileRow3<T, Simd128<T>>>.Prefetch(c, stride);
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
            Vector128<T> m = First(l, 0);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc);
            m = First(l, 1);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc);
            m = First(l, 2);
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc);
            m = First(l, 3);
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc);

            x = Vector128.LoadAligned(u + N);
            y = Vector128.LoadAligned(ub + N);
            m = Second(l, 0);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc + N);
            m = Second(l, 1);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc + N);
            m = Second(l, 2);
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc + N);
            m = Second(l, 3);
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
            m = Third(l, 0);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc);
            m = Third(l, 1);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc);
            m = Third(l, 2);
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc);
            m = Third(l, 3);
            a3 -= m * x;
            b3 -= m * y;
            c3 -= m * Vector128.LoadAligned(uc);

            x = Vector128.LoadAligned(u + N);
            y = Vector128.LoadAligned(ub + N);
            m = Fourth(l, 0);
            a0 -= m * x;
            b0 -= m * y;
            c0 -= m * Vector128.LoadAligned(uc + N);
            m = Fourth(l, 1);
            a1 -= m * x;
            b1 -= m * y;
            c1 -= m * Vector128.LoadAligned(uc + N);
            m = Fourth(l, 2);
            a2 -= m * x;
            b2 -= m * y;
            c2 -= m * Vector128.LoadAligned(uc + N);
            m = Fourth(l, 3);
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

    /// <summary>The first element of a row of L in every lane. Shuffles of integers leave their operand as it is; those of other
    /// numbers would overwrite it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> First(T* l, int row) =>
        (N == 2
            ? Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b01_00_01_00)
            : Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b00_00_00_00)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Second(T* l, int row) =>
        (N == 2
            ? Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b11_10_11_10)
            : Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b01_01_01_01)).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Third(T* l, int row) =>
        Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b10_10_10_10).As<int, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Fourth(T* l, int row) =>
        Sse2.Shuffle(Sse2.LoadAlignedVector128((int*)(l + (row * N))), 0b11_11_11_11).As<int, T>();
}
