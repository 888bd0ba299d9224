using System.Numerics;

namespace RecursiveLU.Tests;

/// <summary>A Gaussian integer.</summary>
internal readonly record struct Gaussian(BigInteger Re, BigInteger Im)
{
    public bool IsZero => Re.IsZero && Im.IsZero;

    /// <summary>Gets |re| + |im|.</summary>
    public BigInteger Magnitude => BigInteger.Abs(Re) + BigInteger.Abs(Im);

    public BigInteger Norm => (Re * Re) + (Im * Im);

    public Gaussian Conjugate => new(Re, -Im);

    public static Gaussian operator +(Gaussian a, Gaussian b) => new(a.Re + b.Re, a.Im + b.Im);

    public static Gaussian operator -(Gaussian a, Gaussian b) => new(a.Re - b.Re, a.Im - b.Im);

    public static Gaussian operator *(Gaussian a, Gaussian b) =>
        new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

    /// <summary>The binary logarithm of the absolute value times a power of two, which costs no digits.</summary>
    public double Log2(long power)
    {
        if (IsZero)
        {
            return double.NegativeInfinity;
        }

        // An even number of bits goes.
        long shift = (Norm.GetBitLength() - 1000) / 2 * 2;
        double rest = (double)(shift > 0 ? Norm >> (int)shift : Norm);
        int exponent = Math.ILogB(rest) / 2 * 2;
        long whole = power + ((Math.Max(0, shift) + exponent) / 2);
        return whole + (Math.Log2(Math.ScaleB(rest, -exponent)) / 2);
    }

    /// <summary>A quotient that is a Gaussian integer.</summary>
    public static Gaussian operator /(Gaussian a, Gaussian b)
    {
        Gaussian product = a * b.Conjugate;
        return new(product.Re / b.Norm, product.Im / b.Norm);
    }
}

/// <summary>Exact arithmetic on complex matrices: finite numbers as Gaussian integers times 2^-1074.</summary>
internal static class ExactComplexMatrix
{
    private const int Fraction = 1074;

    /// <summary>The binary logarithm of the determinant's absolute value, and its phase; the factors play no part.</summary>
    public static (double Log2, Complex Phase) Determinant(Complex[] a, int n)
    {
        (Gaussian determinant, _, long power) = Solve(a, n, []);
        return (determinant.Log2(power - (Fraction * n)), Phase(determinant));
    }

    /// <summary>The binary logarithm of the reciprocal condition number by absolute values.</summary>
    public static double ReciprocalConditionLog2(Complex[] a, int n, bool infinity)
    {
        var identity = new Complex[n * n];
        for (int i = 0; i < n; i++)
        {
            identity[i * (n + 1)] = 1;
        }

        (Gaussian determinant, Gaussian[] numerators, _) = Solve(a, n, identity);
        if (determinant.IsZero)
        {
            return double.NegativeInfinity;
        }

        long scale = determinant.Magnitude.GetBitLength();
        double inverse = NormLog2(Array.ConvertAll(numerators, x => x.Log2(-scale)), n, infinity) - determinant.Log2(-scale);
        double norm = NormLog2(Array.ConvertAll(a, x => Fix(x).Log2(-Fraction)), n, infinity);
        return -norm - inverse;
    }

    /// <summary>max |b - op(A) x| / (|op(A)| |x| + |b|), magnitudes |re| + |im|.</summary>
    public static double BackwardError(char form, Complex[] a, int n, Complex[] b, Complex[] x)
    {
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            Gaussian side = Fix(b[i]);
            var residual = new Gaussian(side.Re << Fraction, side.Im << Fraction);
            BigInteger size = residual.Magnitude;
            for (int k = 0; k < n; k++)
            {
                Gaussian element = Fix(Element(form, a, n, i, k));
                Gaussian unknown = Fix(x[k]);
                residual -= element * unknown;
                size += element.Magnitude * unknown.Magnitude;
            }

            largest = size.IsZero ? largest : Math.Max(largest, Quotient(residual.Magnitude, size));
        }

        return largest;
    }

    /// <summary>normInf(x - op(A)^-1 b) / normInf(x), magnitudes |re| + |im|.</summary>
    public static double ForwardError(char form, Complex[] a, int n, Complex[] b, Complex[] x)
    {
        var op = new Complex[n * n];
        for (int i = 0; i < n * n; i++)
        {
            op[i] = Element(form, a, n, i % n, i / n);
        }

        // With both sides' fractions gone, x = numerators / determinant.
        (Gaussian determinant, Gaussian[] numerators, _) = Solve(op, n, b);
        BigInteger distance = 0;
        BigInteger norm = 0;
        for (int i = 0; i < n; i++)
        {
            Gaussian unknown = Fix(x[i]);
            var scaled = new Gaussian(numerators[i].Re << Fraction, numerators[i].Im << Fraction);
            distance = BigInteger.Max(distance, ((unknown * determinant) - scaled).Magnitude);
            norm = BigInteger.Max(norm, unknown.Magnitude);
        }

        // The distance has the determinant for a factor.
        return Math.Sqrt(Quotient(distance * distance, norm * norm * determinant.Norm));
    }

    /// <summary>The largest of |b - A x|, and of |x|, by |re| + |im|, of one column.</summary>
    public static (double Residual, double Size) Residual(Complex[] a, int n, ReadOnlySpan<Complex> b, ReadOnlySpan<Complex> x)
    {
        double residual = 0;
        double size = 0;
        for (int i = 0; i < n; i++)
        {
            Gaussian side = Fix(b[i]);
            var sum = new Gaussian(side.Re << Fraction, side.Im << Fraction);
            for (int k = 0; k < n; k++)
            {
                sum -= Fix(a[i + (k * n)]) * Fix(x[k]);
            }

            residual = Math.Max(residual, Quotient(sum.Magnitude, BigInteger.One << (2 * Fraction)));
            size = Math.Max(size, Math.Abs(x[i].Real) + Math.Abs(x[i].Imaginary));
        }

        return (residual, size);
    }

    private static Complex Element(char form, Complex[] a, int n, int row, int column) => form switch
    {
        'N' => a[row + (column * n)],
        'T' => a[column + (row * n)],
        _ => Complex.Conjugate(a[column + (row * n)]),
    };

    private static double NormLog2(double[] logarithms, int n, bool infinity)
    {
        double largest = double.NegativeInfinity;
        for (int line = 0; line < n; line++)
        {
            IEnumerable<double> elements =
                Enumerable.Range(0, n).Select(k => logarithms[infinity ? line + (k * n) : k + (line * n)]).ToArray();
            double most = elements.Max();
            largest = double.IsNegativeInfinity(most)
                ? largest
                : Math.Max(largest, most + Math.Log2(elements.Sum(x => Math.Pow(2, x - most))));
        }

        return largest;
    }

    private static Complex Phase(Gaussian x)
    {
        if (x.IsZero)
        {
            return 0;
        }

        int shift = (int)Math.Max(0, x.Magnitude.GetBitLength() - 900);
        var z = new Complex((double)(x.Re >> shift), (double)(x.Im >> shift));
        return z / Complex.Abs(z);
    }

    /// <summary>A quotient that double holds.</summary>
    private static double Quotient(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        long shift = 100 - (numerator.GetBitLength() - denominator.GetBitLength());
        BigInteger quotient = shift > 0 ? (numerator << (int)shift) / denominator : numerator / (denominator << (int)-shift);
        return Math.ScaleB((double)quotient, (int)-shift);
    }

    private static Gaussian Fix(Complex x) => new(Fix(x.Real), Fix(x.Imaginary));

    private static BigInteger Fix(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long significand = bits & 0xFFFFFFFFFFFFF;
        BigInteger magnitude = exponent == 0 ? significand : new BigInteger(significand | (1L << 52)) << (exponent - 1);
        return x < 0 ? -magnitude : magnitude;
    }

    /// <summary>The determinant, and columns times it, both divided by two to a power, by elimination without fractions (E. H.
    /// Bareiss, Math. Comp. 22, 1968).</summary>
    private static (Gaussian Determinant, Gaussian[] Numerators, long Power) Solve(Complex[] a, int n, Complex[] b)
    {
        int columns = n + (n == 0 ? 0 : b.Length / n);
        Gaussian[][] rows = [.. Enumerable.Range(0, n).Select(i =>
            Enumerable.Range(0, columns).Select(j => Fix(j < n ? a[i + (j * n)] : b[i + ((j - n) * n)])).ToArray())];
        long power = rows.Sum(Reduce);
        var before = new Gaussian(1, 0);
        bool negative = false;
        for (int k = 0; k < n; k++)
        {
            int pivot = Array.FindIndex(rows, k, row => !row[k].IsZero);
            if (pivot < 0)
            {
                return (default, new Gaussian[b.Length], 0);
            }

            negative ^= pivot != k;
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (int i = 0; i < n; i++)
            {
                Gaussian factor = rows[i][k];
                for (int j = k; i != k && j < columns; j++)
                {
                    rows[i][j] = ((rows[k][k] * rows[i][j]) - (factor * rows[k][j])) / before;
                }
            }

            before = rows[k][k];
        }

        var numerators = new Gaussian[b.Length];
        for (int i = 0; i < b.Length; i++)
        {
            Gaussian x = rows[i % n][n + (i / n)];
            numerators[i] = negative ? default(Gaussian) - x : x;
        }

        return (negative ? default(Gaussian) - before : before, numerators, power);
    }

    /// <summary>Takes the largest power of two out of a row; gives its exponent.</summary>
    private static long Reduce(Gaussian[] row)
    {
        BigInteger all = row.Aggregate(BigInteger.Zero, (bits, x) => bits | BigInteger.Abs(x.Re) | BigInteger.Abs(x.Im));
        int power = all.IsZero ? 0 : (int)BigInteger.TrailingZeroCount(all);
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = new(row[j].Re >> power, row[j].Im >> power);
        }

        return power;
    }
}
