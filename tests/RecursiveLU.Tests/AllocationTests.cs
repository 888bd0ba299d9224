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

        Assert.That(LeastAllocation(() => FactorACopy(a, work, n, pivots, options)), Is.Zero);
    }

    [Test]
    public void FactorInPlaceAllocatesNothingWithoutPivots([Values(1, 33, 130)] int n)
    {
        LuOptions options = ManagedEngine.Options(FactorMode.NoPivot);
        T[] a = Matrices.Dominant<T>(n, n, n);
        var work = new T[a.Length];

        Assert.That(LeastAllocation(() => FactorACopy(a, work, n, [], options)), Is.Zero);
    }

    /// <summary>The bytes that every call takes. Some calls take more: the runtime itself allocates on the calling thread
    /// when it exchanges a method for an optimised one.</summary>
    private static long LeastAllocation(Action call)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 6; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
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
