using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Solutions from the object that holds the factors.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
[TestFixture(typeof(decimal))]
internal sealed class LuFactorizationSolveTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly Transpose[] Forms = [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose];

    [Test]
    public void SolvesInEveryForm(
        [ValueSource(nameof(Forms))] Transpose form, [Values(1, 2, 5, 40)] int n, [Values(0, 1, 3)] int columns)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] x = Matrices.Signed<T>(n + 1, n, columns);
        T[] matrix = form == Transpose.None ? a : Matrices.Transposed(a, n, n);
        matrix = form == Transpose.ConjugateTranspose ? Matrices.Conjugated(matrix) : matrix;
        T[] b = Products.Of(matrix, x, n, n, columns);
        var given = (T[])b.Clone();
        LuFactorization<T> lu = Lu.Factor<T>(a, n, n);

        T[] found = lu.Solve(b, columns, form);

        Assert.That(Products.Distance(found, x), Is.LessThan(1e-5));
        FactorAssert.AreSameBits<T>(b, given, "B, only read");
        lu.SolveInPlace(b, columns, form);
        FactorAssert.AreSameBits<T>(b, found, "X in place");
    }

    [Test]
    public void DoesNotSolveWithASingularMatrix([ValueSource(nameof(Forms))] Transpose form)
    {
        T[] a = Matrices.Dominant<T>(3, 6, 6);
        Array.Fill(a, T.Zero, 3 * 6, 6);
        T[] b = Matrices.Signed<T>(4, 6, 2);
        var given = (T[])b.Clone();
        LuFactorization<T> lu = Lu.Factor<T>(a, 6, 6);

        Assert.That(lu.IsSingular);
        foreach (Action solve in new Action[] { () => lu.SolveInPlace(b, 2, form), () => lu.Solve(b, 2, form) })
        {
            Assert.That(solve, Throws.TypeOf<SingularMatrixException>().With.Property("Pivot").EqualTo(4));
        }

        FactorAssert.AreSameBits<T>(b, given, "B, untouched");
    }

    [Test]
    public void Inverts([Values(1, 2, 5, 40)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        LuFactorization<T> lu = Lu.Factor<T>(a, n, n);

        T[] product = Products.Of(lu.Inverse(), a, n, n, n);

        var identity = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            identity[i * (n + 1)] = T.One;
        }

        Assert.That(Products.Distance(product, identity), Is.LessThan(1e-4));
    }

    [Test]
    public void KnowsTheDeterminant()
    {
        // Pivots 4, 2 and 8, the first two rows exchanged.
        T[] a = [.. new[] { 2, 4, 1, 3, 2, 1.5, 8, 8, 12 }.Select(T.CreateChecked)];

        Assert.That(Lu.Factor<T>(a, 3, 3).Determinant(), Is.EqualTo(T.CreateChecked(-64)));
        Assert.That(Lu.Factor<T>([], 0, 0).Determinant(), Is.EqualTo(T.One));
        Assert.That(Lu.Factor<T>(new T[4], 2, 2).Determinant(), Is.EqualTo(T.Zero));
    }

    [Test]
    public void DoesNotInvertASingularMatrix() => Assert.That(
        () => Lu.Factor<T>(new T[9], 3, 3).Inverse(), Throws.TypeOf<SingularMatrixException>().With.Property("Pivot").EqualTo(1));

    [Test]
    public void SolvesInOneCall([Values(1, 2, 5, 40)] int n, [Values(0, 1, 9)] int columns)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] x = Matrices.Signed<T>(n + 1, n, columns);

        T[] found = Lu.Solve<T>(a, n, Products.Of(a, x, n, n, columns), columns);

        Assert.That(Products.Distance(found, x), Is.LessThan(1e-5));
    }
}
