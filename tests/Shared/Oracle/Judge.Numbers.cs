using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <content>Determinants and condition numbers.</content>
internal sealed partial class Judge<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How far a matrix may be from singular for its factors to tell nothing of it: norm(A^-1) norm(A - L U).</summary>
    private const double FarFromSingular = 0.05;

    /// <summary>The determinant of the computed factors: that they are near A is judged for themselves.</summary>
    private Dyadic PivotProduct(ExactFactors<T> factors)
    {
        Dyadic product = Dyadic.One;
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

        // A product of n numbers, rounded n times and once more where it is subnormal.
        Dyadic exact = PivotProduct(_factors);
        T found = _lu.Determinant();
        Dyadic error = (Roundoff.Times(_n + 1) * Dyadic.Abs(exact)) + Smallest;
        bool right = T.IsFinite(found)
            ? Dyadic.Abs(Dyadic.Of(found) - exact) <= error
            : T.IsInfinity(found) && T.Sign(found) == exact.Sign && Dyadic.Abs(exact) + error > ExactFactors<T>.Largest;
        Add(Subject.Determinants, right, () => $"determinant {found}, but that of the factors is {exact}, 2^{exact.Log2}");
    }

    private void JudgeLogDeterminant()
    {
        if (_factors == null)
        {
            return;
        }

        Dyadic exact = PivotProduct(_factors);
        (T sign, T log) = _lu.LogDeterminant();
        Add(Subject.LogDeterminants, sign == T.CreateChecked(exact.Sign), () => $"sign {sign} of {exact.Sign}");
        if (exact.IsZero)
        {
            Add(Subject.LogDeterminants, T.IsNegativeInfinity(log), () => $"logarithm {log} of zero");
            return;
        }

        // Near one the logarithm of a significand, whose error is that of n products; else that of a power of two as well.
        int power = (int)Math.Round(exact.Log2);
        double expected = Math.Log(Dyadic.Abs(exact.Scaled(-power)).ToDouble()) + (power * Math.Log(2));
        double most = (Precision<T>.UnitRoundoff * (_n + 4 + (4 * Math.Abs(power)))) + (Math.ScaleB(1, -50) * (1 + Math.Abs(power)));
        bool right = Math.Abs(double.CreateChecked(log) - expected) <= most;
        Add(Subject.LogDeterminants, right, () => $"logarithm {log}, should be {expected} within {most}");
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

        T found = _lu.ReciprocalCondition(_system.A, kind);
        if (_lu.Info != 0)
        {
            Add(Subject.Conditions, T.IsZero(found), () => $"{kind}: {found} of a matrix with a zero pivot");
            return;
        }

        // norm(A x) / norm(A) for some x of norm 1 is what an estimate is at most.
        double rcond = double.CreateChecked(found);
        bool inRange = rcond >= 0 && rcond <= 1 + (100 * _n * Precision<T>.UnitRoundoff);
        bool rows = kind == MatrixNorm.Infinity;
        Dyadic norm = Exact.Norm(_n, A, rows);
        if (!inRange || norm > ExactFactors<T>.Largest)
        {
            Add(Subject.Conditions, inRange, () => $"{kind}: {found} is no reciprocal condition number");
            return;
        }

        (double exact, double perturbation, double backward) = Condition(rows);
        double lost = 4 * double.CreateChecked(T.Epsilon);
        bool notTooLarge = perturbation > FarFromSingular
            ? rcond <= (_n * (1.15 * (exact + backward))) + lost
            : rcond <= (1.15 * LargestEstimate(norm, rows)) + lost;

        // The estimate is a lower bound of the inverse's norm but for the errors of the factors. Condition numbers that are no
        // normal number may become 0.
        bool notTooSmall = perturbation > FarFromSingular || (rcond + lost) * 1.15 >= exact;
        bool positive = perturbation > FarFromSingular || rcond > 0 || exact < 4 * double.CreateChecked(SmallestNormal);
        Add(
            Subject.Conditions, notTooLarge && notTooSmall && positive,
            () => $"{kind}: {found}, exactly {exact}; perturbations change it by {backward}, relatively {perturbation}");
    }

    /// <summary>The reciprocal condition number by the norm that A^-1 is seen to have by the two vectors on which the estimate does not
    /// depend (N. J. Higham, ACM Trans. Math. Softw. 14(4), 1988): all elements 1 / n, and alternating ones 1 + i / (n - 1),
    /// in the order of the rows of L * U. More cannot be proved: there are matrices for which the estimate is 1 / n of the norm and
    /// less.</summary>
    private double LargestEstimate(Dyadic norm, bool rows)
    {
        Dyadic even = Dyadic.Zero;
        Dyadic alternating = Dyadic.Zero;
        for (int i = 0; i < _n; i++)
        {
            Dyadic sum = Dyadic.Zero;
            Dyadic other = Dyadic.Zero;
            for (int j = 0; j < _n; j++)
            {
                Dyadic element = rows ? _inverse![j, i] : _inverse![i, _factors!.Rows[j]];
                sum += element;
                other += element.Times(j % 2 == 0 ? _n - 1 + j : 1 - _n - j);
            }

            even += Dyadic.Abs(sum);
            alternating += Dyadic.Abs(other);
        }

        // The vectors' norms are 1 and 3 n / 2, the second one's here n - 1 times as large.
        Dyadic denominator = Dyadic.Abs(_inverse!.Denominator);
        double byEven = Dyadic.Ratio(denominator.Times(_n), norm * even);
        return _n == 1 ? byEven : Math.Min(byEven, Dyadic.Ratio(denominator.Times(3 * _n * (_n - 1)), (norm * alternating).Scaled(1)));
    }

    private static T SmallestNormal => Precision<T>.PowerOfTwo(Precision<T>.SmallestNormalExponent);

    /// <summary>The exact reciprocal condition number; norm(A^-1) norm(E) and norm(E) / norm(A), where E is what rounding errors of
    /// factors and solves may be.</summary>
    private (double Reciprocal, double Perturbation, double Backward) Condition(bool rows)
    {
        ExactFactors<T> factors = _factors!;
        Dyadic constant = Roundoff.Times((3 * _n) + 10);
        Dyadic Error(int i, int j) => (constant * factors.Magnitude[i + (j * _n)]) + factors.Lost[i + (j * _n)];
        Dyadic norm = Exact.Norm(_n, A, rows);
        Dyadic error = Exact.Norm(_n, Error, rows);
        double backward = Dyadic.Ratio(error, norm);
        if (_inverse == null)
        {
            return (0, double.PositiveInfinity, backward);
        }

        Dyadic inverse = Exact.Norm(_n, (i, j) => _inverse[i, j], rows);
        Dyadic denominator = Dyadic.Abs(_inverse.Denominator);
        return (Dyadic.Ratio(denominator, norm * inverse), Dyadic.Ratio(error * inverse, denominator), backward);
    }
}
