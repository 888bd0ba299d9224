using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>C := T^-1 * C for the four rows of a tile, T a lower triangle in panels.</summary>
/// <remarks>Apart from the tile's updates: in one method with them the compiler would run out of registers and of patience for
/// inlining, and spill in the inner loop.</remarks>
internal static unsafe class TileTriangle<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The rows of a triangle.</summary>
    public const int Rows = 4;

    /// <summary>Solves in place.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <param name="c">The tile.</param>
    /// <param name="triangle">T's first element.</param>
    /// <param name="panels">Panels of the tile.</param>
    /// <param name="stride">Elements from a panel to the next, of both.</param>
    public static void Solve<TDiagonal>(T* c, T* triangle, int panels, nint stride)
        where TDiagonal : struct, IDiagonal
    {
        Multiplier<TVector> l10 = L(triangle, 1, 0, stride);
        Multiplier<TVector> l20 = L(triangle, 2, 0, stride);
        Multiplier<TVector> l30 = L(triangle, 3, 0, stride);
        Multiplier<TVector> l21 = L(triangle, 2, 1, stride);
        Multiplier<TVector> l31 = L(triangle, 3, 1, stride);
        Multiplier<TVector> l32 = L(triangle, 3, 2, stride);
        Divisor<TVector> d0 = D<TDiagonal>(triangle, 0, stride);
        Divisor<TVector> d1 = D<TDiagonal>(triangle, 1, stride);
        Divisor<TVector> d2 = D<TDiagonal>(triangle, 2, stride);
        Divisor<TVector> d3 = D<TDiagonal>(triangle, 3, stride);
        for (int p = 0; p < panels; p++, c += stride)
        {
            TVector c0 = TVector.Load(c);
            TVector c1 = TVector.Load(c + TVector.Count);
            TVector c2 = TVector.Load(c + (2 * TVector.Count));
            TVector c3 = TVector.Load(c + (3 * TVector.Count));
            if (!TDiagonal.IsUnit)
            {
                c0 = TVector.Divide(c0, d0);
                c0.Store(c);
            }

            Multiplier<TVector> u0 = TVector.RightOf(c0);
            c1 = TVector.Minus(c1, l10, u0);
            c1 = TDiagonal.IsUnit ? c1 : TVector.Divide(c1, d1);
            c1.Store(c + TVector.Count);
            Multiplier<TVector> u1 = TVector.RightOf(c1);
            c2 = TVector.Minus(c2, l20, u0);
            c2 = TVector.Minus(c2, l21, u1);
            c2 = TDiagonal.IsUnit ? c2 : TVector.Divide(c2, d2);
            c2.Store(c + (2 * TVector.Count));
            c3 = TVector.Minus(c3, l30, u0);
            c3 = TVector.Minus(c3, l31, u1);
            c3 = TVector.Minus(c3, l32, TVector.RightOf(c2));
            c3 = TDiagonal.IsUnit ? c3 : TVector.Divide(c3, d3);
            c3.Store(c + (3 * TVector.Count));
        }
    }

    /// <summary>Element (row, column) of a matrix in panels, as a factor of products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Multiplier<TVector> L(T* a, int row, int column, nint stride) => TVector.LeftAt(At(a, row, column, stride));

    /// <summary>Element (i, i) as a divisor, if the diagonal is stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Divisor<TVector> D<TDiagonal>(T* a, int i, nint stride)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? default : TVector.DivisorAt(At(a, i, i, stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* At(T* a, int row, int column, nint stride) =>
        a + (row * TVector.Count) + (column / TVector.Count * stride) + (column % TVector.Count);
}
