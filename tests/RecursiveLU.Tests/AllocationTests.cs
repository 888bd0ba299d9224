using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Factoring in place takes nothing from the managed heap.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
internal sealed class AllocationTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly FactorMode[] Modes =
        [FactorMode.Pivoting, FactorMode.Threaded, FactorMode.NoPivot, FactorMode.NoPivot | FactorMode.Threaded];

    [Test]
    public void FactorInPlaceAllocatesNothing(
        [Values(1, 8, 33, 130, 300)] int n, [ValueSource(nameof(Modes))] FactorMode mode)
    {
        LuOptions options = ManagedEngine.Options(mode);
        T[] a = Matrices.Dominant<T>(n, n, n);
        var work = new T[a.Length];
        var pivots = new long[n];
        FactorACopy(a, work, n, pivots, options);

        // Whichever call finds the pool free first starts the workers, once in a process; that may be a late one when
        // other tests run at the same time.
        Assert.That(() => Allocated(a, work, n, pivots, options), Is.Zero.After(3).Seconds.PollEvery(1).MilliSeconds);
    }

    [Test]
    public void FactorInPlaceAllocatesNothingWithoutPivots([Values(1, 33, 130)] int n)
    {
        LuOptions options = ManagedEngine.Options(FactorMode.NoPivot);
        T[] a = Matrices.Dominant<T>(n, n, n);
        var work = new T[a.Length];
        FactorACopy(a, work, n, [], options);

        long before = GC.GetAllocatedBytesForCurrentThread();
        FactorACopy(a, work, n, [], options);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static long Allocated(T[] a, T[] work, int n, long[] pivots, LuOptions options)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 3; i++)
        {
            FactorACopy(a, work, n, pivots, options);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void FactorACopy(T[] a, T[] work, int n, long[] pivots, LuOptions options)
    {
        a.CopyTo(work, 0);
        Lu.FactorInPlace<T>(work, n, n, n, pivots, options);
    }
}
