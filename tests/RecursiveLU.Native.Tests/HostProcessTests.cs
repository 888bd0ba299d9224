using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The host process itself: the tests through it can only fail if it tells the truth.</summary>
internal sealed class HostProcessTests
{
    [Test]
    public void CountsItsAnswersAndEndsWithSuccess()
    {
        using HostSession host = Engines.LimitedHost(null);
        double[] a = [4, 2, 1, 3];
        var pivots = new long[2];

        Assert.That(host.Factor<double>("recursive_lu_f64!", a, 2, 2, pivots), Is.Zero);
        Assert.That(a, Is.EqualTo(new[] { 4, 0.5, 1, 2.5 }));
        Assert.That(pivots, Is.EqualTo(new long[] { 1, 2 }));
        Assert.That(host.Exchange("threads"), Does.StartWith("ok "));
        Assert.That(host.Exchange("quit"), Is.EqualTo("bye 2"));
        Assert.That(host.ExitCode(), Is.EqualTo(Wire.Success));
    }

    [TestCase("factorize")]
    [TestCase("factor f64")]
    [TestCase("factor f64 recursive_lu_f64! 1 1 - - -")]
    [TestCase("factor f64 recursive_lu_f64! one 1 - -")]
    [TestCase("factor f64 recursive_lu_f32! 1 1 - -")]
    [TestCase("factor f16 recursive_lu_f64! 1 1 - -")]
    [TestCase("factor f64 recursive_lu_f64! 1 1 AAAA -")]
    [TestCase("set-threads 99999999999")]
    [TestCase("isa isa")]
    public void AnswersNonsenseWithAnErrorAndEnds(string line)
    {
        using HostSession host = Engines.LimitedHost(null);

        Assert.That(host.Exchange(line), Does.StartWith("error "));
        Assert.That(host.ExitCode(), Is.EqualTo(Wire.Error));
    }

    [Test]
    public void TellsAnEndWithoutQuit()
    {
        using HostSession host = Engines.LimitedHost(null);

        Assert.That(host.Version(), Is.Not.Empty);
        Assert.That(host.ExitCode(), Is.EqualTo(Wire.EndOfInput));
    }

    [Test]
    public void TellsThatTheLibraryCannotBeLoaded()
    {
        using var host = new HostSession(LibraryFiles.Main + ".missing");

        Assert.That(host.Exchange("isa"), Does.StartWith("error "));
        Assert.That(host.ExitCode(), Is.EqualTo(Wire.Error));
    }

    [Test]
    public void CollectsGarbageAllTheTimeIfAsked()
    {
        using var host = new HostSession(LibraryFiles.Main, gcStorm: true);
        long before = Collections(host);
        double[] a = Matrices.Uniform<double>(1, 130, 130);
        for (int i = 0; i < 20; i++)
        {
            Assert.That(host.Factor<double>("recursive_lu_f64!", (double[])a.Clone(), 130, 130, new long[130]), Is.Zero);
        }

        Assert.That(Collections(host), Is.GreaterThan(before));
    }

    private static long Collections(HostSession host) => Wire.Number(host.Command("collections", 1)[0]);
}
