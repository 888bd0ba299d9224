using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>Substitution in 4 x 4 blocks of column-major factors, in scalar registers: here every unknown waits for the one before
/// it, and vectors would only make it wait longer.</summary>
internal static unsafe class Triangle4<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The order of a block.</summary>
    public const int Order = 4;

    /// <summary>x := L^-1 * x; L's diagonal is one.</summary>
    public static void SolveUnitLower(T* l, nint lda, T* x)
    {
        T* l1 = l + lda;
        T* l2 = l1 + lda;
        T x0 = x[0];
        T x1 = TVector.NegatedMultiplyAdd(l[1], x0, x[1]);
        T x2 = TVector.NegatedMultiplyAdd(l[2], x0, x[2]);
        T x3 = TVector.NegatedMultiplyAdd(l[3], x0, x[3]);
        x2 = TVector.NegatedMultiplyAdd(l1[2], x1, x2);
        x3 = TVector.NegatedMultiplyAdd(l1[3], x1, x3);
        x3 = TVector.NegatedMultiplyAdd(l2[3], x2, x3);
        x[1] = x1;
        x[2] = x2;
        x[3] = x3;
    }

    /// <summary>x := U^-1 * x.</summary>
    public static void SolveUpper(T* u, nint lda, T* x)
    {
        T* u1 = u + lda;
        T* u2 = u1 + lda;
        T* u3 = u2 + lda;
        T x3 = TVector.Divide(x[3], u3[3]);
        T x2 = TVector.Divide(TVector.NegatedMultiplyAdd(u3[2], x3, x[2]), u2[2]);
        T x1 = TVector.NegatedMultiplyAdd(u3[1], x3, x[1]);
        T x0 = TVector.NegatedMultiplyAdd(u3[0], x3, x[0]);
        x1 = TVector.Divide(TVector.NegatedMultiplyAdd(u2[1], x2, x1), u1[1]);
        x0 = TVector.NegatedMultiplyAdd(u2[0], x2, x0);
        x0 = TVector.Divide(TVector.NegatedMultiplyAdd(u1[0], x1, x0), u[0]);
        x[0] = x0;
        x[1] = x1;
        x[2] = x2;
        x[3] = x3;
    }

    /// <summary>x := U^-T * x.</summary>
    public static void SolveUpperTransposed(T* u, nint lda, T* x)
    {
        T* u1 = u + lda;
        T* u2 = u1 + lda;
        T* u3 = u2 + lda;
        T x0 = TVector.Divide(x[0], u[0]);
        T x1 = TVector.Divide(TVector.NegatedMultiplyAdd(u1[0], x0, x[1]), u1[1]);
        T x2 = TVector.NegatedMultiplyAdd(u2[0], x0, x[2]);
        T x3 = TVector.NegatedMultiplyAdd(u3[0], x0, x[3]);
        x2 = TVector.Divide(TVector.NegatedMultiplyAdd(u2[1], x1, x2), u2[2]);
        x3 = TVector.NegatedMultiplyAdd(u3[1], x1, x3);
        x3 = TVector.Divide(TVector.NegatedMultiplyAdd(u3[2], x2, x3), u3[3]);
        x[0] = x0;
        x[1] = x1;
        x[2] = x2;
        x[3] = x3;
    }

    /// <summary>x := L^-T * x; L's diagonal is one.</summary>
    public static void SolveUnitLowerTransposed(T* l, nint lda, T* x)
    {
        T* l1 = l + lda;
        T* l2 = l1 + lda;
        T x3 = x[3];
        T x2 = TVector.NegatedMultiplyAdd(l2[3], x3, x[2]);
        T x1 = TVector.NegatedMultiplyAdd(l1[3], x3, x[1]);
        T x0 = TVector.NegatedMultiplyAdd(l[3], x3, x[0]);
        x1 = TVector.NegatedMultiplyAdd(l1[2], x2, x1);
        x0 = TVector.NegatedMultiplyAdd(l[2], x2, x0);
        x0 = TVector.NegatedMultiplyAdd(l[1], x1, x0);
        x[0] = x0;
        x[1] = x1;
        x[2] = x2;
    }

    /// <summary>y := y - A * x for a block A, its columns <paramref name="lda"/> and the elements of x
    /// <paramref name="step"/> apart.</summary>
    public static void Minus(T* a, nint lda, T* x, nint step, T* y)
    {
        T y0 = y[0];
        T y1 = y[1];
        T y2 = y[2];
        T y3 = y[3];
        for (int j = 0; j < Order; j++, a += lda, x += step)
        {
            T b = *x;
            y0 = TVector.NegatedMultiplyAdd(a[0], b, y0);
            y1 = TVector.NegatedMultiplyAdd(a[1], b, y1);
            y2 = TVector.NegatedMultiplyAdd(a[2], b, y2);
            y3 = TVector.NegatedMultiplyAdd(a[3], b, y3);
        }

        y[0] = y0;
        y[1] = y1;
        y[2] = y2;
        y[3] = y3;
    }

    /// <summary>y := y - A^T * x for four columns of any height, rows in the order of <paramref name="step"/>, 1 or -1.</summary>
    public static void MinusTransposed(T* a, nint lda, nint rows, nint step, T* x, T* y)
    {
        T* a1 = a + lda;
        T* a2 = a1 + lda;
        T* a3 = a2 + lda;
        T y0 = y[0];
        T y1 = y[1];
        T y2 = y[2];
        T y3 = y[3];
        for (nint i = 0; i != rows * step; i += step)
        {
            T b = x[i];
            y0 = TVector.NegatedMultiplyAdd(a[i], b, y0);
            y1 = TVector.NegatedMultiplyAdd(a1[i], b, y1);
            y2 = TVector.NegatedMultiplyAdd(a2[i], b, y2);
            y3 = TVector.NegatedMultiplyAdd(a3[i], b, y3);
        }

        y[0] = y0;
        y[1] = y1;
        y[2] = y2;
        y[3] = y3;
    }
}
