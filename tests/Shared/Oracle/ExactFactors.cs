using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Computed factors as exact numbers, and what rounding may have made of them.</summary>
/// <remarks>
/// <para>With the unit round-off u and the smallest subnormal number e, the factors satisfy |P A - L U| at most
/// (n + 4) u |L| |U| + e (n + |u_jj|) (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 9.3; two more
/// u where a column is divided by its pivot's reciprocal). The second term: each product, and each quotient that is multiplied by
/// its pivot, may lose e / 2 below the smallest number.</para>
/// <para>Of complex numbers the magnitudes are |re| + |im|, and so is the error of a number: a part of a sum of n products is a sum of
/// 2 n of them, whose magnitudes make up those of the complex ones. A quotient by R. L. Smith's rule (Commun. ACM 5(8), 1962) is wrong by
/// 9 u of its magnitude, a product with such a reciprocal by 22 u of that of the quotient: 2 n + 32 instead of n + 4. A product of four
/// in place of one may lose 2 e, and a quotient as much in either part.</para>
/// <para>All bounds here are proved for every order of the sums, with fused operations and without.</para>
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TReal">The type of their parts.</typeparam>
internal sealed class ExactFactors<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private readonly int _n;
    private readonly DyadicComplex[] _lu;

    private ExactFactors(int n, DyadicComplex[] lu, int[] rows)
    {
        _n = n;
        _lu = lu;
        Rows = rows;
        Product = new DyadicComplex[n * n];
        Magnitude = new Dyadic[n * n];
        Lost = new Dyadic[n * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                Multiply(i, j);
            }
        }
    }

    /// <summary>Gets the unit round-off u.</summary>
    public static Dyadic Roundoff { get; } = Dyadic.Of(Precision<TReal>.UnitRoundoff);

    /// <summary>Gets the smallest positive number e.</summary>
    public static Dyadic Smallest { get; } = Dyadic.Of(TReal.Epsilon);

    /// <summary>Gets the largest number.</summary>
    public static Dyadic Largest { get; } = Dyadic.Of(TReal.BitDecrement(TReal.PositiveInfinity));

    /// <summary>Gets what a sum of products, or a quotient times its divisor, may lose below the smallest number, for each of
    /// them.</summary>
    public static Dyadic Loss { get; } = Smallest.Times(Precision.IsComplex<T>() ? 4 : 1);

    /// <summary>Gets for each row of L * U the row of A.</summary>
    public int[] Rows { get; }

    /// <summary>Gets P^T L U, in the order of the rows of A, column-major.</summary>
    public DyadicComplex[] Product { get; }

    /// <summary>Gets P^T |L| |U|.</summary>
    public Dyadic[] Magnitude { get; }

    /// <summary>Gets what may be lost in each element below the smallest number.</summary>
    public Dyadic[] Lost { get; }

    /// <summary>The factors of info 0, or null if one is not finite. Row exchanges must be in range.</summary>
    public static ExactFactors<T, TReal>? Of(ReadOnlySpan<T> lu, ReadOnlySpan<long> pivots, int n)
    {
        var rows = new int[n];
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        for (int i = 0; i < n; i++)
        {
            (rows[i], rows[pivots[i] - 1]) = (rows[pivots[i] - 1], rows[i]);
        }

        DyadicComplex[]? exact = Exact.Of(lu);
        return exact == null ? null : new(n, exact, rows);
    }

    /// <summary>Element (i, k) of L.</summary>
    public DyadicComplex L(int i, int k) => i == k ? DyadicComplex.One : i > k ? _lu[i + (k * _n)] : default;

    /// <summary>Element (k, j) of U.</summary>
    public DyadicComplex U(int k, int j) => k <= j ? _lu[k + (j * _n)] : default;

    /// <summary>The bound of |P A - L U| for elements of |L| |U|.</summary>
    public static Dyadic FactorBound(int n) => Roundoff.Times(Precision.IsComplex<T>() ? (2 * n) + 32 : n + 4);

    /// <summary>That of |b - op(A) x| for elements of |L| |U| |x|, factors' errors included: both triangular solves are backward stable
    /// (theorem 9.4).</summary>
    public static Dyadic SolveBound(int n) => Roundoff.Times(Precision.IsComplex<T>() ? (6 * n) + 70 : (3 * n) + 10);

    /// <summary>What |b - op(A) x| may be in each row for a computed x.</summary>
    /// <remarks>What is lost below the smallest number: n e in each row of the first solve, n e + e |u_kk| in each of that with
    /// U.</remarks>
    public Dyadic[] ResidualBound(ReadOnlySpan<DyadicComplex> x, bool transposed)
    {
        var bound = new Dyadic[_n];
        Dyadic factor = SolveBound(_n);
        for (int r = 0; r < _n; r++)
        {
            for (int j = 0; j < _n; j++)
            {
                int i = Rows[r];
                Dyadic element = (factor * Magnitude[i + (j * _n)]) + Lost[i + (j * _n)];
                (int to, int from) = transposed ? (j, i) : (i, j);
                bound[to] += element * x[from].Magnitude;
                Dyadic loss = transposed ? U(r, j).Magnitude.Times(_n) : L(r, j).Magnitude * (U(j, j).Magnitude + Count);
                bound[to] += Loss * loss;
            }

            bound[transposed ? r : Rows[r]] += Loss * (Count + (transposed ? U(r, r).Magnitude : Dyadic.Zero));
        }

        return bound;
    }

    private Dyadic Count => Dyadic.Of(_n);

    private void Multiply(int r, int j)
    {
        int place = Rows[r] + (j * _n);
        for (int k = 0; k <= Math.Min(r, j); k++)
        {
            Product[place] += L(r, k) * U(k, j);
            Magnitude[place] += L(r, k).Magnitude * U(k, j).Magnitude;
        }

        Lost[place] = Loss * (Count + (r > j ? U(j, j).Magnitude : Dyadic.Zero));
    }
}
