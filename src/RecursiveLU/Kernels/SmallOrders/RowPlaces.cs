using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Which row is at a position of the current order, and the reverse, where rows do not move. All numbers are integers of the
/// element's size.</summary>
/// <param name="rowAt">The row at each position.</param>
/// <param name="positionOf">The position of each row.</param>
internal readonly unsafe struct RowPlaces<T, TVector>(T* rowAt, T* positionOf)
    where T : unmanaged
    where TVector : struct, IColumnSimd<TVector, T>
{
    private readonly T* _rowAt = rowAt;
    private readonly T* _positionOf = positionOf;

    /// <summary>The row at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint position) => (nint)TVector.ReadIndex(_rowAt + position);

    /// <summary>Chooses a row as pivot of step j: the row at position j takes its place. Gives the position that it
    /// had.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Choose(nint j, nint row)
    {
        nint position = Displace(j, row);
        TVector.WriteIndex(_rowAt + j, row);
        return position;
    }

    /// <summary>The same for callers who keep the chosen rows themselves, of which <see cref="At"/> knows nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Displace(nint j, nint row)
    {
        nint position = (nint)TVector.ReadIndex(_positionOf + row);
        nint displaced = At(j);
        TVector.WriteIndex(_rowAt + position, displaced);
        TVector.WriteIndex(_positionOf + displaced, position);
        return position;
    }
}
