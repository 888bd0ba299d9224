using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Equilibration;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Tests;

/// <summary>Scale factors and scaled matrices, to the last bit those of plain loops, whatever the vectors of this machine.</summary>
[TestFixture(typeof(double), typeof(double))]
[TestFixture(typeof(float), typeof(float))]
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed unsafe class EquilibrationTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int Columns = 5;
    private const int Gap = 3;

    [Test]
    public void FactorsAreThoseOfPlainLoops([Values(1, 2, 3, 7, 8, 16, 17, 33, 70)] int m, [Values] bool powers)
    {
        T[] a = Matrix(m);
        var r = new TReal[m];
        var c = new TReal[Columns];
        TReal[] told = new TReal[3];
        fixed (T* matrix = a)
        fixed (TReal* rows = r, columns = c, results = told)
        {
            long info = Geequ.Compute(powers, m, Columns, matrix, m + Gap, rows, columns, results, results + 1, results + 2);
            Assert.That(info, Is.Zero);
        }

        TReal[] sizes = [.. Enumerable.Range(0, m).Select(i => Largest(j => Size(a[i + (j * (m + Gap))]), Columns, powers))];
        Assert.That(r, Is.EqualTo(sizes.Select(size => TReal.One / size)));
        Assert.That(told[0], Is.EqualTo(sizes.Min() / sizes.Max()));
        Assert.That(told[2], Is.EqualTo(sizes.Max()));
        sizes = [.. Enumerable.Range(0, Columns).Select(j => Largest(i => Size(a[i + (j * (m + Gap))]) * r[i], m, powers))];
        Assert.That(c, Is.EqualTo(sizes.Select(size => TReal.One / size)));
        Assert.That(told[1], Is.EqualTo(sizes.Min() / sizes.Max()));
    }

    [Test]
    public void ScalesRowsAndColumns([Values(1, 2, 3, 7, 8, 16, 17, 33, 70)] int m, [Values] bool byRows, [Values] bool byColumns)
    {
        T[] a = Matrix(m);
        T[] scaled = [.. a];
        TReal[] r = [.. Enumerable.Range(3, m).Select(i => TReal.One / TReal.CreateChecked(i))];
        TReal[] c = [.. Enumerable.Range(7, Columns).Select(i => TReal.One / TReal.CreateChecked(i))];
        byte found;
        fixed (T* matrix = scaled)
        fixed (TReal* rows = r, columns = c)
        {
            found = Laqge.Apply(m, Columns, matrix, m + Gap, rows, columns, Spread(byRows), Spread(byColumns), TReal.One);
        }

        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < m; i++)
            {
                TReal factor = (byColumns ? c[j] : TReal.One) * (byRows ? r[i] : TReal.One);
                int at = i + (j * (m + Gap));
                a[at] = Element<T, TReal>.Of(factor * Element<T, TReal>.Re(a[at]), factor * Element<T, TReal>.Im(a[at]));
            }
        }

        Assert.That(scaled, Is.EqualTo(a));
        Assert.That((char)found, Is.EqualTo(byRows ? (byColumns ? 'B' : 'R') : byColumns ? 'C' : 'N'));
    }

    [Test]
    public void TheLargestAbsoluteValueIsNaNIfOneIs([Values(1, 2, 3, 7, 8, 16, 17, 33)] int n)
    {
        T[] x = Matrix(n)[..n];
        TReal largest = x.Select(Element<T, TReal>.Modulus).Max();
        Assert.That(LargestAbsolute(x, TReal.Zero), Is.EqualTo(largest));
        Assert.That(LargestAbsolute(x, largest), Is.EqualTo(largest));
        Assert.That(LargestAbsolute(x, TReal.BitDecrement(largest)), Is.EqualTo(largest));
        Assert.That(LargestAbsolute(x, TReal.BitIncrement(largest)), Is.EqualTo(TReal.BitIncrement(largest)));
        for (int i = 0; i < n; i++)
        {
            T kept = x[i];
            x[i] = Element<T, TReal>.Of(TReal.NaN, TReal.Zero);
            Assert.That(TReal.IsNaN(LargestAbsolute(x, TReal.Zero)));
            Assert.That(TReal.IsNaN(LargestAbsolute(x, largest + largest)));
            x[i] = Element<T, TReal>.Of(largest + largest, largest);
            Assert.That(LargestAbsolute(x, largest), Is.EqualTo(Element<T, TReal>.Modulus(x[i])));
            x[i] = kept;
        }
    }

    private static TReal LargestAbsolute(T[] x, TReal known)
    {
        fixed (T* first = x)
        {
            return Sizes<T, TReal>.LargestAbsolute(x.Length, first, known);
        }
    }

    private static TReal Spread(bool scales) => TReal.One / TReal.CreateChecked(scales ? 11 : 10);

    private static TReal Size(T x) => TReal.Abs(Element<T, TReal>.Re(x)) + TReal.Abs(Element<T, TReal>.Im(x));

    /// <summary>The largest of n sizes, or the power of two next to it on the side of 1.</summary>
    private static TReal Largest(Func<int, TReal> size, int n, bool powers)
    {
        TReal largest = Enumerable.Range(0, n).Select(size).Max();
        TReal power = TReal.One;
        while (power * TReal.CreateChecked(2) <= largest)
        {
            power *= TReal.CreateChecked(2);
        }

        while (largest < TReal.One && power / TReal.CreateChecked(2) >= largest)
        {
            power /= TReal.CreateChecked(2);
        }

        return powers ? power : largest;
    }

    /// <summary>Numbers of different sizes, and NaN in the gap.</summary>
    private static T[] Matrix(int m)
    {
        var random = new Random(m);
        var a = new T[(m + Gap) * Columns];
        for (int k = 0; k < a.Length; k++)
        {
            double scale = Math.ScaleB(1, random.Next(-9, 9));
            TReal re = k % (m + Gap) < m ? TReal.CreateTruncating(scale * (random.NextDouble() - 0.5)) : TReal.NaN;
            a[k] = Element<T, TReal>.Of(re, TReal.CreateTruncating(scale * (random.NextDouble() - 0.5)));
        }

        return a;
    }
}
