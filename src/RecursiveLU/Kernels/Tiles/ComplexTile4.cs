using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Register tiles of 4 rows of complex numbers, 1 to 3 panels wide.</summary>
/// <typeparam name="T">The type of their parts.</typeparam>
/// <typeparam name="TVector">A vector of those, which is a row of a panel.</typeparam>
/// <typeparam name="TRow">A row of the tile.</typeparam>
/// <remarks>Strides and steps are counted in parts. In vectors of complex numbers the compiler would find too much to inline, and leave
/// calls and spills.</remarks>
internal unsafe struct ComplexTile4<T, TVector, TRow> : IComplexTile<T>
    where T : unmanaged
    where TVector : struct, IPairSimd<TVector, T>
    where TRow : struct, IComplexRow<TRow, T, TVector>
{
    public static int Rows => 4;

    public static void Update(T* c, T* l, T* u, nint k, nint stride)
    {
        for (int r = Rows; r < 2 * Rows && k >= FetchTuning.TileDepth; r++)
        {
            TRow.Prefetch(c + (r * TVector.Count), stride);
        }

        TRow c0 = TRow.Load(c, stride);
        TRow c1 = TRow.Load(c + TVector.Count, stride);
        TRow c2 = TRow.Load(c + (2 * TVector.Count), stride);
        TRow c3 = TRow.Load(c + (3 * TVector.Count), stride);

        for (T* panel = l; k > 0; k -= TVector.Count / 2, panel += stride)
        {
            T* p = panel;
            for (T* end = p + Math.Min(2 * k, TVector.Count); p != end; p += 2)
            {
                TRow x = TRow.Load(u, stride);
                TRow turned = x.Turned();
                u += TVector.Count;
                c0 = c0.Minus(p, x, turned);
                c1 = c1.Minus(p + TVector.Count, x, turned);
                c2 = c2.Minus(p + (2 * TVector.Count), x, turned);
                c3 = c3.Minus(p + (3 * TVector.Count), x, turned);
            }
        }

        c0.Store(c, stride);
        c1.Store(c + TVector.Count, stride);
        c2.Store(c + (2 * TVector.Count), stride);
        c3.Store(c + (3 * TVector.Count), stride);
    }
}
