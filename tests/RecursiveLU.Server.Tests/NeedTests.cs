using NUnit.Framework;
using RecursiveLU.Server.Memory;

namespace RecursiveLU.Server.Tests;

/// <summary>What a factorization is taken to need beside its matrix.</summary>
[TestFixture]
internal sealed class NeedTests
{
    private const long Mega = 1 << 20;

    [Test]
    public void AMatrixIsCopied([Values(300, 1000, 5000)] long n) =>
        Assert.That((long)Need.Factor(n, n, sizeof(double)), Is.GreaterThan(n * n * sizeof(double)));

    [Test]
    public void OfALargeMatrixABlockOfColumnsIsCopied() =>
        Assert.That((long)Need.Factor(20_000, 20_000, sizeof(double)), Is.InRange(20_000L * 2048 * 8, 20_000L * 3000 * 8));

    [Test]
    public void OfAWideMatrixABlockOfColumnsIsCopied([Values(2, 30, 256)] long rows) =>
        Assert.That((long)Need.Factor(rows, 10_000_000, sizeof(float)), Is.InRange(rows * 2048 * 4, 8 * Mega));

    [Test]
    public void ASmallMatrixNeedsNothing([Values(0, 1, 32)] long n) =>
        Assert.That((long)Need.Factor(n, n, sizeof(double)), Is.Zero);
}
