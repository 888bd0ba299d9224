using System.Numerics;
using RecursiveLU.Tests;

namespace RecursiveLU.Testing.Oracle;

/// <content>Solvers that look at their residuals.</content>
internal sealed partial class Judge<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private void JudgeMixed()
    {
        if (!Precision.IsDouble<T>())
        {
            return;
        }

        var a = (T[])_system.A.Clone();
        var x = new T[_system.B.Length];
        var pivots = new long[_n];
        MixedSolution solution;
        try
        {
            solution = MatrixFunctions.SolveMixed<T>(a, _n, pivots, _system.B, x, _system.Columns);
        }
        catch (ArithmeticException)
        {
            Add(Subject.Mixed, MayOverflowByExchanges(), () => "refused, though nothing overflows");
            return;
        }

        if (solution.Iterations < 0)
        {
            Add(Subject.Mixed, solution.Info == _lu.Info, () => $"info {solution.Info}, that of the factorization is {_lu.Info}");
            if (solution.Info == 0)
            {
                JudgeByExchanges(Subject.Mixed, a, pivots, x);
            }

            return;
        }

        Add(Subject.Mixed, solution.Info == 0, () => $"info {solution.Info} after {solution.Iterations} steps");
        Add(Subject.Mixed, a.AsSpan().SequenceEqual(_system.A), () => $"A has changed in {solution.Iterations} steps");
        for (int column = 0; column < _system.Columns; column++)
        {
            JudgeMixedColumn(column, x.AsSpan(column * _n, _n), solution.Iterations);
        }
    }

    /// <summary>The rule norm(r) at most sqrt(n) u norm(A) norm(x), for a residual that is computed with errors up to
    /// (n + 1) u (|A| |x| + |b|), where |b| is at most |A| |x| + |r|, and n e below the smallest number e. Complex numbers have twice as
    /// many products in a part, and the norm of A of absolute values may be less by sqrt(1/2) than of magnitudes.</summary>
    private void JudgeMixedColumn(int column, ReadOnlySpan<T> found, long iterations)
    {
        string name = $"column {column}, {iterations} steps";
        DyadicComplex[]? x = Exact.Of(found);
        if (x == null)
        {
            Add(Subject.Mixed, right: false, () => $"{name}: the solution is not finite");
            return;
        }

        Dyadic r = Exact.Largest(Exact.Residual(_a, _n, x, B(column), transposed: false));
        Dyadic size = Exact.Norm(_n, (i, j) => A(i, j).Magnitude, rows: true) * Exact.Largest(x);
        int rule = (int)Math.Ceiling(Math.Sqrt(_n));
        Dyadic constant = Roundoff.Times(rule + (2 * ((IsComplex ? 2 * _n : _n) + 2)));
        Dyadic bound = (constant * size) + ExactFactors<T, TReal>.Loss.Times(_n);
        Add(Subject.Mixed, r <= bound, () => $"{name}: the residual {r} should be at most {bound}");
    }

    private void JudgeButterflies()
    {
        var x = new T[_system.B.Length];
        ButterflySolution solution;
        try
        {
            solution = Lu.SolveButterfly<T>(_system.A, _n, _system.B, x, _system.Columns);
        }
        catch (ArithmeticException)
        {
            Add(Subject.Butterflies, !IsEasy(), () => "refused, though nothing is near singular, overflow or underflow");
            return;
        }

        if (solution.Info != 0)
        {
            bool right = _inverse == null || _factors == null || Condition(rows: true).Perturbation > FarFromSingular;
            Add(Subject.Butterflies, right, () => $"info {solution.Info} of a regular matrix");
            return;
        }

        for (int column = 0; column < _system.Columns; column++)
        {
            JudgeButterflyColumn(column, x.AsSpan(column * _n, _n), solution.Iterations);
        }
    }

    /// <summary>Whether a matrix is far from singular, and all numbers are far from the ends of their range.</summary>
    private bool IsEasy()
    {
        if (_inverse == null || _factors == null || Condition(rows: true).Perturbation > FarFromSingular)
        {
            return false;
        }

        int most = Precision<TReal>.LargestExponent / 4;
        bool IsModerate(in Dyadic x) => x.IsZero || Math.Abs(x.Log2) <= most;
        return _a.Concat(_b).All(x => IsModerate(x.Re) && IsModerate(x.Im));
    }

    /// <summary>A solution is accepted for its componentwise backward error, (16 + n) u, of a residual computed with errors up to
    /// (n + 2) u more, of complex numbers (2 n + 2) u; or, by row exchanges, for the same in norms.</summary>
    /// <remarks>No x is nearer than e / 2 to the true one, e the smallest number: that much of each element is no error. That a
    /// residual is smaller than e is no excuse: so may the row be.</remarks>
    private void JudgeButterflyColumn(int column, ReadOnlySpan<T> found, long iterations)
    {
        string name = $"column {column}, {iterations} steps";
        DyadicComplex[]? x = Exact.Of(found);
        if (x == null)
        {
            Add(Subject.Butterflies, right: false, () => $"{name}: the solution is not finite");
            return;
        }

        DyadicComplex[] r = Exact.Residual(_a, _n, x, B(column), transposed: false);
        Dyadic[] size = Exact.Size(_a, _n, x, B(column), transposed: false);
        int more = IsComplex ? _n : 0;
        Dyadic constant = Roundoff.Times(18 + (2 * _n) + more);

        // In each part.
        Dyadic lost = Smallest.Times(IsComplex ? 2 : 1);
        bool small = true;
        for (int i = 0; i < _n; i++)
        {
            Dyadic row = Dyadic.Zero;
            for (int j = 0; j < _n; j++)
            {
                row += A(i, j).Magnitude;
            }

            small &= r[i].Magnitude <= (constant * size[i]) + (lost * row);
        }

        Dyadic norm = Exact.Norm(_n, (i, j) => A(i, j).Magnitude, rows: true);
        Dyadic most = (Roundoff.Times(20 + (3 * _n) + more) * ((norm * Exact.Largest(x)) + Exact.Largest(B(column)))) + (lost * norm);
        bool smallInNorm = Exact.Largest(r) <= most;
        Add(
            Subject.Butterflies, smallInNorm && (small || iterations < 0),
            () => $"{name}: the residual {Exact.Largest(r)} is too large: size {Exact.Largest(size)}, allowed in norm {most}");
    }
}
