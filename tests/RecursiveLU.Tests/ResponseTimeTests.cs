using NUnit.Framework;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>What is believed of the time that workers need to answer.</summary>
internal sealed class ResponseTimeTests
{
    [TestCase(100, 500)]
    [TestCase(500, 150)]
    public void FollowsWhatWorkersSee(int before, int seen)
    {
        int believed = before;
        for (int i = 0; i < 100; i++)
        {
            believed = ResponseTime.Next(believed, seen);
        }

        Assert.That(believed, Is.EqualTo(seen).Within(10).Percent);
    }

    [Test]
    public void HardlyCountsAHaltedWorker()
    {
        int believed = 200;
        for (int i = 0; i < 100; i++)
        {
            believed = ResponseTime.Next(believed, i % 10 == 0 ? 4_000_000 : 200);
        }

        Assert.That(believed, Is.EqualTo(200).Within(10).Percent);
    }

    [TestCase(long.MinValue)]
    [TestCase(0)]
    public void IsNeverNothing(long seen)
    {
        int believed = 100;
        for (int i = 0; i < 100; i++)
        {
            believed = ResponseTime.Next(believed, seen);
        }

        Assert.That(believed, Is.GreaterThanOrEqualTo(50));
    }
}
