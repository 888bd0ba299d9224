using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>Substitution in 4 x 4 blocks of column-major factors, with one element in a register: here every unknown waits for the one
/// before it, and vectors would only make it wait longer.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal static unsafe class Triangle4<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>The order of a block.</summary>
    public const int Order = 4;

    /// <summary>x := L^-1 * x; L's diagonal is one.</summary>
    public static void SolveUnitLower(T* l, nint lda, T* x)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.SolveUnitLower(l, lda, x);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.SolveUnitLower(l, lda, x);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.SolveUnitLower(l, lda, x);
        }
    }

    /// <summary>x := U^-1 * x.</summary>
    public static void SolveUpper(T* u, nint lda, T* x)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.SolveUpper(u, lda, x);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.SolveUpper(u, lda, x);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.SolveUpper(u, lda, x);
        }
    }

    /// <summary>x := U^-T * x.</summary>
    public static void SolveUpperTransposed(T* u, nint lda, T* x)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.SolveUpperTransposed(u, lda, x);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.SolveUpperTransposed(u, lda, x);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.SolveUpperTransposed(u, lda, x);
        }
    }

    /// <summary>x := L^-T * x; L's diagonal is one.</summary>
    public static void SolveUnitLowerTransposed(T* l, nint lda, T* x)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.SolveUnitLowerTransposed(l, lda, x);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.SolveUnitLowerTransposed(l, lda, x);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.SolveUnitLowerTransposed(l, lda, x);
        }
    }

    /// <summary>x := L^-1 * x for a lower triangle, whose elements are anywhere; backwards for an upper one.</summary>
    /// <typeparam name="TDiagonal">Whether the diagonal is one.</typeparam>
    /// <param name="a">The triangle's first element.</param>
    /// <param name="down">Elements from a row to the next.</param>
    /// <param name="right">Elements from a column to the next.</param>
    /// <param name="x">The first unknown.</param>
    /// <param name="step">Elements from one to the next.</param>
    public static void Solve<TDiagonal>(T* a, nint down, nint right, T* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.Solve<TDiagonal>(a, down, right, x, step);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.Solve<TDiagonal>(a, down, right, x, step);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.Solve<TDiagonal>(a, down, right, x, step);
        }
    }

    /// <summary>The same for a triangle of any order, best of a low one.</summary>
    /// <typeparam name="TDiagonal">Whether the diagonal is one.</typeparam>
    /// <param name="n">The order.</param>
    /// <param name="a">The triangle's first element.</param>
    /// <param name="down">Elements from a row to the next.</param>
    /// <param name="right">Elements from a column to the next.</param>
    /// <param name="x">The first unknown.</param>
    /// <param name="step">Elements from one to the next.</param>
    public static void SolveFew<TDiagonal>(nint n, T* a, nint down, nint right, T* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.SolveFew<TDiagonal>(n, a, down, right, x, step);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.SolveFew<TDiagonal>(n, a, down, right, x, step);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.SolveFew<TDiagonal>(n, a, down, right, x, step);
        }
    }

    /// <summary>y := y - A * x for a block A, its columns <paramref name="lda"/> and the elements of x
    /// <paramref name="step"/> apart.</summary>
    public static void Minus(T* a, nint lda, T* x, nint step, T* y)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.Minus(a, lda, x, step, y);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.Minus(a, lda, x, step, y);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.Minus(a, lda, x, step, y);
        }
    }

    /// <summary>y := y - A^T * x for four columns of any height, rows in the order of <paramref name="step"/>, 1 or -1.</summary>
    public static void MinusTransposed(T* a, nint lda, nint rows, nint step, T* x, T* y)
    {
        if (!TVector.IsComplex)
        {
            RegisterTriangle4<T, ElementRegister<T, TVector>>.MinusTransposed(a, lda, rows, step, x, y);
        }
        else if (sizeof(T) == 2 * sizeof(double))
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, double, Simd128<double>>>>.MinusTransposed(a, lda, rows, step, x, y);
        }
        else
        {
            RegisterTriangle4<T, VectorRegister<T, ComplexSimd<T, float, Simd128<float>>>>.MinusTransposed(a, lda, rows, step, x, y);
        }
    }
}
