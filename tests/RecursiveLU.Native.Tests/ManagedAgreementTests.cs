using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The native library and the managed one find the same: info and pivots alike, factors close.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.CaseMatrix))]
internal sealed class ManagedAgreementTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void FindsTheSame(
        [Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300)] int size, [ValueSource(nameof(Modes))] FactorMode mode)
    {
        foreach ((int m, int n) in new[] { (size, size), (size, size + 2), (size + 2, size) })
        {
            Compare(Input(m, n, mode), m, n, mode);
        }
    }

    [Test]
    public void FindsTheSameZeroPivot([Values(1, 2, 5, 10, 50, 130)] int size, [ValueSource(nameof(Modes))] FactorMode mode)
    {
        foreach ((int m, int n) in new[] { (size, size), (size, size + 2), (size + 2, size) })
        {
            T[] a = Input(m, n, mode);
            Matrices.ZeroRandomColumn(a, size, m, Math.Min(m, n));
            Assert.That(Compare(a, m, n, mode), Is.Not.Zero);
        }
    }

    private static T[] Input(int m, int n, FactorMode mode) => mode.HasFlag(FactorMode.NoPivot)
        ? Matrices.Dominant<T>(m + n, m, n)
        : Matrices.Separated<T>(m + n, m, n, out _);

    private long Compare(T[] a, int m, int n, FactorMode mode)
    {
        Factored<T> native = Factor(a, m, n, mode);
        var options = new LuOptions
        {
            Pivoting = mode.HasFlag(FactorMode.NoPivot) ? Pivoting.None : Pivoting.Partial,
            Threaded = mode.HasFlag(FactorMode.Threaded),
        };
        LuFactorization<T> managed = Lu.Factor<T>(a, m, n, options);

        Assert.That(native.Info, Is.EqualTo(managed.Info), $"{m} x {n}");
        Assert.That(native.Pivots, Is.EqualTo(managed.Pivots.ToArray()), $"{m} x {n}");
        FactorAssert.IsFactored(native, mode);

        // Both kinds of matrix have well conditioned factors: these differ by little more than rounding errors.
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double x = double.CreateChecked(native.Factors[i]);
            double y = double.CreateChecked(managed.Factors[i]);
            Assert.That(double.IsFinite(x) && double.IsFinite(y), $"{m} x {n}: element {i}");
            largest = Math.Max(largest, Math.Abs(y));
            difference = Math.Max(difference, Math.Abs(x - y));
        }

        double limit = 30 * Math.Max(m, n) * Precision<T>.UnitRoundoff * largest;
        Assert.That(difference, Is.LessThanOrEqualTo(limit), $"{m} x {n}");
        return native.Info;
    }
}
