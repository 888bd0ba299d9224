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
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Solve<TDiagonal>(T* c, T* triangle, int panels, nint stride)
        where TDiagonal : struct, IDiagonal =>
        Solve<TDiagonal, PanelTriangle<T, TVector>>(c, TVector.Count, stride, new(triangle, stride), panels);

    /// <summary>The same for a triangle anywhere.</summary>
    /// <typeparam name="TDiagonal">Whether T's diagonal is one.</typeparam>
    /// <typeparam name="TTriangle">How T lies.</typeparam>
    /// <param name="c">The tile.</param>
    /// <param name="row">Elements from a row of it to the next.</param>
    /// <param name="stride">Elements from a vector of a row to the next.</param>
    /// <param name="t">T.</param>
    /// <param name="panels">Vectors of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Solve<TDiagonal, TTriangle>(T* c, nint row, nint stride, TTriangle t, int panels)
        where TDiagonal : struct, IDiagonal
        where TTriangle : struct, ITriangle<T>
    {
        Multiplier<TVector> l10 = TVector.LeftAt(t.At(1, 0));
        Multiplier<TVector> l20 = TVector.LeftAt(t.At(2, 0));
        Multiplier<TVector> l30 = TVector.LeftAt(t.At(3, 0));
        Multiplier<TVector> l21 = TVector.LeftAt(t.At(2, 1));
        Multiplier<TVector> l31 = TVector.LeftAt(t.At(3, 1));
        Multiplier<TVector> l32 = TVector.LeftAt(t.At(3, 2));
        Divisor<TVector> d0 = TDiagonal.IsUnit ? default : TVector.DivisorAt(t.At(0, 0));
        Divisor<TVector> d1 = TDiagonal.IsUnit ? default : TVector.DivisorAt(t.At(1, 1));
        Divisor<TVector> d2 = TDiagonal.IsUnit ? default : TVector.DivisorAt(t.At(2, 2));
        Divisor<TVector> d3 = TDiagonal.IsUnit ? default : TVector.DivisorAt(t.At(3, 3));
        for (int p = 0; p < panels; p++, c += stride)
        {
            TVector c0 = TVector.Load(c);
            TVector c1 = TVector.Load(c + row);
            TVector c2 = TVector.Load(c + (2 * row));
            TVector c3 = TVector.Load(c + (3 * row));
            if (!TDiagonal.IsUnit)
            {
                c0 = TVector.Divide(c0, d0);
                c0.Store(c);
            }

            Multiplier<TVector> u0 = TVector.RightOf(c0);
            c1 = TVector.Minus(c1, l10, u0);
            c1 = TDiagonal.IsUnit ? c1 : TVector.Divide(c1, d1);
            c1.Store(c + row);
            Multiplier<TVector> u1 = TVector.RightOf(c1);
            c2 = TVector.Minus(c2, l20, u0);
            c2 = TVector.Minus(c2, l21, u1);
            c2 = TDiagonal.IsUnit ? c2 : TVector.Divide(c2, d2);
            c2.Store(c + (2 * row));
            c3 = TVector.Minus(c3, l30, u0);
            c3 = TVector.Minus(c3, l31, u1);
            c3 = TVector.Minus(c3, l32, TVector.RightOf(c2));
            c3 = TDiagonal.IsUnit ? c3 : TVector.Divide(c3, d3);
            c3.Store(c + (3 * row));
        }
    }
}
