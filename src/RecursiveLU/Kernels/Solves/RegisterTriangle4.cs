using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;

namespace RecursiveLU.Kernels.Solves;

/// <summary>What <see cref="Triangle4{T, TVector}"/> does, with elements in registers of a kind.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TRegister">The registers.</typeparam>
internal static unsafe class RegisterTriangle4<T, TRegister>
    where T : unmanaged
    where TRegister : struct, IRegister<TRegister, T>
{
    private const int Order = 4;

    public static void SolveUnitLower(T* l, nint lda, T* x)
    {
        T* l1 = l + lda;
        T* l2 = l1 + lda;
        TRegister x0 = Load(x);
        TRegister x1 = Load(x + 1).Minus(l + 1, x0);
        TRegister x2 = Load(x + 2).Minus(l + 2, x0);
        TRegister x3 = Load(x + 3).Minus(l + 3, x0);
        x2 = x2.Minus(l1 + 2, x1);
        x3 = x3.Minus(l1 + 3, x1);
        x3 = x3.Minus(l2 + 3, x2);
        x1.Store(x + 1);
        x2.Store(x + 2);
        x3.Store(x + 3);
    }

    public static void SolveUpper(T* u, nint lda, T* x)
    {
        T* u1 = u + lda;
        T* u2 = u1 + lda;
        T* u3 = u2 + lda;
        TRegister x3 = Load(x + 3).Over(u3 + 3);
        TRegister x2 = Load(x + 2).Minus(u3 + 2, x3).Over(u2 + 2);
        TRegister x1 = Load(x + 1).Minus(u3 + 1, x3);
        TRegister x0 = Load(x).Minus(u3, x3);
        x1 = x1.Minus(u2 + 1, x2).Over(u1 + 1);
        x0 = x0.Minus(u2, x2);
        x0 = x0.Minus(u1, x1).Over(u);
        x0.Store(x);
        x1.Store(x + 1);
        x2.Store(x + 2);
        x3.Store(x + 3);
    }

    public static void SolveUpperTransposed(T* u, nint lda, T* x)
    {
        T* u1 = u + lda;
        T* u2 = u1 + lda;
        T* u3 = u2 + lda;
        TRegister x0 = Load(x).Over(u);
        TRegister x1 = Load(x + 1).Minus(u1, x0).Over(u1 + 1);
        TRegister x2 = Load(x + 2).Minus(u2, x0);
        TRegister x3 = Load(x + 3).Minus(u3, x0);
        x2 = x2.Minus(u2 + 1, x1).Over(u2 + 2);
        x3 = x3.Minus(u3 + 1, x1);
        x3 = x3.Minus(u3 + 2, x2).Over(u3 + 3);
        x0.Store(x);
        x1.Store(x + 1);
        x2.Store(x + 2);
        x3.Store(x + 3);
    }

    public static void SolveUnitLowerTransposed(T* l, nint lda, T* x)
    {
        T* l1 = l + lda;
        T* l2 = l1 + lda;
        TRegister x3 = Load(x + 3);
        TRegister x2 = Load(x + 2).Minus(l2 + 3, x3);
        TRegister x1 = Load(x + 1).Minus(l1 + 3, x3);
        TRegister x0 = Load(x).Minus(l + 3, x3);
        x1 = x1.Minus(l1 + 2, x2);
        x0 = x0.Minus(l + 2, x2);
        x0 = x0.Minus(l + 1, x1);
        x0.Store(x);
        x1.Store(x + 1);
        x2.Store(x + 2);
    }

    public static void Minus(T* a, nint lda, T* x, nint step, T* y)
    {
        TRegister y0 = Load(y);
        TRegister y1 = Load(y + 1);
        TRegister y2 = Load(y + 2);
        TRegister y3 = Load(y + 3);
        for (int j = 0; j < 4; j++, a += lda, x += step)
        {
            TRegister b = Load(x);
            y0 = y0.Minus(a, b);
            y1 = y1.Minus(a + 1, b);
            y2 = y2.Minus(a + 2, b);
            y3 = y3.Minus(a + 3, b);
        }

        y0.Store(y);
        y1.Store(y + 1);
        y2.Store(y + 2);
        y3.Store(y + 3);
    }

    public static void MinusTransposed(T* a, nint lda, nint rows, nint step, T* x, T* y)
    {
        T* a1 = a + lda;
        T* a2 = a1 + lda;
        T* a3 = a2 + lda;
        TRegister y0 = Load(y);
        TRegister y1 = Load(y + 1);
        TRegister y2 = Load(y + 2);
        TRegister y3 = Load(y + 3);
        for (nint i = 0; i != rows * step; i += step)
        {
            TRegister b = Load(x + i);
            y0 = y0.Minus(a + i, b);
            y1 = y1.Minus(a1 + i, b);
            y2 = y2.Minus(a2 + i, b);
            y3 = y3.Minus(a3 + i, b);
        }

        y0.Store(y);
        y1.Store(y + 1);
        y2.Store(y + 2);
        y3.Store(y + 3);
    }

    public static void Solve<TDiagonal>(T* a, nint down, nint right, T* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        T* a1 = a + down;
        T* a2 = a1 + down;
        T* a3 = a2 + down;
        TRegister x0 = Over<TDiagonal>(Load(x), a);
        TRegister x1 = Load(x + step).Minus(a1, x0);
        TRegister x2 = Load(x + (2 * step)).Minus(a2, x0);
        TRegister x3 = Load(x + (3 * step)).Minus(a3, x0);
        x1 = Over<TDiagonal>(x1, a1 + right);
        x2 = x2.Minus(a2 + right, x1);
        x3 = x3.Minus(a3 + right, x1);
        x2 = Over<TDiagonal>(x2, a2 + (2 * right));
        x3 = x3.Minus(a3 + (2 * right), x2);
        x3 = Over<TDiagonal>(x3, a3 + (3 * right));
        x0.Store(x);
        x1.Store(x + step);
        x2.Store(x + (2 * step));
        x3.Store(x + (3 * step));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void SolveFew<TDiagonal>(nint n, T* a, nint down, nint right, T* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        for (; n >= Order; n -= Order, a += Order * (down + right), x += Order * step)
        {
            Solve<TDiagonal>(a, down, right, x, step);
            TRegister b0 = Load(x);
            TRegister b1 = Load(x + step);
            TRegister b2 = Load(x + (2 * step));
            TRegister b3 = Load(x + (3 * step));
            T* l = a + (Order * down);
            T* y = x + (Order * step);
            for (nint i = Order; i < n; i++, l += down, y += step)
            {
                Load(y).Minus(l, b0).Minus(l + right, b1).Minus(l + (2 * right), b2).Minus(l + (3 * right), b3).Store(y);
            }
        }

        if (n == 0)
        {
            return;
        }

        TRegister x0 = Over<TDiagonal>(Load(x), a);
        x0.Store(x);
        if (n == 1)
        {
            return;
        }

        T* a1 = a + down;
        TRegister x1 = Over<TDiagonal>(Load(x + step).Minus(a1, x0), a1 + right);
        x1.Store(x + step);
        if (n == 2)
        {
            return;
        }

        T* a2 = a1 + down;
        TRegister x2 = Load(x + (2 * step)).Minus(a2, x0).Minus(a2 + right, x1);
        Over<TDiagonal>(x2, a2 + (2 * right)).Store(x + (2 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TRegister Load(T* source) => TRegister.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TRegister Over<TDiagonal>(TRegister x, T* diagonal)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? x : x.Over(diagonal);
}
