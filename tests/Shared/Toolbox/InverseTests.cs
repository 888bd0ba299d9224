using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Inverses.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class InverseTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
{
    private readonly ILuToolbox _toolbox = source.Open();

    private static IEnumerable<int> Orders =>
        TestOrders.Within([.. Enumerable.Range(1, 70), 100, 127, 128, 129, 200, 256, 257, 300]);

    [Test]
    public void InvertsFromBothSides([ValueSource(nameof(Orders))] int n)
    {
        foreach (T[] a in new[] { Matrices.Separated<T>(n, n, n, out _), Matrices.Dominant<T>(n, n, n) })
        {
            T[] x = _toolbox.Inverse<T>(a, n, FactorMode.Pivoting)!;

            Assert.That(ReferenceInverse.Ratio<T>(x, a, n), Is.LessThan(30.0), "norm(I - X*A)");
            Assert.That(ReferenceInverse.Ratio<T>(a, x, n), Is.LessThan(30.0), "norm(I - A*X)");
        }
    }

    [Test]
    public void InvertsEveryTypeFromTheLeft([Values] MatrixType type, [Values(1, 2, 5, 20, 64)] int n)
    {
        T[] a = MatrixTypes.Create<T>(type, 17, n, n, out long info);
        T[]? x = _toolbox.Inverse<T>(a, n, FactorMode.Pivoting);

        if (info != 0)
        {
            Assert.That(x, Is.Null);
            return;
        }

        // The products stay in range, the norms' product might not.
        Assert.That(ReferenceInverse.Ratio<T>(x, a, n), Is.LessThan(30.0), "norm(I - X*A)");
    }

    [Test]
    public void IsExactForPermutations([Values(1, 2, 7, 16, 33, 130)] int n)
    {
        var order = Enumerable.Range(0, n).ToArray();
        new Random(n).Shuffle(order);
        var a = new T[n * n];
        var expected = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            a[i + (order[i] * n)] = T.One + T.One;
            expected[order[i] + (i * n)] = T.One / (T.One + T.One);
        }

        FactorAssert.AreSameNumbers<T>(_toolbox.Inverse<T>(a, n, FactorMode.Pivoting), expected, "inverse");
    }

    [Test]
    public void ThreadsChangeNothing([Orders(33, 200, 400)] int n)
    {
        T[] a = Matrices.Separated<T>(n, n, n, out _);

        FactorAssert.AreSameBits<T>(
            _toolbox.Inverse<T>(a, n, FactorMode.Threaded), _toolbox.Inverse<T>(a, n, FactorMode.Pivoting), "inverse");
    }

    [Test]
    public void WorksWithoutExchanges([Values(1, 9, 50)] int n)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);

        Assert.That(ReferenceInverse.Ratio<T>(_toolbox.Inverse<T>(a, n, FactorMode.NoPivot), a, n), Is.LessThan(30.0));
    }

    [Test]
    public void AnswersNothingToNothing() => Assert.That(_toolbox.Inverse<T>([], 0, FactorMode.Pivoting), Is.Empty);
}
