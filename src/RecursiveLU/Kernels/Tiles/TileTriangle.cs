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
    /// <summary>Solves in place.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <param name="c">The tile.</param>
    /// <param name="triangle">T's first element.</param>
    /// <param name="panels">Panels of the tile.</param>
    /// <param name="stride">Elements from a panel to the next, of both.</param>
    public static void Solve<TDiagonal>(T* c, T* triangle, int panels, nint stride)
        where TDiagonal : struct, IDiagonal
    {
        TVector l10 = L(triangle, 1, 0, stride);
        TVector l20 = L(triangle, 2, 0, stride);
        TVector l30 = L(triangle, 3, 0, stride);
        TVector l21 = L(triangle, 2, 1, stride);
        TVector l31 = L(triangle, 3, 1, stride);
        TVector l32 = L(triangle, 3, 2, stride);
        for (int p = 0; p < panels; p++, c += stride)
        {
            TVector c0 = TVector.Load(c);
            TVector c1 = TVector.Load(c + TVector.Count);
            TVector c2 = TVector.Load(c + (2 * TVector.Count));
            TVector c3 = TVector.Load(c + (3 * TVector.Count));
            if (!TDiagonal.IsUnit)
            {
                c0 = TVector.Divide(c0, L(triangle, 0, 0, stride));
                c0.Store(c);
            }

            c1 = TVector.NegatedMultiplyAdd(l10, c0, c1);
            c1 = TDiagonal.IsUnit ? c1 : TVector.Divide(c1, L(triangle, 1, 1, stride));
            c1.Store(c + TVector.Count);
            c2 = TVector.NegatedMultiplyAdd(l20, c0, c2);
            c2 = TVector.NegatedMultiplyAdd(l21, c1, c2);
            c2 = TDiagonal.IsUnit ? c2 : TVector.Divide(c2, L(triangle, 2, 2, stride));
            c2.Store(c + (2 * TVector.Count));
            c3 = TVector.NegatedMultiplyAdd(l30, c0, c3);
            c3 = TVector.NegatedMultiplyAdd(l31, c1, c3);
            c3 = TVector.NegatedMultiplyAdd(l32, c2, c3);
            c3 = TDiagonal.IsUnit ? c3 : TVector.Divide(c3, L(triangle, 3, 3, stride));
            c3.Store(c + (3 * TVector.Count));
        }
    }

    /// <summary>Element (row, column) of a matrix in panels, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector L(T* a, int row, int column, nint stride) =>
        TVector.Broadcast(a[(row * TVector.Count) + (column / TVector.Count * stride) + (column % TVector.Count)]);
}
