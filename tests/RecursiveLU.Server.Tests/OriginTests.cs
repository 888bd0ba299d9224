using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Server.Tests;

/// <summary>What the server that this one replaces was tested with, serial and threaded, by pipe.</summary>
internal sealed class OriginTests
{
    private ServerProcess? _server;

    [OneTimeSetUp]
    public void Start() => _server = new ServerProcess();

    [OneTimeTearDown]
    public void Stop() => _server?.Dispose();

    [Test]
    public void FactorsF64([Values(10, 50, 100, 300)] int s, [Values] bool threaded) => Check<double>(s, s, threaded);

    [Test]
    public void FactorsF32([Values(10, 50, 100)] int s, [Values] bool threaded) => Check<float>(s, s, threaded);

    [Test]
    public void FactorsTall([Values] bool threaded) => Check<double>(200, 100, threaded);

    [Test]
    public void FactorsWide([Values] bool threaded) => Check<double>(100, 200, threaded);

    [Test]
    public void TellsTheZeroPivot([Values] bool threaded)
    {
        double[] a = Matrices.Uniform<double>(7, 10, 10);
        Array.Clear(a, 40, 10);

        Assert.That(Factor(a, 10, 10, new long[10], threaded), Is.EqualTo(5));
    }

    [Test]
    public void OverwritesTheMatrixWithItsFactors([Values] bool threaded)
    {
        double[] a = [2, 4, 8, 1, 3, 7, 1, 3, 9];
        var pivots = new long[3];

        Assert.That(Factor(a, 3, 3, pivots, threaded), Is.Zero);
        Assert.That(pivots, Is.EqualTo(new long[] { 3, 3, 3 }));
        Assert.That(a, Is.EqualTo(new[] { 8, 0.25, 0.5, 7, -0.75, 2.0 / 3, 9, -1.25, -2.0 / 3 }).Within(1e-15));
    }

    [Test]
    public void AgreesWithTheLibraryInProcess([Values] bool threaded)
    {
        double[] a = Matrices.Uniform<double>(8, 100, 100);
        var here = (double[])a.Clone();
        var pivots = new long[100];
        var pivotsHere = new long[100];

        long info = Factor(a, 100, 100, pivots, threaded);

        Assert.That(info, Is.EqualTo(Engines.Library.Factor<double>("recursive_lu_f64", here, 100, 100, pivotsHere)));
        Assert.That(pivots, Is.EqualTo(pivotsHere));
        FactorAssert.AreSameBits<double>(a, here, "factors");
    }

    private void Check<T>(int m, int n, bool threaded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Matrices.Uniform<T>(m + n, m, n);
        var factors = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];

        long info = Factor(factors, m, n, pivots, threaded);

        Assert.That(info, Is.Zero);
        FactorAssert.PivotsAreInRange(pivots, m, $"{m} x {n}");
        ResidualNorms norms = Residual<T, double>.Of(a, factors, m, n, m, pivots);
        Assert.That(norms.Infinity, Is.LessThan(20 * m * 2 * Precision<T>.UnitRoundoff), "normInf(L*U - P*A)");
    }

    private long Factor<T>(T[] a, int m, int n, long[] pivots, bool threaded)
        where T : unmanaged =>
        _server!.Talk.Factor<T>(FactorCommand.Of(Conversation.ElementOf<T>(), pivoting: true, threaded), a, m, n, pivots);
}
