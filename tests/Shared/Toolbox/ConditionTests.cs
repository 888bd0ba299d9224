using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Condition estimates: against the condition number computed from the inverse.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class ConditionTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    private static bool IsDouble => Precision.IsDouble<T>();

    [Test]
    public void IsCloseToTheTruthAndNeverBelowIt(
        [Values(1, 2, 3, 4, 5, 10, 33, 64, 130)] int n, [Values(1.0, 10.0, 1e3, 1e6, 1e10)] double condition)
    {
        if (!IsDouble)
        {
            condition = Math.Sqrt(condition);
        }

        for (int seed = 0; seed < 3; seed++)
        {
            Check(MatrixTypes.WithCondition<T>(condition, seed, n), n, condition);
        }
    }

    [Test]
    public void IsCloseForRandomMatrices([Range(1, 40)] int n)
    {
        T[] a = Matrices.Signed<T>(n, n, n);

        Check(a, n, 1 / ReferenceInverse.ReciprocalCondition<T>(a, n, infinity: false));
    }

    [Test]
    public void IsCloseAtTheEndsOfTheRange(
        [Values(MatrixType.NearUnderflow, MatrixType.NearOverflow)] MatrixType type, [Values(1, 2, 5, 30)] int n)
    {
        T[] a = MatrixTypes.Create<T>(type, 17, n, n, out _);
        T[] scaled = Array.ConvertAll(a, x => Precision.ScaleB(x, -Math.ILogB(Precision.Magnitude(a[0]))));
        foreach (bool infinity in new[] { false, true })
        {
            double truth = ReferenceInverse.ReciprocalCondition<T>(scaled, n, infinity);
            double estimate = _toolbox.ReciprocalCondition<T>(a, n, infinity);
            Assert.That(estimate, Is.InRange(0.999 * truth, 10 * truth));
        }
    }

    [Test]
    public void IsOneForTheIdentity([Values(0, 1, 2, 5, 33)] int n, [Values] bool infinity)
    {
        var a = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i * (n + 1)] = T.One;
        }

        Assert.That(_toolbox.ReciprocalCondition<T>(a, n, infinity), Is.EqualTo(1.0));
    }

    [Test]
    public void IsZeroForASingularMatrix([Values(1, 2, 5, 33)] int n, [Values] bool infinity)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 1) * n, n);

        Assert.That(_toolbox.ReciprocalCondition<T>(a, n, infinity), Is.EqualTo(0.0));
    }

    [Test]
    public void OverflowsNowhereOnTheWay([Values] bool infinity)
    {
        // [u u; 0 1/u]: the inverse's elements are at most u, but u times the second unknown is out of range.
        int half = (Precision.LargestExponent<T>() / 2) + 1;
        T u = Precision.ScaleB(T.One, half);
        T[] a = [u, T.Zero, u, T.One / u];

        // Column sums: u and 2 u; row sums: 2 u and u. A subnormal number.
        double expected = Math.ScaleB(1.0, -(2 * half) - 1);
        Assert.That(_toolbox.ReciprocalCondition<T>(a, 2, infinity), Is.EqualTo(expected));
    }

    [Test]
    public void IsZeroIfTheInverseOverflows()
    {
        T tiny = T.CreateChecked(Precision.Smallest<T>());

        Assert.That(_toolbox.ReciprocalCondition<T>([T.One, T.Zero, T.One, tiny], 2, infinity: false), Is.EqualTo(0.0));
    }

    [Test]
    public void IsOneForMultiplesOfTheIdentity([Range(1, 8)] int n, [Values] bool infinity)
    {
        double largest = Precision.Largest<T>();
        double smallest = Math.ScaleB(1.0, Precision.SmallestNormalExponent<T>());
        double[] sizes =
        [
            largest, -largest, largest * (1 - Precision.UnitRoundoff<T>()), largest / 3, 1 / 3.0, smallest, Precision.Smallest<T>(),
        ];
        T[] multiples =
        [
            .. sizes.Select(x => T.CreateTruncating(x)),
            Precision.Of<T>(largest / 2, -largest / 2), Precision.Of<T>(smallest, smallest),
            Precision.Of<T>(1e-5, -1e5), Precision.Of<T>(3, 4),
        ];
        foreach (T multiple in multiples.Concat(multiples.Select(x => x * Matrices.Unit<T>(1))))
        {
            var a = new T[n * n];
            for (int i = 0; i < n; i++)
            {
                a[i * (n + 1)] = multiple;
            }

            // A complex quotient and an absolute value take a few roundings more.
            double rcond = _toolbox.ReciprocalCondition<T>(a, n, infinity);
            double rounding = Precision.IsComplex<T>() ? 8 * (n + 1) : 2 * n;
            Assert.That(rcond, Is.InRange(1 - (rounding * Precision.UnitRoundoff<T>()), 1.0), $"{multiple}");
            Assert.That(n > 2 || multiple != T.CreateChecked(largest) || rcond == 1, "the largest number");
        }
    }

    [Test]
    public void IsTrueForTrianglesOverTheWholeRange([Range(1, 8)] int n, [Values] TriangleScale scale, [Values] bool infinity)
    {
        for (int seed = 0; seed < 15; seed++)
        {
            T[] a = Triangle(scale, seed, n);
            double estimate = _toolbox.ReciprocalCondition<T>(a, n, infinity);
            ExactQuotient truth = ExactMatrix.ReciprocalCondition<T>(a, n, infinity);
            string message = $"{estimate} for 2^{truth.Log2}, seed {seed}";
            Assert.That(estimate is >= 0 and <= 1, message);
            if (truth.Log2 >= Precision.SmallestExponent<T>() + 3)
            {
                // Within an eighth of itself if it is subnormal.
                Assert.That(estimate, Is.Positive, message);
                Assert.That(truth.Over(estimate), Is.InRange(1 / 10.0, 1.2), message);
            }
            else
            {
                Assert.That(estimate, Is.LessThanOrEqualTo(Math.ScaleB(Precision.Smallest<T>(), 7)), message);
            }
        }
    }

    [Test]
    public void IsNoZeroForRoundingErrorsThatCancel([Values] bool infinity)
    {
        // By rows: 1e-16, 1e-16, 1e-13; 0, 0, -1e-10; 1e-9, 1e8, -1e17.
        double[] elements = [1e-16, 0, 1e-9, 1e-16, 0, 1e8, 1e-13, -1e-10, -1e17];
        T[] a = Array.ConvertAll(elements, x => T.CreateChecked(x));

        double truth = Math.Pow(2, ExactMatrix.ReciprocalCondition<T>(a, 3, infinity).Log2);
        double estimate = _toolbox.ReciprocalCondition<T>(a, 3, infinity);

        Assert.That(IsDouble || estimate > 0);
        Assert.That(estimate, Is.InRange(IsDouble ? 0 : truth / 10, 10 * truth));
    }

    [Test]
    public void PassesNaNOn([Values(1, 2, 9)] int n, [Values] bool imaginary)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        a[0] = imaginary && Precision.IsComplex<T>() ? Precision.Of<T>(n, double.NaN) : Precision.NaN<T>();

        Assert.That(_toolbox.ReciprocalCondition<T>(a, n, infinity: false), Is.NaN);
    }

    [Test]
    public void IsZeroForAnInfiniteNorm([Values] bool imaginary)
    {
        T infinity = T.CreateChecked(double.PositiveInfinity);
        T[] a = [imaginary && Precision.IsComplex<T>() ? Precision.Of<T>(0, double.NegativeInfinity) : infinity, T.Zero, T.Zero, T.One];

        Assert.That(_toolbox.ReciprocalCondition<T>(a, 2, infinity: false), Is.EqualTo(0.0));
    }

    /// <summary>An upper triangle, its own factor: no rounding of a factorization makes another matrix of it.</summary>
    private static T[] Triangle(TriangleScale scale, int seed, int n)
    {
        var random = new Random(seed);
        (int low, int high) = (Precision.SmallestExponent<T>(), Precision.LargestExponent<T>());
        int middle = random.Next(low, high + 1);
        int span = high >> random.Next(4);
        var rows = new int[n];
        var columns = new int[n];
        for (int i = 0; i < n; i++)
        {
            rows[i] = scale == TriangleScale.Columns ? 0 : random.Next(-span, span + 1);
            columns[i] = scale == TriangleScale.Rows ? 0 : scale == TriangleScale.Graded ? rows[i] : random.Next(-span, span + 1);
        }

        var a = new T[n * n];
        for (int i = 0; i < n * n; i++)
        {
            int exponent = scale == TriangleScale.Elements
                ? random.Next(low, high + 1)
                : Math.Clamp((middle / 3) + rows[i % n] + columns[i / n], low, high);
            T significand = T.CreateChecked((random.Next(2) == 0 ? 1 : -1) * (1 + (random.Next(1000) / 1024.0)));
            a[i] = i % n <= i / n ? Precision.ScaleB(Turned(significand, random), exponent) : T.Zero;
        }

        return a;
    }

    /// <summary>With an imaginary part as large as the real one at most, if there is one.</summary>
    private static T Turned(T x, Random random) =>
        Precision.IsComplex<T>() ? x * Precision.Of<T>(0.5, random.Next(-512, 513) / 1024.0) : x;

    private void Check(T[] a, int n, double condition)
    {
        double rounding = 10 * n * condition * Precision.UnitRoundoff<T>();
        foreach (bool infinity in new[] { false, true })
        {
            double truth = ReferenceInverse.ReciprocalCondition<T>(a, n, infinity);
            double estimate = _toolbox.ReciprocalCondition<T>(a, n, infinity);
            Assert.That(estimate, Is.InRange(truth * (1 - rounding), 10 * truth), $"{n} x {n}, condition {condition}");
        }
    }
}

/// <summary>Which powers of two scale a triangle.</summary>
internal enum TriangleScale
{
    Rows,
    Columns,
    Both,
    Graded,
    Elements,
}
