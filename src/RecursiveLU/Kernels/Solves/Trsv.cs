using System.Numerics;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Solves;

/// <summary>x := L^-1 * x and x := U^-1 * x for one right-hand side, eight columns at a time.</summary>
/// <remarks>Every element is updated column by column, in the order of plain substitution, so the result does not depend on the
/// vectors' length.</remarks>
internal static unsafe class Trsv<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Group = Gemv<T, TVector, Elements>.Group;

    private const int Half = Triangle4<T, TVector>.Order;

    /// <summary>x := L^-1 * x; L's diagonal is one.</summary>
    public static void UnitLower(nint n, T* l, nint lda, T* x)
    {
        nint k = 0;
        for (; k + Group <= n && n > SolveTuning.ElementOrder; k += Group)
        {
            T* d = l + (k * (lda + 1));
            Triangle4<T, TVector>.SolveUnitLower(d, lda, x + k);
            Triangle4<T, TVector>.Minus(d + Half, lda, x + k, 1, x + k + Half);
            Triangle4<T, TVector>.SolveUnitLower(d + (Half * (lda + 1)), lda, x + k + Half);
            Gemv<T, TVector, Elements>.Minus8(d + Group, lda, n - k - Group, x + k, 1, x + k + Group);
        }

        Triangle4<T, TVector>.SolveFew<UnitDiagonal>(n - k, l + (k * (lda + 1)), 1, lda, x + k, 1);
    }

    /// <summary>x := U^-1 * x.</summary>
    public static void Upper(nint n, T* u, nint lda, T* x)
    {
        nint k = n - Group;
        for (; k >= 0 && n > SolveTuning.ElementOrder; k -= Group)
        {
            T* last = u + ((k + Group - 1) * lda);
            T* end = x + k + Group - 1;
            Triangle4<T, TVector>.SolveUpper(u + ((k + Half) * (lda + 1)), lda, x + k + Half);
            Triangle4<T, TVector>.Minus(last + k, -lda, end, -1, x + k);
            Triangle4<T, TVector>.SolveUpper(u + (k * (lda + 1)), lda, x + k);
            Gemv<T, TVector, Elements>.Minus8(last, -lda, k, end, -1, x);
        }

        nint rest = k + Group;
        Triangle4<T, TVector>.SolveFew<StoredDiagonal>(rest, u + ((rest - 1) * (lda + 1)), -1, -lda, x + rest - 1, -1);
    }
}
