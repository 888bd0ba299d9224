using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>A matrix of random numbers in [0, 1), size x (size + extra) or its transpose.</summary>
internal sealed record FactorCase(int Size, int Extra, bool Transposed)
{
    public int M => Transposed ? Size + Extra : Size;

    public int N => Transposed ? Size : Size + Extra;

    public int Seed => (1000 * Size) + Extra;

    /// <inheritdoc/>
    public override string ToString() => $"{M} x {N}{(Transposed ? " transposed" : "")}";
}

/// <summary>Square, wide and tall matrices of many sizes, regular and with a zero column; with pivoting and without,
/// serial and threaded.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.CaseMatrix))]
internal sealed class CaseMatrixTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300];

    [TestCaseSource(nameof(Cases))]
    public void FactorsARandomMatrix(FactorCase c)
    {
        T[] a = Input(c, out _);
        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, c.M, c.N, mode);

            Assert.That(f.Info, Is.Zero, $"info, {f}");
            Check(f);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void FactorsAMatrixWithAZeroColumn(FactorCase c)
    {
        T[] a = Input(c, out int zero, zeroColumn: true);
        int k = Math.Min(c.M, c.N);
        foreach (FactorMode mode in Modes)
        {
            Factored<T> f = Factor(a, c.M, c.N, mode);

            bool pivoting = !mode.HasFlag(FactorMode.NoPivot);
            if (!c.Transposed)
            {
                Assert.That(f.Info, Is.EqualTo(zero > k ? 0 : pivoting ? zero : -zero), $"info, {f}");
                Check(f);
            }
            else if (pivoting)
            {
                // The zero row sinks to the bottom: only a square matrix needs it as a pivot row.
                Assert.That(f.Info, Is.EqualTo(c.M == c.N ? k : 0), $"info, {f}");
                Check(f);
            }
            else
            {
                // Below the zero pivot stands a column that nothing can eliminate.
                Assert.That(f.Info, Is.EqualTo(zero > k ? 0 : -zero), $"info, {f}");
                Assert.That(f.Pivots, Is.EqualTo(FactorAssert.Identity(k)), $"pivots, {f}");
            }
        }
    }

    private static IEnumerable<FactorCase> Cases() =>
        from size in TestOrders.Within(Sizes)
        from extra in new[] { 0, 2 }
        from transposed in new[] { false, true }
        select new FactorCase(size, extra, transposed);

    private static T[] Input(FactorCase c, out int zero, bool zeroColumn = false)
    {
        int rows = c.Size;
        int columns = c.Size + c.Extra;
        T[] a = Matrices.Uniform<T>(c.Seed, rows, columns);
        zero = zeroColumn ? Matrices.ZeroRandomColumn(a, c.Seed + 1, rows, columns) : 0;
        return c.Transposed ? Matrices.Transposed(a, rows, columns) : a;
    }

    private static void Check(Factored<T> f)
    {
        FactorAssert.IsFactored(f);
        ResidualNorms norms = FactorAssert.Residual(f);
        double error = 20 * f.M * 2 * Precision.UnitRoundoff<T>();
        if (f.Mode.HasFlag(FactorMode.NoPivot))
        {
            Assert.That(norms.Largest, Is.LessThan(10 * Math.Sqrt(error)), $"largest element of L*U - A, {f}");
        }
        else
        {
            Assert.That(norms.Infinity, Is.LessThan(error), $"normInf(L*U - P*A), {f}");
        }
    }
}
