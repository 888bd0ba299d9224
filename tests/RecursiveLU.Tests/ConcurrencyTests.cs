using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Calls from many threads at once, each with a matrix of its own.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class ConcurrencyTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ThreadCount = 12;

    private const int Rounds = 2;

    private static readonly int[] Orders = [.. TestOrders.Within([1, 5, 33, 64, 100, 150, 200])];

    [Test]
    public void CallsDoNotDisturbEachOther([Values] bool threaded, [Values] Pivoting pivoting)
    {
        var options = new LuOptions { Threaded = threaded, Pivoting = pivoting };
        T[][] matrices = Array.ConvertAll(Orders, n => Matrices.Dominant<T>(n, n, n));
        LuFactorization<T>[] expected =
            [.. Orders.Select((n, i) => Lu.Factor<T>(matrices[i], n, n, options with { Threaded = false }))];
        int calls = 0;
        int different = 0;

        void Work(int start)
        {
            for (int i = 0; i < Rounds * Orders.Length; i++)
            {
                int which = (start + i) % Orders.Length;
                LuFactorization<T> lu = Lu.Factor<T>(matrices[which], Orders[which], Orders[which], options);
                bool same = lu.Info == expected[which].Info
                    && lu.Pivots.SequenceEqual(expected[which].Pivots)
                    && lu.Factors.SequenceEqual(expected[which].Factors);
                Interlocked.Add(ref different, same ? 0 : 1);
                Interlocked.Increment(ref calls);
            }
        }

        RunAtOnce(Work);

        Assert.That(calls, Is.EqualTo(ThreadCount * Rounds * Orders.Length));
        Assert.That(different, Is.Zero);
    }

    [Test]
    public void OneFactorizationServesManyThreads()
    {
        const int n = 100;
        LuFactorization<T> lu = Lu.Factor<T>(Matrices.Dominant<T>(n, n, n), n, n);
        T[] b = Matrices.Signed<T>(1, n, 3);
        T[] expected = lu.Solve(b, 3);
        int different = 0;

        RunAtOnce(_ =>
        {
            for (int i = 0; i < 20; i++)
            {
                Interlocked.Add(ref different, lu.Solve(b, 3).AsSpan().SequenceEqual(expected) ? 0 : 1);
            }
        });

        Assert.That(different, Is.Zero);
    }

    private static void RunAtOnce(Action<int> work)
    {
        using var start = new Barrier(ThreadCount);
        Task[] tasks = [.. Enumerable.Range(0, ThreadCount).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                work(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Assert.That(Task.WaitAll(tasks, TimeSpan.FromMinutes(2)), "The calls hang.");
    }
}
