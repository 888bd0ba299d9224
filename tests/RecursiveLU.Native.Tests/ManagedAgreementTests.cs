using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The native library and the managed one find the same: info and pivots alike, factors close.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.CaseMatrix))]
internal sealed class ManagedAgreementTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    [Test]
    public void FindsTheSame([Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300)] int size)
    {
        foreach ((int m, int n) in new[] { (size, size), (size, size + 2), (size + 2, size) })
        {
            foreach (FactorMode mode in Modes)
            {
                Compare(Input(m, n, mode), m, n, mode);
            }
        }
    }

    [Test]
    public void FindsTheSameZeroPivot([Values(1, 2, 5, 10, 50, 130)] int size)
    {
        foreach ((int m, int n) in new[] { (size, size), (size, size + 2), (size + 2, size) })
        {
            foreach (FactorMode mode in Modes)
            {
                T[] a = Input(m, n, mode);

                // From there on everything, so that no later pivot is a close decision.
                int zero = new Random(size).Next(Math.Min(m, n));
                Array.Clear(a, zero * m, a.Length - (zero * m));
                int expected = mode.HasFlag(FactorMode.NoPivot) ? -zero - 1 : zero + 1;
                Assert.That(Compare(a, m, n, mode), Is.EqualTo(expected), $"info, {m} x {n}, {mode}");
            }
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

        Assert.That(native.Info, Is.EqualTo(managed.Info), $"info, {native}");
        Assert.That(native.Pivots, Is.EqualTo(managed.Pivots.ToArray()), $"pivots, {native}");
        FactorAssert.IsFactored(native);

        // Both kinds of matrix have well conditioned factors: these differ by little more than rounding errors.
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < a.Length; i++)
        {
            T x = native.Factors[i];
            T y = managed.Factors[i];
            Assert.That(T.IsFinite(x) && T.IsFinite(y), $"element {i}, {native}");
            largest = Math.Max(largest, Precision.Magnitude(y));
            difference = Math.Max(difference, Precision.Magnitude(x - y));
        }

        double limit = 30 * Math.Max(m, n) * Precision.UnitRoundoff<T>() * largest;
        Assert.That(difference, Is.LessThanOrEqualTo(limit), $"factors, {native}");
        return native.Info;
    }
}
