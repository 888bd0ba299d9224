using System.Numerics;

namespace RecursiveLU.Algorithms;

/// <summary>A matrix that is known by what it does to a vector.</summary>
internal unsafe interface ILinearOperator<T>
    where T : unmanaged
{
    /// <summary>x := A * x.</summary>
    void Apply(T* x);

    /// <summary>x := A^T * x.</summary>
    void ApplyTransposed(T* x);
}

/// <summary>A lower bound of a matrix's 1-norm, seldom below a third of it, from a few products with vectors.</summary>
/// <remarks>N. J. Higham, FORTRAN codes for estimating the one-norm of a real or complex matrix, with applications to condition
/// estimation, ACM Trans. Math. Softw. 14(4), 1988, algorithm 4.1: the gradient of the norm leads from unit vector to unit
/// vector; at the end a vector of alternating signs catches matrices that are made to deceive the search.</remarks>
internal static unsafe class NormEstimate
{
    private const int MostSteps = 5;

    /// <summary>Estimates the 1-norm of an operator of order n, at least 1.</summary>
    /// <param name="a">The operator.</param>
    /// <param name="n">Its order.</param>
    /// <param name="x">Room for n elements.</param>
    /// <param name="signs">Room for n elements.</param>
    public static T One<T, TOperator>(ref TOperator a, long n, T* x, T* signs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperator : struct, ILinearOperator<T>
    {
        new Span<T>(x, (int)n).Fill(T.One / T.CreateTruncating(n));
        a.Apply(x);
        T estimate = Vectors.OneNorm(n, x);
        if (n == 1)
        {
            return estimate;
        }

        TakeSigns(n, x, signs);
        a.ApplyTransposed(x);
        long unit = Vectors.IndexOfLargest(n, x);
        for (int step = 2; step <= MostSteps; step++)
        {
            new Span<T>(x, (int)n).Clear();
            x[unit] = T.One;
            a.Apply(x);
            T before = estimate;
            T found = Vectors.OneNorm(n, x);
            bool sameSigns = HasSigns(n, x, signs);
            TakeSigns(n, x, signs);
            estimate = T.Max(before, found);
            if (sameSigns || found <= before)
            {
                break;
            }

            a.ApplyTransposed(x);
            long last = unit;
            unit = Vectors.IndexOfLargest(n, x);
            if (T.Abs(x[last]) == T.Abs(x[unit]))
            {
                break;
            }
        }

        return T.Max(estimate, Alternating(ref a, n, x));
    }

    /// <summary>x := signs := the signs of x.</summary>
    private static void TakeSigns<T>(long n, T* x, T* signs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (long i = 0; i < n; i++)
        {
            x[i] = signs[i] = SignOf(x[i]);
        }
    }

    /// <summary>Whether x has these signs.</summary>
    private static bool HasSigns<T>(long n, T* x, T* signs)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool same = true;
        for (long i = 0; i < n; i++)
        {
            same &= SignOf(x[i]) == signs[i];
        }

        return same;
    }

    private static T SignOf<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T> => x < T.Zero ? T.NegativeOne : T.One;

    /// <summary>The bound that x(i) = (-1)^i * (1 + i / (n - 1)) gives.</summary>
    private static T Alternating<T, TOperator>(ref TOperator a, long n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperator : struct, ILinearOperator<T>
    {
        T last = T.CreateTruncating(n - 1);
        for (long i = 0; i < n; i++)
        {
            T value = T.One + (T.CreateTruncating(i) / last);
            x[i] = i % 2 == 0 ? value : -value;
        }

        a.Apply(x);

        // The vector's own norm is 3/2 n.
        return Vectors.OneNorm(n, x) / T.CreateTruncating(1.5) / T.CreateTruncating(n);
    }
}
