using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Factors of random butterflies that are kept in a workspace.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Butterflies))]
internal sealed class ButterflyWorkspaceTests<T>(ButterflySource source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IButterflySolver _solver = source.Open();

    [Test]
    public void IsUsedAgainAndAgain()
    {
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(300);
        foreach (int n in TestOrders.Within([300, 1, 97, 0, 192, 191, 5, 299], TestOrders.ButterflyLimit))
        {
            T[] a = Matrices.Dominant<T>(n, n, n);
            Assert.That(workspace.Factor(a, n, 3, FactorMode.Threaded), Is.EqualTo(default(ButterflyResult)), $"factor {n}");
            foreach (int nrhs in new[] { 1, 0, 50, 3 })
            {
                T[] b = Matrices.Signed<T>(n + nrhs, n, nrhs);
                var x = new T[b.Length];
                var expected = new T[b.Length];

                ButterflyResult result = workspace.Solve(a, n, b, x, nrhs, FactorMode.Threaded);

                Assert.That(result, Is.EqualTo(_solver.Solve<T>(n, nrhs, a, 3, b, expected)), $"{n}, {nrhs}");
                FactorAssert.AreSameBits<T>(x, expected, $"X, {n}, {nrhs}");
            }
        }
    }

    [Test]
    public void KeepsTheFactorsWithRowExchanges([ButterflyOrders(40, 194)] int n)
    {
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(n);
        T[] a = Matrices.OfHalfRank<T>(9, n);
        T[] b = Matrices.Signed<T>(n, n, 3);
        var x = new T[b.Length];
        Assert.That(workspace.Factor(a, n, 1), Is.EqualTo(default(ButterflyResult)));

        for (int i = 0; i < 2; i++)
        {
            Assert.That(workspace.Solve(a, n, b, x, 3), Is.EqualTo(new ButterflyResult(0, -2)), $"time {i}");
            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, 3), Is.LessThan(16.0), "HPL's ratio");
        }

        // The next matrix gets butterflies again.
        a = Matrices.Dominant<T>(n, n, n);
        Assert.That(workspace.Factor(a, n, 1), Is.EqualTo(default(ButterflyResult)));
        Assert.That(workspace.Solve(a, n, b, x, 3).Iterations, Is.Positive);
    }

    [Test]
    public void KeepsASingularMatrixInMind([ButterflyOrders(1, 9, 200)] int n)
    {
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(n);
        var x = new T[n];
        Assert.That(workspace.Factor(new T[n * n], n, 1), Is.EqualTo(new ButterflyResult(1, -1)));
        Assert.That(workspace.Solve(new T[n * n], n, new T[n], x, 1), Is.EqualTo(new ButterflyResult(1, -1)));
    }

    [Test]
    public void TwoServeTwoThreadsAtOnce() => RunAtOnce(4, _ =>
    {
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(260);
        return Enumerable.Range(0, TestOrders.Repetitions(6)).All(i => FactorsAndSolves(workspace, 200 + (10 * i)));
    });

    /// <summary>Calls wait for each other; each finds the same factors.</summary>
    [Test]
    public void OneServesManyThreads()
    {
        const int n = 200;
        using IButterflyWorkspace<T> workspace = _solver.Open<T>(n);
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 2);
        var expected = new T[b.Length];
        workspace.Factor(a, n, 7);
        workspace.Solve(a, n, b, expected, 2);

        RunAtOnce(4, thread =>
        {
            var x = new T[b.Length];
            bool same = true;
            for (int i = 0; i < TestOrders.Repetitions(10); i++)
            {
                same &= thread > 0 || workspace.Factor(a, n, 7, FactorMode.Threaded).Info == 0;
                same &= workspace.Solve(a, n, b, x, 2, FactorMode.Threaded).Info == 0 && x.SequenceEqual(expected);
            }

            return same;
        });
    }

    [Test]
    public void MayBeDisposedOfTwice()
    {
        IButterflyWorkspace<T> workspace = _solver.Open<T>(10);
        workspace.Dispose();
        Assert.That(workspace.Dispose, Throws.Nothing);
    }

    private static void RunAtOnce(int threads, Func<int, bool> work)
    {
        using var start = new Barrier(threads);
        Task<bool>[] tasks = [.. Enumerable.Range(0, threads).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return work(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        Assert.That(Task.WaitAll(tasks, TimeSpan.FromMinutes(2)), "The calls hang.");
        Assert.That(tasks.Select(task => task.Result), Is.All.True);
    }

    private bool FactorsAndSolves(IButterflyWorkspace<T> workspace, int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n + 1, n, 3);
        var x = new T[b.Length];
        var expected = new T[b.Length];
        bool solved = _solver.Solve<T>(n, 3, a, 1, b, expected).Info == 0
            && workspace.Factor(a, n, 1, FactorMode.Threaded).Info == 0
            && workspace.Solve(a, n, b, x, 3, FactorMode.Threaded).Info == 0;
        return solved && x.SequenceEqual(expected);
    }
}
