using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Computed factors as exact numbers, and what rounding may have made of them.</summary>
/// <remarks>
/// <para>With the unit round-off u and the smallest subnormal number e, the factors satisfy |P A - L U| at most
/// (n + 4) u |L| |U| + e (n + |u_jj|) (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 9.3; two more
/// u where a column is divided by its pivot's reciprocal). The second term: each product, and each quotient that is multiplied by
/// its pivot, may lose e / 2 below the smallest number.</para>
/// <para>All bounds here are proved for every order of the sums, with fused operations and without.</para>
/// </remarks>
internal sealed class ExactFactors<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _n;
    private readonly Dyadic[] _lu;

    private ExactFactors(int n, Dyadic[] lu, int[] rows)
    {
        _n = n;
        _lu = lu;
        Rows = rows;
        Product = new Dyadic[n * n];
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
    public static Dyadic Roundoff { get; } = Dyadic.Of(T.CreateChecked(Precision<T>.UnitRoundoff));

    /// <summary>Gets the smallest positive number e.</summary>
    public static Dyadic Smallest { get; } = Dyadic.Of(T.Epsilon);

    /// <summary>Gets the largest number.</summary>
    public static Dyadic Largest { get; } = Dyadic.Of(T.BitDecrement(T.PositiveInfinity));

    /// <summary>Gets for each row of L * U the row of A.</summary>
    public int[] Rows { get; }

    /// <summary>Gets P^T L U, in the order of the rows of A, column-major.</summary>
    public Dyadic[] Product { get; }

    /// <summary>Gets P^T |L| |U|.</summary>
    public Dyadic[] Magnitude { get; }

    /// <summary>Gets what may be lost in each element below the smallest number.</summary>
    public Dyadic[] Lost { get; }

    /// <summary>The factors of info 0, or null if one is not finite. Row exchanges must be in range.</summary>
    public static ExactFactors<T>? Of(ReadOnlySpan<T> lu, ReadOnlySpan<long> pivots, int n)
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

        Dyadic[]? exact = Exact.Of(lu);
        return exact == null ? null : new(n, exact, rows);
    }

    /// <summary>Element (i, k) of L.</summary>
    public Dyadic L(int i, int k) => i == k ? Dyadic.One : i > k ? _lu[i + (k * _n)] : Dyadic.Zero;

    /// <summary>Element (k, j) of U.</summary>
    public Dyadic U(int k, int j) => k <= j ? _lu[k + (j * _n)] : Dyadic.Zero;

    /// <summary>What |b - op(A) x| may be in each row for a computed x.</summary>
    /// <remarks>Both triangular solves are backward stable: (3 n + 10) u |L| |U| |x| in all (theorem 9.4). What is lost below the
    /// smallest number: n e in each row of the first solve, n e + e |u_kk| in each of that with U.</remarks>
    public Dyadic[] ResidualBound(ReadOnlySpan<Dyadic> x, bool transposed)
    {
        var bound = new Dyadic[_n];
        Dyadic factor = Roundoff.Times((3 * _n) + 10);
        for (int r = 0; r < _n; r++)
        {
            for (int j = 0; j < _n; j++)
            {
                int i = Rows[r];
                Dyadic element = (factor * Magnitude[i + (j * _n)]) + Lost[i + (j * _n)];
                (int to, int from) = transposed ? (j, i) : (i, j);
                bound[to] += element * Dyadic.Abs(x[from]);
                Dyadic loss = transposed ? Dyadic.Abs(U(r, j)).Times(_n) : Dyadic.Abs(L(r, j)) * (Dyadic.Abs(U(j, j)) + Count);
                bound[to] += Smallest * loss;
            }

            bound[transposed ? r : Rows[r]] += Smallest * (Count + (transposed ? Dyadic.Abs(U(r, r)) : Dyadic.Zero));
        }

        return bound;
    }

    private Dyadic Count => Dyadic.Of(_n);

    private void Multiply(int r, int j)
    {
        int place = Rows[r] + (j * _n);
        for (int k = 0; k <= Math.Min(r, j); k++)
        {
            Dyadic term = L(r, k) * U(k, j);
            Product[place] += term;
            Magnitude[place] += Dyadic.Abs(term);
        }

        Lost[place] = Smallest * (Count + (r > j ? Dyadic.Abs(U(j, j)) : Dyadic.Zero));
    }
}
