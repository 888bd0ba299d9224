using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Systems solved in one call.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Toolboxes))]
internal sealed class GesvTests<T>(ToolboxSource source)
    where T : unmanaged, INumberBase<T>
{
    private static readonly FactorMode[] s_modes =
        [FactorMode.Pivoting, FactorMode.Threaded, FactorMode.NoPivot, FactorMode.NoPivot | FactorMode.Threaded];

    private readonly ILuToolbox _toolbox = source.Open();

    [Test]
    public void SolvesAndLeavesTheFactors(
        [Orders(1, 2, 3, 5, 8, 17, 40, 100, 130, 300)] int n, [Values(1, 2, 3, 4, 5, 40)] int nrhs)
    {
        foreach (FactorMode mode in s_modes)
        {
            T[] a = mode.HasFlag(FactorMode.NoPivot) ? Matrices.Dominant<T>(n, n, n) : Matrices.Separated<T>(n, n, n, out _);
            T[] b = Matrices.Signed<T>(n + 1, n, nrhs);
            var factors = (T[])a.Clone();
            var x = (T[])b.Clone();
            var pivots = new long[n];

            long info = _toolbox.Gesv<T>(n, nrhs, factors, pivots, x, mode);

            Assert.That(info, Is.Zero);
            FactorAssert.IsFactored(new Factored<T>(a, factors, n, n, n, pivots, info, mode));
            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, nrhs), Is.LessThan(16.0), $"HPL's ratio, {mode}");
            Assert.That(SolveError.BackwardOne<T>('N', a, n, x, b, nrhs), Is.LessThan(30.0), $"LAPACK's ratio, {mode}");
        }
    }

    [Test]
    public void ARowMajorMatrixIsFactoredAsItsTranspose(
        [Orders(1, 2, 3, 4, 5, 8, 17, 33, 130)] int n, [Values(0, 1, 3, 40)] int nrhs)
    {
        foreach (FactorMode mode in s_modes)
        {
            T[] rows = mode.HasFlag(FactorMode.NoPivot) ? Matrices.Dominant<T>(n, n, n) : Matrices.Separated<T>(n, n, n, out _);
            T[] b = Matrices.Signed<T>(n + 1, n, nrhs);
            var factors = (T[])rows.Clone();
            var x = (T[])b.Clone();
            var pivots = new long[n];

            long info = _toolbox.Gesv<T>(n, nrhs, factors, pivots, x, mode | FactorMode.RowMajor);

            Assert.That(info, Is.Zero);
            FactorAssert.IsFactored(new Factored<T>(rows, factors, n, n, n, pivots, info, mode));
            T[] a = Matrices.Transposed(rows, n, n);
            Assert.That(SolveError.BackwardInfinity<T>('N', a, n, x, b, nrhs), Is.LessThan(16.0), $"HPL's ratio, {mode}");
        }
    }

    [Test]
    public void ThreadsChangeNothing([Orders(33, 200, 500)] int n, [Values(1, 100)] int nrhs)
    {
        T[] a = Matrices.Separated<T>(n, n, n, out _);
        T[] b = Matrices.Signed<T>(n + 1, n, nrhs);
        var x = new[] { (T[])b.Clone(), (T[])b.Clone() };
        _toolbox.Gesv<T>(n, nrhs, (T[])a.Clone(), new long[n], x[0], FactorMode.Pivoting);
        _toolbox.Gesv<T>(n, nrhs, (T[])a.Clone(), new long[n], x[1], FactorMode.Threaded);

        FactorAssert.AreSameBits<T>(x[1], x[0], "X");
    }

    [Test]
    public void LeavesBAloneIfAPivotIsZero([Values(1, 2, 5, 40)] int n, [Values] bool pivoting)
    {
        int zero = (n + 1) / 2;
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (zero - 1) * n, a.Length - ((zero - 1) * n));
        T[] b = Matrices.Signed<T>(n + 1, n, 3);
        var x = (T[])b.Clone();

        long info = _toolbox.Gesv<T>(n, 3, a, new long[n], x, pivoting ? FactorMode.Pivoting : FactorMode.NoPivot);

        Assert.That(info, Is.EqualTo(pivoting ? zero : -zero));
        FactorAssert.AreSameBits<T>(x, b, "B");
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        Assert.That(_toolbox.Gesv<T>(0, 3, [], [], [], FactorMode.Pivoting), Is.Zero);
        T[] a = [T.One, T.Zero, T.Zero, T.One];
        Assert.That(_toolbox.Gesv<T>(2, 0, a, new long[2], [], FactorMode.Pivoting), Is.Zero);
    }

    [Test]
    public void TellsOfNaNInX([Values(1, 5, 40)] int n, [Values(1, 9)] int nrhs)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        a[^1] = Precision.NaN<T>();
        T[] x = Matrices.Signed<T>(n + 1, n, nrhs);

        Assert.That(_toolbox.Gesv<T>(n, nrhs, a, new long[n], x, FactorMode.Pivoting), Is.EqualTo(ErrorValues.Inaccurate));
        Assert.That(T.IsNaN(x[n - 1]));
    }

    [Test]
    public void TellsOfAnInfinityInU([Values(2, 3, 5, 8, 17, 40, 130)] int n, [Values(1, 9)] int nrhs, [Values] bool pivoting)
    {
        // The last pivot is twice the largest number; with an infinite one X is finite, and wrong.
        T s = T.CreateChecked(Precision.Largest<T>());
        T[] a = Matrices.Dominant<T>(n, n, n);
        Array.Clear(a, (n - 2) * n, 2 * n);
        for (int i = 0; i < n; i++)
        {
            a[n - 2 + (i * n)] = T.Zero;
            a[n - 1 + (i * n)] = T.Zero;
        }

        a[(n - 2) * (n + 1)] = s;
        a[((n - 2) * (n + 1)) + 1] = -s;
        a[((n - 1) * (n + 1)) - 1] = s;
        a[^1] = s;
        T[] x = Matrices.Signed<T>(n + 1, n, nrhs);

        long info = _toolbox.Gesv<T>(n, nrhs, a, new long[n], x, pivoting ? FactorMode.Pivoting : FactorMode.NoPivot);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
        Assert.That(x.All(T.IsFinite));
        Assert.That(T.IsInfinity(a[^1]));
    }

    /// <summary>The library looks only at the diagonal of U.</summary>
    [Test]
    public void TellsOfWhateverIsNotFinite([Values(1, 2, 3, 4, 5, 6, 7, 8, 9, 17)] int n, [Values] bool pivoting)
    {
        var random = new Random(n);
        int told = 0;
        int repetitions = TestOrders.Repetitions(200);
        for (int time = 0; time < repetitions; time++)
        {
            int range = random.Next(1, Precision.LargestExponent<T>() + 1);
            int middle = random.Next(2) == 0 ? 0 : Precision.LargestExponent<T>() - range;
            T[] a = Array.ConvertAll(
                Matrices.Signed<T>(random.Next(), n, n), x => Precision.ScaleB(x, middle + random.Next(-range, range + 1)));
            T[] x = Array.ConvertAll(Matrices.Signed<T>(time, n, 2), x => Precision.ScaleB(x, range / 2));

            long info = _toolbox.Gesv<T>(n, 2, a, new long[n], x, pivoting ? FactorMode.Pivoting : FactorMode.NoPivot);

            bool finite = x.All(T.IsFinite) && Enumerable.Range(0, n * n).All(k => k % n > k / n || T.IsFinite(a[k]));
            bool isPivot = info is not (0 or ErrorValues.Inaccurate);
            Assert.That(info != 0, Is.EqualTo(!finite || isPivot), $"{time}, {info}");
            told += info == ErrorValues.Inaccurate ? 1 : 0;
        }

        Assert.That(told, Is.InRange(1, repetitions - 1));
    }

    [Test]
    public void TellsOfAnInfinityInX([Values(1, 2, 3, 5, 8, 9, 17, 40)] int n, [Values(1, 9)] int nrhs)
    {
        foreach (int place in new[] { 0, n / 2, n - 1 })
        {
            T[] a = Matrices.Dominant<T>(n, n, n);
            T[] x = Matrices.Signed<T>(n + 1, n, nrhs);
            Array.Clear(a, place * n, n);
            a[place * (n + 1)] = Precision.ScaleB(T.One, -8);
            x[^(n - place)] = T.CreateChecked(Precision.Largest<T>());

            Assert.That(_toolbox.Gesv<T>(n, nrhs, a, new long[n], x, FactorMode.Pivoting), Is.EqualTo(ErrorValues.Inaccurate));
            Assert.That(x.All(T.IsFinite), Is.False);
        }
    }

    [Test]
    public void TellsOfWhatOverflowsOnTheWay([Values(1, 3)] int nrhs)
    {
        // The solution is (-s, s).
        T s = T.CreateChecked(Precision.Largest<T>());
        T[] x = [.. Enumerable.Repeat(s, 2 * nrhs)];

        long info = _toolbox.Gesv<T>(2, nrhs, Small(1, 3, 2, 4), new long[2], x, FactorMode.Pivoting);

        Assert.That(info, Is.EqualTo(ErrorValues.Inaccurate));
    }

    private static T[] Small(params int[] elements) => Array.ConvertAll(elements, x => T.CreateChecked(x));
}
