using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Complex matrices of the kernels for small orders, and one row and column more, equal plain elimination bit for bit where
/// those kernels have to leave their usual way: rows that tie or nearly do, and pivots that are zero, one, tiny, huge, infinite or
/// NaN.</summary>
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class SmallComplexTests<T, TPart>
    where T : unmanaged, INumberBase<T>
    where TPart : unmanaged, IBinaryFloatingPointIeee754<TPart>
{
    private const int Largest = 33;

    /// <summary>What a matrix is made of.</summary>
    public enum Kind
    {
        /// <summary>Anything from -1 to 1.</summary>
        Uniform,

        /// <summary>Small integers: most rows tie, many pivots are zero, some are one.</summary>
        Integers,

        /// <summary>Numbers that differ in the last bits of their magnitudes only.</summary>
        NearTies,

        /// <summary>Real and imaginary numbers, which have reciprocals with zeros, some of them negative.</summary>
        Axes,

        /// <summary>Ones on the diagonal, by which nothing is multiplied, and less beside them, with zeros of both signs.</summary>
        Ones,

        /// <summary>Columns that are zero, or become so.</summary>
        Singular,

        /// <summary>Columns too small for reciprocals among usual ones.</summary>
        Tiny,

        /// <summary>Columns of numbers near the largest.</summary>
        Huge,

        /// <summary>Usual numbers, and a few that are infinite.</summary>
        Infinity,

        /// <summary>Usual numbers, and a few of which a part is NaN.</summary>
        NaN,
    }

    [Test]
    public void EqualPlainElimination([Values] Kind kind, [Values] bool pivoting)
    {
        foreach (int m in TestOrders.Within(Enumerable.Range(1, Largest), 12))
        {
            foreach (int n in new[] { 1, 2, m - 1, m, m + 1, Largest - 1 }.Where(n => n > 0).Distinct())
            {
                Check(Parts(kind, m, n), m, n, pivoting, $"{m} x {n}");
            }
        }
    }

    /// <summary>The kernels that have one column in registers are left at every one of their steps.</summary>
    [Test]
    public void EqualPlainEliminationWhereOnePivotIsUnusual(
        [Values(2, 3, 4, 5, 8, 9, 16, 24, 32)] int n, [Values] bool pivoting)
    {
        foreach (Kind kind in new[] { Kind.Integers, Kind.Ones, Kind.Singular, Kind.Tiny, Kind.Huge, Kind.Infinity, Kind.NaN })
        {
            for (int column = 0; column < n; column++)
            {
                // Above the column's diagonal it is zero, so that it stays as it is until it is eliminated.
                TPart[] a = Parts(Kind.Uniform, n, n);
                TPart[] unusual = Parts(kind, n, n);
                int first = 2 * n * column;
                a.AsSpan(first, 2 * column).Clear();
                unusual.AsSpan(0, 2 * (n - column)).CopyTo(a.AsSpan(first + (2 * column)));
                Check(a, n, n, pivoting, $"{kind} in column {column}");
            }
        }
    }

    private static TPart[] Parts(Kind kind, int m, int n)
    {
        bool isDouble = typeof(TPart) == typeof(double);
        var random = new Random((1000 * m) + n);
        TPart[] a = Matrices.Signed<TPart>((100 * m) + n, 2 * m, n);
        for (int i = 0; i < a.Length; i++)
        {
            int column = i / (2 * m);
            a[i] = kind switch
            {
                Kind.Integers => TPart.CreateChecked(random.Next(-2, 3)),
                Kind.NearTies => TPart.CopySign(TPart.One + (TPart.CreateChecked(random.Next(4)) * Ulp), a[i]),
                Kind.Axes when (i ^ random.Next(2)) % 2 == 0 => TPart.CopySign(TPart.Zero, a[i]),
                Kind.Ones when i % (2 * (m + 1)) == 0 => TPart.One,
                Kind.Ones when i % (2 * (m + 1)) == 1 => TPart.Zero,
                Kind.Ones => TPart.CopySign(TPart.CreateChecked(random.Next(2) * 0.25), a[i]),
                Kind.Singular when column % 3 == 0 => TPart.Zero,
                Kind.Singular when column % 3 == 2 => a[i - (2 * m)],
                Kind.Tiny when column % 3 == 0 => TPart.ScaleB(a[i], isDouble ? -1030 : -130),
                Kind.Tiny when column % 3 == 1 => TPart.ScaleB(a[i], isDouble ? -1021 : -125),
                Kind.Huge when column % 3 == 0 => TPart.ScaleB(a[i], isDouble ? 1023 : 127),
                Kind.Huge when column % 3 == 1 => TPart.ScaleB(a[i], isDouble ? 1021 : 125),
                Kind.Infinity when random.Next(3 * m) == 0 => TPart.CopySign(TPart.PositiveInfinity, a[i]),
                Kind.NaN when random.Next(3 * m) == 0 => TPart.NaN,
                _ => a[i],
            };
        }

        return a;
    }

    private static TPart Ulp => TPart.BitIncrement(TPart.One) - TPart.One;

    private static void Check(TPart[] a, int m, int n, bool pivoting, string what)
    {
        var expected = (TPart[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        long info = ComplexElimination<TPart>.Run(expected, m, n, pivots, pivoting);

        // A larger matrix, whose gaps stay.
        const int Gap = 3;
        T gap = T.CreateChecked(77);
        ReadOnlySpan<T> numbers = MemoryMarshal.Cast<TPart, T>(a);
        var found = new T[(m + Gap) * n];
        Array.Fill(found, gap);
        for (int j = 0; j < n; j++)
        {
            numbers.Slice(j * m, m).CopyTo(found.AsSpan(j * (m + Gap)));
        }

        var exchanges = new long[pivots.Length];
        long foundInfo = Lu.FactorInPlace<T>(
            found, m, n, m + Gap, exchanges, new() { Pivoting = pivoting ? Pivoting.Partial : Pivoting.None });

        Assert.That(foundInfo, Is.EqualTo(info), what);
        Assert.That(exchanges, Is.EqualTo(pivots), what);
        ReadOnlySpan<T> wanted = MemoryMarshal.Cast<TPart, T>(expected);
        for (int j = 0; j < n; j++)
        {
            ReadOnlySpan<T> column = found.AsSpan(j * (m + Gap), m + Gap);
            if (!column[m..].SequenceEqual([gap, gap, gap]))
            {
                Assert.Fail($"{what}: the gap behind column {j}");
            }

            AreSame(MemoryMarshal.Cast<T, TPart>(column[..m]), MemoryMarshal.Cast<T, TPart>(wanted.Slice(j * m, m)), j, what);
        }
    }

    /// <summary>The same bits, or NaN: which of them is not determined.</summary>
    private static void AreSame(ReadOnlySpan<TPart> found, ReadOnlySpan<TPart> wanted, int column, string what)
    {
        for (int i = 0; i < found.Length; i++)
        {
            bool isSame = TPart.IsNaN(wanted[i])
                ? TPart.IsNaN(found[i])
                : found[i] == wanted[i] && TPart.IsNegative(found[i]) == TPart.IsNegative(wanted[i]);
            if (!isSame)
            {
                Assert.Fail($"{what}: part {i} of column {column} is {found[i]}, not {wanted[i]}");
            }
        }
    }
}
