using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>A matrix that is known by what it does to a vector.</summary>
internal unsafe interface ILinearOperator<T>
    where T : unmanaged
{
    /// <summary>x := A * x / 2^e; gives e.</summary>
    int Apply(T* x);

    /// <summary>x := A^H * x / 2^e, that is A^T * x of a real matrix; gives e.</summary>
    int ApplyTransposed(T* x);
}

/// <summary>A lower bound of a matrix's 1-norm, seldom below a third of it, from a few products with vectors.</summary>
/// <remarks>N. J. Higham, FORTRAN codes for estimating the one-norm of a real or complex matrix, with applications to condition
/// estimation, ACM Trans. Math. Softw. 14(4), 1988, algorithm 4.1: the gradient of the norm leads from unit vector to unit
/// vector, of complex matrices by signs x / |x|; at the end a vector of alternating signs catches matrices that are made to
/// deceive the search.</remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal static unsafe class NormEstimate<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int MostSteps = 5;

    /// <summary>Estimates the 1-norm of an operator of order n, at least 1.</summary>
    /// <param name="a">The operator.</param>
    /// <param name="n">Its order.</param>
    /// <param name="x">Room for n elements.</param>
    /// <param name="signs">Room for n elements.</param>
    public static Scaled<TReal, TReal> One<TOperator>(ref TOperator a, long n, T* x, T* signs)
        where TOperator : struct, ILinearOperator<T> => One(ref a, n, x, signs, out _);

    /// <summary>The same; gives the last step's estimate, too.</summary>
    /// <param name="a">The operator.</param>
    /// <param name="n">Its order.</param>
    /// <param name="x">Room for n elements.</param>
    /// <param name="signs">Room for n elements.</param>
    /// <param name="last">Receives what LAPACK's lacn2 gives. But for rounding errors no step lowers the estimate: where this is much
    /// smaller, they are most of the larger one.</param>
    public static Scaled<TReal, TReal> One<TOperator>(
        ref TOperator a, long n, T* x, T* signs, out Scaled<TReal, TReal> last)
        where TOperator : struct, ILinearOperator<T>
    {
        new Span<T>(x, (int)n).Fill(T.One / T.CreateTruncating(n));
        int exponent = a.Apply(x);
        var estimate = Scaled<TReal, TReal>.Of(Vectors.OneNorm<T, TReal>(n, x), exponent);
        last = estimate;
        if (n == 1)
        {
            return estimate;
        }

        TakeSigns(n, x, signs);
        a.ApplyTransposed(x);
        long unit = Vectors.IndexOfLargest<T, TReal>(n, x);
        for (int step = 2; step <= MostSteps; step++)
        {
            new Span<T>(x, (int)n).Clear();
            x[unit] = T.One;
            exponent = a.Apply(x);
            Scaled<TReal, TReal> before = estimate;
            var found = Scaled<TReal, TReal>.Of(Vectors.OneNorm<T, TReal>(n, x), exponent);
            bool sameSigns = HasSigns(n, x, signs);
            TakeSigns(n, x, signs);
            last = found;
            estimate = Scaled<TReal, TReal>.Max(before, found);
            if (sameSigns || !(found > before))
            {
                break;
            }

            a.ApplyTransposed(x);
            long lastUnit = unit;
            unit = Vectors.IndexOfLargest<T, TReal>(n, x);
            if (Element<T, TReal>.Modulus(x[lastUnit]) == Element<T, TReal>.Modulus(x[unit]))
            {
                break;
            }
        }

        Scaled<TReal, TReal> alternating = Alternating(ref a, n, x);
        last = Scaled<TReal, TReal>.Max(last, alternating);
        return Scaled<TReal, TReal>.Max(estimate, alternating);
    }

    /// <summary>x := signs := the signs of x.</summary>
    private static void TakeSigns(long n, T* x, T* signs)
    {
        for (long i = 0; i < n; i++)
        {
            x[i] = signs[i] = Element<T, TReal>.Sign(x[i]);
        }
    }

    /// <summary>Whether x has these signs.</summary>
    private static bool HasSigns(long n, T* x, T* signs)
    {
        bool same = true;
        for (long i = 0; i < n; i++)
        {
            same &= Element<T, TReal>.Sign(x[i]) == signs[i];
        }

        return same;
    }

    /// <summary>The bound that x(i) = (-1)^i * (1 + i / (n - 1)) gives.</summary>
    private static Scaled<TReal, TReal> Alternating<TOperator>(ref TOperator a, long n, T* x)
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
        TReal norm = Vectors.OneNorm<T, TReal>(n, x);
        return Scaled<TReal, TReal>.Of(norm / TReal.CreateTruncating(1.5) / TReal.CreateTruncating(n), exponent);
    }
}
