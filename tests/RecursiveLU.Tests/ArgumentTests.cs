using System.Numerics;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace RecursiveLU.Tests;

/// <summary>Every illegal argument is named, and nothing is touched.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
internal sealed unsafe class ArgumentTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly LuOptions s_noPivot = new() { Pivoting = Pivoting.None };

    [TestCase(-1, 2, "rows")]
    [TestCase(2, -1, "columns")]
    [TestCase(-1, -1, "rows")]
    [TestCase(2, 3, "a")]
    [TestCase(0, 3, "a")]
    [TestCase(2, 1, "a")]
    [TestCase(65536, 65536, "a")]
    public void FactorNamesTheArgument(int rows, int columns, string name) =>
        Assert.That(() => Lu.Factor<T>(new T[4], rows, columns), ArgumentError(name));

    [Test]
    public void FactorNamesANullArray() =>
        Assert.That(() => Lu.Factor<T>(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("a"));

    [TestCase(-1, 3, 3, "rows")]
    [TestCase(3, -1, 3, "columns")]
    [TestCase(-1, -1, 3, "rows")]
    [TestCase(3, 3, 2, "leadingDimension")]
    [TestCase(3, 3, 0, "leadingDimension")]
    [TestCase(3, 3, -3, "leadingDimension")]
    [TestCase(0, 3, 0, "leadingDimension")]
    [TestCase(3, 0, 2, "leadingDimension")]
    [TestCase(3, 3, 4, "a")]
    [TestCase(3, 4, 3, "a")]
    [TestCase(4, 3, 4, "a")]
    [TestCase(3, 3, int.MaxValue, "a")]
    public void FactorInPlaceNamesTheArgument(int rows, int columns, int leadingDimension, string name)
    {
        var a = new T[9];
        Array.Fill(a, T.One);
        long[] pivots = [7, 7, 7, 7];

        Assert.That(() => Lu.FactorInPlace<T>(a, rows, columns, leadingDimension, pivots), ArgumentError(name));
        Assert.That(a, Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.EqualTo(7));
    }

    [TestCase(Pivoting.Partial, 2)]
    [TestCase(Pivoting.Partial, 0)]
    [TestCase(Pivoting.None, 2)]
    public void FactorInPlaceNamesPivotsThatAreTooFew(Pivoting pivoting, int length)
    {
        var options = new LuOptions { Pivoting = pivoting };
        var a = new T[9];
        Array.Fill(a, T.One);
        var pivots = new long[length];

        Assert.That(() => Lu.FactorInPlace<T>(a, 3, 3, 3, pivots, options), ArgumentError("pivots"));
        Assert.That(a, Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.Zero);
    }

    [Test]
    public void FactorInPlaceTakesTheShortestMemory()
    {
        // The last column may end with the matrix.
        T[] a = [T.One, T.Zero, T.Zero, T.Zero, T.One];
        var pivots = new long[2];

        Assert.That(Lu.FactorInPlace<T>(a, 2, 2, 3, pivots), Is.Zero);
        Assert.That(pivots, Is.EqualTo(new long[] { 1, 2 }));
    }

    [TestCase(-1, 3, 3, "rows")]
    [TestCase(3, -1, 3, "columns")]
    [TestCase(3, 3, 2, "leadingDimension")]
    [TestCase(3, long.MaxValue, 3, "leadingDimension")]
    [TestCase(3, 3, long.MaxValue, "leadingDimension")]
    [TestCase(3, 1L << 32, 1L << 32, "leadingDimension")]
    public void FactorInPlaceByPointerNamesTheArgument(long rows, long columns, long leadingDimension, string name)
    {
        T[] a = [T.One, T.One, T.One, T.One, T.One, T.One, T.One, T.One, T.One];
        long[] pivots = [7, 7, 7];

        Assert.That(() => ByPointer(a, rows, columns, leadingDimension, pivots, default), ArgumentError(name));
        Assert.That(a, Is.All.EqualTo(T.One));
        Assert.That(pivots, Is.All.EqualTo(7));
    }

    [Test]
    public void FactorInPlaceByPointerNamesANullMatrix() =>
        Assert.That(() => ByPointer([], 3, 3, 3, [7, 7, 7], default), ArgumentError("a"));

    [Test]
    public void FactorInPlaceByPointerNamesNullPivots()
    {
        var a = new T[9];
        Array.Fill(a, T.One);

        Assert.That(() => ByPointer(a, 3, 3, 3, [], default), ArgumentError("pivots"));
        Assert.That(a, Is.All.EqualTo(T.One));
    }

    [Test]
    public void FactorInPlaceByPointerNeedsNoPivotsWithoutExchanges() =>
        Assert.That(ByPointer([T.One, T.Zero, T.Zero, T.One], 2, 2, 2, [], s_noPivot), Is.Zero);

    [Test]
    public void FactorInPlaceByPointerTakesNullForNothing()
    {
        Assert.That(ByPointer([], 0, 3, 1, [], default), Is.Zero);
        Assert.That(ByPointer([], 3, 0, 3, [], default), Is.Zero);
    }

    [TestCase(2, 3)]
    [TestCase(3, 2)]
    public void SolveNeedsASquareMatrix(int rows, int columns)
    {
        LuFactorization<T> lu = Lu.Factor<T>(new T[6], rows, columns);

        Assert.That(() => lu.Solve(new T[2]), Throws.InvalidOperationException);
        Assert.That(() => lu.SolveInPlace(new T[3]), Throws.InvalidOperationException);
    }

    [TestCase(2, -1, Transpose.None, "rightHandSides")]
    [TestCase(1, 1, Transpose.None, "b")]
    [TestCase(3, 1, Transpose.None, "b")]
    [TestCase(2, 2, Transpose.None, "b")]
    [TestCase(2, 0, Transpose.None, "b")]
    [TestCase(2, 1, (Transpose)3, "transpose")]
    [TestCase(2, 1, (Transpose)(-1), "transpose")]
    public void SolveNamesTheArgument(int length, int rightHandSides, Transpose form, string name)
    {
        LuFactorization<T> lu = Lu.Factor<T>([T.One, T.Zero, T.Zero, T.One], 2, 2);
        var b = new T[length];
        Array.Fill(b, T.One);

        Assert.That(() => lu.Solve(b, rightHandSides, form), ArgumentError(name));
        Assert.That(() => lu.SolveInPlace(b, rightHandSides, form), ArgumentError(name));
        Assert.That(b, Is.All.EqualTo(T.One));
    }

    private static EqualStringConstraint ArgumentError(string name) =>
        Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(name);

    private static long ByPointer(T[] a, long rows, long columns, long leadingDimension, long[] pivots, LuOptions options)
    {
        fixed (T* p = a)
        fixed (long* ipiv = pivots)
        {
            return Lu.FactorInPlace(p, rows, columns, leadingDimension, ipiv, options);
        }
    }
}
