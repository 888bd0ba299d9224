using System.Numerics;

namespace RecursiveLU.Kernels.Butterflies;

/// <summary>A random butterfly matrix of depth two and order n, as its diagonals.</summary>
/// <remarks>
/// <para>With s rows to a quarter, R of order n, and D1 and D2 of the order of either half, all diagonal and random:
/// <code>
///     W = diag(W1, W2) * W0      W0 = [R0  R1]      W1 = [P0  P1]      W2 = [Q0  Q1]
///                                     [R0 -R1]           [P0 -P1]           [Q0 -Q1]
/// </code>
/// (D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S. Tomov, ACM TOMS 39(2), 2013.)
/// Elements of the diagonals are exp(r / 10), r uniform in [-1/2, 1/2], and divided by sqrt(2).</para>
/// <para>n need not be a multiple of four: rows n to 4 s - 1 exist only in thought. A row whose partner in a butterfly is one of
/// those is only multiplied by its exp(r / 10), and the diagonals are zero there, so kernels need not tell such rows
/// apart: zeros come in, and what comes out for a row that does not exist is dropped. W stays as well conditioned as its
/// diagonals.</para>
/// <para>Of complex matrices the diagonals are real, too: each number stands in both parts of an element, as kernels scale by it.</para>
/// <para>The numbers come from the seed by a counter and integer arithmetic alone, exp by multiplications and additions in a
/// fixed order: they have the same bits on every machine.</para>
/// </remarks>
internal readonly unsafe struct Butterfly<T>
    where T : unmanaged
{
    /// <summary>From this order on a quarter is a multiple of <see cref="Unit"/>: three quarters are still no more than n. Which rows
    /// are paired depends on it, and so does the result.</summary>
    public const int AlignedOrder = 192;

    /// <summary>A multiple of every vector's length, so that quarters begin with panels.</summary>
    public const int Unit = 16;

    /// <summary>A butterfly of order n in memory of <see cref="Size"/> elements.</summary>
    public Butterfly(T* memory, long n)
    {
        Order = n;
        Quarter = QuarterOf(n);
        Outer = memory;
        Inner = memory + (4 * Quarter);
    }

    /// <summary>Gets n.</summary>
    public long Order { get; }

    /// <summary>Gets the rows s of a quarter; the last one has fewer, or none.</summary>
    public long Quarter { get; }

    /// <summary>Gets R0, R1: 4 s numbers.</summary>
    public T* Outer { get; }

    /// <summary>Gets P0, P1, Q0, Q1: 4 s numbers.</summary>
    public T* Inner { get; }

    /// <summary>The rows of a quarter.</summary>
    public static long QuarterOf(long n)
    {
        if (n < AlignedOrder)
        {
            return (n + 3) / 4;
        }

        // An odd number of units, where there are enough rows: 16 places a quarter apart are read at once, and a step that is
        // a power of two would take them all to one set of the cache.
        long units = (n + (4 * Unit) - 1) / (4 * Unit);
        return (n < 2 * AlignedOrder ? units : units | 1) * Unit;
    }

    /// <summary>Elements of memory that a butterfly of order n needs.</summary>
    public static Int128 Size(long n) => 8 * (Int128)QuarterOf(n);

    /// <summary>Makes the diagonals.</summary>
    /// <param name="seed">What the numbers depend on.</param>
    /// <param name="stream">Which of the butterflies of this seed it is.</param>
    public void Fill(ulong seed, ulong stream)
    {
        const int Group = 64;
        Span<double> outer = stackalloc double[Group];
        Span<double> inner = stackalloc double[Group];
        long rows = 4 * Quarter;
        for (long begin = 0; begin < rows; begin += Group)
        {
            ulong counter = ((2 * stream * (ulong)rows) + (ulong)begin) + 1;
            RandomExp.Fill(seed, counter, outer);
            RandomExp.Fill(seed, counter + (ulong)rows, inner);
            for (long i = begin; i < Math.Min(begin + Group, rows); i++)
            {
                // Rows from s to 2s, and from 3s on, are second ones of a pair inside a half; those from 2s on, of the outer pair.
                bool isSecond = i >= (i < 2 * Quarter ? Quarter : 3 * Quarter);
                bool outerPair = i >= 2 * Quarter || i + (2 * Quarter) < Order;
                bool innerPair = isSecond || i + Quarter < Order;
                Outer[i] = i < Order ? Element(outer[(int)(i - begin)], outerPair) : default;
                Inner[i] = i < Order ? Element(inner[(int)(i - begin)], innerPair) : default;
            }
        }
    }

    private static T Element(double number, bool paired)
    {
        const double SquareRootOfHalf = 0.70710678118654757;
        double value = number * (paired ? SquareRootOfHalf : 1);
        return typeof(T) == typeof(double) ? (T)(object)value
            : typeof(T) == typeof(float) ? (T)(object)(float)value
            : typeof(T) == typeof(Complex) ? (T)(object)new Complex(value, value)
            : (T)(object)new Complex64((float)value, (float)value);
    }
}
