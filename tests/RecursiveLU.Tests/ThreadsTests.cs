using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>The number of threads, which belongs to the process.</summary>
internal sealed class ThreadsTests
{
    [SetUp]
    [TearDown]
    public void Reset() => Lu.Threads = 0;

    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(7, 7)]
    [TestCase(1024, 1024)]
    [TestCase(1025, 1024)]
    [TestCase(int.MaxValue, 1024)]
    public void KeepsWhatItIsGiven(int given, int kept)
    {
        Lu.Threads = given;

        Assert.That(Lu.Threads, Is.EqualTo(kept));
    }

    [Test]
    public void GoesBackToTheDefault()
    {
        string? text = Environment.GetEnvironmentVariable("RECURSIVE_LU_NUM_THREADS");
        int expected = int.TryParse(text, out int given) && given > 0 ? Math.Min(given, 1024) : Environment.ProcessorCount;
        Assert.That(Lu.Threads, Is.EqualTo(expected));

        Lu.Threads = expected + 1;
        Lu.Threads = 0;

        Assert.That(Lu.Threads, Is.EqualTo(expected));
    }

    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void RefusesANegativeNumber(int given)
    {
        Lu.Threads = 3;

        Assert.That(
            () => Lu.Threads = given,
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("value"));
        Assert.That(Lu.Threads, Is.EqualTo(3));
    }
}
