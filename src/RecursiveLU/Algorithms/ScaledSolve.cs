using System.Numerics;
using RecursiveLU.Kernels;

namespace RecursiveLU.Algorithms;

/// <summary>op(A) * x = s * b with a scale s, 1 if possible, that keeps every number on the way from overflowing: LAPACK's latrs
/// for both triangles. Plain code, for the rare case that a solve without a scale has overflowed.</summary>
internal static unsafe class ScaledSolve<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>No number on the way exceeds this.</summary>
    private static T Large => T.ScaleB(T.One, T.ILogB(T.BitDecrement(T.PositiveInfinity)) - 2);

    /// <summary>x := 2^power * A^-1 * x with the power that keeps numbers in the range; false if x is zero or not finite, or there is
    /// no such power.</summary>
    public static bool TrySolve(in Factors<T> f, T* x, out int power)
    {
        T size = Vectors.LargestMagnitude(f.N, x);
        power = 0;
        if (T.IsZero(size) || !T.IsFinite(size) || !f.HaveFinitePivots())
        {
            return false;
        }

        power = -T.ILogB(size);
        for (long i = 0; i < f.N; i++)
        {
            x[i] = T.ScaleB(x[i], power);
        }

        RowExchanges.Apply(x, f.Ipiv, f.N);
        T scale = Run(transposed: false, f, x);
        if (T.IsZero(scale))
        {
            return false;
        }

        power += T.ILogB(scale);
        return true;
    }

    /// <summary>x := s * op(L * U)^-1 * x, without row exchanges; gives s, 0 if it is too small for a number.</summary>
    public static T Run(bool transposed, in Factors<T> f, T* x)
    {
        var n = (nint)f.N;
        var lda = (nint)f.Lda;
        T* last = f.Lu + ((n - 1) * (lda + 1));
        return transposed
            ? Solve<StoredDiagonal>(n, f.Lu, lda, 1, x, 1) * Solve<UnitDiagonal>(n, last, -lda, -1, x + n - 1, -1)
            : Solve<UnitDiagonal>(n, f.Lu, 1, lda, x, 1) * Solve<StoredDiagonal>(n, last, -1, -lda, x + n - 1, -1);
    }

    /// <summary>x := s * M^-1 * x, M a lower triangle, element (i, k) at <c>m[i * row + k * column]</c>.</summary>
    private static T Solve<TDiagonal>(nint n, T* m, nint row, nint column, T* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        T scale = T.One;
        for (nint k = 0; k < n; k++)
        {
            T* diagonal = m + (k * (row + column));
            T* unknown = x + (k * step);
            if (!TDiagonal.IsUnit)
            {
                T size = T.Abs(*diagonal);
                if (size < T.One)
                {
                    scale *= Limit(n, x, step, T.Abs(*unknown), size * Large);
                }

                *unknown /= *diagonal;
            }

            // Half of the range for each of the two terms of a difference.
            T half = T.ScaleB(Large, -1);
            T largest = T.One;
            T others = T.Zero;
            for (nint i = 1; i < n - k; i++)
            {
                largest = T.MaxNumber(largest, T.Abs(diagonal[i * row]));
                others = T.MaxNumber(others, T.Abs(unknown[i * step]));
            }

            scale *= Limit(n, x, step, T.Abs(*unknown), half / largest);
            scale *= Limit(n, x, step, others, half);
            for (nint i = 1; i < n - k; i++)
            {
                unknown[i * step] -= diagonal[i * row] * *unknown;
            }
        }

        return scale;
    }

    /// <summary>Scales x by a power of two so that a value that scales with it comes below a limit; gives the power.</summary>
    private static T Limit(nint n, T* x, nint step, T value, T limit)
    {
        if (!(value > limit))
        {
            return T.One;
        }

        T power = T.IsZero(limit) ? T.Zero : T.ScaleB(T.One, T.ILogB(limit) - T.ILogB(value) - 1);
        for (nint i = 0; i < n; i++)
        {
            x[i * step] *= power;
        }

        return power;
    }
}
