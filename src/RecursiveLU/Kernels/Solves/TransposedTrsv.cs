using System.Numerics;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>x := U^-T * x and x := L^-T * x for one right-hand side, eight columns at a time.</summary>
/// <remarks>A column is multiplied by the unknowns that are known in lanes of 64 bytes as far as whole ones go, then with the
/// others one by one: the result does not depend on the vectors' length.</remarks>
internal static unsafe class TransposedTrsv<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Group = TransposedGemv<T, TVector, Elements>.Group;
    private const int Half = Triangle4<T, TVector>.Order;

    /// <summary>Gets what whole lanes come in: not less than a group, so that a column's lanes do not depend on its place in it.</summary>
    private static int Unit => Math.Max(Group, TransposedGemv<T, TVector, Elements>.Rows);

    /// <summary>x := U^-T * x.</summary>
    public static void Upper(nint n, T* u, nint lda, T* x)
    {
        nint k = 0;
        for (; k + Group <= n; k += Group)
        {
            nint whole = k / Unit * Unit;
            TransposedGemv<T, TVector, Elements>.Minus8(u + (k * lda), lda, whole, x, x + k);
            for (nint j = k; j < k + Group; j += Half)
            {
                T* columns = u + (j * lda);
                Triangle4<T, TVector>.MinusTransposed(columns + whole, lda, j - whole, 1, x + whole, x + j);
                Triangle4<T, TVector>.SolveUpperTransposed(columns + j, lda, x + j);
            }
        }

        nint known = k / Unit * Unit;
        for (nint j = k; j < n && k > 0; j++)
        {
            T* column = u + (j * lda);
            TransposedGemv<T, TVector, Elements>.Minus1(column, known, x, x + j);
            for (nint i = known; i < k; i++)
            {
                x[j] = TVector.NegatedMultiplyAdd(column[i], x[i], x[j]);
            }
        }

        Triangle4<T, TVector>.SolveFew<StoredDiagonal>(n - k, u + (k * (lda + 1)), lda, 1, x + k, 1);
    }

    /// <summary>x := L^-T * x; L's diagonal is one.</summary>
    public static void UnitLower(nint n, T* l, nint lda, T* x)
    {
        nint k = n - Group;
        for (; k >= 0; k -= Group)
        {
            nint first = FirstWhole(n, k + Group);
            TransposedGemv<T, TVector, Elements>.Minus8(l + (k * lda) + first, lda, n - first, x + first, x + k);
            for (nint j = k + Half; j >= k; j -= Half)
            {
                T* columns = l + (j * lda);
                nint rows = first - (j + Half);
                Triangle4<T, TVector>.MinusTransposed(columns + first - 1, lda, rows, -1, x + first - 1, x + j);
                Triangle4<T, TVector>.SolveUnitLowerTransposed(columns + j, lda, x + j);
            }
        }

        nint rest = k + Group;
        nint known = FirstWhole(n, rest);
        for (nint j = rest - 1; j >= 0 && rest < n; j--)
        {
            T* column = l + (j * lda);
            TransposedGemv<T, TVector, Elements>.Minus1(column + known, n - known, x + known, x + j);
            for (nint i = known - 1; i >= rest; i--)
            {
                x[j] = TVector.NegatedMultiplyAdd(column[i], x[i], x[j]);
            }
        }

        Triangle4<T, TVector>.SolveFew<UnitDiagonal>(rest, l + ((rest - 1) * (lda + 1)), -lda, -1, x + rest - 1, -1);
    }

    /// <summary>The first row of as many whole units as there are from a row to the last.</summary>
    private static nint FirstWhole(nint n, nint row) => n - ((n - row) / Unit * Unit);
}
