using System.Globalization;
using NUnit.Framework;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>The processors that threads may use.</summary>
internal sealed class ProcessorTests
{
    [TestCase(4, int.MaxValue, 0, 4)]
    [TestCase(4, 2, 0, 2)]
    [TestCase(1, 1, 0, 1)]
    [TestCase(6000, int.MaxValue, 0, 6000)]
    [TestCase(0, int.MaxValue, 8, 8)]
    [TestCase(0, int.MaxValue, 0, 1)]
    [TestCase(0, int.MaxValue, -1, 1)]
    public void AreThoseOfTheMaskWithinTheQuotaOrElseOfTheMachine(int allowed, int quota, int online, int expected) =>
        Assert.That(ThreadCount.ProcessorsOf(allowed, quota, online), Is.EqualTo(expected));

    [TestCase(8, 8, int.MaxValue)]
    [TestCase(8, 3, 3)]
    [TestCase(8, 9, int.MaxValue)]
    [TestCase(0, 293, int.MaxValue)]
    [TestCase(0, 0, int.MaxValue)]
    [TestCase(8, 0, int.MaxValue)]
    public void HaveAQuotaIfTheRuntimeCountsFewerThanTheMask(int allowed, int counted, int expected) =>
        Assert.That(ThreadCount.QuotaOf(allowed, counted), Is.EqualTo(expected));

    [Test]
    [Platform("Linux")]
    public void AreThoseThatTheSystemTells()
    {
        CpuSet set = default;
        set.ReadThisThread();

        Assert.That(set.Count, Is.EqualTo(AllowedBySystem().Count));
        Assert.That(CpuSet.CountOfThisThread(), Is.EqualTo(set.Count));
        Assert.That(ThreadCount.Processors, Is.InRange(1, set.Count));
    }

    [Test]
    [Platform("Linux")]
    public void CanBeLeftOutUnlessNothingWouldBeLeft()
    {
        CpuSet all = default;
        all.ReadThisThread();
        List<int> allowed = AllowedBySystem();
        CpuSet rest = all;
        foreach (int processor in allowed)
        {
            CpuSet before = rest;
            rest.SetWithout(before, processor);
            Assert.That(rest.Count, Is.EqualTo(Math.Max(1, before.Count - 1)));
            CpuSet same = default;
            same.SetWithout(rest, processor);
            Assert.That(same.Count, Is.EqualTo(rest.Count));
        }

        rest.SetWithout(all, allowed[^1] + 1);
        Assert.That(rest.Count, Is.EqualTo(all.Count));
        rest.SetWithout(all, -1);
        Assert.That(rest.Count, Is.EqualTo(all.Count));
        rest.SetWithout(all, int.MaxValue);
        Assert.That(rest.Count, Is.EqualTo(all.Count));
    }

    [Test]
    [Platform("Linux")]
    public void TellWhetherTheyHaveChanged()
    {
        CpuSet all = default;
        all.ReadThisThread();
        CpuSet other = default;

        Assert.That(other.Count, Is.Zero);
        Assert.That(other.Set(all), Is.True);
        Assert.That(other.Set(all), Is.False);
        Assert.That(other.Count, Is.EqualTo(all.Count));
        Assert.That(other.Set(default), Is.True);
        Assert.That(other.Count, Is.Zero);
    }

    /// <summary>The processors of "Cpus_allowed_list: 0-3,8".</summary>
    private static List<int> AllowedBySystem()
    {
        string line = File.ReadLines("/proc/thread-self/status").First(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));
        List<int> allowed = [];
        foreach (string range in line[(line.IndexOf(':') + 1)..].Split(','))
        {
            int[] ends = [.. range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
            allowed.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return allowed;
    }
}
