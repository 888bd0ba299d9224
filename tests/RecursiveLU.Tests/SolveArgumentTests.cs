using System.Numerics;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace RecursiveLU.Tests;

/// <summary>Systems solved in one call, and what factors are good for: every illegal argument is named, and nothing is
/// touched.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class SolveArgumentTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly LuOptions s_noPivot = new() { Pivoting = Pivoting.None };

    [TestCase(-1, 1, 4, 2, 2, "n")]
    [TestCase(2, -1, 4, 2, 2, "rightHandSides")]
    [TestCase(2, 1, 3, 2, 2, "a")]
    [TestCase(2, 1, 5, 2, 2, "a")]
    [TestCase(2, 1, 4, 1, 2, "b")]
    [TestCase(2, 2, 4, 2, 2, "b")]
    [TestCase(2, 1, 4, 2, 1, "pivots")]
    public void SolveInPlaceNamesTheArgument(int n, int nrhs, int aLength, int bLength, int pivotsLength, string name)
    {
        T[] a = Ones(aLength);
        T[] b = Ones(bLength);
        long[] pivots = [.. Enumerable.Repeat(7L, pivotsLength)];

        Assert.That(() => Lu.SolveInPlace<T>(a, n, pivots, b, nrhs), ArgumentError(name));
        Assert.That(a.Concat(b), Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.EqualTo(7));
    }

    [TestCase(-1, 1, 4, 2, "n")]
    [TestCase(2, -1, 4, 2, "rightHandSides")]
    [TestCase(2, 1, 3, 2, "a")]
    [TestCase(2, 1, 4, 3, "b")]
    public void SolveNamesTheArgument(int n, int nrhs, int aLength, int bLength, string name) =>
        Assert.That(() => Lu.Solve<T>(Ones(aLength), n, Ones(bLength), nrhs), ArgumentError(name));

    [Test]
    public void SolveLeavesItsArgumentsAlone()
    {
        T two = T.One + T.One;
        T[] a = [two, T.Zero, T.Zero, two];
        T[] b = [two, T.Zero];

        Assert.That(Lu.Solve<T>(a, 2, b), Is.EqualTo(new[] { T.One, T.Zero }));
        Assert.That(a, Is.EqualTo(new[] { two, T.Zero, T.Zero, two }));
        Assert.That(b, Is.EqualTo(new[] { two, T.Zero }));
    }

    [Test]
    public void SolveThrowsIfTheMatrixIsSingular()
    {
        T[] a = Ones(4);

        Assert.That(() => Lu.Solve<T>(a, 2, Ones(2)), Throws.TypeOf<SingularMatrixException>().With.Property("Pivot").EqualTo(2));
        Assert.That(Lu.SolveInPlace<T>(Ones(4), 2, new long[2], Ones(2)), Is.EqualTo(2));
        Assert.That(
            () => Lu.SolveInPlace<T>(Ones(4), 2, new long[2], Ones(2), 1, new LuOptions { ThrowIfSingular = true }),
            Throws.TypeOf<SingularMatrixException>());
    }

    [Test]
    public void SolveInPlaceNeedsNoPivotsWithoutExchanges()
    {
        T[] x = Ones(2);

        Assert.That(Lu.SolveInPlace<T>([T.One, T.Zero, T.Zero, T.One], 2, [], x, 1, s_noPivot), Is.Zero);
        Assert.That(x, Is.All.EqualTo(T.One));
    }

    [Test]
    public void OnlyASquareMatrixHasAnInverse()
    {
        LuFactorization<T> lu = Lu.Factor<T>(Ones(6), 2, 3);

        Assert.That(() => lu.Inverse(), Throws.InvalidOperationException);
        Assert.That(() => lu.Determinant(), Throws.InvalidOperationException);
        Assert.That(() => lu.LogDeterminant(), Throws.InvalidOperationException);
        Assert.That(() => lu.ReciprocalCondition(Ones(6)), Throws.InvalidOperationException);
        Assert.That(() => lu.Refine<T>(Ones(6), Ones(2), Ones(2)), Throws.InvalidOperationException);
    }

    [Test]
    public void ReciprocalConditionNamesTheArgument()
    {
        LuFactorization<T> lu = Lu.Factor<T>([T.One, T.Zero, T.Zero, T.One], 2, 2);

        Assert.That(() => lu.ReciprocalCondition(Ones(3)), ArgumentError("a"));
        Assert.That(() => lu.ReciprocalCondition(Ones(4), (MatrixNorm)2), ArgumentError("norm"));
        Assert.That(() => LuFactorizationExtensions.ReciprocalCondition<T>(null!, Ones(4)), ArgumentError("factorization"));
        Assert.That(() => LuFactorizationExtensions.LogDeterminant<T>(null!), ArgumentError("factorization"));
    }

    [TestCase(3, 2, 2, 1, Transpose.None, "a")]
    [TestCase(4, 1, 2, 1, Transpose.None, "b")]
    [TestCase(4, 2, 1, 1, Transpose.None, "x")]
    [TestCase(4, 2, 4, 2, Transpose.None, "b")]
    [TestCase(4, 2, 2, -1, Transpose.None, "rightHandSides")]
    [TestCase(4, 2, 2, 1, (Transpose)3, "transpose")]
    public void RefineNamesTheArgument(int aLength, int bLength, int xLength, int nrhs, Transpose form, string name)
    {
        LuFactorization<T> lu = Lu.Factor<T>([T.One, T.Zero, T.Zero, T.One], 2, 2);
        T[] x = Ones(xLength);

        Assert.That(() => lu.Refine<T>(Ones(aLength), Ones(bLength), x, nrhs, form), ArgumentError(name));
        Assert.That(x, Is.All.EqualTo(T.One));
    }

    [Test]
    public void OtherTypesHaveNoConditionNumber()
    {
        LuFactorization<Half> lu = Lu.Factor<Half>([Half.One], 1, 1);

        Assert.That(() => lu.ReciprocalCondition(new[] { Half.One }), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => lu.Refine<Half>(new[] { Half.One }, new[] { Half.One }, new[] { Half.One }),
            Throws.TypeOf<NotSupportedException>());
        Assert.That(lu.LogDeterminant(), Is.EqualTo((Half.One, Half.Zero)));
    }

    [TestCase(-1, 1, 4, 2, 2, 2, "n")]
    [TestCase(2, -1, 4, 2, 2, 2, "rightHandSides")]
    [TestCase(2, 1, 5, 2, 2, 2, "a")]
    [TestCase(2, 1, 4, 1, 2, 2, "b")]
    [TestCase(2, 1, 4, 2, 1, 2, "x")]
    [TestCase(2, 1, 4, 2, 2, 1, "pivots")]
    public void SolveMixedNamesTheArgument(
        int n, int nrhs, int aLength, int bLength, int xLength, int pivotsLength, string name)
    {
        var x = new double[xLength];

        Assert.That(
            () => Lu.SolveMixed(new double[aLength], n, new long[pivotsLength], new double[bLength], x, nrhs),
            ArgumentError(name));
        Assert.That(x, Is.All.Zero);
    }

    private static T[] Ones(int length)
    {
        var ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }

    private static EqualStringConstraint ArgumentError(string name) =>
        Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(name);
}
