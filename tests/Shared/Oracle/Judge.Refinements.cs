using System.Numerics;
using RecursiveLU.Tests;

namespace RecursiveLU.Testing.Oracle;

/// <content>Refinement and its error bounds.</content>
internal sealed partial class Judge<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private void JudgeRefinements()
    {
        if (_lu.Info != 0 || _factors == null)
        {
            return;
        }

        foreach (Transpose form in s_forms)
        {
            T[] solved = _lu.Solve(_system.B, _system.Columns, form);
            var x = (T[])solved.Clone();
            (double Forward, double Backward)[] errors =
                MatrixFunctions.Refine<T>(_lu, _system.A, _system.B, x, _system.Columns, form);
            for (int column = 0; column < errors.Length; column++)
            {
                if (Exact.Of<T>(solved.AsSpan(column * _n, _n)) != null)
                {
                    JudgeRefinement(column, x.AsSpan(column * _n, _n), errors[column], form);
                }
            }
        }
    }

    private void JudgeRefinement(int column, ReadOnlySpan<T> found, (double Forward, double Backward) errors, Transpose form)
    {
        string name = $"{form}, column {column}";
        bool transposed = form != Transpose.None;
        DyadicComplex[] b = InPlainForm(form, B(column));
        DyadicComplex[]? x = Exact.Of(found);
        if (x == null)
        {
            Add(
                Subject.Refinements, MayOverflow(_factors!, b, transposed),
                () => $"{name}: a finite solution has become one that is not");
            return;
        }

        x = InPlainForm(form, x);
        DyadicComplex[] r = Exact.Residual(_a, _n, x, b, transposed);
        Dyadic[] size = Exact.Size(_a, _n, x, b, transposed);
        if (Exact.Largest(size).Scaled(1) >= Largest)
        {
            return;
        }

        JudgeBackwardError(name, r, size, errors.Backward);
        JudgeForwardError(name, x, b, r, size, errors.Forward, transposed);
    }

    /// <summary>What is added to sizes of rows too small to trust, as in LAPACK; and up to where.</summary>
    private Dyadic Extra => Dyadic.Of(SmallestNormal).Times(IsComplex ? 4 * (_n + 1) : _n + 1);

    private bool IsTrusted(Dyadic size) => size * Roundoff > Extra.Scaled(1);

    /// <summary>A residual is computed with errors up to (n + 1) u |A| |x| + |b|, of complex numbers with 2 n + 1, and so many u is the
    /// backward error wrong by.</summary>
    private void JudgeBackwardError(string name, DyadicComplex[] r, Dyadic[] size, double found)
    {
        double exact = 0;
        bool trusted = true;
        for (int i = 0; i < _n; i++)
        {
            trusted &= IsTrusted(size[i]);
            exact = IsTrusted(size[i]) ? Math.Max(exact, Dyadic.Ratio(r[i].Magnitude, size[i])) : exact;
        }

        double error = (IsComplex ? (2 * _n) + 8 : _n + 3) * Precision<TReal>.UnitRoundoff;
        double most = trusted ? (exact * (1 + (2 * error))) + error : 1 + error;
        bool right = found >= 0 && found <= most && found + error >= exact * (1 - (2 * error));
        Add(Subject.Refinements, right, () => $"{name}: backward error {found}, exactly {exact}{(trusted ? string.Empty : " or more")}");
    }

    private void JudgeForwardError(
        string name, DyadicComplex[] x, DyadicComplex[] b, DyadicComplex[] r, Dyadic[] size, double found, bool transposed)
    {
        if (!(found >= 0))
        {
            Add(Subject.Refinements, right: false, () => $"{name}: forward error {found}");
            return;
        }

        if (_inverse == null || Condition(!transposed).Perturbation > FarFromSingular)
        {
            return;
        }

        // What the bound is, without its estimation: norm(|A^-1| (|r| + (n + 1) u (|A| |x| + |b|))) / norm(x), from above.
        var weights = new Dyadic[_n];
        var errors = new DyadicComplex[_n];
        DyadicComplex denominator = _inverse.Denominator;
        Dyadic constant = Roundoff.Times(IsComplex ? (4 * _n) + 16 : (2 * _n) + 4);
        for (int i = 0; i < _n; i++)
        {
            weights[i] = r[i].Magnitude + (constant * size[i]) + (IsTrusted(size[i]) ? Dyadic.Zero : Extra);
            errors[i] = denominator * x[i];
        }

        var bounds = new Dyadic[_n];
        for (int j = 0; j < _n; j++)
        {
            for (int i = 0; i < _n; i++)
            {
                DyadicComplex element = transposed ? _inverse[j, i] : _inverse[i, j];
                bounds[i] += element.Magnitude * weights[j];
                errors[i] -= element * b[j];
            }
        }

        Dyadic norm = Exact.Largest(x);
        Dyadic scale = denominator.Modulus * (norm.IsZero ? Dyadic.One : norm);
        double error = Dyadic.Ratio(Exact.Largest(errors), scale);
        double bound = Dyadic.Ratio(Exact.Largest(bounds), scale);

        // The inverse's norm is that of the factors but for perturbations; sums and products are rounded.
        double lost = 2 * Precision.Smallest<T>();
        bool large = bound * 1.15 >= Precision.Largest<T>();

        // The norm is estimated from below, in LAPACK as here: of a Vandermonde matrix of order 4 it was a thirtieth. With so much
        // less than the bound to begin with, an error that exceeds it by more than this says that something else is wrong.
        const double estimate = 10;
        bool right = error <= (found * estimate) + lost && (large || found <= (bound * 1.15) + lost);
        Add(Subject.Refinements, right, () => $"{name}: forward error {found}, exactly {error}, should be at most {bound}");
    }
}
