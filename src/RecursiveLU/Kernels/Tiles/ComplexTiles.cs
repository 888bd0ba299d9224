using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>A register tile of complex numbers; otherwise as <see cref="ITile{T}"/>.</summary>
/// <typeparam name="T">The type of their parts.</typeparam>
internal unsafe interface IComplexTile<T>
    where T : unmanaged
{
    /// <summary>Gets the rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>C := C - L * U.</summary>
    static abstract void Update(T* c, T* l, T* u, nint k, nint stride);

    /// <summary>The same with L read where it is; steps are counted in parts.</summary>
    static abstract void UpdateUnpacked(T* c, T* l, T* u, nint k, nint stride, nint rowStep, nint columnStep);
}

/// <summary>Chooses the tiles of complex numbers.</summary>
/// <typeparam name="T">A complex number.</typeparam>
/// <typeparam name="TVector">A vector of them.</typeparam>
internal static unsafe class ComplexTiles<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>C := C - L * U, tile by tile, as <see cref="ITile{T}.Update"/>, but for fetching L.</summary>
    /// <param name="c">C.</param>
    /// <param name="l">L.</param>
    /// <param name="u">U.</param>
    /// <param name="m">Rows of C and L.</param>
    /// <param name="k">Columns of L.</param>
    /// <param name="panels">Panels of C, up to 3.</param>
    /// <param name="stride">Elements from a panel to the next.</param>
    /// <param name="rows">Rows of a tile, 4 or 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(T* c, T* l, T* u, long m, nint k, int panels, nint stride, int rows)
    {
        if (sizeof(T) == 2 * sizeof(double))
        {
            Update((double*)c, (double*)l, (double*)u, m, k, panels, stride, rows);
        }
        else
        {
            Update((float*)c, (float*)l, (float*)u, m, k, panels, stride, rows);
        }
    }

    /// <summary>C := C - L * U with L read where it is, as <see cref="IUnpackedTile{T}.UpdateUnpacked"/>; steps are counted in
    /// elements.</summary>
    public static void UpdateUnpacked(
        T* c, T* l, T* u, long m, nint k, int panels, nint stride, int rows, nint rowStep, nint columnStep) =>
        Pairs.Run<T, TVector, Unpacked>(new Unpacked(c, l, u, m, k, panels, stride, rows, rowStep, columnStep));

    private static void Update<TPart>(TPart* c, TPart* l, TPart* u, long m, nint k, int panels, nint stride, int rows)
        where TPart : unmanaged
    {
        if (TVector.Count * sizeof(T) == 64)
        {
            Update<TPart, Simd512<TPart>>(c, l, u, m, k, panels, 2 * stride, rows);
        }
        else if (TVector.Count * sizeof(T) == 32)
        {
            Update<TPart, Simd256<TPart>>(c, l, u, m, k, panels, 2 * stride, rows);
        }
        else
        {
            Update<TPart, Simd128<TPart>>(c, l, u, m, k, panels, 2 * stride, rows);
        }
    }

    private static void Update<TPart, TParts>(TPart* c, TPart* l, TPart* u, long m, nint k, int panels, nint stride, int rows)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
    {
        switch (panels)
        {
            case 3:
                UpdateRows<TPart, TParts, TileRow3<TPart, TParts>>(c, l, u, m, k, stride, rows);
                break;
            case 2:
                UpdateRows<TPart, TParts, TileRow2<TPart, TParts>>(c, l, u, m, k, stride, rows);
                break;
            default:
                UpdateRows<TPart, TParts, TileRow1<TPart, TParts>>(c, l, u, m, k, stride, rows);
                break;
        }
    }

    private static void UpdateRows<TPart, TParts, TRow>(TPart* c, TPart* l, TPart* u, long m, nint k, nint stride, int rows)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
        where TRow : struct, ITileRow<TRow, TPart, TParts>
    {
        if (rows == 8)
        {
            Update<TPart, TParts, ComplexTile8<TPart, TParts, TRow>>(c, l, u, m, k, stride);
        }
        else
        {
            Update<TPart, TParts, ComplexTile4<TPart, TParts, TRow>>(c, l, u, m, k, stride);
        }
    }

    private static void Update<TPart, TParts, TTile>(TPart* c, TPart* l, TPart* u, long m, nint k, nint stride)
        where TPart : unmanaged
        where TParts : struct, IPairSimd<TParts, TPart>
        where TTile : struct, IComplexTile<TPart>
    {
        for (long i = 0; i < m; i += TTile.Rows)
        {
            TTile.Update(c + (i * TParts.Count), l + (i * TParts.Count), u, k, stride);
        }
    }

    /// <summary>The update with L where it is.</summary>
    private readonly struct Unpacked(
        void* c, void* l, void* u, long m, nint k, int panels, nint stride, int rows, nint rowStep, nint columnStep) : IPairWork
    {
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
        {
            switch (panels)
            {
                case 3:
                    Run<TPart, TParts, TileRow3<TPart, TParts>>();
                    break;
                case 2:
                    Run<TPart, TParts, TileRow2<TPart, TParts>>();
                    break;
                default:
                    Run<TPart, TParts, TileRow1<TPart, TParts>>();
                    break;
            }
        }

        private void Run<TPart, TParts, TRow>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
            where TRow : struct, ITileRow<TRow, TPart, TParts>
        {
            if (rows == 8)
            {
                RunTiles<TPart, TParts, ComplexTile8<TPart, TParts, TRow>>();
            }
            else
            {
                RunTiles<TPart, TParts, ComplexTile4<TPart, TParts, TRow>>();
            }
        }

        private void RunTiles<TPart, TParts, TTile>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart>
            where TTile : struct, IComplexTile<TPart>
        {
            var tile = (TPart*)c;
            var left = (TPart*)l;
            for (long i = 0; i < m; i += TTile.Rows, tile += TTile.Rows * TParts.Count, left += 2 * TTile.Rows * rowStep)
            {
                TTile.UpdateUnpacked(tile, left, (TPart*)u, k, 2 * stride, 2 * rowStep, 2 * columnStep);
            }
        }
    }
}
