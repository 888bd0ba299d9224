using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Tests;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Solves a system in every way the managed library has, and judges each result by exact arithmetic.</summary>
/// <remarks>Every bound is one that correct code keeps whatever the data: the reason stands beside it. No bound is an
/// experience.</remarks>
/// <typeparam name="T">The type of the elements: <see cref="float"/>, <see cref="double"/> or a complex number of two of them.</typeparam>
/// <typeparam name="TReal">The type of their parts.</typeparam>
internal sealed partial class Judge<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private readonly OracleCase<T, TReal> _system;
    private readonly Verdicts _verdicts;
    private readonly int _n;
    private readonly DyadicComplex[] _a;
    private readonly DyadicComplex[] _b;

    /// <summary>The exact inverse; null if A is singular.</summary>
    private readonly ExactInverse? _inverse;

    private readonly LuFactorization<T> _lu;

    /// <summary>The computed factors; null if one is not finite.</summary>
    private readonly ExactFactors<T, TReal>? _factors;

    private Judge(OracleCase<T, TReal> system, Verdicts verdicts)
    {
        _system = system;
        _verdicts = verdicts;
        _n = system.N;
        _a = Exact.Of<T>(system.A)!;
        _b = Exact.Of<T>(system.B)!;
        _inverse = ExactInverse.Of(_a, _n);
        _lu = Lu.Factor<T>(system.A, _n, _n);
        _factors = ExactFactors<T, TReal>.Of(_lu.Factors, _lu.Pivots, _n);
    }

    private static Dyadic Roundoff => ExactFactors<T, TReal>.Roundoff;

    private static Dyadic Smallest => ExactFactors<T, TReal>.Smallest;

    private static Dyadic Largest => ExactFactors<T, TReal>.Largest;

    private static bool IsComplex => Precision.IsComplex<T>();

    /// <summary>Judges everything about a system.</summary>
    public static void Run(int seed, Verdicts verdicts)
    {
        var judge = new Judge<T, TReal>(OracleCase<T, TReal>.Make(seed), verdicts);
        verdicts.Matrices++;
        judge.Try(Subject.Factors, judge.JudgeFactors);
        judge.Try(Subject.Solutions, judge.JudgeSolutions);
        judge.Try(Subject.Gesv, judge.JudgeGesv);
        judge.Try(Subject.Batches, judge.JudgeBatches);
        judge.Try(Subject.Inverses, judge.JudgeInverse);
        judge.Try(Subject.Determinants, judge.JudgeDeterminant);
        judge.Try(Subject.LogDeterminants, judge.JudgeLogDeterminant);
        judge.Try(Subject.Conditions, judge.JudgeConditions);
        judge.Try(Subject.Refinements, judge.JudgeRefinements);
        judge.Try(Subject.Mixed, judge.JudgeMixed);
        judge.Try(Subject.Butterflies, judge.JudgeButterflies);
    }

    /// <summary>What throws is wrong: matrices and sizes are legal.</summary>
    private void Try(Subject subject, Action judgement)
    {
        try
        {
            judgement();
        }
        catch (Exception e)
        {
            Add(subject, right: false, e.ToString);
        }
    }

    private void Add(Subject subject, bool right, Func<string> text) => _verdicts.Add(
        subject, right, () => $"{text()}{Environment.NewLine}  {_system}{Environment.NewLine}{_system.Hex()}");

    private ReadOnlySpan<DyadicComplex> B(int column) => _b.AsSpan(column * _n, _n);

    private DyadicComplex A(int i, int j) => _a[i + (j * _n)];

    /// <summary>The factors: |P A - L U|, |L|, info.</summary>
    private void JudgeFactors()
    {
        ReadOnlySpan<T> factors = _lu.Factors;
        long zero = 0;
        for (int j = _n - 1; j >= 0; j--)
        {
            zero = T.IsZero(factors[j * (_n + 1)]) ? j + 1 : zero;
        }

        Add(Subject.Factors, _lu.Info == zero, () => $"info {_lu.Info}, but the first zero pivot is {zero}");
        JudgeInfo();
        if (_factors == null)
        {
            Add(Subject.Factors, MayOverflow(), () => "factors are not finite");
            return;
        }

        JudgeMultipliers(_factors);
        JudgeProduct(_factors);
    }

    /// <summary>Info is that of plain elimination: of small matrices of integers, and of all complex ones, which are factored by the
    /// same operations in whatever order.</summary>
    private void JudgeInfo()
    {
        bool integers = _system.Kind is MatrixKind.SingularIntegers or MatrixKind.SmallIntegers && _system.Scaling == Scaling.None;
        if (IsComplex || (integers && _n <= 4))
        {
            long plain = IsComplex
                ? ComplexElimination<TReal>.Run(Parts(), _n, _n, new long[_n], pivoting: true)
                : PlainInfo();
            Add(Subject.Factors, _lu.Info == plain, () => $"info {_lu.Info}, that of plain elimination is {plain}");
        }
    }

    /// <summary>A copy of the matrix, of complex numbers part by part.</summary>
    private TReal[] Parts() => MemoryMarshal.Cast<T, TReal>(_system.A.AsSpan()).ToArray();

    private void JudgeMultipliers(ExactFactors<T, TReal> factors)
    {
        DyadicComplex wrong = default;
        for (int j = 0; j < _n; j++)
        {
            Dyadic pivot = factors.U(j, j).Magnitude;
            for (int i = j + 1; i < _n; i++)
            {
                DyadicComplex multiplier = factors.L(i, j);
                bool right = IsComplex ? IsBelowPivot(multiplier, factors.U(j, j)) : multiplier.Magnitude <= LargestMultiplier(pivot);
                wrong = right ? wrong : multiplier;
            }
        }

        Add(Subject.Factors, wrong.IsZero, () => $"multiplier {wrong}");
    }

    /// <summary>The largest real multiplier: a quotient by a rounded reciprocal is one unit above 1 at most, and three units where the
    /// reciprocal is so small that it has two digits less.</summary>
    private static Dyadic LargestMultiplier(in Dyadic pivot) =>
        Dyadic.One + Roundoff.Times(TReal.IsNormal(TReal.One / TReal.CreateTruncating(pivot.ToDouble())) ? 2 : 6);

    /// <summary>Whether a number that was divided by a pivot was no larger. It is known but for 22 u of the quotient's magnitude, which
    /// is 2 at most, and three more of the comparison. Where the pivot's magnitude is infinite it says nothing.</summary>
    private static bool IsBelowPivot(in DyadicComplex multiplier, in DyadicComplex pivot)
    {
        Dyadic size = pivot.Magnitude;
        Dyadic most = size + (size * Roundoff.Times(50)) + (ExactFactors<T, TReal>.Loss * (size + Dyadic.One));
        return pivot.IsZero || size >= Largest || (multiplier * pivot).Magnitude <= most;
    }

    private void JudgeProduct(ExactFactors<T, TReal> factors)
    {
        Dyadic constant = ExactFactors<T, TReal>.FactorBound(_n);
        bool right = true;
        int worst = 0;
        for (int k = 0; k < _a.Length && right; k++)
        {
            right = (_a[k] - factors.Product[k]).Magnitude <= (constant * factors.Magnitude[k]) + factors.Lost[k];
            worst = k;
        }

        Add(Subject.Factors, right, () =>
            $"P A - L U is {_a[worst] - factors.Product[worst]} in row {worst % _n} and column {worst / _n}, "
            + $"|L| |U| is {factors.Magnitude[worst]}");
    }

    /// <summary>Whether elimination may overflow, sums of products included: |a| grows at most by 2 in each step, that of complex
    /// numbers, whose multipliers are 2 at most, by 3.</summary>
    private bool MayOverflow() => Exact.Largest(_a).Scaled(IsComplex ? 2 * _n : _n) >= Largest;

    /// <summary>Info of elimination of real numbers with row exchanges, an operation at a time; as in LAPACK a column is multiplied by its pivot's
    /// reciprocal.</summary>
    private long PlainInfo()
    {
        TReal[] a = Parts();
        long info = 0;
        for (int k = 0; k < _n; k++)
        {
            int p = k;
            for (int i = k + 1; i < _n; i++)
            {
                p = TReal.Abs(a[i + (k * _n)]) > TReal.Abs(a[p + (k * _n)]) ? i : p;
            }

            if (TReal.IsZero(a[p + (k * _n)]))
            {
                info = info == 0 ? k + 1 : info;
                continue;
            }

            for (int j = 0; j < _n; j++)
            {
                (a[k + (j * _n)], a[p + (j * _n)]) = (a[p + (j * _n)], a[k + (j * _n)]);
            }

            TReal reciprocal = TReal.One / a[k + (k * _n)];
            for (int i = k + 1; i < _n; i++)
            {
                TReal factor = a[i + (k * _n)] * reciprocal;
                for (int j = k + 1; j < _n; j++)
                {
                    a[i + (j * _n)] -= factor * a[k + (j * _n)];
                }
            }
        }

        return info;
    }
}
