using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>An infinity, given or from an overflow, is a pivot like another: the first largest magnitude is chosen, and all is as in
/// plain elimination.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed class InfinitePivotTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [Test]
    public void AreChosen([Orders(2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 17, 24, 32, 40)] int n)
    {
        for (int place = 0; place < n * n; place++)
        {
            T[] a = Matrices.Signed<T>(n + place, n, n);
            a[place] = place % 2 == 0 ? T.PositiveInfinity : T.NegativeInfinity;
            Check(a, n);
        }
    }

    /// <summary>The last two columns of an elimination that overflows: infinite is the first of two candidates.</summary>
    [Test]
    public void AreChosenAfterAnOverflow([Orders(5, 8, 9, 11, 12, 16)] int n)
    {
        // Each of three steps doubles the elements of column 4.
        T large = T.ScaleB(T.One, Precision<T>.LargestExponent - 1);
        var a = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i * (n + 1)] = large;
            for (int j = 0; j < Math.Min(i, 3); j++)
            {
                a[i + (j * n)] = -large;
            }

            a[i + (3 * n)] = i % 2 == 1 || i < 3 ? large : -large;
        }

        Check(a, n);
    }

    private static void Check(T[] a, int n)
    {
        var expected = (T[])a.Clone();
        var pivots = new long[n];
        long info = PlainElimination.Run(expected, n, n, pivots, pivoting: true);

        LuFactorization<T> lu = Lu.Factor<T>(a, n, n);

        Assert.That(lu.Pivots.ToArray(), Is.EqualTo(pivots));
        Assert.That(lu.Info, Is.EqualTo(info));
        Assert.That(lu.Factors.ToArray(), Is.EqualTo(expected));
    }
}
