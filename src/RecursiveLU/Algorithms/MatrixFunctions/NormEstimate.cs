using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>A matrix that is known by what it does to a vector.</summary>
internal unsafe interface ILinearOperator<T>
    where T : unmanaged
{
    /// <summary>x := A * x / 2^e; gives e.</summary>
    int Apply(T* x);

    /// <summary>x := A^T * x / 2^e; gives e.</summary>
    int ApplyTransposed(T* x);
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
    public static Scaled<T> One<T, TOperator>(ref TOperator a, long n, T* x, T* signs)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperator : struct, ILinearOperator<T> => One(ref a, n, x, signs, out _);

    /// <summary>The same; gives the last step's estimate, too.</summary>
    /// <param name="a">The operator.</param>
    /// <param name="n">Its order.</param>
    /// <param name="x">Room for n elements.</param>
    /// <param name="signs">Room for n elements.</param>
    /// <param name="last">Receives what LAPACK's lacn2 gives. But for rounding errors no step lowers the estimate: where this is much
    /// smaller, they are most of the larger one.</param>
    public static Scaled<T> One<T, TOperator>(ref TOperator a, long n, T* x, T* signs, out Scaled<T> last)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperator : struct, ILinearOperator<T>
    {
        new Span<T>(x, (int)n).Fill(T.One / T.CreateTruncating(n));
        int exponent = a.Apply(x);
        var estimate = Scaled<T>.Of(Vectors.OneNorm(n, x), exponent);
        last = estimate;
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
            exponent = a.Apply(x);
            Scaled<T> before = estimate;
            var found = Scaled<T>.Of(Vectors.OneNorm(n, x), exponent);
            bool sameSigns = HasSigns(n, x, signs);
            TakeSigns(n, x, signs);
            last = found;
            estimate = Scaled<T>.Max(before, found);
            if (sameSigns || !(found > before))
            {
                break;
            }

            a.ApplyTransposed(x);
            long lastUnit = unit;
            unit = Vectors.IndexOfLargest(n, x);
            if (T.Abs(x[lastUnit]) == T.Abs(x[unit]))
            {
                break;
            }
        }

        Scaled<T> alternating = Alternating(ref a, n, x);
        last = Scaled<T>.Max(last, alternating);
        return Scaled<T>.Max(estimate, alternating);
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
    private static Scaled<T> Alternating<T, TOperator>(ref TOperator a, long n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperator : struct, ILinearOperator<T>
    {
        T last = T.CreateTruncating(n - 1);
        for (long i = 0; i < n; i++)
        {
            T value = T.One + (T.CreateTruncating(i) / last);
            x[i] = i % 2 == 0 ? value : -value;
        }

        int exponent = a.Apply(x);

        // The vector's own norm is 3/2 n.
        return Scaled<T>.Of(Vectors.OneNorm(n, x) / T.CreateTruncating(1.5) / T.CreateTruncating(n), exponent);
    }
}
