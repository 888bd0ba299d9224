using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.SmallOrders;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>op(L * U) * X = B for as many systems of order 2 to 4 as a vector has lanes, a right-hand side in registers.</summary>
/// <remarks>The operations are those of <see cref="InterleavedTrsm{T, TVector}"/>.</remarks>
internal static unsafe class InterleavedTinyTrsm<T, TVector, TOrder>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
    where TOrder : struct, IOrder
{
    private static int Order
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TOrder.Value;
    }

    /// <summary>X := op(L * U)^-1 * X, with the parameters of <see cref="InterleavedTrsm{T, TVector}.Run"/>.</summary>
    public static void Run(bool transposed, T* lu, nint row, nint column, nint sides, T* x)
    {
        if (transposed)
        {
            Run<StoredDiagonal, UnitDiagonal>(lu, column, row, sides, x);
        }
        else
        {
            Run<UnitDiagonal, StoredDiagonal>(lu, row, column, sides, x);
        }
    }

    private static void Run<TLower, TUpper>(T* m, nint row, nint column, nint sides, T* x)
        where TLower : struct, IDiagonal
        where TUpper : struct, IDiagonal
    {
        T* m1 = m + row;
        T* m2 = m + (2 * row);
        T* m3 = m + (3 * row);
        for (; sides > 0; sides--, x += Order * TVector.Count)
        {
            TVector x0 = TVector.Load(x);
            TVector x1 = TVector.Load(x + TVector.Count);
            TVector x2 = Order > 2 ? TVector.Load(x + (2 * TVector.Count)) : default;
            TVector x3 = Order > 3 ? TVector.Load(x + (3 * TVector.Count)) : default;
            x0 = Divided<TLower>(x0, m);
            x1 = Divided<TLower>(Minus(x1, m1, x0), m1 + column);
            if (Order > 2)
            {
                x2 = Divided<TLower>(Minus(Minus(x2, m2, x0), m2 + column, x1), m2 + (2 * column));
            }

            if (Order > 3)
            {
                x3 = Minus(Minus(Minus(x3, m3, x0), m3 + column, x1), m3 + (2 * column), x2);
                x3 = Divided<TUpper>(Divided<TLower>(x3, m3 + (3 * column)), m3 + (3 * column));
                x2 = Minus(x2, m2 + (3 * column), x3);
                x1 = Minus(x1, m1 + (3 * column), x3);
                x0 = Minus(x0, m + (3 * column), x3);
                x3.Store(x + (3 * TVector.Count));
            }

            if (Order > 2)
            {
                x2 = Divided<TUpper>(x2, m2 + (2 * column));
                x1 = Minus(x1, m1 + (2 * column), x2);
                x0 = Minus(x0, m + (2 * column), x2);
                x2.Store(x + (2 * TVector.Count));
            }

            x1 = Divided<TUpper>(x1, m1 + column);
            x1.Store(x + TVector.Count);
            Divided<TUpper>(Minus(x0, m + column, x1), m).Store(x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector x, T* element, TVector solved) =>
        TVector.NegatedMultiplyAdd(TVector.Load(element), solved, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Divided<TDiagonal>(TVector x, T* pivot)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? x : TVector.Divide(x, TVector.Load(pivot));
}
