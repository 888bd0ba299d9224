using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>The same input gives the same bits, on one thread and on many, now and later.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class DeterminismTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static IEnumerable<(int M, int N)> Shapes => TestOrders.Within(
        [
            (1, 1), (2, 2), (3, 3), (7, 7), (16, 16), (33, 33), (64, 64), (100, 100), (129, 129), (257, 257), (300, 300),
            (400, 400), (511, 511), (40, 300), (300, 40), (130, 500), (500, 130), (5000, 7), (7, 2000),
        ]);

    private static IEnumerable<(int M, int N)> Submatrices => TestOrders.Within([(33, 33), (98, 98), (257, 257), (300, 130)]);

    [TearDown]
    public void ResetThreads() => Engine.SetThreads(0);

    [TestCaseSource(nameof(Shapes))]
    public void ThreadsDoNotChangeABit((int M, int N) shape) => Compare(shape.M, shape.N, shape.M, FactorMode.Pivoting);

    [TestCaseSource(nameof(Shapes))]
    public void ThreadsDoNotChangeABitWithoutPivoting((int M, int N) shape) =>
        Compare(shape.M, shape.N, shape.M, FactorMode.NoPivot);

    [TestCaseSource(nameof(Submatrices))]
    public void ThreadsDoNotChangeABitOfASubmatrix((int M, int N) shape) =>
        Compare(shape.M, shape.N, shape.M + 7, FactorMode.Pivoting);

    [TestCaseSource(nameof(Shapes))]
    public void ARepetitionGivesTheSameBits((int M, int N) shape)
    {
        T[] a = Matrices.Dominant<T>(5, shape.M, shape.N);
        foreach (FactorMode mode in new[] { FactorMode.Threaded, FactorMode.Threaded | FactorMode.NoPivot })
        {
            Factored<T> first = Factor(a, shape.M, shape.N, mode);
            for (int i = 0; i < 2; i++)
            {
                AreSame(Factor(a, shape.M, shape.N, mode), first);
            }
        }
    }

    private void Compare(int m, int n, int lda, FactorMode mode)
    {
        T[] a = mode == FactorMode.NoPivot ? Matrices.Dominant<T>(m + n, lda, n) : Matrices.Signed<T>(m + n, lda, n);
        Factored<T> serial = Factor(a, m, n, lda, mode);
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            Engine.SetThreads(threads);
            AreSame(Factor(a, m, n, lda, mode | FactorMode.Threaded), serial);
        }
    }

    private static void AreSame(Factored<T> actual, Factored<T> expected)
    {
        Assert.That(actual.Info, Is.EqualTo(expected.Info), $"info, {actual}");
        Assert.That(actual.Pivots, Is.EqualTo(expected.Pivots), $"pivots, {actual}");
        FactorAssert.AreSameBits<T>(actual.Factors, expected.Factors, $"factors, {actual}");
    }
}
