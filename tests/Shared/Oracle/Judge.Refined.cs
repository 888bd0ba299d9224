using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <content>Solvers that look at their residuals.</content>
internal sealed partial class Judge<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private void JudgeMixed()
    {
        if (_system is not OracleCase<double> system)
        {
            return;
        }

        var a = (double[])system.A.Clone();
        var x = new double[system.B.Length];
        var pivots = new long[_n];
        MixedSolution solution;
        try
        {
            solution = Lu.SolveMixed(a, _n, pivots, system.B, x, system.Columns);
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
                JudgeByExchanges(Subject.Mixed, (T[])(object)a, pivots, (T[])(object)x);
            }

            return;
        }

        Add(Subject.Mixed, solution.Info == 0, () => $"info {solution.Info} after {solution.Iterations} steps");
        Add(Subject.Mixed, a.AsSpan().SequenceEqual(system.A), () => $"A has changed in {solution.Iterations} steps");
        for (int column = 0; column < system.Columns; column++)
        {
            JudgeMixedColumn(column, x.AsSpan(column * _n, _n), solution.Iterations);
        }
    }

    /// <summary>The rule norm(r) at most sqrt(n) u norm(A) norm(x), for a residual that is computed with errors up to
    /// (n + 1) u (|A| |x| + |b|), where |b| is at most |A| |x| + |r|, and n e below the smallest number e.</summary>
    private void JudgeMixedColumn(int column, ReadOnlySpan<double> found, long iterations)
    {
        string name = $"column {column}, {iterations} steps";
        Dyadic[]? x = Exact.Of(found);
        if (x == null)
        {
            Add(Subject.Mixed, right: false, () => $"{name}: the solution is not finite");
            return;
        }

        Dyadic r = Exact.Largest(Exact.Residual(_a, _n, x, B(column), transposed: false));
        Dyadic size = Exact.Norm(_n, A, rows: true) * Exact.Largest(x);
        Dyadic constant = Roundoff.Times((int)Math.Ceiling(Math.Sqrt(_n)) + (2 * (_n + 2)));
        Dyadic bound = (constant * size) + Smallest.Times(_n);
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

        int most = Precision<T>.LargestExponent / 4;
        foreach (Dyadic x in (Dyadic[])[.. _a, .. _b])
        {
            if (!x.IsZero && Math.Abs(x.Log2) > most)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A solution is accepted for its componentwise backward error, (16 + n) u, of a residual computed with errors up to
    /// (n + 2) u more; or, by row exchanges, for the same in norms.</summary>
    /// <remarks>No x is nearer than e / 2 to the true one, e the smallest number: that much of each element is no error. That a
    /// residual is smaller than e is no excuse: so may the row be.</remarks>
    private void JudgeButterflyColumn(int column, ReadOnlySpan<T> found, long iterations)
    {
        string name = $"column {column}, {iterations} steps";
        Dyadic[]? x = Exact.Of(found);
        if (x == null)
        {
            Add(Subject.Butterflies, right: false, () => $"{name}: the solution is not finite");
            return;
        }

        Dyadic[] r = Exact.Residual(_a, _n, x, B(column), transposed: false);
        Dyadic[] size = Exact.Size(_a, _n, x, B(column), transposed: false);
        Dyadic constant = Roundoff.Times(18 + (2 * _n));
        Dyadic lost = Smallest;
        bool small = true;
        for (int i = 0; i < _n; i++)
        {
            Dyadic row = Dyadic.Zero;
            for (int j = 0; j < _n; j++)
            {
                row += Dyadic.Abs(A(i, j));
            }

            small &= Dyadic.Abs(r[i]) <= (constant * size[i]) + (lost * row);
        }

        Dyadic norm = Exact.Norm(_n, A, rows: true);
        Dyadic most = (Roundoff.Times(20 + (3 * _n)) * ((norm * Exact.Largest(x)) + Exact.Largest(B(column)))) + (lost * norm);
        bool smallInNorm = Exact.Largest(r) <= most;
        Add(
            Subject.Butterflies, smallInNorm && (small || iterations < 0),
            () => $"{name}: the residual {Exact.Largest(r)} is too large: size {Exact.Largest(size)}, allowed in norm {most}");
    }
}
