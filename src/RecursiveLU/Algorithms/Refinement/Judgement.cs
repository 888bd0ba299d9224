using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>How good a solution of A * x = b is, for all solvers that judge their solutions.</summary>
/// <remarks>Where |A| |x| + |b| of a row is neither so small that underflow could matter nor too large for a number, the residual at
/// hand tells. The other rows are computed again by <see cref="WideRows{T, TReal}"/>. A NaN or an infinity is never good.</remarks>
/// <param name="n">The order of A, at least 1.</param>
/// <param name="a">A.</param>
/// <param name="lda">Elements from a column to the next.</param>
/// <param name="b">b.</param>
/// <param name="x">x.</param>
/// <param name="r">b - A * x.</param>
/// <param name="w">|A| |x| + |b|, the real parts; magnitudes of complex numbers are |re| + |im|.</param>
internal readonly unsafe ref struct Judgement<T, TReal>(long n, T* a, long lda, T* b, T* x, T* r, T* w)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>The size of a row from which what underflows in n + 1 terms is less than a unit round-off of it.</summary>
    private TReal Least =>
        TReal.CreateTruncating((Element<T, TReal>.IsComplex ? 32 : 8) * (n + 1)) * Precision<TReal>.SmallestNormal;

    /// <summary>The backward error that will do if it cannot be improved.</summary>
    public static TReal Acceptable(long n) => TReal.CreateTruncating(16 + n) * Precision<TReal>.UnitRoundoff;

    /// <summary>LAPACK's rule in a norm: whether a residual is at most a factor times the size of a solution, and all are finite.
    /// </summary>
    public static bool IsSmall(TReal residual, TReal factor, TReal size)
    {
        TReal limit = factor * size;
        return limit >= Precision<TReal>.SmallestNormal && limit <= Precision<TReal>.Largest
            ? residual <= limit
            : Wide(residual).IsAtMost(Wide(factor) * Wide(size));
    }

    /// <summary>The componentwise backward error max |r| / (|A| |x| + |b|); NaN if a number is not finite.</summary>
    /// <param name="nearEnds">Receives whether a row is so near an end of the range that its residual in r is of no use.</param>
    public TReal BackwardError(out bool nearEnds)
    {
        TReal least = Least;
        TReal most = Precision<TReal>.Largest;
        TReal largest = TReal.Zero;
        bool usual = true;
        for (long i = 0; i < n; i++)
        {
            TReal size = SizeOf(i);
            bool trusted = size >= least && size <= most;
            usual &= trusted;
            largest = trusted ? TReal.Max(largest, Element<T, TReal>.Magnitude(r[i]) / size) : largest;
        }

        nearEnds = false;
        return usual ? largest : TReal.Max(largest, WideError(all: false, out nearEnds, out _));
    }

    /// <summary>Whether the backward error is at most a bound, or exceeds it only because elements of x are so small that they are
    /// rounded to multiples of the smallest number.</summary>
    public bool IsAtMost(TReal error, TReal bound) =>
        error <= bound || (TReal.IsFinite(error) && HasTinyElement() && WideError(all: true, out _, out _) <= bound);

    /// <summary>Whether normInf(r) is at most bound * (normInf(A) normInf(x) + normInf(b)).</summary>
    public bool IsSmallInNorm(TReal bound)
    {
        if (!MatrixVector.TryScaledOneNorm(true, n, a, lda, out Scaled<TReal, TReal> norm))
        {
            return false;
        }

        TReal sizeOfX = Vectors.LargestMagnitude<T, TReal>(n, x);
        TReal sizeOfB = Vectors.LargestMagnitude<T, TReal>(n, b);
        TReal limit = ((norm.Value * sizeOfX) + sizeOfB) * bound;
        Scaled<double, double> residual = TrustedResidual(out bool usual);
        if (usual && limit >= Least && limit <= Precision<TReal>.Largest * bound)
        {
            return Vectors.LargestMagnitude<T, TReal>(n, r) <= limit;
        }

        if (TReal.IsNaN(WideError(all: false, out _, out Scaled<double, double> untrusted)))
        {
            return false;
        }

        residual = Scaled<double, double>.Max(residual, untrusted);
        return residual.IsAtMost(((norm.In<double, double>() * Wide(sizeOfX)) + Wide(sizeOfB)) * Wide(bound));
    }

    private static Scaled<double, double> Wide(TReal x) => Scaled<TReal, TReal>.Of(TReal.Abs(x)).In<double, double>();

    /// <summary>|A| |x| + |b| of a row.</summary>
    private TReal SizeOf(long i) => Element<T, TReal>.Re(w[i]);

    /// <summary>Whether neither underflow nor overflow matters in a row of r.</summary>
    private bool IsTrusted(long i) => SizeOf(i) >= Least && SizeOf(i) <= Precision<TReal>.Largest;

    /// <summary>The largest residual at hand.</summary>
    /// <param name="usual">Receives whether there are no others.</param>
    private Scaled<double, double> TrustedResidual(out bool usual)
    {
        TReal largest = TReal.Zero;
        usual = true;
        for (long i = 0; i < n; i++)
        {
            bool trusted = IsTrusted(i);
            usual &= trusted;
            largest = trusted ? TReal.Max(largest, Element<T, TReal>.Magnitude(r[i])) : largest;
        }

        return Wide(largest);
    }

    private bool HasTinyElement()
    {
        TReal least = Precision<TReal>.SmallestNormal / Precision<TReal>.UnitRoundoff;
        bool tiny = false;
        for (long i = 0; i < n; i++)
        {
            tiny |= Element<T, TReal>.Magnitude(x[i]) < least;
        }

        return tiny;
    }

    /// <summary>The error of rows that <see cref="WideRows{T, TReal}"/> computes; NaN if memory cannot be had.</summary>
    /// <param name="all">All rows, or those whose size does not let r be trusted.</param>
    /// <param name="some">Receives whether there are such rows, those without any terms apart.</param>
    /// <param name="residual">Receives the largest residual.</param>
    private TReal WideError(bool all, out bool some, out Scaled<double, double> residual)
    {
        some = true;
        residual = Scaled<double, double>.Of(double.NaN);
        if (!Scratch.TryRent((Int128)n * sizeof(WideRow), out Scratch scratch))
        {
            return TReal.NaN;
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

        count = WideRows<T, TReal>.Run(rows, count, n, a, lda, b, x, null);
        double error = 0;
        residual = default;
        for (long k = 0; k < count; k++)
        {
            error = Math.Max(error, rows[k].UnexplainedError);
            var size = Scaled<double, double>.Of(rows[k].Magnitude, (int)rows[k].Exponent);
            residual = Scaled<double, double>.Max(residual, size);
        }

        scratch.Return();
        some = count > 0;
        return TReal.CreateTruncating(error);
    }
}
