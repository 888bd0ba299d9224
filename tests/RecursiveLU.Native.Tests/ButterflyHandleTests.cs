using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>Handles of the random butterfly solver's workspaces: what is none, or no more, is an illegal argument.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class ButterflyHandleTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Order = 50;

    private readonly T[] _a = Matrices.Dominant<T>(1, Order, Order);
    private readonly T[] _b = Matrices.Signed<T>(2, Order, 2);
    private readonly T[] _x = new T[2 * Order];
    private readonly long[] _iter = [7];

    private static IEnumerable<LuLibrary> Libraries => Engines.Files().Select(file => file.Open());

    [Test]
    public void MayBeDestroyedOnlyOnce()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
            for (int i = 0; i < 3; i++)
            {
                Assert.That(library.ButterflyDestroy<T>(handle), Is.EqualTo(Symbols.BadArgument(1)));
            }
        }
    }

    [Test]
    public void AreNoMoreOnceDestroyed([Values] bool followed)
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            Assert.That(Factor(library, handle), Is.Zero);
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);

            // The next one may get the same place.
            nint next = followed ? Create(library) : 0;
            Assert.That(next, Is.Not.EqualTo(handle));
            ExpectNone(library, handle);
            if (followed)
            {
                Assert.That(Factor(library, next), Is.Zero);
                Assert.That(Solve(library, next), Is.Zero);
                Assert.That(library.ButterflyDestroy<T>(next), Is.Zero);
            }
        }
    }

    [Test]
    public void AreNotAnyNumber()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            Assert.That(Factor(library, handle), Is.Zero);
            foreach (nint wrong in new[] { 0, -1, 1, 2, 3, 4, nint.MinValue, nint.MaxValue, handle + 1, handle - 1, handle + 64, ~handle })
            {
                ExpectNone(library, wrong);
                Assert.That(library.ButterflyDestroy<T>(wrong), Is.EqualTo(Symbols.BadArgument(1)), $"{wrong:x}");
            }

            Assert.That(Solve(library, handle), Is.Zero);
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
        }
    }

    [Test]
    public void AreForOneTypeOfElement()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            if (typeof(T) == typeof(double))
            {
                ExpectNone<float>(library, handle);
            }
            else
            {
                ExpectNone<double>(library, handle);
            }

            Assert.That(Factor(library, handle), Is.Zero);
            Assert.That(Solve(library, handle), Is.Zero);
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
        }
    }

    [Test]
    public void AreManyAndDistinct()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint[] handles = [.. Enumerable.Range(0, 100).Select(_ => Create(library))];
            Assert.That(handles, Is.Unique.And.None.EqualTo((nint)0));
            Assert.That(handles.Select(handle => Factor(library, handle)), Is.All.Zero);
            foreach (nint handle in handles.Reverse())
            {
                Assert.That(Solve(library, handle), Is.Zero);
                Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
            }
        }
    }

    [Test]
    public void WithoutFactorsCannotSolve()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            Assert.That(Solve(library, handle), Is.EqualTo(Symbols.BadArgument(1)));
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
        }
    }

    /// <summary>One thread destroys what others use: each call finds the workspace or is told that there is none.</summary>
    [Test]
    public void MayBeDestroyedWhileInUse()
    {
        foreach (LuLibrary library in Libraries)
        {
            nint handle = Create(library);
            Assert.That(Factor(library, handle), Is.Zero);
            using var start = new Barrier(4);
            Task<bool>[] users = [.. Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(
                () => UseUntilDestroyed(library, handle, start),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))];
            start.SignalAndWait();
            Thread.Sleep(5);
            Assert.That(library.ButterflyDestroy<T>(handle), Is.Zero);
            Assert.That(Task.WaitAll(users, TimeSpan.FromMinutes(1)), "The calls hang.");
            Assert.That(users.Select(user => user.Result), Is.All.True);
        }
    }

    private static nint Create(LuLibrary library)
    {
        nint[] handle = [7];
        Assert.That(library.ButterflyCreate<T>(Order, handle), Is.Zero);
        return handle[0];
    }

    private static void ExpectNone(LuLibrary library, nint handle) => ExpectNone<T>(library, handle);

    private static void ExpectNone<TElement>(LuLibrary library, nint handle)
        where TElement : unmanaged, IBinaryFloatingPointIeee754<TElement>
    {
        TElement[] a = Matrices.Dominant<TElement>(1, Order, Order);
        var x = new TElement[Order];
        long[] iter = [7];
        long expected = Symbols.BadArgument(1);
        Assert.That(
            library.ButterflyFactor<TElement>(handle, Order, a, Order, 1, iter, 0), Is.EqualTo(expected), $"{handle:x}");
        Assert.That(
            library.ButterflySolve<TElement>(handle, 1, a, Order, a, Order, x, Order, iter, 0),
            Is.EqualTo(expected),
            $"{handle:x}");
        Assert.That(library.ButterflyDestroy<TElement>(handle), Is.EqualTo(expected), $"{handle:x}");
        Assert.That(x, Is.All.EqualTo(TElement.Zero));
        Assert.That(iter[0], Is.EqualTo(7));
    }

    private long Factor(LuLibrary library, nint handle) =>
        library.ButterflyFactor<T>(handle, Order, _a, Order, 1, _iter, 0);

    private long Solve(LuLibrary library, nint handle) =>
        library.ButterflySolve<T>(handle, 2, _a, Order, _b, Order, _x, Order, _iter, 0);

    private bool UseUntilDestroyed(LuLibrary library, nint handle, Barrier start)
    {
        var x = new T[2 * Order];
        long[] iter = [7];
        start.SignalAndWait();
        long info = 0;
        while (info == 0)
        {
            info = library.ButterflySolve<T>(handle, 2, _a, Order, _b, Order, x, Order, iter, 0);
        }

        return info == Symbols.BadArgument(1);
    }
}
