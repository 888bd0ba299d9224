using System.Numerics;
using System.Runtime.Intrinsics.X86;
using RecursiveLU.Algorithms.Factorizations;

namespace RecursiveLU.Tests;

/// <summary>Right-looking elimination with LAPACK's rules, in the operations of the kernels: the oracle for single bits.</summary>
internal static class PlainElimination
{
    /// <summary>Factors a matrix without gaps in place; gives info.</summary>
    public static long Run<T>(T[] a, int m, int n, long[] pivots, bool pivoting)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long info = 0;
        bool fused = Fma.IsSupported && !SmallGetrf.IsTiny<T>(m, n);
        for (int k = 0; k < Math.Min(m, n); k++)
        {
            int p = k;
            for (int i = k + 1; pivoting && i < m; i++)
            {
                p = T.Abs(a[i + (k * m)]) > T.Abs(a[p + (k * m)]) ? i : p;
            }

            pivots[k] = p + 1;
            for (int j = 0; j < n; j++)
            {
                (a[k + (j * m)], a[p + (j * m)]) = (a[p + (j * m)], a[k + (j * m)]);
            }

            info = info == 0 && T.IsZero(a[k + (k * m)]) ? k + 1 : info;
            Divide(a.AsSpan((k * m) + k + 1, m - k - 1), a[k + (k * m)]);
            for (int j = k + 1; j < n; j++)
            {
                for (int i = k + 1; i < m; i++)
                {
                    a[i + (j * m)] = Minus(fused, a[i + (k * m)], a[k + (j * m)], a[i + (j * m)]);
                }
            }
        }

        return pivoting ? info : -info;
    }

    private static void Divide<T>(Span<T> x, T pivot)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The least number that is not subnormal.
        T least = T.ScaleB(T.One, typeof(T) == typeof(double) ? -1022 : -126);
        T reciprocal = T.One / pivot;
        foreach (ref T element in x)
        {
            element = T.IsZero(pivot) ? element : T.Abs(pivot) < least ? element / pivot : element * reciprocal;
        }
    }

    /// <summary>c - a * b, rounded once or twice.</summary>
    private static T Minus<T>(bool fused, T a, T b, T c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => fused ? T.FusedMultiplyAdd(-a, b, c) : c - (a * b);
}
