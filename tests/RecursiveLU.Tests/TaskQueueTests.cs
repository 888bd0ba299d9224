using NUnit.Framework;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>The queue of tasks from which its owner takes the first ones and others the last ones.</summary>
internal sealed class TaskQueueTests
{
    [Test]
    public void GivesItsOwnerTheFirstTasksAndOthersTheLast()
    {
        TaskQueue queue = default;
        queue.Reset(7, 4);

        Assert.That(queue.TryTakeFirst(7, out int first) ? first : -1, Is.Zero);
        Assert.That(queue.TryTakeLast(7, out int last) ? last : -1, Is.EqualTo(3));
        Assert.That(queue.TryTakeLast(7, out last) ? last : -1, Is.EqualTo(2));
        Assert.That(queue.TryTakeFirst(7, out first) ? first : -1, Is.EqualTo(1));
        Assert.That(queue.TryTakeFirst(7, out _), Is.False);
        Assert.That(queue.TryTakeLast(7, out _), Is.False);
    }

    [TestCase(6u)]
    [TestCase(8u)]
    [TestCase(0u)]
    public void GivesNothingToThoseWhoSawAnotherJob(uint generation)
    {
        TaskQueue queue = default;
        queue.Reset(7, 4);

        Assert.That(queue.TryTakeFirst(generation, out _), Is.False);
        Assert.That(queue.TryTakeLast(generation, out _), Is.False);
    }

    [TestCase(1)]
    [TestCase(0x8000)]
    [TestCase(TaskQueue.Maximum)]
    public void GivesEveryTaskOnce(int tasks)
    {
        // The generation's highest bit is the word's sign.
        const uint Generation = 0xFFFF_FFFF;
        var queue = new TaskQueue[1];
        queue[0].Reset(Generation, tasks);
        int[] taken = new int[tasks];
        void Take(bool first)
        {
            while (first ? queue[0].TryTakeFirst(Generation, out int task) : queue[0].TryTakeLast(Generation, out task))
            {
                Interlocked.Increment(ref taken[task]);
            }
        }

        Thread[] threads = [new(() => Take(true)), new(() => Take(false)), new(() => Take(false))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.That(taken, Is.All.EqualTo(1));
    }
}
