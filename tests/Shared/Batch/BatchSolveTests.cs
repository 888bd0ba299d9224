using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>A batch gives every system the solution that it gets alone, bit for bit, and touches nothing else.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Batches))]
internal sealed unsafe class BatchSolveTests<T>(BatchSource source) : BatchFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static readonly int[] s_orders = [1, 2, 3, 4, 5, 8, 13, 32, 33, 100];

    private static readonly int[] s_rightHandSides = [1, 3, 20];

    /// <summary>Factors and right-hand sides of a batch.</summary>
    private sealed record Systems(
        int N, int Nrhs, int Count, T[] Lu, int Lda, int StrideA, long[] Pivots, int StrideP, T[] B, int Ldb, int StrideB);

    [Test]
    public void OneAfterAnother(
        [ValueSource(nameof(s_orders))] int n, [ValueSource(nameof(s_rightHandSides))] int nrhs, [Values('N', 'T', 'c')] char trans)
    {
        Check(New(n, nrhs, Count, gap: 0), trans, 0);
        Check(New(n, nrhs, Count, gap: 3), trans, 0);
    }

    [Test]
    public void TakesTheSameFactorsForAll([ValueSource(nameof(s_orders))] int n, [Values('n', 't')] char trans) =>
        Check(New(n, 2, Count, gap: 1) with { StrideA = 0, StrideP = 0 }, trans, 0);

    [Test]
    public void TakesRightHandSidesSideBySide([ValueSource(nameof(s_orders))] int n)
    {
        Systems s = New(n, 3, Count, gap: 0);
        Check(s with { Ldb = Count * n, StrideB = n }, 'N', 0);
    }

    [TestCase(8, 1, 2000)]
    [TestCase(3, 2, 3001)]
    [TestCase(33, 20, 101)]
    [TestCase(130, 100, 3)]
    public void SharesManyAmongThreads(int n, int nrhs, int count)
    {
        Systems s = New(n, nrhs, count, gap: 0);
        s.Lu[0] = T.Zero;
        foreach (char trans in new[] { 'N', 'T' })
        {
            Check(s, trans, (uint)FactorMode.Threaded);
        }
    }

    [Test]
    public void LeavesTheRightHandSidesOfSingularMatricesAlone([ValueSource(nameof(s_orders))] int n)
    {
        Systems s = New(n, 2, Count, gap: 2);
        int last = (n - 1) * (s.Lda + 1);
        s.Lu[s.StrideA + last] = T.Zero;
        s.Lu[(3 * s.StrideA) + last] = T.Zero;
        Assert.That(Check(s, 'N', 0), Is.EqualTo(new long[] { 0, n, 0, n, 0 }));
    }

    [Test]
    public void TellsOfSolutionsThatAreNotFinite(
        [ValueSource(nameof(s_orders))] int n, [Values('N', 'T')] char trans, [Values(0u, 1u)] uint flags, [Values] bool inU)
    {
        Systems s = New(n, 2, Count, gap: 2);
        for (int k = 1; k < Count; k += 2)
        {
            int last = (k * s.StrideA) + ((n - 1) * (s.Lda + 1));
            if (inU)
            {
                s.Lu[last] = T.CreateTruncating(double.PositiveInfinity);
            }
            else
            {
                // Of n = 1 the quotient of two elements; of larger orders anything times it.
                s.Lu[last] = T.CreateTruncating(Math.ScaleB(1.0, Precision.UnitRoundoff<T>() < 1e-10 ? -1074 : -149));
            }
        }

        long[] infos = Check(s, trans, flags, mayOverflow: true);
        Assert.That(infos, Is.EqualTo(new[] { 0, ErrorValues.Inaccurate, 0, ErrorValues.Inaccurate, 0 }));
    }

    [Test]
    public void TakesFactorsWithoutExchanges([ValueSource(nameof(s_orders))] int n)
    {
        Systems s = New(n, 2, Count, gap: 1) with { Pivots = [] };
        Check(s, 'N', 0);
        Check(s, 'T', 0);
    }

    [Test]
    public void LeavesNothingAlone()
    {
        long[] infos = Blank(Count);
        fixed (long* info = infos)
        {
            Assert.That(Lu.Solve<T>((byte)'N', 0, 3, null, 1, 0, null, 0, null, 1, 0, Count, info, 1), Is.Zero);
            Assert.That(infos, Is.All.Zero);
            Array.Fill(infos, Unwritten);
            Assert.That(Lu.Solve<T>((byte)'N', 3, 0, (T**)null, 3, null, null, 3, Count, info, 0), Is.Zero);
            Assert.That(infos, Is.All.Zero);
        }

        Assert.That(Lu.Solve<T>((byte)'N', 3, 0, null, 3, 0, null, 0, null, 3, 0, long.MaxValue, null, 1), Is.Zero);
        Assert.That(Lu.Solve<T>((byte)'N', 3, 3, null, 3, 0, null, 0, null, 3, 0, 0, null, 0), Is.Zero);
        Assert.That(Lu.Solve<T>((byte)'N', 3, 3, (T**)null, 3, null, null, 3, 0, null, 0), Is.Zero);
    }

    private Systems New(int n, int nrhs, int count, int gap)
    {
        int lda = n + gap;
        int strideA = (lda * n) + gap;
        int strideP = n + gap;
        T[] lu = Random(n, count * strideA);
        var pivots = new long[count * strideP];
        fixed (T* p = lu)
        fixed (long* ipiv = pivots)
        {
            for (int k = 0; k < count; k++)
            {
                Assert.That(Lu.FactorOne(p + (k * strideA), n, n, lda, ipiv + (k * strideP), 0), Is.Zero);
            }
        }

        int strideB = (lda * nrhs) + gap;
        return new Systems(n, nrhs, count, lu, lda, strideA, pivots, strideP, Random(nrhs, count * strideB), lda, strideB);
    }

    private long[] Check(Systems s, char trans, uint flags, bool mayOverflow = false)
    {
        T[] before = (T[])s.Lu.Clone();
        T[] expected = (T[])s.B.Clone();
        T[] strided = (T[])s.B.Clone();
        T[] pointed = (T[])s.B.Clone();
        long[] expectedInfos = Blank(s.Count);
        long[] infos = Blank(s.Count);
        long[] pointedInfos = Blank(s.Count);
        long result;
        long pointedResult;
        fixed (T* lu = s.Lu, e = expected, b = strided, c = pointed)
        fixed (long* ipiv = s.Pivots, info = infos, pointedInfo = pointedInfos)
        {
            T** factors = stackalloc T*[s.Count];
            T** sides = stackalloc T*[s.Count];
            long** pivots = stackalloc long*[s.Count];
            for (int k = 0; k < s.Count; k++)
            {
                factors[k] = lu + (k * s.StrideA);
                sides[k] = c + (k * s.StrideB);
                pivots[k] = ipiv == null ? null : ipiv + (k * s.StrideP);
                expectedInfos[k] = Lu.SolveOne(
                    (byte)trans, s.N, s.Nrhs, factors[k], s.Lda, pivots[k], e + (k * s.StrideB), s.Ldb);
                if (mayOverflow && k % 2 == 1)
                {
                    // A solution alone does not tell.
                    Assert.That(expectedInfos[k], Is.Zero);
                    expectedInfos[k] = ErrorValues.Inaccurate;
                }
            }

            result = Lu.Solve(
                (byte)trans, s.N, s.Nrhs, lu, s.Lda, s.StrideA, ipiv, s.StrideP, b, s.Ldb, s.StrideB, s.Count, info, flags);
            pointedResult = Lu.Solve(
                (byte)trans, s.N, s.Nrhs, factors, s.Lda, ipiv == null ? null : pivots, sides, s.Ldb, s.Count, pointedInfo, flags);
        }

        string what = $"n {s.N}, nrhs {s.Nrhs}, {trans}, {s.Count}";
        Assert.That(infos, Is.EqualTo(expectedInfos), $"infos, {what}");
        Assert.That(pointedInfos, Is.EqualTo(expectedInfos), $"infos by pointers, {what}");
        Assert.That(result, Is.EqualTo(FirstOf(infos)), $"result, {what}");
        Assert.That(pointedResult, Is.EqualTo(result), $"result by pointers, {what}");
        FactorAssert.AreSameBits<T>(strided, expected, $"solutions, {what}");
        FactorAssert.AreSameBits<T>(pointed, expected, $"solutions by pointers, {what}");
        FactorAssert.AreSameBits<T>(s.Lu, before, $"factors, {what}");
        return infos;
    }
}
