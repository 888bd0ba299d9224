using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The exported names.</summary>
internal sealed class SymbolTests
{
    [TestCaseSource(typeof(Symbols), nameof(Symbols.All))]
    public void IsExported(string symbol) => Assert.That(Engines.Library.Has(symbol));

    [TestCase("recursive_lu_f64_strided!")]
    [TestCase("recursive_lu_f16")]
    [TestCase("dgetrf_")]
    public void IsNotExported(string symbol) => Assert.That(Engines.Library.Has(symbol), Is.False);

    [TestCase("recursive_lu_f64", "recursive_lu_f64!")]
    [TestCase("recursive_lu_f64", "recursive_lu_f64_threaded")]
    [TestCase("recursive_lu_f64", "recursive_lu_f64_threaded!")]
    [TestCase("recursive_lu_f64_nopiv", "recursive_lu_f64_nopiv!")]
    public void DoTheSameInDouble(string one, string other) => DoTheSame<double>(one, other);

    [TestCase("recursive_lu_f32", "recursive_lu_f32!")]
    [TestCase("recursive_lu_f32", "recursive_lu_f32_threaded")]
    [TestCase("recursive_lu_f32", "recursive_lu_f32_threaded!")]
    [TestCase("recursive_lu_f32_nopiv", "recursive_lu_f32_nopiv!")]
    public void DoTheSameInFloat(string one, string other) => DoTheSame<float>(one, other);

    private static void DoTheSame<T>(string one, string other)
        where T : unmanaged, INumberBase<T>
    {
        foreach ((int m, int n) in new[] { (1, 1), (40, 40), (130, 132), (132, 130) })
        {
            T[] a = Matrices.Uniform<T>(m + n, m, n);
            (T[] left, long[] leftPivots, long leftInfo) = Factor(one, a, m, n);
            (T[] right, long[] rightPivots, long rightInfo) = Factor(other, a, m, n);

            Assert.That(leftInfo, Is.Zero);
            Assert.That(rightInfo, Is.Zero);
            Assert.That(rightPivots, Is.EqualTo(leftPivots));
            FactorAssert.AreSameBits<T>(right, left, $"{m} x {n}");
        }
    }

    private static (T[] Factors, long[] Pivots, long Info) Factor<T>(string symbol, T[] a, int m, int n)
        where T : unmanaged, INumberBase<T>
    {
        var factors = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        long info = Engines.Library.Factor<T>(symbol, factors, m, n, pivots);
        return (factors, pivots, info);
    }
}
