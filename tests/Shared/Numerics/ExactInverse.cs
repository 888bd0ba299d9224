using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The inverse of a matrix of exact numbers: its elements are <see cref="this[int, int]"/> divided by
/// <see cref="Denominator"/>.</summary>
/// <remarks>Fraction-free Gauss-Jordan elimination (E. H. Bareiss, Math. Comp. 22, 1968): every division leaves no remainder. Before,
/// rows and columns are multiplied by powers of two, which makes Gaussian integers of the elements, and small ones where a matrix is
/// only badly scaled.</remarks>
internal sealed class ExactInverse
{
    private readonly int _n;
    private readonly DyadicComplex[] _numerators;

    private ExactInverse(int n, DyadicComplex[] numerators, DyadicComplex denominator)
    {
        _n = n;
        _numerators = numerators;
        Denominator = denominator;
    }

    /// <summary>Gets the common denominator, not zero.</summary>
    public DyadicComplex Denominator { get; }

    /// <summary>The numerator of row i and column j.</summary>
    public DyadicComplex this[int i, int j] => _numerators[i + (j * _n)];

    /// <summary>Inverts a column-major matrix; null if it is singular.</summary>
    public static ExactInverse? Of(DyadicComplex[] a, int n)
    {
        int[] rows = LeastExponents(n, (i, j) => a[i + (j * n)], _ => 0);
        int[] columns = LeastExponents(n, (j, i) => a[i + (j * n)], i => rows[i]);
        var m = new Gaussian[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            m[i, n + i] = Gaussian.One;
            for (int j = 0; j < n; j++)
            {
                DyadicComplex x = a[i + (j * n)];
                m[i, j] = new(Integer(x.Re, rows[i] + columns[j]), Integer(x.Im, rows[i] + columns[j]));
            }
        }

        if (!Eliminate(m, n, out Gaussian denominator))
        {
            return null;
        }

        var numerators = new DyadicComplex[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                numerators[i + (j * n)] = Number(m[i, n + j], -columns[i] - rows[j]);
            }
        }

        return new(n, numerators, Number(denominator, 0));
    }

    /// <summary>Numerators of op(A)^-1 * b.</summary>
    public DyadicComplex[] Times(ReadOnlySpan<DyadicComplex> b, bool transposed = false)
    {
        var x = new DyadicComplex[_n];
        for (int j = 0; j < _n; j++)
        {
            for (int i = 0; i < _n; i++)
            {
                x[i] += (transposed ? this[j, i] : this[i, j]) * b[j];
            }
        }

        return x;
    }

    /// <summary>The least exponent in each line of a matrix, less what its elements lose already.</summary>
    private static int[] LeastExponents(int n, Func<int, int, DyadicComplex> element, Func<int, int> taken)
    {
        var least = new int[n];
        for (int line = 0; line < n; line++)
        {
            int exponent = int.MaxValue;
            for (int k = 0; k < n; k++)
            {
                DyadicComplex x = element(line, k);
                exponent = x.Re.IsZero ? exponent : Math.Min(exponent, x.Re.Exponent - taken(k));
                exponent = x.Im.IsZero ? exponent : Math.Min(exponent, x.Im.Exponent - taken(k));
            }

            least[line] = exponent == int.MaxValue ? 0 : exponent;
        }

        return least;
    }

    private static BigInteger Integer(in Dyadic x, int exponent) =>
        x.IsZero ? BigInteger.Zero : x.Significand << (x.Exponent - exponent);

    private static DyadicComplex Number(in Gaussian x, int exponent) => new(Dyadic.Of(x.Re, exponent), Dyadic.Of(x.Im, exponent));

    /// <summary>Makes [d I, d A^-1] of [A, I]; false if A is singular.</summary>
    private static bool Eliminate(Gaussian[,] m, int n, out Gaussian d)
    {
        d = Gaussian.One;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            while (p < n && m[p, k].IsZero)
            {
                p++;
            }

            if (p == n)
            {
                return false;
            }

            for (int j = 0; j < 2 * n; j++)
            {
                (m[k, j], m[p, j]) = (m[p, j], m[k, j]);
            }

            Gaussian pivot = m[k, k];
            for (int i = 0; i < n; i++)
            {
                Subtract(m, n, k, i, pivot, d);
            }

            d = pivot;
        }

        return true;
    }

    /// <summary>Removes the pivot's row k from row i.</summary>
    private static void Subtract(Gaussian[,] m, int n, int k, int i, in Gaussian pivot, in Gaussian previous)
    {
        if (i == k)
        {
            return;
        }

        Gaussian factor = m[i, k];
        for (int j = k + 1; j < 2 * n; j++)
        {
            if (!(m[i, j].IsZero && (factor.IsZero || m[k, j].IsZero)))
            {
                m[i, j] = ((pivot * m[i, j]) - (factor * m[k, j])) / previous;
            }
        }

        m[i, k] = default;
        if (i < k)
        {
            m[i, i] = pivot;
        }
    }
}
