using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The library beside the runtime of the tests themselves: two garbage collectors, two sets of signal
/// handlers, one process.</summary>
internal sealed class SharedProcessTests
{
    [Test]
    public void ManyTasksCallWhileGarbageIsCollectedAndFaultsAreCaught()
    {
        const int tasks = 16;
        const int rounds = 12;

        StormResult result = Storm.Run(Engines.Library, tasks, rounds);

        ExpectCalm(result, tasks * rounds);
    }

    [Test]
    public void TheHostProcessSurvivesTheSame()
    {
        const int tasks = 16;
        const int rounds = 12;
        using HostSession host = Engines.LimitedHost(null);

        string[] words = host.Command($"storm {Wire.Number(tasks)} {Wire.Number(rounds)}", 4);
        int[] numbers = Array.ConvertAll(words, word => checked((int)Wire.Number(word)));

        ExpectCalm(new StormResult(numbers[0], numbers[1], numbers[2], numbers[3]), tasks * rounds);
    }

    [Test]
    public void NullReferencesAreCaughtBeforeBetweenAndAfterCalls()
    {
        int caught = 0;
        for (int i = 0; i < 500; i++)
        {
            caught += Storm.CatchesANullReference(null) ? 1 : 0;
            double[] a = [4, 2, 1, 3];
            var pivots = new long[2];
            Assert.That(Engines.Library.Factor<double>("recursive_lu_f64!", a, 2, 2, pivots), Is.Zero);
            Assert.That(a, Is.EqualTo(new[] { 4, 0.5, 1, 2.5 }));
        }

        caught += Storm.CatchesANullReference(null) ? 1 : 0;
        Assert.That(caught, Is.EqualTo(501));
    }

    [Test]
    public void AThreadOfItsOwnForEveryCall()
    {
        LuLibrary library = Engines.Library;
        using var gcStorm = new GcStorm();
        int wrong = 0;
        for (int i = 0; i < 200; i++)
        {
            var thread = new Thread(() =>
            {
                float[] a = [4, 2, 1, 3];
                var pivots = new long[2];
                long info = library.Factor<float>("recursive_lu_f32_threaded!", a, 2, 2, pivots);
                wrong += info == 0 && a.AsSpan().SequenceEqual([4, 0.5f, 1, 2.5f]) ? 0 : 1;
            });
            thread.Start();
            thread.Join();
        }

        Assert.That(wrong, Is.Zero);
        Assert.That(gcStorm.Collections, Is.Positive);
    }

    private static void ExpectCalm(StormResult result, int rounds)
    {
        TestContext.Out.WriteLine(result);
        Assert.That(result.Calls, Is.EqualTo(2 * rounds * Storm.Kinds));
        Assert.That(result.Different, Is.Zero);
        Assert.That(result.Caught, Is.EqualTo(rounds * Storm.Kinds));
        Assert.That(result.Collections, Is.Positive);
    }
}
