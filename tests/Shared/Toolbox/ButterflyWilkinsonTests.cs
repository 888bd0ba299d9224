using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Wilkinson's matrices, for which partial pivoting lets elements grow to 2^(n-1) and fails.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Butterflies))]
internal sealed class ButterflyWilkinsonTests<T>(ButterflySource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IButterflySolver _solver = source.Open();

    private static int[] Orders => TestOrders.AreLimited ? [TestOrders.Limit] : [.. Enumerable.Range(790, 21)];

    [Test]
    public void AreSolved([ValueSource(nameof(Orders))] int n)
    {
        T[] a = Wilkinson(n);
        T[] b = Matrices.Uniform<T>(n, n, 1);
        var x = new T[n];
        var threaded = new T[n];

        ButterflyResult result = _solver.Solve<T>(n, 1, a, (ulong)n, b, x);
        ButterflyResult same = _solver.Solve<T>(n, 1, a, (ulong)n, b, threaded, FactorMode.Threaded);

        Assert.That(result.Info, Is.Zero);
        Assert.That(result.Iterations, Is.InRange(1, 10), "without row exchanges");
        double norm = SolveError.Norm<T>('N', a, n, new T[n], b, 1);
        double limit = typeof(T) == typeof(double) ? 1e-10 : 1e-4;
        Assert.That(SolveError.Norm<T>('N', a, n, x, b, 1), Is.LessThanOrEqualTo(limit * norm), "norm(A*x - b)");
        Assert.That(same, Is.EqualTo(result));
        FactorAssert.AreSameBits<T>(threaded, x, "X, threads");
    }

    [Test]
    public void AreTooMuchForRowExchanges()
    {
        int n = Orders[^1];
        T[] a = Wilkinson(n);
        T[] b = Matrices.Uniform<T>(n, n, 1);
        var x = (T[])b.Clone();
        long Solve() => Lu.SolveInPlace<T>((T[])a.Clone(), n, new long[n], x);
        if (n - 1 > Precision<T>.LargestExponent)
        {
            Assert.That(Solve, Throws.TypeOf<ArithmeticException>(), "the last pivot is 2^(n - 1)");
            return;
        }

        Assert.That(Solve(), Is.Zero);
        Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 1), Is.GreaterThan(1e3), "HPL's ratio");
    }

    private static T[] Wilkinson(int n)
    {
        var a = new T[n * n];
        for (int j = 0; j < n; j++)
        {
            Array.Fill(a, T.NegativeOne, j * (n + 1), n - j);
            a[j * (n + 1)] = T.One;
            a[j + ((n - 1) * n)] = T.One;
        }

        return a;
    }
}
