using NUnit.Framework;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>A team's tasks, and its worker threads as the system sees them.</summary>
[Platform("Linux")]
internal sealed unsafe class WorkersTests
{
    private const int Tasks = 64;

    private readonly int[] _done = new int[Tasks];

    [TearDown]
    public void Reset() => Lu.Threads = 0;

    [Test]
    public void AreOneFewerThanThereAreThreads()
    {
        for (int threads = 2; threads <= 5; threads++)
        {
            int expected = ThreadCount.Processors > 1 ? Math.Max(Count(), threads - 1) : Count();

            // On a busy machine a team does without workers at times; and a worker has its name when it runs.
            for (int i = 0; i < 1000 && (i < 10 || Count() < expected); i++)
            {
                RunTasks(threads);
                Thread.Sleep(1);
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
                GC.Collect(0);
                collections++;
            }
        });
        collector.Start();
        for (int i = 0; i < 500 || Volatile.Read(ref collections) < 10; i++)
        {
            RunTasks(4);
        }

        stop.Cancel();
        Assert.That(collector.Join(TimeSpan.FromMinutes(1)), Is.True, "The collector hangs.");
    }

    /// <summary>Runs tasks on a team and checks that each has been done once.</summary>
    private void RunTasks(int threads)
    {
        Lu.Threads = threads;
        Array.Clear(_done);
        fixed (int* done = _done)
        {
            var team = new Team(threads);
            team.Run(Tasks, &Do, done);
            team.Dispose();
        }

        Assert.That(_done, Is.All.EqualTo(1));
    }

    /// <summary>Task k: some microseconds of work, then a note that it has been done.</summary>
    private static void Do(void* done, long k)
    {
        Thread.SpinWait(100);
        Interlocked.Increment(ref ((int*)done)[k]);
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
