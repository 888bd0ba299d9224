using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>Determinants and condition numbers of complex matrices, against exact arithmetic.</summary>
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class ComplexMatrixFunctionTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static double Roundoff => ComplexToolbox<T, TReal>.UnitRoundoff;

    private static double Largest => ComplexToolbox<T, TReal>.Largest;

    [Test]
    public void DeterminantsAreThoseOfExactArithmetic([Range(0, 9)] int n)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Complex[] a = Random(n, seed);
            (double log2, Complex phase) = ExactComplexMatrix.Determinant(a, n);
            double rounding = 100 * (n + 1) * Roundoff / Math.Pow(2, ExactComplexMatrix.ReciprocalConditionLog2(a, n, false));
            if (n == 0)
            {
                rounding = Roundoff;
            }

            (Complex foundPhase, double foundLog) = ComplexToolbox<T, TReal>.LogDeterminant(a, n);

            Assert.That(Complex.Abs(foundPhase - phase), Is.LessThanOrEqualTo(rounding));
            Assert.That(foundLog, Is.EqualTo(log2 * Math.Log(2)).Within(rounding));
            Complex exact = phase * Math.Pow(2, log2);
            Assert.That(
                Complex.Abs(ComplexToolbox<T, TReal>.Determinant(a, n) - exact),
                Is.LessThanOrEqualTo(rounding * (1 + Complex.Abs(exact))));
        }
    }

    [Test]
    public void DeterminantsOverflowOnlyWithTheirValue()
    {
        double large = Math.ScaleB(1.5, ComplexToolbox<T, TReal>.LargestExponent);
        double small = Math.ScaleB(1.0, ComplexToolbox<T, TReal>.SmallestNormalExponent);
        Complex[] diagonal =
        [
            new(large, large), new(-large, large), new(0, large), new(small, -small), new(small, 0), new(0, small),
        ];
        (double log2, Complex phase) = ExactComplexMatrix.Determinant(Diagonal(diagonal), 6);

        Complex determinant = ComplexToolbox<T, TReal>.Determinant(Diagonal(diagonal), 6);

        Complex exact = phase * Math.Pow(2, log2);
        Assert.That(Complex.Abs(determinant - exact), Is.LessThanOrEqualTo(20 * Roundoff * Complex.Abs(exact)));
        (phase, double log) = ComplexToolbox<T, TReal>.LogDeterminant(Diagonal(diagonal[..3]), 3);
        (log2, Complex exactPhase) = ExactComplexMatrix.Determinant(Diagonal(diagonal[..3]), 3);
        Assert.That(Complex.Abs(phase - exactPhase), Is.LessThanOrEqualTo(20 * Roundoff));
        Assert.That(log, Is.EqualTo(log2 * Math.Log(2)).Within(2000 * Roundoff));
        Assert.That(Complex.IsInfinity(ComplexToolbox<T, TReal>.Determinant(Diagonal(diagonal[..3]), 3)));
        Assert.That(ComplexToolbox<T, TReal>.Determinant(Diagonal(diagonal[3..]), 3), Is.EqualTo(Complex.Zero));
    }

    [Test]
    public void DeterminantsOfSpecialNumbers()
    {
        Assert.That(
            ComplexToolbox<T, TReal>.LogDeterminant(Diagonal(1, 0, 2), 3), Is.EqualTo((Complex.Zero, double.NegativeInfinity)));
        Assert.That(ComplexToolbox<T, TReal>.Determinant(Diagonal(1, 0, 2), 3), Is.EqualTo(Complex.Zero));
        foreach (Complex nan in new Complex[] { new(double.NaN, 1), new(0, double.NaN), new(double.NaN, double.NaN) })
        {
            (Complex phase, double log) = ComplexToolbox<T, TReal>.LogDeterminant(Diagonal(1, nan, Complex.ImaginaryOne), 3);
            Assert.That(double.IsNaN(phase.Real) && double.IsNaN(log));
            Assert.That(Complex.IsNaN(ComplexToolbox<T, TReal>.Determinant(Diagonal(1, nan), 2)));
        }

        foreach (Complex infinity in new Complex[] { new(double.PositiveInfinity, 1), new(0, double.NegativeInfinity) })
        {
            (Complex phase, double log) = ComplexToolbox<T, TReal>.LogDeterminant(Diagonal(infinity), 1);
            Assert.That(double.IsNaN(phase.Real) && double.IsNaN(phase.Imaginary));
            Assert.That(log, Is.EqualTo(double.PositiveInfinity));
            Assert.That(Complex.IsInfinity(ComplexToolbox<T, TReal>.Determinant(Diagonal(infinity), 1)));
        }
    }

    [Test]
    public void ConditionIsCloseToTheTruth([Range(1, 12)] int n, [Values] bool infinity)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Complex[] a = Random(n, seed);
            CheckCondition(a, n, infinity);
        }
    }

    [Test]
    public void ConditionIsOneForMultiplesOfTheIdentity([Range(0, 6)] int n, [Values] bool infinity)
    {
        double smallest = Math.ScaleB(1.0, ComplexToolbox<T, TReal>.SmallestNormalExponent);
        Complex[] multiples =
        [
            1, Complex.ImaginaryOne, new(Largest, Largest), new(-Largest, 1), new(smallest, -smallest),
            new(0, ComplexToolbox<T, TReal>.Epsilon), new(3, 4), new(1e-5, -1e5),
        ];
        foreach (Complex multiple in multiples)
        {
            Complex[] a = Diagonal([.. Enumerable.Repeat(multiple, n)]);
            double rcond = ComplexToolbox<T, TReal>.ReciprocalCondition(a, n, infinity);
            Assert.That(rcond, Is.InRange(1 - (8 * (n + 1) * Roundoff), 1.0), $"{multiple}");
        }
    }

    [Test]
    public void ConditionIsTrueForTrianglesOverTheWholeRange([Range(1, 6)] int n, [Values] bool infinity)
    {
        int high = ComplexToolbox<T, TReal>.LargestExponent;
        for (int seed = 0; seed < 25; seed++)
        {
            var random = new Random((n * 100) + seed);
            int span = high >> random.Next(5);
            var rows = new int[n];
            var columns = new int[n];
            for (int i = 0; i < n; i++)
            {
                rows[i] = random.Next(-span, span + 1) / 2;
                columns[i] = random.Next(-span, span + 1) / 2;
            }

            // An upper triangle is its own factor.
            var a = new Complex[n * n];
            for (int i = 0; i < n * n; i++)
            {
                double scale = Math.ScaleB(1.0, rows[i % n] + columns[i / n]);
                Complex element = new((random.Next(1000) - 500) / 512.0, (random.Next(999) + 1) / 512.0);
                a[i] = i % n <= i / n ? element * scale : 0;
            }

            CheckCondition(a, n, infinity);
        }
    }

    [Test]
    public void ConditionHasNormsBeyondTheRange([Range(2, 6)] int n, [Values] bool infinity)
    {
        var a = new Complex[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = i % n <= i / n ? new Complex(Largest, i % 2 == 0 ? Largest : -Largest / 2) : 0;
        }

        CheckCondition(a, n, infinity);
    }

    [Test]
    public void ConditionOfSpecialNumbers([Values] bool infinity)
    {
        Complex i = Complex.ImaginaryOne;
        Assert.That(ComplexToolbox<T, TReal>.ReciprocalCondition([1, i, i, -1], 2, infinity), Is.EqualTo(0.0), "singular");
        Assert.That(ComplexToolbox<T, TReal>.ReciprocalCondition(new Complex[9], 3, infinity), Is.EqualTo(0.0), "zero");
        foreach (Complex nan in new Complex[] { new(double.NaN, 1), new(0, double.NaN) })
        {
            Assert.That(ComplexToolbox<T, TReal>.ReciprocalCondition([1, nan, i, 2], 2, infinity), Is.NaN);
        }

        foreach (Complex large in new Complex[] { new(double.PositiveInfinity, 1), new(0, double.NegativeInfinity) })
        {
            Assert.That(ComplexToolbox<T, TReal>.ReciprocalCondition([large, 0, i, 2], 2, infinity), Is.EqualTo(0.0));
        }

        // The second pivot is twice the largest number.
        Complex most = new(0, Largest);
        Assert.That(ComplexToolbox<T, TReal>.ReciprocalCondition([most, -most, most, most], 2, infinity), Is.EqualTo(0.0));
    }

    private static void CheckCondition(Complex[] a, int n, bool infinity)
    {
        double log2 = ExactComplexMatrix.ReciprocalConditionLog2(a, n, infinity);
        double estimate = ComplexToolbox<T, TReal>.ReciprocalCondition(a, n, infinity);
        string message = $"{estimate} for 2^{log2}";
        if (log2 < ComplexToolbox<T, TReal>.SmallestNormalExponent + 3)
        {
            double most = Math.ScaleB(1.0, ComplexToolbox<T, TReal>.SmallestNormalExponent + 7);
            Assert.That(estimate, Is.LessThanOrEqualTo(most), message);
            return;
        }

        // A lower bound of the norm of the inverse, seldom below a third.
        double rounding = Math.Min(0.2, 100 * n * Roundoff / Math.Pow(2, log2));
        bool triangle = IsTriangle(a, n);
        Assert.That(Math.Log2(estimate) - log2, Is.InRange(Math.Log2(1 - (triangle ? 1e-3 : rounding)), Math.Log2(10)), message);
    }

    private static bool IsTriangle(Complex[] a, int n) =>
        Enumerable.Range(0, n * n).All(i => i % n <= i / n || a[i] == Complex.Zero);

    private static Complex[] Random(int n, int seed)
    {
        var random = new Random((n * 10) + seed);
        var a = new Complex[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = new((random.Next(2001) - 1000) / 512.0, (random.Next(2001) - 1000) / 512.0);
        }

        return a;
    }

    private static Complex[] Diagonal(params Complex[] diagonal)
    {
        var a = new Complex[diagonal.Length * diagonal.Length];
        for (int i = 0; i < diagonal.Length; i++)
        {
            a[i * (diagonal.Length + 1)] = diagonal[i];
        }

        return a;
    }
}
