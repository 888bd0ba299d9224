using System.Runtime.CompilerServices;
using NUnit.Framework;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>The lock that a forked child takes over.</summary>
[Platform("Linux")]
internal sealed class ProcessLockTests
{
    /// <summary>The bit that says that threads wait.</summary>
    private const int Awaited = 1 << ProcessIdentity.Bits;

    private ProcessLock _lock;

    private ref int Word => ref Unsafe.As<ProcessLock, int>(ref _lock);

    [SetUp]
    public void Free() => _lock = default;

    [Test]
    public void IsOneWord() => Assert.That(Unsafe.SizeOf<ProcessLock>(), Is.EqualTo(sizeof(int)));

    [Test]
    public void IsFreeAgainAfterwards()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.That(_lock.Enter(), Is.False);
            Assert.That(Word, Is.EqualTo(ProcessIdentity.Current));
            _lock.Exit();
            Assert.That(Word, Is.Zero);
        }
    }

    [Test]
    public void IsTakenOverFromAProcessBefore([Values(0, Awaited)] int waiters)
    {
        Word = (ProcessIdentity.Current + 1) | waiters;

        Assert.That(_lock.Enter(), Is.True);
        _lock.Exit();
        Assert.That(Word, Is.Zero);
        Assert.That(_lock.Enter(), Is.False);
        _lock.Exit();
    }

    [Test]
    public void LetsOneThreadInAtATime()
    {
        const int rounds = 2000;
        int inside = 0;
        int together = 0;
        int count = 0;
        void Work()
        {
            for (int i = 0; i < rounds; i++)
            {
                _ = _lock.Enter();
                together += Interlocked.Increment(ref inside) - 1;
                count++;
                if (i % 500 == 0)
                {
                    // Long enough for the others to sleep.
                    Thread.Sleep(2);
                }

                Interlocked.Decrement(ref inside);
                _lock.Exit();
            }
        }

        Thread[] threads = [new(Work), new(Work), new(Work), new(Work)];
        Array.ForEach(threads, thread => thread.Start());
        Assert.That(threads.Select(thread => thread.Join(TimeSpan.FromMinutes(1))), Is.All.True, "A thread hangs.");
        Assert.That(together, Is.Zero);
        Assert.That(count, Is.EqualTo(threads.Length * rounds));
        Assert.That(Word, Is.Zero);
    }

    [Test]
    public void WakesThoseWhoWait()
    {
        _ = _lock.Enter();
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(number => new Thread(() =>
        {
            _ = _lock.Enter();
            _lock.Exit();
        }))];
        Array.ForEach(threads, thread => thread.Start());
        while (Volatile.Read(ref Word) != (ProcessIdentity.Current | Awaited))
        {
            Thread.Sleep(1);
        }

        Thread.Sleep(20);
        _lock.Exit();
        Assert.That(threads.Select(thread => thread.Join(TimeSpan.FromMinutes(1))), Is.All.True, "A thread hangs.");
    }

    [Test]
    public void HasOneNumberForAProcess()
    {
        var seen = new int[4];
        Thread[] threads = [.. seen.Select((_, i) => new Thread(() => seen[i] = ProcessIdentity.Current))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.That(seen, Is.All.EqualTo(ProcessIdentity.Current));
        Assert.That(ProcessIdentity.Current, Is.InRange(1, Awaited - 1));
    }
}
