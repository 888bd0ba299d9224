using System.Numerics;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>x := op(A)^-1 * x for a triangle A by columns and a contiguous x, eight columns at a time.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TDiagonal">Whether A's diagonal is one.</typeparam>
/// <remarks>Without transposition a column whose unknown is zero is left out, its diagonal element, too, as in the reference
/// implementation of BLAS. The result does not depend on the vectors' length.</remarks>
internal static unsafe class Substitution<T, TVector, TDiagonal>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
    where TDiagonal : struct, IDiagonal
{
    private const int Group = Gemv<T, TVector, Elements>.Group;
    private const int Half = Triangle4<T, TVector>.Order;

    /// <summary>x := A^-1 * x for a lower triangle.</summary>
    public static void Lower(nint n, T* a, nint lda, T* x)
    {
        T* given = stackalloc T[Group];
        nint k = 0;
        for (; k + Group <= n; k += Group)
        {
            T* d = a + (k * (lda + 1));
            Keep(x + k, given);
            Triangle4<T, TVector>.Solve<TDiagonal>(d, 1, lda, x + k, 1);
            Triangle4<T, TVector>.Minus(d + Half, lda, x + k, 1, x + k + Half);
            Triangle4<T, TVector>.Solve<TDiagonal>(d + (Half * (lda + 1)), 1, lda, x + k + Half, 1);
            if (HaveFactors(x + k))
            {
                Minus8(d + Group, lda, n - k - Group, x + k, 1, x + k + Group);
                continue;
            }

            Keep(given, x + k);
            LowerColumns(k, k + Group, n, a, lda, x);
        }

        LowerColumns(k, n, n, a, lda, x);
    }

    /// <summary>x := A^-1 * x for an upper triangle.</summary>
    public static void Upper(nint n, T* a, nint lda, T* x)
    {
        T* given = stackalloc T[Group];
        nint k = n - Group;
        for (; k >= 0; k -= Group)
        {
            T* last = a + ((k + Group - 1) * lda);
            T* end = x + k + Group - 1;
            Keep(x + k, given);
            Triangle4<T, TVector>.Solve<TDiagonal>(last + k + Group - 1, -1, -lda, end, -1);
            Triangle4<T, TVector>.Minus(last + k, -lda, end, -1, x + k);
            Triangle4<T, TVector>.Solve<TDiagonal>(a + ((k + Half - 1) * (lda + 1)), -1, -lda, end - Half, -1);
            if (HaveFactors(x + k))
            {
                Minus8(last, -lda, k, end, -1, x);
                continue;
            }

            Keep(given, x + k);
            UpperColumns(k + Group - 1, k, a, lda, x);
        }

        UpperColumns(k + Group - 1, 0, a, lda, x);
    }

    /// <summary>x := A^-T * x for an upper triangle.</summary>
    public static void UpperTransposed(nint n, T* a, nint lda, T* x)
    {
        nint k = 0;
        for (; k + Group <= n; k += Group)
        {
            T* columns = a + (k * lda);
            T* right = columns + (Half * lda) + k;
            TransposedGemv<T, TVector, Elements>.Minus(columns, lda, k, Group, x, x + k);
            Triangle4<T, TVector>.Solve<TDiagonal>(columns + k, lda, 1, x + k, 1);
            Triangle4<T, TVector>.MinusTransposed(right, lda, Half, 1, x + k, x + k + Half);
            Triangle4<T, TVector>.Solve<TDiagonal>(right + Half, lda, 1, x + k + Half, 1);
        }

        for (; k < n; k++)
        {
            T* column = a + (k * lda);
            TransposedGemv<T, TVector, Elements>.Minus(column, lda, k, 1, x, x + k);
            x[k] = Quotient(x[k], column + k);
        }
    }

    /// <summary>x := A^-T * x for a lower triangle.</summary>
    public static void LowerTransposed(nint n, T* a, nint lda, T* x)
    {
        nint k = n - Group;
        for (; k >= 0; k -= Group)
        {
            nint next = k + Group;
            T* columns = a + (k * lda);
            TransposedGemv<T, TVector, Elements>.Minus(columns + next, lda, n - next, Group, x + next, x + k);
            Triangle4<T, TVector>.Solve<TDiagonal>(a + ((next - 1) * (lda + 1)), -lda, -1, x + next - 1, -1);
            Triangle4<T, TVector>.MinusTransposed(columns + next - 1, lda, Half, -1, x + next - 1, x + k);
            Triangle4<T, TVector>.Solve<TDiagonal>(a + ((k + Half - 1) * (lda + 1)), -lda, -1, x + k + Half - 1, -1);
        }

        for (k += Group - 1; k >= 0; k--)
        {
            T* d = a + (k * (lda + 1));
            TransposedGemv<T, TVector, Elements>.Minus(d + 1, lda, n - k - 1, 1, x + k + 1, x + k);
            x[k] = Quotient(x[k], d);
        }
    }

    /// <summary>Subtracts from x, column by column, a lower triangle's columns from one to another, times unknowns that are
    /// not zero.</summary>
    private static void LowerColumns(nint k, nint end, nint n, T* a, nint lda, T* x)
    {
        for (; k < end; k++)
        {
            T* d = a + (k * (lda + 1));
            if (!TVector.IsZero(x[k]))
            {
                x[k] = Quotient(x[k], d);
                Axpy<T, TVector>.Minus(n - k - 1, x[k], d + 1, x + k + 1);
            }
        }
    }

    /// <summary>The same for an upper triangle, from the last of these columns to the first one.</summary>
    private static void UpperColumns(nint last, nint first, T* a, nint lda, T* x)
    {
        for (nint k = last; k >= first; k--)
        {
            T* column = a + (k * lda);
            if (!TVector.IsZero(x[k]))
            {
                x[k] = Quotient(x[k], column + k);
                Axpy<T, TVector>.Minus(k, x[k], column, x);
            }
        }
    }

    private static T Quotient(T x, T* diagonal) => TDiagonal.IsUnit ? x : TVector.Divide(x, *diagonal);

    /// <summary>Whether a group of unknowns are factors: neither zero, nor NaN, which a zero may have become by division.</summary>
    private static bool HaveFactors(T* x)
    {
        bool factors = true;
        for (int i = 0; i < Group; i++)
        {
            factors &= !TVector.IsZero(x[i]) && !TVector.IsNaN(x[i]);
        }

        return factors;
    }

    /// <summary>Copies a group of unknowns.</summary>
    private static void Keep(T* x, T* copy)
    {
        for (int i = 0; i < Group; i++)
        {
            copy[i] = x[i];
        }
    }

    /// <summary>y := y - A * x for eight columns, <paramref name="lda"/> apart, and elements of x, <paramref name="step"/>
    /// apart.</summary>
    private static void Minus8(T* a, nint lda, nint rows, T* x, nint step, T* y)
    {
        if (rows < TVector.Count)
        {
            FewRows<T, TVector>.Minus(rows, Group, a, lda, x, step, y);
        }
        else
        {
            Gemv<T, TVector, Elements>.Minus8(a, lda, rows, x, step, y);
        }
    }
}
