using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The worker threads, as the system sees them.</summary>
[Platform("Linux")]
internal sealed class WorkersTests
{
    private const int Order = 400;

    [TearDown]
    public void Reset() => Lu.Threads = 0;

    [Test]
    public void AreOneFewerThanThereAreThreads()
    {
        if (Environment.ProcessorCount == 1)
        {
            Factor(4);
            Assert.That(Count(), Is.Zero);
            return;
        }

        for (int threads = 2; threads <= 5; threads++)
        {
            int expected = Math.Max(Count(), threads - 1);

            // On a busy machine calls do without workers at times.
            for (int i = 0; i < 100 && Count() < expected; i++)
            {
                Factor(threads);
                Thread.Sleep(10);
            }

            Assert.That(Count(), Is.EqualTo(expected));
        }
    }

    /// <summary>The runtime must be able to stop workers, which it did not make, wherever they are.</summary>
    [Test]
    public void DoNotHinderTheCollector()
    {
        using var stop = new CancellationTokenSource();
        int collections = 0;
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                collections++;
            }
        });
        collector.Start();
        for (int i = 0; i < 20; i++)
        {
            Factor(4);
        }

        stop.Cancel();
        Assert.That(collector.Join(TimeSpan.FromMinutes(1)), Is.True, "The collector hangs.");
        Assert.That(collections, Is.Positive);
    }

    private static void Factor(int threads)
    {
        Lu.Threads = threads;
        double[] a = Matrices.Dominant<double>(1, Order, Order);
        LuFactorization<double> alone = Lu.Factor<double>(a, Order, Order);
        for (int i = 0; i < 5; i++)
        {
            LuFactorization<double> together = Lu.Factor<double>(a, Order, Order, new LuOptions { Threaded = true });
            Assert.That(together.Factors.SequenceEqual(alone.Factors), Is.True);
        }
    }

    private static int Count() =>
        Directory.GetDirectories("/proc/self/task").Count(task => Name(task) == "recursivelu");

    private static string Name(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return "";
        }
    }
}
