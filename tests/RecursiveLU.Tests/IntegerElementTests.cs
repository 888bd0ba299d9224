using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>Types that divide without fractions are refused, before anything is touched or looked at.</summary>
[TestFixture(typeof(sbyte))]
[TestFixture(typeof(byte))]
[TestFixture(typeof(short))]
[TestFixture(typeof(ushort))]
[TestFixture(typeof(char))]
[TestFixture(typeof(int))]
[TestFixture(typeof(uint))]
[TestFixture(typeof(long))]
[TestFixture(typeof(ulong))]
[TestFixture(typeof(nint))]
[TestFixture(typeof(nuint))]
[TestFixture(typeof(Int128))]
[TestFixture(typeof(UInt128))]
internal sealed unsafe class IntegerElementTests<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private static T[] Matrix => [.. new[] { 2, 1, 1, 1 }.Select(T.CreateChecked)];

    private static T[] RightSide => [T.CreateChecked(5), T.CreateChecked(3)];

    [Test]
    public void AreNotFactored()
    {
        T[] a = Matrix;
        var pivots = new long[2];
        AssertRefused(() => Lu.Factor<T>(a, 2, 2));
        AssertRefused(() => Lu.Factor(new T[2, 2]));
        AssertRefused(() => Lu.Factor<T>(a, -1, 2));
        AssertRefused(() => Lu.FactorInPlace<T>(a, 2, 2, 2, pivots));
        AssertRefused(() => Lu.FactorInPlace<T>(null, 0, 0, 1, null));
        Assert.That(a, Is.EqualTo(Matrix));
        Assert.That(pivots, Is.All.Zero);
    }

    [Test]
    public void AreNotSolved()
    {
        T[] a = Matrix;
        T[] b = RightSide;
        AssertRefused(() => Lu.Solve<T>(a, 2, b));
        AssertRefused(() => Lu.SolveInPlace<T>(a, 2, new long[2], b));
        Assert.That(a, Is.EqualTo(Matrix));
        Assert.That(b, Is.EqualTo(RightSide));
    }

    [Test]
    public void AreNotTakenInBatches()
    {
        T[] a = Matrix;
        T[] b = RightSide;
        AssertRefused(() => Lu.FactorBatch<T>(a, 2, 2, 1, new long[2], []));
        AssertRefused(() => Lu.FactorBatch<T>(null, 0, 0, 1, 0, null, 0, 0, null));
        AssertRefused(() => Lu.SolveBatch<T>(a, 2, [], b, 1, 1, []));
        AssertRefused(() => Lu.SolveBatch<T>(null, 0, 1, 0, null, 0, null, 0, 1, 0, 0, null));
        Assert.That(a, Is.EqualTo(Matrix));
        Assert.That(b, Is.EqualTo(RightSide));
    }

    private static void AssertRefused(Action call) => Assert.That(
        call, Throws.TypeOf<NotSupportedException>().With.Message.Contains(typeof(T).ToString()).And.Message.Contains("decimal"));
}
