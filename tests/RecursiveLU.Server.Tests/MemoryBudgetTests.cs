using NUnit.Framework;
using RecursiveLU.Server.Memory;

namespace RecursiveLU.Server.Tests;

/// <summary>Who gets memory, and who waits.</summary>
internal sealed class MemoryBudgetTests
{
    private static readonly TimeSpan s_never = TimeSpan.FromDays(1);

    [Test]
    public void ARefusalTakesNothingFromOthers()
    {
        var budget = new MemoryBudget(100, TimeSpan.Zero);
        Assert.That(budget.TryTake(60, begun: false));
        bool stop = false;
        Task refused = Task.Run(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                Assert.That(budget.TryTake(50, begun: false), Is.False);
            }
        });
        for (int i = 0; i < 100_000; i++)
        {
            Assert.That(budget.TryTake(40, begun: false), "it fits");
            budget.Give(40);
        }

        Volatile.Write(ref stop, true);
        refused.Wait();
        Assert.That(budget.Held, Is.EqualTo(60));
    }

    [Test]
    public void GivesUpWhatIsKeptBeforeAnybodyWaits()
    {
        var budget = new MemoryBudget(100, s_never);
        var older = new Kept(budget, 30);
        var newer = new Kept(budget, 50);
        Assert.That(budget.Take(45, begun: false));
        Assert.That((older.IsGivenUp, newer.IsGivenUp), Is.EqualTo((true, false)));
        Assert.That((budget.Use(older), budget.Use(newer)), Is.EqualTo((false, true)));
        Assert.That(budget.TryTake(10, begun: false), Is.False, "what is used is not given up");
    }

    [Test]
    public void SmallerOnesPassUntilSomebodyHasWaitedForTooLong()
    {
        var budget = new MemoryBudget(100, s_never);
        Assert.That(budget.Take(60, begun: false));
        Task<bool> large = Task.Run(() => budget.Take(90, begun: false));
        bool passed = false;

        // Until its patience is over.
        while (budget.TryTake(10, begun: false))
        {
            passed = true;
            budget.Give(10);
            Thread.Sleep(1);
        }

        Assert.That(passed);
        Assert.That(budget.TryTake(10, begun: true), "whoever has begun may go on");
        budget.Give(10);
        Task<bool> behind = Task.Run(() => budget.Take(10, begun: false));
        budget.Give(60);
        Assert.That(large.Result);
        Assert.That(behind.Result, "there is room for it, too");
        Assert.That(budget.Held, Is.EqualTo(100));
    }

    [Test]
    public void NobodyWaitsForLongerThanIsAllowed()
    {
        var budget = new MemoryBudget(100, TimeSpan.FromMilliseconds(20));
        Assert.That(budget.Take(60, begun: false));
        Assert.That(budget.Take(50, begun: false), Is.False);
        Assert.That(budget.Take(40, begun: false));
    }

    private sealed class Kept : IKept
    {
        private readonly MemoryBudget _budget;
        private readonly long _bytes;

        public Kept(MemoryBudget budget, long bytes)
        {
            (_budget, _bytes) = (budget, bytes);
            Assert.That(budget.TryTake(bytes, begun: false));
            budget.Offer(this);
        }

        public bool IsGivenUp { get; private set; }

        public void GiveUp()
        {
            IsGivenUp = true;
            _budget.Give(_bytes);
        }
    }
}
