using System.Numerics;
using RecursiveLU.Tests;

namespace RecursiveLU.Testing.Oracle;

/// <content>Determinants and condition numbers.</content>
internal sealed partial class Judge<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>How far a matrix may be from singular for its factors to tell nothing of it: norm(A^-1) norm(A - L U).</summary>
    private const double FarFromSingular = 0.05;

    /// <summary>The determinant of the computed factors: that they are near A is judged for themselves.</summary>
    private DyadicComplex PivotProduct(ExactFactors<T, TReal> factors)
    {
        DyadicComplex product = DyadicComplex.One;
        for (int i = 0; i < _n; i++)
        {
            product *= _lu.Pivots[i] == i + 1 ? factors.U(i, i) : -factors.U(i, i);
        }

        return product;
    }

    private void JudgeDeterminant()
    {
        if (_factors == null)
        {
            return;
        }

        // A product of n numbers, rounded n times, complex ones by sqrt(5) u of the absolute value each; and once more where it is
        // subnormal.
        DyadicComplex exact = PivotProduct(_factors);
        Complex found = Complex.CreateChecked(_lu.Determinant());
        Dyadic error = (Roundoff.Times(IsComplex ? 3 * (_n + 1) : _n + 1) * exact.Modulus) + Smallest;
        Add(
            Subject.Determinants, IsRounded(found.Real, exact.Re, error) && IsRounded(found.Imaginary, exact.Im, error),
            () => $"determinant {found}, but that of the factors is {exact}, 2^{exact.Modulus.Log2}");
    }

    /// <summary>Whether a number is as near to the true one as an error says; infinite, if that may be too large.</summary>
    private static bool IsRounded(double found, in Dyadic exact, in Dyadic error) => double.IsFinite(found)
        ? Dyadic.Abs(Dyadic.Of(found) - exact) <= error
        : double.IsInfinity(found) && (found > 0 ? exact : -exact) + error > Largest;

    private void JudgeLogDeterminant()
    {
        if (_factors == null)
        {
            return;
        }

        DyadicComplex exact = PivotProduct(_factors);
        (T sign, double log) = MatrixFunctions.LogDeterminant(_lu);
        Add(Subject.LogDeterminants, IsPhase(sign, exact), () => $"sign {sign} of {exact}");
        if (exact.IsZero)
        {
            Add(Subject.LogDeterminants, double.IsNegativeInfinity(log), () => $"logarithm {log} of zero");
            return;
        }

        // Near one the logarithm of a significand, whose error is that of n products; else that of a power of two as well.
        Dyadic modulus = exact.Modulus;
        int power = (int)Math.Round(modulus.Log2);
        double expected = Math.Log(modulus.Scaled(-power).ToDouble()) + (power * Math.Log(2));
        int products = IsComplex ? 3 * (_n + 1) : _n;
        double most = (Precision<TReal>.UnitRoundoff * (products + 4 + (4 * Math.Abs(power))))
            + (Math.ScaleB(1, -50) * (1 + Math.Abs(power)));
        Add(
            Subject.LogDeterminants, Math.Abs(log - expected) <= most,
            () => $"logarithm {log}, should be {expected} within {most}");
    }

    /// <summary>The sign, or a complex number over its absolute value but for the rounding of n products and a quotient.</summary>
    private bool IsPhase(T sign, in DyadicComplex exact)
    {
        if (!T.IsFinite(sign))
        {
            return false;
        }

        DyadicComplex found = DyadicComplex.Of(sign);
        if (!IsComplex || exact.IsZero)
        {
            return found == (DyadicComplex)Dyadic.Of(exact.Re.Sign);
        }

        Dyadic modulus = exact.Modulus;
        Dyadic error = ((found * modulus) - exact).Magnitude;
        return error <= (Roundoff.Times((5 * _n) + 10) + Dyadic.Of(1, -49)) * modulus;
    }

    private void JudgeConditions()
    {
        JudgeCondition(MatrixNorm.One);
        JudgeCondition(MatrixNorm.Infinity);
    }

    private void JudgeCondition(MatrixNorm kind)
    {
        if (_factors == null)
        {
            return;
        }

        double rcond = MatrixFunctions.ReciprocalCondition<T>(_lu, _system.A, kind);
        if (_lu.Info != 0)
        {
            Add(Subject.Conditions, rcond == 0, () => $"{kind}: {rcond} of a matrix with a zero pivot");
            return;
        }

        // norm(A x) / norm(A) for some x of norm 1 is what an estimate is at most.
        bool inRange = rcond >= 0 && rcond <= 1 + (100 * _n * Precision<TReal>.UnitRoundoff);
        bool rows = kind == MatrixNorm.Infinity;
        Dyadic norm = Exact.Norm(_n, (i, j) => A(i, j).Modulus, rows);
        if (!inRange || norm > Largest)
        {
            Add(Subject.Conditions, inRange, () => $"{kind}: {rcond} is no reciprocal condition number");
            return;
        }

        (double exact, double perturbation, double backward) = Condition(rows);
        double lost = 4 * Precision.Smallest<T>();
        bool notTooLarge = perturbation > FarFromSingular
            ? rcond <= (1.15 * Math.Max(_n * exact, LargestEstimate(norm, rows)) + (1.15 * _n * backward)) + lost
            : rcond <= (1.15 * LargestEstimate(norm, rows)) + lost;

        // The estimate is a lower bound of the inverse's norm but for the errors of the factors. Condition numbers that are no
        // normal number may become 0.
        bool notTooSmall = perturbation > FarFromSingular || (rcond + lost) * 1.15 >= exact;
        bool positive = perturbation > FarFromSingular || rcond > 0 || exact < 4 * double.CreateChecked(SmallestNormal);
        Add(
            Subject.Conditions, notTooLarge && notTooSmall && positive,
            () => $"{kind}: {rcond}, exactly {exact}; perturbations change it by {backward}, relatively {perturbation}");
    }

    /// <summary>The reciprocal condition number by the norm that A^-1 is seen to have by the two vectors on which the estimate does not
    /// depend (N. J. Higham, ACM Trans. Math. Softw. 14(4), 1988): all elements 1 / n, and alternating ones 1 + i / (n - 1),
    /// in the order of the rows of L * U. More cannot be proved: there are matrices for which the estimate is 1 / n of the norm and
    /// less.</summary>
    private double LargestEstimate(Dyadic norm, bool rows)
    {
        if (_inverse == null)
        {
            return 0;
        }

        Dyadic even = Dyadic.Zero;
        Dyadic alternating = Dyadic.Zero;
        for (int i = 0; i < _n; i++)
        {
            DyadicComplex sum = default;
            DyadicComplex other = default;
            for (int j = 0; j < _n; j++)
            {
                DyadicComplex element = rows ? _inverse[j, i] : _inverse[i, _factors!.Rows[j]];
                sum += element;
                other += element.Times(j % 2 == 0 ? _n - 1 + j : 1 - _n - j);
            }

            even += sum.Modulus;
            alternating += other.Modulus;
        }

        // The vectors' norms are 1 and 3 n / 2, the second one's here n - 1 times as large.
        Dyadic denominator = _inverse.Denominator.Modulus;
        double byEven = Dyadic.Ratio(denominator.Times(_n), norm * even);
        return _n == 1 ? byEven : Math.Min(byEven, Dyadic.Ratio(denominator.Times(3 * _n * (_n - 1)), (norm * alternating).Scaled(1)));
    }

    private static TReal SmallestNormal => Precision<TReal>.PowerOfTwo(Precision<TReal>.SmallestNormalExponent);

    /// <summary>The exact reciprocal condition number; norm(A^-1) norm(E) and norm(E) / norm(A), where E is what rounding errors of
    /// factors and solves may be.</summary>
    private (double Reciprocal, double Perturbation, double Backward) Condition(bool rows)
    {
        ExactFactors<T, TReal> factors = _factors!;
        Dyadic constant = ExactFactors<T, TReal>.SolveBound(_n);
        Dyadic Error(int i, int j) => (constant * factors.Magnitude[i + (j * _n)]) + factors.Lost[i + (j * _n)];
        Dyadic norm = Exact.Norm(_n, (i, j) => A(i, j).Modulus, rows);
        Dyadic error = Exact.Norm(_n, Error, rows);
        double backward = Dyadic.Ratio(error, norm);
        if (_inverse == null)
        {
            return (0, double.PositiveInfinity, backward);
        }

        Dyadic inverse = Exact.Norm(_n, (i, j) => _inverse[i, j].Modulus, rows);
        Dyadic denominator = _inverse.Denominator.Modulus;
        return (Dyadic.Ratio(denominator, norm * inverse), Dyadic.Ratio(error * inverse, denominator), backward);
    }
}
