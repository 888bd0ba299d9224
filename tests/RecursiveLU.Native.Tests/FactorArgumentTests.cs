using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>Illegal arguments of the factorizations: the first one is told, and nothing is touched.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Abis))]
internal sealed class FactorArgumentTests<T>(AbiSource source) : AbiFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private const long Huge = 1L << 40;

    private static readonly string[] Suffixes = ["", "!", "_threaded", "_threaded!", "_nopiv", "_nopiv!"];

    [Test]
    public void TheShortSignatureTellsTheFirstIllegalArgument([ValueSource(nameof(Suffixes))] string suffix)
    {
        // m, n, whether A and ipiv are there; the position.
        foreach ((long m, long n, bool a, bool ipiv, int position) in new[]
        {
            (3L, 3L, false, true, 1),
            (-1L, 3L, true, true, 2),
            (-1L, -1L, true, true, 2),
            (-1L, 3L, false, false, 2),
            (long.MinValue, 3L, true, true, 2),
            (3L, -1L, true, true, 3),
            (0L, -1L, true, true, 3),
            (3L, long.MinValue, true, false, 3),
            (Huge, Huge, true, true, 3),
            (long.MaxValue, 1L, true, true, 3),
            (1L, long.MaxValue, true, true, 3),
            (Huge, Huge, false, true, 1),
        })
        {
            Expect((p, q) => Abi.Factor(Symbols.Prefix<T>() + suffix, p, m, n, q), a, ipiv, position, $"{m}, {n}");
        }
    }

    [Test]
    public void TheShortSignatureNeedsPivotsForExchanges([Values("", "!", "_threaded", "_threaded!")] string suffix) =>
        Expect((p, q) => Abi.Factor(Symbols.Prefix<T>() + suffix, p, 3, 3, q), true, false, 4, "ipiv NULL");

    [Test]
    public void TheStridedSignatureTellsTheFirstIllegalArgument()
    {
        const uint unknown = 1u << 31;
        foreach ((long m, long n, long lda, bool a, bool ipiv, uint flags, int position) in new[]
        {
            (3L, 3L, 3L, false, true, 0u, 1),
            (-1L, 3L, 3L, true, true, 0u, 2),
            (-1L, -1L, -1L, false, false, 8u, 2),
            (3L, -1L, 3L, true, true, 0u, 3),
            (3L, -1L, 2L, true, false, 8u, 3),
            (3L, 3L, 2L, true, true, 0u, 4),
            (3L, 3L, 0L, true, true, 0u, 4),
            (3L, 3L, -3L, true, true, 0u, 4),
            (0L, 3L, 0L, true, true, 0u, 4),
            (3L, 0L, 2L, true, true, 0u, 4),
            (3L, 3L, long.MaxValue, true, true, 0u, 4),
            (Huge, Huge, Huge, true, true, 0u, 4),
            (3L, 4L, 3L, true, true, 4u, 4),
            (0L, 3L, 2L, true, true, 4u, 4),
            (3L, 0L, 0L, true, true, 4u, 4),
            (Huge, 3L, Huge, true, true, 4u, 4),
            (3L, 3L, 3L, true, false, 0u, 5),
            (3L, 3L, 3L, true, false, 1u, 5),
            (3L, 3L, 3L, true, false, 8u, 5),
            (3L, 3L, 3L, true, true, 8u, 6),
            (3L, 3L, 3L, true, true, 16u | 2u, 6),
            (3L, 3L, 3L, true, true, unknown, 6),
            (3L, 3L, 3L, true, false, unknown | 2u, 6),
            (0L, 0L, 1L, true, true, unknown, 6),
        })
        {
            Expect((p, q) => Abi.Strided(p, m, n, lda, q, flags), a, ipiv, position, $"{m}, {n}, {lda}, {flags}");
        }
    }

    [Test]
    public void AnEmptyMatrixNeedsNoMemory([ValueSource(nameof(Suffixes))] string suffix)
    {
        foreach ((long m, long n) in new[] { (0L, 0L), (0L, 7L), (7L, 0L), (0L, long.MaxValue), (long.MaxValue, 0L) })
        {
            Assert.That(Abi.Factor<T>(Symbols.Prefix<T>() + suffix, [], m, n, []), Is.Zero, $"{m}, {n}");
        }
    }

    [Test]
    public void AnEmptyMatrixNeedsNoMemoryStrided()
    {
        foreach ((long m, long n, long lda) in new[] { (0L, 0L, 1L), (0L, 7L, 1L), (7L, 0L, 7L), (0L, 7L, long.MaxValue) })
        {
            for (uint flags = 0; flags < 4; flags++)
            {
                Assert.That(Abi.Strided<T>([], m, n, lda, [], flags), Is.Zero, $"{m}, {n}, {lda}");
            }
        }
    }

    [Test]
    public void PivotsMayBeMissingWithoutExchanges([Values("_nopiv", "_nopiv!")] string suffix)
    {
        T[] a = Matrices.Dominant<T>(1, 5, 5);
        var strided = (T[])a.Clone();
        var expected = (T[])a.Clone();
        var pivots = new long[5];

        Assert.That(Abi.Factor<T>(Symbols.Prefix<T>() + suffix, expected, 5, 5, pivots), Is.Zero);
        Assert.That(Abi.Factor<T>(Symbols.Prefix<T>() + suffix, a, 5, 5, []), Is.Zero);
        Assert.That(Abi.Strided<T>(strided, 5, 5, 5, [], (uint)FactorMode.NoPivot), Is.Zero);

        Assert.That(pivots, Is.EqualTo(FactorAssert.Identity(5)));
        FactorAssert.AreSameBits<T>(a, expected, "factors without ipiv");
        FactorAssert.AreSameBits<T>(strided, expected, "strided factors without ipiv");
    }

    private delegate long Call(Span<T> a, Span<long> ipiv);

    private static void Expect(Call call, bool a, bool ipiv, int position, string what)
    {
        T[] matrix = a ? Ones(9) : [];
        long[] pivots = ipiv ? [7, 7, 7] : [];

        Assert.That(call(matrix, pivots), Is.EqualTo(Symbols.BadArgument(position)), what);
        Assert.That(matrix, Is.All.EqualTo(T.One), what);
        Assert.That(pivots, Is.All.EqualTo(7), what);
    }
}
