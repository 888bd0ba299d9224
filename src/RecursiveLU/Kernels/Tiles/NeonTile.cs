using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 8 rows and 3 panels for NEON, which multiplies by one element of a vector.</summary>
/// <remarks>A vector of L serves for as many rows of U as it has elements, two at a time. 24 accumulators, two rows of U and one vector
/// of L: 31 of 32 registers. Where a multiplier is broadcast, as <see cref="Tile8{T, TVector, TRow}"/> does, each needs an instruction
/// of its own.</remarks>
internal unsafe struct NeonTile<T> : ITile<T>
    where T : unmanaged
{
    /// <summary>Panels of a tile.</summary>
    public const int Panels = 3;

    /// <summary>Gets a value indicating whether this processor has what it needs.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.Arm64.IsSupported;
    }

    public static int Rows => 8;

    private static int N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static void Update(T* c, T* l, T* u, nint k, nint stride, bool fetchesL = false)
    {
        T* cb = c + stride;
        T* cc = cb + stride;
        Vector128<T> a0 = Vector128.Load(c);
        Vector128<T> b0 = Vector128.Load(cb);
        Vector128<T> c0 = Vector128.Load(cc);
        Vector128<T> a1 = Vector128.Load(c + N);
        Vector128<T> b1 = Vector128.Load(cb + N);
        Vector128<T> c1 = Vector128.Load(cc + N);
        Vector128<T> a2 = Vector128.Load(c + (2 * N));
        Vector128<T> b2 = Vector128.Load(cb + (2 * N));
        Vector128<T> c2 = Vector128.Load(cc + (2 * N));
        Vector128<T> a3 = Vector128.Load(c + (3 * N));
        Vector128<T> b3 = Vector128.Load(cb + (3 * N));
        Vector128<T> c3 = Vector128.Load(cc + (3 * N));
        Vector128<T> a4 = Vector128.Load(c + (4 * N));
        Vector128<T> b4 = Vector128.Load(cb + (4 * N));
        Vector128<T> c4 = Vector128.Load(cc + (4 * N));
        Vector128<T> a5 = Vector128.Load(c + (5 * N));
        Vector128<T> b5 = Vector128.Load(cb + (5 * N));
        Vector128<T> c5 = Vector128.Load(cc + (5 * N));
        Vector128<T> a6 = Vector128.Load(c + (6 * N));
        Vector128<T> b6 = Vector128.Load(cb + (6 * N));
        Vector128<T> c6 = Vector128.Load(cc + (6 * N));
        Vector128<T> a7 = Vector128.Load(c + (7 * N));
        Vector128<T> b7 = Vector128.Load(cb + (7 * N));
        Vector128<T> c7 = Vector128.Load(cc + (7 * N));
        T* ub = u + stride;
        T* uc = ub + stride;
        for (; k > 0; k -= N, l += stride)
        {
            Vector128<T> xa = Vector128.Load(u);
            Vector128<T> xb = Vector128.Load(ub);
            Vector128<T> xc = Vector128.Load(uc);
            Vector128<T> ya = Vector128.Load(u + N);
            Vector128<T> yb = Vector128.Load(ub + N);
            Vector128<T> yc = Vector128.Load(uc + N);
            Step(ref a0, ref b0, ref c0, xa, xb, xc, ya, yb, yc, Vector128.Load(l), 0, 1);
            Step(ref a1, ref b1, ref c1, xa, xb, xc, ya, yb, yc, Vector128.Load(l + N), 0, 1);
            Step(ref a2, ref b2, ref c2, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (2 * N)), 0, 1);
            Step(ref a3, ref b3, ref c3, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (3 * N)), 0, 1);
            Step(ref a4, ref b4, ref c4, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (4 * N)), 0, 1);
            Step(ref a5, ref b5, ref c5, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (5 * N)), 0, 1);
            Step(ref a6, ref b6, ref c6, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (6 * N)), 0, 1);
            Step(ref a7, ref b7, ref c7, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (7 * N)), 0, 1);
            u += 2 * N;
            ub += 2 * N;
            uc += 2 * N;
            if (N == 2 || k == 2)
            {
                continue;
            }

            xa = Vector128.Load(u);
            xb = Vector128.Load(ub);
            xc = Vector128.Load(uc);
            ya = Vector128.Load(u + N);
            yb = Vector128.Load(ub + N);
            yc = Vector128.Load(uc + N);
            Step(ref a0, ref b0, ref c0, xa, xb, xc, ya, yb, yc, Vector128.Load(l), 2, 3);
            Step(ref a1, ref b1, ref c1, xa, xb, xc, ya, yb, yc, Vector128.Load(l + N), 2, 3);
            Step(ref a2, ref b2, ref c2, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (2 * N)), 2, 3);
            Step(ref a3, ref b3, ref c3, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (3 * N)), 2, 3);
            Step(ref a4, ref b4, ref c4, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (4 * N)), 2, 3);
            Step(ref a5, ref b5, ref c5, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (5 * N)), 2, 3);
            Step(ref a6, ref b6, ref c6, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (6 * N)), 2, 3);
            Step(ref a7, ref b7, ref c7, xa, xb, xc, ya, yb, yc, Vector128.Load(l + (7 * N)), 2, 3);
            u += 2 * N;
            ub += 2 * N;
            uc += 2 * N;
        }

        a0.Store(c);
        b0.Store(cb);
        c0.Store(cc);
        a1.Store(c + N);
        b1.Store(cb + N);
        c1.Store(cc + N);
        a2.Store(c + (2 * N));
        b2.Store(cb + (2 * N));
        c2.Store(cc + (2 * N));
        a3.Store(c + (3 * N));
        b3.Store(cb + (3 * N));
        c3.Store(cc + (3 * N));
        a4.Store(c + (4 * N));
        b4.Store(cb + (4 * N));
        c4.Store(cc + (4 * N));
        a5.Store(c + (5 * N));
        b5.Store(cb + (5 * N));
        c5.Store(cc + (5 * N));
        a6.Store(c + (6 * N));
        b6.Store(cb + (6 * N));
        c6.Store(cc + (6 * N));
        a7.Store(c + (7 * N));
        b7.Store(cb + (7 * N));
        c7.Store(cc + (7 * N));
    }

    /// <summary>A row of the tile minus two elements of L's row times two rows of U.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(
        ref Vector128<T> a, ref Vector128<T> b, ref Vector128<T> c, Vector128<T> xa, Vector128<T> xb, Vector128<T> xc, Vector128<T> ya,
        Vector128<T> yb, Vector128<T> yc, Vector128<T> m, [ConstantExpected] int first, [ConstantExpected] int second)
    {
        a = Minus(a, xa, m, first);
        b = Minus(b, xb, m, first);
        c = Minus(c, xc, m, first);
        a = Minus(a, ya, m, second);
        b = Minus(b, yb, m, second);
        c = Minus(c, yc, m, second);
    }

    /// <summary>a - x * (one element of m), rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Minus(Vector128<T> a, Vector128<T> x, Vector128<T> m, [ConstantExpected] int element) =>
        (sizeof(T) == sizeof(double), element) switch
        {
            (true, 0) => Minus64(a, x, m, 0),
            (true, _) => Minus64(a, x, m, 1),
            (false, 0) => Minus32(a, x, m, 0),
            (false, 1) => Minus32(a, x, m, 1),
            (false, 2) => Minus32(a, x, m, 2),
            _ => Minus32(a, x, m, 3),
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Minus64(
        Vector128<T> a, Vector128<T> x, Vector128<T> m, [ConstantExpected(Max = (byte)1)] byte element) =>
        AdvSimd.Arm64.FusedMultiplySubtractBySelectedScalar(a.AsDouble(), x.AsDouble(), m.AsDouble(), element).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Minus32(
        Vector128<T> a, Vector128<T> x, Vector128<T> m, [ConstantExpected(Max = (byte)3)] byte element) =>
        AdvSimd.Arm64.FusedMultiplySubtractBySelectedScalar(a.AsSingle(), x.AsSingle(), m.AsSingle(), element).As<float, T>();
}
