using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>How good a solution of A * x = b is, for all solvers that judge their solutions.</summary>
/// <remarks>Where |A| |x| + |b| of a row is neither so small that underflow could matter nor too large for a number, the residual at
/// hand tells. The other rows are computed again by <see cref="WideRows{T}"/>. A NaN or an infinity is never good.</remarks>
/// <param name="n">The order of A, at least 1.</param>
/// <param name="a">A.</param>
/// <param name="lda">Elements from a column to the next.</param>
/// <param name="b">b.</param>
/// <param name="x">x.</param>
/// <param name="r">b - A * x.</param>
/// <param name="w">|A| |x| + |b|.</param>
internal readonly unsafe ref struct Judgement<T>(long n, T* a, long lda, T* b, T* x, T* r, T* w)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Gets half the distance from one to the next number.</summary>
    /// <remarks>Constants, as those below: what computes them from the smallest number takes longer than a system of order 4.</remarks>
    public static T UnitRoundoff => IsDouble ? T.CreateTruncating(1.1102230246251565E-16) : T.CreateTruncating(5.9604645E-08F);

    /// <summary>Gets the smallest number that has all its digits.</summary>
    public static T SmallestNormal => IsDouble ? T.CreateTruncating(2.2250738585072014E-308) : T.CreateTruncating(1.17549435E-38F);

    private static T Largest => IsDouble ? T.CreateTruncating(double.MaxValue) : T.CreateTruncating(float.MaxValue);

    /// <summary>Gets a value indicating whether T is double; otherwise it is float.</summary>
    private static bool IsDouble => typeof(T) == typeof(double);

    /// <summary>The size of a row from which what underflows in n + 1 terms is less than a unit round-off of it.</summary>
    private T Least => T.CreateTruncating(8 * (n + 1)) * SmallestNormal;

    /// <summary>The backward error that will do if it cannot be improved.</summary>
    public static T Acceptable(long n) => T.CreateTruncating(16 + n) * UnitRoundoff;

    /// <summary>LAPACK's rule in a norm: whether a residual is at most a factor times the size of a solution, and all are finite.
    /// </summary>
    public static bool IsSmall(T residual, T factor, T size)
    {
        T limit = factor * size;
        return limit >= SmallestNormal && limit <= Largest
            ? residual <= limit
            : Wide(residual).IsAtMost(Wide(factor) * Wide(size));
    }

    /// <summary>The componentwise backward error max |r| / (|A| |x| + |b|); NaN if a number is not finite.</summary>
    /// <param name="nearEnds">Receives whether a row is so near an end of the range that its residual in r is of no use.</param>
    public T BackwardError(out bool nearEnds)
    {
        T least = Least;
        T most = Largest;
        T largest = T.Zero;
        bool usual = true;
        for (long i = 0; i < n; i++)
        {
            bool trusted = w[i] >= least && w[i] <= most;
            usual &= trusted;
            largest = trusted ? T.Max(largest, T.Abs(r[i]) / w[i]) : largest;
        }

        nearEnds = false;
        return usual ? largest : T.Max(largest, WideError(all: false, out nearEnds, out _));
    }

    /// <summary>Whether the backward error is at most a bound, or exceeds it only because elements of x are so small that they are
    /// rounded to multiples of the smallest number.</summary>
    public bool IsAtMost(T error, T bound) =>
        error <= bound || (T.IsFinite(error) && HasTinyElement() && WideError(all: true, out _, out _) <= bound);

    /// <summary>Whether normInf(r) is at most bound * (normInf(A) normInf(x) + normInf(b)).</summary>
    public bool IsSmallInNorm(T bound)
    {
        if (!MatrixVector.TryScaledOneNorm(true, n, a, lda, out Scaled<T, T> norm))
        {
            return false;
        }

        T sizeOfX = Vectors.LargestMagnitude<T, T>(n, x);
        T sizeOfB = Vectors.LargestMagnitude<T, T>(n, b);
        T limit = ((norm.Value * sizeOfX) + sizeOfB) * bound;
        Scaled<double, double> residual = TrustedResidual(out bool usual);
        if (usual && limit >= Least && limit <= Largest * bound)
        {
            return Vectors.LargestMagnitude<T, T>(n, r) <= limit;
        }

        if (T.IsNaN(WideError(all: false, out _, out Scaled<double, double> untrusted)))
        {
            return false;
        }

        residual = Scaled<double, double>.Max(residual, untrusted);
        return residual.IsAtMost(((norm.In<double, double>() * Wide(sizeOfX)) + Wide(sizeOfB)) * Wide(bound));
    }

    private static Scaled<double, double> Wide(T x) => Scaled<T, T>.Of(T.Abs(x)).In<double, double>();

    /// <summary>Whether neither underflow nor overflow matters in a row of r.</summary>
    private bool IsTrusted(long i) => w[i] >= Least && w[i] <= Largest;

    /// <summary>The largest residual at hand.</summary>
    /// <param name="usual">Receives whether there are no others.</param>
    private Scaled<double, double> TrustedResidual(out bool usual)
    {
        T largest = T.Zero;
        usual = true;
        for (long i = 0; i < n; i++)
        {
            bool trusted = IsTrusted(i);
            usual &= trusted;
            largest = trusted ? T.Max(largest, T.Abs(r[i])) : largest;
        }

        return Wide(largest);
    }

    private bool HasTinyElement()
    {
        T least = SmallestNormal / UnitRoundoff;
        bool tiny = false;
        for (long i = 0; i < n; i++)
        {
            tiny |= T.Abs(x[i]) < least;
        }

        return tiny;
    }

    /// <summary>The error of rows that <see cref="WideRows{T}"/> computes; NaN if memory cannot be had.</summary>
    /// <param name="all">All rows, or those whose size does not let r be trusted.</param>
    /// <param name="some">Receives whether there are such rows, those without any terms apart.</param>
    /// <param name="residual">Receives the largest residual.</param>
    private T WideError(bool all, out bool some, out Scaled<double, double> residual)
    {
        some = true;
        residual = Scaled<double, double>.Of(double.NaN);
        if (!Scratch.TryRent((Int128)n * sizeof(WideRow), out Scratch scratch))
        {
            return T.NaN;
        }

        var rows = (WideRow*)scratch.Pointer;
        long count = 0;
        for (long i = 0; i < n; i++)
        {
            if (all || !IsTrusted(i))
            {
                rows[count++].Row = i;
            }
        }

        count = WideRows<T>.Run(rows, count, n, a, lda, b, x, null);
        double error = 0;
        residual = default;
        for (long k = 0; k < count; k++)
        {
            error = Math.Max(error, rows[k].UnexplainedError);
            var size = Scaled<double, double>.Of(Math.Abs(rows[k].Residual), (int)rows[k].Exponent);
            residual = Scaled<double, double>.Max(residual, size);
        }

        scratch.Return();
        some = count > 0;
        return T.CreateTruncating(error);
    }
}
