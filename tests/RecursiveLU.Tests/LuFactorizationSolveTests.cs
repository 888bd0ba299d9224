using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Solutions from the object that holds the factors.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
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
        T[] b = Products.Of(form == Transpose.None ? a : Matrices.Transposed(a, n, n), x, n, n, columns);
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
}
