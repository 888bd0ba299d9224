using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The inverse of a matrix of exact numbers: its elements are <see cref="this[int, int]"/> divided by
/// <see cref="Denominator"/>.</summary>
/// <remarks>Fraction-free Gauss-Jordan elimination (E. H. Bareiss, Math. Comp. 22, 1968): every division leaves no remainder. Before,
/// rows and columns are multiplied by powers of two, which makes integers of the elements, and small ones where a matrix is only
/// badly scaled.</remarks>
internal sealed class ExactInverse
{
    private readonly int _n;
    private readonly Dyadic[] _numerators;

    private ExactInverse(int n, Dyadic[] numerators, Dyadic denominator)
    {
        _n = n;
        _numerators = numerators;
        Denominator = denominator;
    }

    /// <summary>Gets the common denominator, not zero.</summary>
    public Dyadic Denominator { get; }

    /// <summary>The numerator of row i and column j.</summary>
    public Dyadic this[int i, int j] => _numerators[i + (j * _n)];

    /// <summary>Inverts a column-major matrix; null if it is singular.</summary>
    public static ExactInverse? Of(Dyadic[] a, int n)
    {
        int[] rows = LeastExponents(n, (i, j) => a[i + (j * n)], _ => 0);
        int[] columns = LeastExponents(n, (j, i) => a[i + (j * n)], i => rows[i]);
        var m = new BigInteger[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            m[i, n + i] = BigInteger.One;
            for (int j = 0; j < n; j++)
            {
                Dyadic x = a[i + (j * n)];
                m[i, j] = x.IsZero ? BigInteger.Zero : x.Significand << (x.Exponent - rows[i] - columns[j]);
            }
        }

        if (!Eliminate(m, n, out BigInteger denominator))
        {
            return null;
        }

        var numerators = new Dyadic[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                numerators[i + (j * n)] = Dyadic.Of(m[i, n + j], -columns[i] - rows[j]);
            }
        }

        return new(n, numerators, Dyadic.Of(denominator));
    }

    /// <summary>Numerators of op(A)^-1 * b.</summary>
    public Dyadic[] Times(ReadOnlySpan<Dyadic> b, bool transposed = false)
    {
        var x = new Dyadic[_n];
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
    private static int[] LeastExponents(int n, Func<int, int, Dyadic> element, Func<int, int> taken)
    {
        var least = new int[n];
        for (int line = 0; line < n; line++)
        {
            int exponent = int.MaxValue;
            for (int k = 0; k < n; k++)
            {
                Dyadic x = element(line, k);
                exponent = x.IsZero ? exponent : Math.Min(exponent, x.Exponent - taken(k));
            }

            least[line] = exponent == int.MaxValue ? 0 : exponent;
        }

        return least;
    }

    /// <summary>Makes [d I, d A^-1] of [A, I]; false if A is singular.</summary>
    private static bool Eliminate(BigInteger[,] m, int n, out BigInteger d)
    {
        d = BigInteger.One;
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

            BigInteger pivot = m[k, k];
            for (int i = 0; i < n; i++)
            {
                Subtract(m, n, k, i, pivot, d);
            }

            d = pivot;
        }

        return true;
    }

    /// <summary>Removes the pivot's row k from row i.</summary>
    private static void Subtract(BigInteger[,] m, int n, int k, int i, BigInteger pivot, BigInteger previous)
    {
        if (i == k)
        {
            return;
        }

        BigInteger factor = m[i, k];
        for (int j = k + 1; j < 2 * n; j++)
        {
            if (!(m[i, j].IsZero && (factor.IsZero || m[k, j].IsZero)))
            {
                m[i, j] = ((pivot * m[i, j]) - (factor * m[k, j])) / previous;
            }
        }

        m[i, k] = BigInteger.Zero;
        if (i < k)
        {
            m[i, i] = pivot;
        }
    }
}
