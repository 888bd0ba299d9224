using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <content>Solutions by row exchanges.</content>
internal sealed partial class Judge<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    /// <summary>The forms of a matrix that differ.</summary>
    private static readonly Transpose[] s_forms = IsComplex
        ? [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose]
        : [Transpose.None, Transpose.Transpose];

    private void JudgeSolutions()
    {
        if (_lu.Info != 0 || _factors == null)
        {
            return;
        }

        foreach (Transpose form in s_forms)
        {
            T[] x = _lu.Solve(_system.B, _system.Columns, form);
            JudgeColumns(Subject.Solutions, x, _b, _factors, form);
        }
    }

    /// <summary>A X = B in one call: info, factors and solutions.</summary>
    private void JudgeGesv()
    {
        var a = (T[])_system.A.Clone();
        var x = (T[])_system.B.Clone();
        var pivots = new long[_n];
        long info;
        try
        {
            info = Lu.SolveInPlace<T>(a, _n, pivots, x, _system.Columns);
        }
        catch (ArithmeticException)
        {
            Add(Subject.Gesv, MayOverflowByExchanges(), () => "refused, though nothing overflows");
            return;
        }

        Add(Subject.Gesv, info == _lu.Info, () => $"info {info}, that of the factorization is {_lu.Info}");
        if (info != 0)
        {
            Add(Subject.Gesv, x.AsSpan().SequenceEqual(_system.B), () => "B is not untouched, info is not 0");
            return;
        }

        JudgeByExchanges(Subject.Gesv, a, pivots, x);
    }

    /// <summary>Whether factors or a solution of A X = B may overflow.</summary>
    private bool MayOverflowByExchanges()
    {
        bool may = _factors == null && MayOverflow();
        for (int column = 0; column < _system.Columns && _factors != null && !may; column++)
        {
            may = MayOverflow(_factors, B(column), transposed: false);
        }

        return may;
    }

    /// <summary>Judges solutions of A X = B with info 0 by their factors: all must be finite.</summary>
    private void JudgeByExchanges(Subject subject, T[] lu, long[] pivots, T[] x)
    {
        if (ExactFactors<T, TReal>.Of(lu, pivots, _n) is { } factors)
        {
            bool finite = Exact.Of<T>(x) != null;
            Add(subject, finite, () => "info 0, and a solution is not finite");
            JudgeColumns(subject, x, _b, factors, Transpose.None, scaled: subject == Subject.Mixed);
        }
        else
        {
            Add(subject, right: false, () => "info 0, and the factors are not finite");
        }
    }

    /// <summary>A batch of A, its transpose and A: each has the bits that it has alone.</summary>
    private void JudgeBatches()
    {
        int size = _n * _n;
        var transposed = new T[size];
        for (int k = 0; k < size; k++)
        {
            transposed[(k / _n) + (k % _n * _n)] = _system.A[k];
        }

        T[] a = [.. _system.A, .. transposed, .. _system.A];
        T[] x = [.. _system.B, .. _system.B, .. _system.B];
        var pivots = new long[3 * _n];
        var infos = new long[3];
        Lu.FactorBatch<T>(a, _n, _n, 3, pivots, infos);
        LuFactorization<T>[] alone = [_lu, Lu.Factor<T>(transposed, _n, _n), _lu];
        var solveInfos = new long[3];
        Lu.SolveBatch<T>(a, _n, pivots, x, _system.Columns, 3, solveInfos);
        for (int k = 0; k < 3; k++)
        {
            LuFactorization<T> lu = alone[k];
            bool same = infos[k] == lu.Info && SameBits(a.AsSpan(k * size, size), lu.Factors)
                && pivots.AsSpan(k * _n, _n).SequenceEqual(lu.Pivots);
            T[] expected = lu.Info != 0 ? _system.B : lu.Solve(_system.B, _system.Columns);
            Add(Subject.Batches, same, () => "factors differ from those of the matrix alone");
            Add(
                Subject.Batches, SameBits(x.AsSpan(k * expected.Length, expected.Length), expected),
                () => "solutions differ from those of the matrix alone");

            // Info 0 says that factors and solutions are finite.
            bool finite = Exact.Of(lu.Factors) != null && Exact.Of<T>(expected) != null;
            long told = solveInfos[k];
            Add(
                Subject.Batches, lu.Info != 0 ? told == lu.Info : finite ? told == 0 : told < 0,
                () => $"info {told}, that of the factorization is {lu.Info}, solutions are {(finite ? string.Empty : "not ")}finite");
        }
    }

    private static bool SameBits(ReadOnlySpan<T> x, ReadOnlySpan<T> y) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(x).SequenceEqual(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(y));

    /// <summary>The inverse's rows solve A^T x = e.</summary>
    private void JudgeInverse()
    {
        if (_lu.Info != 0 || _factors == null)
        {
            return;
        }

        T[] inverse = _lu.Inverse();
        var rows = new T[_n * _n];
        var identity = new DyadicComplex[_n * _n];
        for (int i = 0; i < _n; i++)
        {
            identity[i * (_n + 1)] = DyadicComplex.One;
            for (int j = 0; j < _n; j++)
            {
                rows[j + (i * _n)] = inverse[i + (j * _n)];
            }
        }

        JudgeColumns(Subject.Inverses, rows, identity, _factors, Transpose.Transpose);
    }

    /// <summary>Judges each column of solutions of op(A) X = B by what the factors allow.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="solutions">X.</param>
    /// <param name="sides">B.</param>
    /// <param name="factors">The factors by which X was found.</param>
    /// <param name="form">The form op(A).</param>
    /// <param name="scaled">Whether what overflows is solved for again times a power of two: elements that this makes smaller than the
    /// smallest number are lost, so that a residual can be judged in norms only.</param>
    private void JudgeColumns(
        Subject subject, T[] solutions, DyadicComplex[] sides, ExactFactors<T, TReal> factors, Transpose form, bool scaled = false)
    {
        bool transposed = form != Transpose.None;
        for (int column = 0; column < solutions.Length / _n; column++)
        {
            DyadicComplex[] b = InPlainForm(form, sides.AsSpan(column * _n, _n));
            DyadicComplex[]? x = Exact.Of<T>(solutions.AsSpan(column * _n, _n));
            string name = $"{form}, column {column}";
            if (x == null)
            {
                Add(subject, MayOverflow(factors, b, transposed), () => $"{name}: the solution is not finite");
                continue;
            }

            x = InPlainForm(form, x);
            DyadicComplex[] r = Exact.Residual(_a, _n, x, b, transposed);
            Dyadic[] bound = factors.ResidualBound(x, transposed);
            int worst = 0;
            while (worst < _n - 1 && r[worst].Magnitude <= bound[worst])
            {
                worst++;
            }

            bool right = r[worst].Magnitude <= bound[worst]
                || (scaled && Exact.Largest(r) <= Exact.Largest(bound) && MayOverflow(factors, b, transposed));
            Add(subject, right, () => $"{name}: the residual {r[worst]} of row {worst} should be at most {bound[worst]}");
        }
    }

    /// <summary>A^H x = b is A^T times x's conjugate equal to b's.</summary>
    private static DyadicComplex[] InPlainForm(Transpose form, ReadOnlySpan<DyadicComplex> vector) =>
        form == Transpose.ConjugateTranspose ? Exact.Conjugate(vector) : vector.ToArray();

    /// <summary>A bound of a quotient's magnitude, that of its divisor being exact; of complex numbers it may be twice the quotient of
    /// the magnitudes.</summary>
    private static Dyadic Quotient(in Dyadic x, in DyadicComplex y) =>
        Dyadic.QuotientUp(x, y.Magnitude).Scaled(IsComplex ? 1 : 0);

    /// <summary>Whether a number may overflow in the triangular solves: all magnitudes are bounded from above, step by step, half of
    /// the range left for the order of sums.</summary>
    private bool MayOverflow(ExactFactors<T, TReal> factors, ReadOnlySpan<DyadicComplex> b, bool transposed)
    {
        var x = new Dyadic[_n];
        Dyadic largest = Dyadic.Zero;
        for (int i = 0; i < _n; i++)
        {
            x[i] = b[transposed ? i : factors.Rows[i]].Magnitude;
            for (int k = 0; k < i; k++)
            {
                x[i] += x[k] * (transposed ? factors.U(k, i) : factors.L(i, k)).Magnitude;
            }

            largest = Dyadic.Max(largest, x[i]);
            x[i] = transposed ? Quotient(x[i], factors.U(i, i)) : x[i];
            largest = Dyadic.Max(largest, x[i]);
        }

        for (int i = _n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < _n; k++)
            {
                x[i] += x[k] * (transposed ? factors.L(k, i) : factors.U(i, k)).Magnitude;
            }

            largest = Dyadic.Max(largest, x[i]);
            x[i] = transposed ? x[i] : Quotient(x[i], factors.U(i, i));
            largest = Dyadic.Max(largest, x[i]);
        }

        return largest.Scaled(1) >= Largest;
    }
}
