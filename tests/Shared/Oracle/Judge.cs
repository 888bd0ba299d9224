using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Solves a system in every way the managed library has, and judges each result by exact arithmetic.</summary>
/// <remarks>Every bound is one that correct code keeps whatever the data: the reason stands beside it. No bound is an
/// experience.</remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed partial class Judge<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OracleCase<T> _system;
    private readonly Verdicts _verdicts;
    private readonly int _n;
    private readonly Dyadic[] _a;
    private readonly Dyadic[] _b;

    /// <summary>The exact inverse; null if A is singular.</summary>
    private readonly ExactInverse? _inverse;

    private readonly LuFactorization<T> _lu;

    /// <summary>The computed factors; null if one is not finite.</summary>
    private readonly ExactFactors<T>? _factors;

    private Judge(OracleCase<T> system, Verdicts verdicts)
    {
        _system = system;
        _verdicts = verdicts;
        _n = system.N;
        _a = Exact.Of<T>(system.A)!;
        _b = Exact.Of<T>(system.B)!;
        _inverse = ExactInverse.Of(_a, _n);
        _lu = Lu.Factor<T>(system.A, _n, _n);
        _factors = ExactFactors<T>.Of(_lu.Factors, _lu.Pivots, _n);
    }

    private static Dyadic Roundoff => ExactFactors<T>.Roundoff;

    private static Dyadic Smallest => ExactFactors<T>.Smallest;

    /// <summary>Judges everything about a system.</summary>
    public static void Run(int seed, Verdicts verdicts)
    {
        var judge = new Judge<T>(OracleCase<T>.Make(seed), verdicts);
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

    private void Add(Subject subject, bool right, Func<string> text) => _verdicts.Add(subject, right, _system, text);

    private ReadOnlySpan<Dyadic> B(int column) => _b.AsSpan(column * _n, _n);

    private Dyadic A(int i, int j) => _a[i + (j * _n)];

    /// <summary>The factors: |P A - L U|, |L|, info.</summary>
    private void JudgeFactors()
    {
        ReadOnlySpan<T> factors = _lu.Factors;
        long zero = 0;
        T largest = T.Zero;
        T pivot = T.Zero;
        for (int j = _n - 1; j >= 0; j--)
        {
            pivot = T.Max(pivot, T.Abs(factors[j * (_n + 1)]));
            zero = T.IsZero(factors[j * (_n + 1)]) ? j + 1 : zero;
            for (int i = j + 1; i < _n; i++)
            {
                largest = T.Max(largest, T.Abs(factors[i + (j * _n)]));
            }
        }

        Add(Subject.Factors, _lu.Info == zero, () => $"info {_lu.Info}, but the first zero pivot is {zero}");
        if (_system.Kind is MatrixKind.SingularIntegers or MatrixKind.SmallIntegers && _system.Scaling == Scaling.None && _n <= 4)
        {
            long plain = PlainInfo();
            Add(Subject.Factors, _lu.Info == plain, () => $"info {_lu.Info}, that of plain elimination is {plain}");
        }

        if (_factors == null)
        {
            Add(Subject.Factors, MayOverflow(), () => "factors are not finite");
            return;
        }

        // A quotient by a rounded reciprocal is one unit above 1 at most, and three units where the reciprocal is so small that it has
        // two digits less.
        T most = T.One + ((T.BitIncrement(T.One) - T.One) * T.CreateTruncating(T.IsNormal(T.One / pivot) ? 1 : 3));
        Add(Subject.Factors, largest <= most, () => $"multiplier {largest}");
        JudgeProduct(_factors);
    }

    private void JudgeProduct(ExactFactors<T> factors)
    {
        Dyadic constant = Roundoff.Times(_n + 4);
        bool right = true;
        int worst = 0;
        for (int k = 0; k < _a.Length && right; k++)
        {
            right = Dyadic.Abs(_a[k] - factors.Product[k]) <= (constant * factors.Magnitude[k]) + factors.Lost[k];
            worst = k;
        }

        Add(Subject.Factors, right, () =>
            $"P A - L U is {_a[worst] - factors.Product[worst]} in row {worst % _n} and column {worst / _n}, "
            + $"|L| |U| is {factors.Magnitude[worst]}");
    }

    /// <summary>Whether elimination may overflow, sums of products included: |a| grows at most by 2 in each step.</summary>
    private bool MayOverflow() => Exact.Largest(_a).Scaled(_n) >= ExactFactors<T>.Largest;

    /// <summary>Info of elimination with row exchanges, an operation at a time; as in LAPACK a column is multiplied by its pivot's
    /// reciprocal.</summary>
    private long PlainInfo()
    {
        var a = (T[])_system.A.Clone();
        long info = 0;
        for (int k = 0; k < _n; k++)
        {
            int p = k;
            for (int i = k + 1; i < _n; i++)
            {
                p = T.Abs(a[i + (k * _n)]) > T.Abs(a[p + (k * _n)]) ? i : p;
            }

            if (T.IsZero(a[p + (k * _n)]))
            {
                info = info == 0 ? k + 1 : info;
                continue;
            }

            for (int j = 0; j < _n; j++)
            {
                (a[k + (j * _n)], a[p + (j * _n)]) = (a[p + (j * _n)], a[k + (j * _n)]);
            }

            T reciprocal = T.One / a[k + (k * _n)];
            for (int i = k + 1; i < _n; i++)
            {
                T factor = a[i + (k * _n)] * reciprocal;
                for (int j = k + 1; j < _n; j++)
                {
                    a[i + (j * _n)] -= factor * a[k + (j * _n)];
                }
            }
        }

        return info;
    }
}
