using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Tiles;

/// <summary>Where the elements of a small lower triangle are.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe interface ITriangle<T>
    where T : unmanaged
{
    /// <summary>Where an element is.</summary>
    T* At(int row, int column);
}

/// <summary>A triangle in panels.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector, which is a row of a panel.</typeparam>
/// <param name="first">Its first element, which begins a panel or one of equal parts of it.</param>
/// <param name="stride">Elements from a panel to the next.</param>
internal readonly unsafe struct PanelTriangle<T, TVector>(T* first, nint stride) : ITriangle<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int row, int column) =>
        first + (row * TVector.Count) + (column / TVector.Count * stride) + (column % TVector.Count);
}

/// <summary>A triangle with any distance from row to row and from column to column.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="first">Its first element.</param>
/// <param name="rowStep">Elements from a row to the next.</param>
/// <param name="columnStep">Elements from a column to the next.</param>
internal readonly unsafe struct SteppedTriangle<T>(T* first, nint rowStep, nint columnStep) : ITriangle<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(int row, int column) => first + (row * rowStep) + (column * columnStep);
}
