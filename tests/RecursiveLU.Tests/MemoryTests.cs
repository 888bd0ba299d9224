using System.Globalization;
using NUnit.Framework;
using RecursiveLU.Memory;

namespace RecursiveLU.Tests;

/// <summary>Native memory, and the block that each thread keeps.</summary>
internal sealed unsafe class MemoryTests
{
    private const int HugePage = 2 << 20;

    [TestCase(1, NativeBlock.Alignment, NativeBlock.Alignment)]
    [TestCase(64, NativeBlock.Alignment, NativeBlock.Alignment)]
    [TestCase(65, 128, 128)]
    [TestCase(1_000_000, 4096, 4096)]
    [TestCase((4 << 20) - 1, NativeBlock.Alignment, NativeBlock.Alignment)]
    [TestCase(4 << 20, NativeBlock.Alignment, HugePage)]
    [TestCase((4 << 20) + 1, 128, HugePage)]
    public void BlocksAreAlignedAndAsLargeAsTheySay(int bytes, int least, int expected)
    {
        void* block = NativeBlock.Allocate(bytes, out long size, least);
        try
        {
            Assert.That((long)block % expected, Is.Zero);
            Assert.That(size, Is.GreaterThanOrEqualTo(bytes).And.LessThan((long)bytes + expected));
            new Span<byte>(block, (int)size).Fill(0xa5);
        }
        finally
        {
            NativeBlock.Free(block);
        }
    }

    [TestCase(long.MaxValue / 2)]
    [TestCase(1L << 60)]
    [TestCase(1L << 50)]
    public void BlocksThatCannotBeHadAreNull(long bytes) => Assert.That(NativeBlock.Allocate(bytes, out _) == null, Is.True);

    [Test]
    public void NothingMayBeFreed() => Assert.That(() => NativeBlock.Free(null), Throws.Nothing);

    [Test]
    [Platform("Linux")]
    public void AThreadKeepsABlockOfItsOwn()
    {
        long before = -1;
        bool kept = false;
        long first = 0;
        long again = 0;
        long other = -1;
        RunThread(() =>
        {
            before = (long)ThreadSlot.Get();
            void* block = NativeBlock.Allocate(1000, out _);
            first = (long)block;
            kept = ThreadSlot.Set(block);
            again = (long)ThreadSlot.Get();
            RunThread(() => other = (long)ThreadSlot.Get());
        });

        Assert.That(before, Is.Zero);
        Assert.That(kept, Is.True);
        Assert.That(first, Is.Not.Zero);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Zero);
    }

    [Test]
    [Platform("Linux")]
    public void ABlockIsFreedWhenItsThreadEnds()
    {
        // So large that the C library maps each block.
        const int threads = 25;
        const int megabytes = 40;
        long before = ResidentMegabytes();
        int rented = 0;
        for (int i = 0; i < threads; i++)
        {
            RunThread(() =>
            {
                if (Scratch.TryRent(megabytes << 20, out Scratch scratch))
                {
                    new Span<byte>(scratch.Pointer, megabytes << 20).Fill(1);
                    scratch.Return();
                    rented++;
                }
            });
        }

        Assert.That(rented, Is.EqualTo(threads));
        Assert.That(ResidentMegabytes() - before, Is.LessThan(threads * megabytes / 4));
    }

    private static void RunThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }

    private static long ResidentMegabytes()
    {
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
