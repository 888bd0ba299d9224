using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>A column's elements in the rows of a panel's four pivots, each in every lane: U's.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly unsafe struct PanelRows<T, TVector>
    where T : unmanaged
    where TVector : struct, IColumnSimd<TVector, T>
{
    public readonly TVector U0;
    public readonly TVector U1;
    public readonly TVector U2;
    public readonly TVector U3;

    /// <summary>Solves for column c with the panel's triangle: pivots are in rows r0, r1, r2 and r3, and L's element in row r1 and
    /// the panel's first column is l10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PanelRows(
        T* c, nint r0, nint r1, nint r2, nint r3, TVector l10, TVector l20, TVector l30, TVector l21, TVector l31, TVector l32)
    {
        TVector u0 = TVector.Broadcast(c[r0]);
        TVector u1 = TVector.NegatedMultiplyAdd(l10, u0, TVector.Broadcast(c[r1]));
        TVector u2 = TVector.NegatedMultiplyAdd(l20, u0, TVector.Broadcast(c[r2]));
        TVector u3 = TVector.NegatedMultiplyAdd(l30, u0, TVector.Broadcast(c[r3]));
        u2 = TVector.NegatedMultiplyAdd(l21, u1, u2);
        u3 = TVector.NegatedMultiplyAdd(l31, u1, u3);
        U0 = u0;
        U1 = u1;
        U2 = u2;
        U3 = TVector.NegatedMultiplyAdd(l32, u2, u3);
    }
}
