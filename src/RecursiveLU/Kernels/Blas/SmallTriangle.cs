using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>X := alpha * X * T^-1 for a small upper triangle T of real numbers, element by element.</summary>
/// <remarks>What is rounded, and in which order, is as in <see cref="StripTriangle{T, TVector}"/>.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal static unsafe class SmallTriangle<T>
    where T : unmanaged
{
    /// <summary>Computes it.</summary>
    /// <param name="x">X.</param>
    /// <param name="rows">X's rows.</param>
    /// <param name="order">T's order.</param>
    /// <param name="alpha">The factor; null for one.</param>
    /// <param name="t">T.</param>
    /// <param name="isUnit">Whether T's diagonal is one.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Solve(in MatrixView<T> x, int rows, int order, T* alpha, in MatrixView<T> t, bool isUnit)
    {
        nint xStep = x.ColumnStep;
        nint tStep = t.RowStep;
        for (int i = 0; i < rows; i++)
        {
            T* row = x.At(i, 0);
            T* target = row;
            T* column = t.Data;
            for (int j = 0; j < order; j++, target += xStep, column += t.ColumnStep)
            {
                T sum = alpha == null ? *target : Simd128<T>.Multiply(*target, *alpha);
                T* factor = column;
                for (T* known = row; known != target; known += xStep, factor += tStep)
                {
                    sum = Simd128<T>.NegatedMultiplyAdd(*factor, *known, sum);
                }

                *target = isUnit ? sum : Simd128<T>.Divide(sum, *factor);
            }
        }
    }
}
