using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Linear systems, by each form of the matrix.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.SolversOfAllTypes))]
internal sealed class SolveTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private static readonly char[] Forms = ['N', 'T', 'C'];

    [Test]
    public void SolvesDominantSystems(
        [Orders(8, 64, 200, 300)] int n,
        [Values(1, 3)] int rightHandSides,
        [ValueSource(nameof(Forms))] char form)
    {
        T[] a = Matrices.Dominant<T>(n, n, n);
        T[] b = Matrices.Uniform<T>(n + 1, n, rightHandSides);
        foreach (FactorMode mode in Modes)
        {
            Check(form, a, n, b, rightHandSides, mode);
        }
    }

    [Test]
    public void SolvesRandomSystems(
        [Orders(8, 64, 200, 300)] int n,
        [Values(1, 3)] int rightHandSides,
        [ValueSource(nameof(Forms))] char form)
    {
        T[] a = Matrices.Separated<T>(n, n, n, out _);
        T[] b = Matrices.Uniform<T>(n + 1, n, rightHandSides);
        foreach (FactorMode mode in PivotingModes)
        {
            Check(form, a, n, b, rightHandSides, mode);
        }
    }

    [Test]
    public void SolvesSmallSystems([Range(1, 40)] int n)
    {
        T[] a = Matrices.Separated<T>(n, n, n, out _);
        foreach (char form in Forms)
        {
            foreach (int rightHandSides in new[] { 1, 2, 5 })
            {
                T[] b = Matrices.Signed<T>(n + 1, n, rightHandSides);
                Check(form, a, n, b, rightHandSides, FactorMode.Pivoting);
            }
        }
    }

    [Test]
    public void SolvesManyRightHandSides(
        [Values(1, 2, 33, 100)] int n, [ValueSource(nameof(Forms))] char form)
    {
        T[] a = Matrices.Separated<T>(n, n, n, out _);
        T[] b = Matrices.Signed<T>(n + 1, n, 130);

        Check(form, a, n, b, 130, FactorMode.Threaded);
    }

    [Test]
    public void FindsTheUnitVectorOfTheLastColumn(
        [Orders(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 130, 300)] int n)
    {
        T[] a = Matrices.Uniform<T>(n, n, n);
        foreach (FactorMode mode in Modes)
        {
            T[] x = a[(n * (n - 1))..];

            ((ILuSolver)Engine).Solve<T>('N', a, n, x, 1, mode);

            x[n - 1] -= T.One;
            double error = 20 * n * 2 * Precision.UnitRoundoff<T>();
            double limit = 100 * (mode.HasFlag(FactorMode.NoPivot) ? Math.Sqrt(error) : error);
            Assert.That(x.Select(e => double.CreateChecked(T.Abs(e))), Is.All.InRange(0.0, limit), $"{mode}");
        }
    }

    [Test]
    public void AnswersNothingToNothing()
    {
        T[] x = [];
        ((ILuSolver)Engine).Solve<T>('N', Matrices.Dominant<T>(1, 5, 5), 5, x, 0, FactorMode.Pivoting);
        ((ILuSolver)Engine).Solve<T>('N', [], 0, x, 3, FactorMode.Pivoting);

        Assert.That(x, Is.Empty);
    }

    private void Check(char form, T[] a, int n, T[] b, int rightHandSides, FactorMode mode)
    {
        var matrix = (T[])a.Clone();
        var x = (T[])b.Clone();

        ((ILuSolver)Engine).Solve<T>(form, a, n, x, rightHandSides, mode);

        string what = $"{n} x {n}, {rightHandSides} right-hand sides, {form}, {mode}";
        FactorAssert.AreSameBits<T>(a, matrix, $"the matrix, only read, {what}");
        double step = 2 * Precision.UnitRoundoff<T>();
        double norm = SolveError.Norm<T>(form, a, n, x, b, rightHandSides);
        double hpl = SolveError.BackwardInfinity<T>(form, a, n, x, b, rightHandSides);
        double lapack = SolveError.BackwardOne<T>(form, a, n, x, b, rightHandSides);
        Assert.That(norm, Is.LessThan(1000 * n * step), $"norm(A*x - b), {what}");
        Assert.That(hpl, Is.LessThan(16.0), $"HPL's ratio, {what}");
        Assert.That(lapack, Is.LessThan(30.0), $"LAPACK's ratio, {what}");
    }
}
