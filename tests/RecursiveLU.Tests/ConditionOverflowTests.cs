using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Condition estimates of finite matrices whose norm, or whose elimination, overflows.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
internal sealed class ConditionOverflowTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static T Largest => T.BitDecrement(T.PositiveInfinity);

    [Test]
    public void IsTrueForANormBeyondTheRange([Range(2, 8)] int n, [Values] MatrixNorm norm)
    {
        var a = new T[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = i % n <= i / n ? Largest : T.Zero;
        }

        T estimate = Lu.Factor(a, n, n).ReciprocalCondition(a, norm);

        ExactQuotient truth = ExactMatrix.ReciprocalCondition<T>(a, n, norm == MatrixNorm.Infinity);
        Assert.That(truth.Over(estimate), Is.InRange(0.3, 1.001));
    }

    [Test]
    public void IsZeroAfterAnEliminationThatOverflows([Values] MatrixNorm norm)
    {
        // The second pivot is twice the largest number; in the larger matrix infinities then cancel.
        T[] a = [Largest, -Largest, Largest, Largest];
        T[] b =
        [
            Largest, -Largest, -Largest, Largest,
            Largest, Largest, -Largest, Largest,
            Largest, Largest, Largest, -Largest,
            -Largest, Largest, Largest, Largest,
        ];

        Assert.That(Lu.Factor(a, 2, 2).ReciprocalCondition(a, norm), Is.EqualTo(T.Zero));
        Assert.That(Lu.Factor(b, 4, 4).ReciprocalCondition(b, norm), Is.EqualTo(T.Zero));
    }
}
