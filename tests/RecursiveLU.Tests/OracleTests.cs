using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;
using RecursiveLU.Testing.Oracle;

namespace RecursiveLU.Tests;

/// <summary>Small systems of any scale, judged by exact arithmetic. "eng/oracle.sh SECONDS SEED" judges more of them; with the seed of a
/// failure it judges that one first.</summary>
[TestFixture(typeof(double), typeof(double))]
[TestFixture(typeof(float), typeof(float))]
[TestFixture(typeof(Complex), typeof(double))]
[TestFixture(typeof(Complex64), typeof(float))]
internal sealed class OracleTests<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private const int FirstSeed = 1;
    private const int Systems = 3000;

    /// <summary>Exact arithmetic with complex numbers takes some eight times as long.</summary>
    private const int ComplexSystems = 600;

    /// <summary>All tests look at one run.</summary>
    private static readonly Lazy<Verdicts> s_verdicts = new(Run);

    private static IEnumerable<Subject> Subjects =>
        Enum.GetValues<Subject>().Where(s => s != Subject.Mixed || Precision.IsDouble<T>());

    [TestCaseSource(nameof(Subjects))]
    public void FindsNothingWrong(Subject subject)
    {
        Verdicts verdicts = s_verdicts.Value;

        // Half of all matrices have factors and solutions.
        Assert.That(verdicts.JudgedOf(subject), Is.GreaterThan(verdicts.Matrices / 2));
        Assert.That(
            verdicts.WrongOf(subject), Is.Zero, () => string.Join(Environment.NewLine, verdicts.TextsOf(subject).Take(5)));
    }

    /// <summary>Systems for which something was wrong once: n = 1, where bounds of the forward error lost digits to underflow; and one
    /// whose solution has elements of 1e239 and of 1e-264, which came too large from a solution of the same scale for all.</summary>
    [TestCase(103684)]
    [TestCase(116554)]
    [TestCase(304473)]
    [TestCase(427719)]
    [TestCase(478252)]
    [TestCase(664859)]
    [TestCase(6163821)]
    public void FindsNothingWrongAgain(int seed)
    {
        var verdicts = new Verdicts();
        Judge<T, TReal>.Run(seed, verdicts);
        string[] texts = [.. Enum.GetValues<Subject>().SelectMany(verdicts.TextsOf)];
        Assert.That(verdicts.Wrong, Is.Zero, () => string.Join(Environment.NewLine, texts));
    }

    private static Verdicts Run()
    {
        var verdicts = new Verdicts();
        int systems = TestOrders.Repetitions(Precision.IsComplex<T>() ? ComplexSystems : Systems);
        for (int seed = FirstSeed; seed < FirstSeed + systems; seed++)
        {
            Judge<T, TReal>.Run(seed, verdicts);
        }

        return verdicts;
    }
}
