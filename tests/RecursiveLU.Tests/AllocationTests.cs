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
        [Orders(1, 8, 33, 130, 300)] int n, [ValueSource(nameof(Modes))] FactorMode mode)
    {
        LuOptions options = ManagedEngine.Options(mode);
        T[] a = Matrices.Dominant<T>(n, n, n);
        var work = new T[a.Length];
        var pivots = new long[n];

        Assert.That(SteadyAllocation(() => FactorACopy(a, work, n, pivots, options)), Is.Zero);
    }

    [Test]
    public void FactorInPlaceAllocatesNothingWithoutPivots([Orders(1, 33, 130)] int n)
    {
        LuOptions options = ManagedEngine.Options(FactorMode.NoPivot);
        T[] a = Matrices.Dominant<T>(n, n, n);
        var work = new T[a.Length];

        Assert.That(SteadyAllocation(() => FactorACopy(a, work, n, [], options)), Is.Zero);
    }

    [Test]
    public void SolveInPlaceAllocatesNothing(
        [Orders(1, 8, 33, 130)] int n, [Values(1, 40)] int nrhs, [ValueSource(nameof(Modes))] FactorMode mode)
    {
        LuOptions options = ManagedEngine.Options(mode);
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Signed<T>(n, n, nrhs);
        var work = new T[a.Length];
        var x = new T[b.Length];
        var pivots = new long[n];

        Assert.That(SteadyAllocation(() => SolveACopy(a, work, n, pivots, b, x, nrhs, options)), Is.Zero);
    }

    [Test]
    public void SolveMixedAllocatesNothing([Orders(1, 33, 130)] int n, [Values(1, 40)] int nrhs)
    {
        double[] a = Matrices.Dominant<double>(n, n, n);
        double[] b = Matrices.Signed<double>(n, n, nrhs);
        var x = new double[b.Length];
        var pivots = new long[n];

        Assert.That(SteadyAllocation(() => Lu.SolveMixed(a, n, pivots, b, x, nrhs)), Is.Zero);
    }

    [Test]
    public void SolveInPlaceWithFactorsAllocatesNothing([Orders(1, 33, 130)] int n, [Values(1, 40)] int nrhs)
    {
        LuFactorization<T> lu = Lu.Factor<T>(Matrices.Dominant<T>(n, n, n), n, n);
        T[] x = Matrices.Signed<T>(n, n, nrhs);

        Assert.That(SteadyAllocation(() => lu.SolveInPlace(x, nrhs)), Is.Zero);
    }

    /// <summary>Calls until five calls in a row took nothing, and gives 0; or gives up and tells what the last one
    /// took.</summary>
    /// <remarks>A call may take something that is not its own: the pool starts its workers once in a process, and the
    /// runtime allocates on the calling thread when it exchanges a method for an optimised one.</remarks>
    private static long SteadyAllocation(Action call)
    {
        long last = 0;
        int silent = 0;
        for (int i = 0; i < 50 && silent < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            last = GC.GetAllocatedBytesForCurrentThread() - before;
            silent = last == 0 ? silent + 1 : 0;
        }

        return silent == 5 ? 0 : Math.Max(1, last);
    }

    private static void SolveACopy(T[] a, T[] work, int n, long[] pivots, T[] b, T[] x, int nrhs, LuOptions options)
    {
        a.CopyTo(work, 0);
        b.CopyTo(x, 0);
        Lu.SolveInPlace<T>(work, n, pivots, x, nrhs, options);
    }

    private static void FactorACopy(T[] a, T[] work, int n, long[] pivots, LuOptions options)
    {
        a.CopyTo(work, 0);
        Lu.FactorInPlace<T>(work, n, n, n, pivots, options);
    }
}
