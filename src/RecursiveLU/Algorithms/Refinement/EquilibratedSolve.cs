using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>A * X = B for numbers near the ends of the range: rows and columns of a copy of A and right-hand sides are scaled by powers
/// of two so that their largest elements are from 1 to 2, solutions are refined by residuals that neither overflow nor underflow, and
/// scaled back. Plain code around the factorization, for the rare case that all else has failed.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal readonly unsafe ref struct EquilibratedSolve<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int MostSteps = 10;

    private readonly T* _a;
    private readonly long _lda;
    private readonly Factors<T> _factors;

    /// <summary>The powers of two that rows of A, and then columns, have been divided by.</summary>
    private readonly long* _rowPowers;
    private readonly long* _columnPowers;

    /// <summary>The powers of two that elements of a scaled solution are to be multiplied by.</summary>
    private readonly long* _powers;
    private readonly WideRow* _rows;
    private readonly T* _y;
    private readonly T* _correction;

    private EquilibratedSolve(T* a, long lda, long n, byte* memory)
    {
        _a = a;
        _lda = lda;
        _rows = (WideRow*)memory;
        _rowPowers = (long*)(_rows + n);
        _columnPowers = _rowPowers + n;
        _powers = _columnPowers + n;
        long* ipiv = _powers + n;
        _y = (T*)(ipiv + n);
        _correction = _y + n;
        _factors = new Factors<T> { N = n, Lu = _correction + n, Lda = n, Ipiv = ipiv };
    }

    private long Order => _factors.N;

    /// <summary>Solves; gives 0, or <see cref="InfoCode.Inaccurate"/>, or <see cref="InfoCode.OutOfMemory"/>.</summary>
    public static long Solve(long n, T* a, long lda, in ColumnSet<T> b, in ColumnSet<T> x, uint flags)
    {
        Int128 bytes = (Int128)n * (sizeof(WideRow) + (4 * sizeof(long)) + ((2 + (Int128)n) * sizeof(T)));
        if (!Scratch.TryRent(bytes, out Scratch scratch, Getrf.WorkBytes<T>(n, n, flags)))
        {
            return InfoCode.OutOfMemory;
        }

        var solve = new EquilibratedSolve<T, TReal>(a, lda, n, scratch.Pointer);
        long info = solve.Factor(flags);
        for (long j = 0; j < b.Count && info == 0; j++)
        {
            info = solve.SolveColumn(b.At(j), x.At(j)) ? 0 : InfoCode.Inaccurate;
        }

        scratch.Return();
        return info;
    }

    private long Factor(uint flags)
    {
        long n = Order;
        new Span<long>(_rowPowers, (int)n).Fill(long.MinValue);
        for (long j = 0; j < n; j++)
        {
            T* column = _a + (j * _lda);
            if (!Vectors.AreFinite(n, column))
            {
                return InfoCode.Inaccurate;
            }

            for (long i = 0; i < n; i++)
            {
                _rowPowers[i] = T.IsZero(column[i]) ? _rowPowers[i] : Math.Max(_rowPowers[i], Element<T, TReal>.Exponent(column[i]));
            }
        }

        for (long i = 0; i < n; i++)
        {
            _rowPowers[i] = _rowPowers[i] == long.MinValue ? 0 : _rowPowers[i];
        }

        for (long j = 0; j < n; j++)
        {
            ScaleColumn(j);
        }

        long info = Getrf.Factor(_factors.Lu, n, n, n, _factors.Ipiv, flags);
        return info > 0 ? InfoCode.Inaccurate : info;
    }

    private void ScaleColumn(long j)
    {
        T* column = _a + (j * _lda);
        long power = long.MinValue;
        for (long i = 0; i < Order; i++)
        {
            power = T.IsZero(column[i]) ? power : Math.Max(power, Element<T, TReal>.Exponent(column[i]) - _rowPowers[i]);
        }

        _columnPowers[j] = power == long.MinValue ? 0 : power;
        T* scaled = _factors.Lu + (j * Order);
        for (long i = 0; i < Order; i++)
        {
            scaled[i] = T.IsZero(column[i]) ? T.Zero : Element<T, TReal>.Scale(column[i], -_rowPowers[i] - _columnPowers[j]);
        }
    }

    /// <summary>Solves for one column; false if the solution is not acceptable.</summary>
    private bool SolveColumn(T* b, T* x)
    {
        long power = long.MinValue;
        for (long i = 0; i < Order; i++)
        {
            power = T.IsZero(b[i]) ? power : Math.Max(power, Element<T, TReal>.Exponent(b[i]) - _rowPowers[i]);
        }

        if (power == long.MinValue)
        {
            new Span<T>(x, (int)Order).Clear();
            return true;
        }

        for (long i = 0; i < Order; i++)
        {
            _powers[i] = power - _columnPowers[i];
            _y[i] = T.IsZero(b[i]) ? T.Zero : Element<T, TReal>.Scale(b[i], -_rowPowers[i] - power);
        }

        Getrs.SolveOne((byte)'N', _factors, _y);
        Refine(b, power);
        for (long i = 0; i < Order; i++)
        {
            x[i] = Element<T, TReal>.Scale(_y[i], _powers[i]);
        }

        // With a size of zero no row's residual at hand is trusted.
        T* zeros = _correction;
        new Span<T>(zeros, (int)Order).Clear();
        var judgement = new Judgement<T, TReal>(Order, _a, _lda, b, x, zeros, zeros);
        TReal bound = Judgement<T, TReal>.Acceptable(Order);
        return Vectors.AreFinite(Order, x) && (judgement.BackwardError(out _) <= bound || judgement.IsSmallInNorm(bound));
    }

    /// <summary>Improves the scaled solution as long as its backward error halves.</summary>
    private void Refine(T* b, long power)
    {
        double enough = double.CreateTruncating(Precision<TReal>.UnitRoundoff);
        double before = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            WideRows<T, TReal>.SelectAll(_rows, Order);
            long count = WideRows<T, TReal>.Run(_rows, Order, Order, _a, _lda, b, _y, _powers);
            new Span<T>(_correction, (int)Order).Clear();
            double error = 0;
            for (long k = 0; k < count; k++)
            {
                WideRow row = _rows[k];
                error = Math.Max(error, row.Error);
                long exponent = row.Exponent - _rowPowers[row.Row] - power;
                _correction[row.Row] = Element<T, TReal>.Of(
                    TReal.CreateTruncating(PowerOfTwo.Scale(row.Residual, exponent)),
                    TReal.CreateTruncating(PowerOfTwo.Scale(row.Imaginary, exponent)));
            }

            if (!(error > enough && error + error <= before))
            {
                return;
            }

            before = error;
            Getrs.SolveOne((byte)'N', _factors, _correction);
            for (long i = 0; i < Order; i++)
            {
                _y[i] += _correction[i];
            }
        }
    }
}
