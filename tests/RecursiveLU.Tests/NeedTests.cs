using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Server.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Tests;

/// <summary>What the server takes a factorization to need is what the library rents, or little more.</summary>
[TestFixture]
internal sealed class NeedTests
{
    /// <summary>So much more is nothing: a client's first bytes are not counted.</summary>
    private const long Free = 32 << 10;

    /// <summary>Tall matrices of so few columns need next to nothing; that they are taken to need a copy does no harm.</summary>
    private const long TallColumns = 16;

    private static readonly long[] s_sizes =
        [2, 3, 8, 9, 16, 31, 33, 41, 64, 100, 256, 257, 500, 1000, 3000, 6016, 12_000, 16_383, 16_384, 100_000, 10_000_000];

    [TearDown]
    public void ResetThreads() => Lu.Threads = 0;

    [Test]
    public void IsEnough([ValueSource(nameof(s_sizes))] long rows, [Values(1, 2, 16, 64)] int threads)
    {
        Lu.Threads = threads;
        foreach (long columns in s_sizes)
        {
            Check<double>(rows, columns, threads);
            Check<float>(rows, columns, threads);
            Check<Complex>(rows, columns, threads);
            Check<Complex64>(rows, columns, threads);
        }
    }

    [Test]
    public void OfAWideMatrixABlockOfColumnsIsCopied([Values(2, 30, 256)] long rows) =>
        Assert.That(
            (long)Need.Factor(rows, 10_000_000, sizeof(float), VectorWidth.Bits / 8), Is.InRange(rows * 2048 * 4, 8 << 20));

    [Test]
    public void IsEnoughForSolutions([Values(5, 33, 100, 128, 1000, 5000, 20_000)] long n)
    {
        foreach (long columns in s_sizes.Where(size => size <= 20_000))
        {
            CheckSolution<double>(n, columns);
            CheckSolution<float>(n, columns);
            CheckSolution<Complex>(n, columns);
            CheckSolution<Complex64>(n, columns);
        }
    }

    private static unsafe void CheckSolution<T>(long n, long columns)
        where T : unmanaged, INumberBase<T>
    {
        var needed = (long)Need.Solve(n, columns, sizeof(T), VectorWidth.Bits / 8);
        SolveTuning tuning = SolveTuning.For<T>();
        long rented = columns <= tuning.FewColumns ? 0 : Widest.Run<T, SolutionBytes<T>>(new SolutionBytes<T>(n, columns, tuning));
        Assert.That(needed, Is.InRange(rented, (2 * rented) + Free), $"{typeof(T).Name} {n}, {columns} right-hand sides");
    }

    private static unsafe void Check<T>(long rows, long columns, int threads)
        where T : unmanaged, INumberBase<T>
    {
        Int128 expected = Need.Factor(rows, columns, sizeof(T), VectorWidth.Bits / 8);
        if (expected > long.MaxValue / 4)
        {
            return;
        }

        var needed = (long)expected;
        long rented = Getrf.WorkBytes<T>(rows, columns, threads > 1 ? LuFlags.Threaded : 0);
        string what = $"{typeof(T).Name} {rows} x {columns}, {threads} threads";
        Assert.That(needed, Is.GreaterThanOrEqualTo(rented - Free), what);
        Tuning tuning = Tuning.For<T>();
        bool isInPlace = threads == 1 && !Widest.IsComplex<T>() && rows >= tuning.TallRows && columns <= rows / tuning.TallAspect;
        if (columns > TallColumns && !isInPlace)
        {
            Assert.That(needed, Is.LessThanOrEqualTo((3 * rented) + (4 << 20)), what);
        }
    }

    private readonly unsafe struct SolutionBytes<T>(long n, long columns, SolveTuning tuning) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            long slice = tuning.SliceColumns<T>(n, columns, TVector.Count);
            return (long)PanelSolve<T, TVector, GivenColumns<T, TVector>>.WorkSize(n, slice, tuning.Blocks) * sizeof(T);
        }
    }
}
