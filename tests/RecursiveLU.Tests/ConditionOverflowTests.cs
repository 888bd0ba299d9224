using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>Condition estimates of finite matrices whose norm, or whose elimination, overflows.</summary>
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
[TestFixture(typeof(Complex64))]
[TestFixture(typeof(Complex))]
internal sealed class ConditionOverflowTests<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Gets the largest number, of complex ones in the imaginary part.</summary>
    private static T Largest => T.CreateChecked(Precision.Largest<T>()) * Matrices.Unit<T>(1);

    [Test]
    public void IsTrueForANormBeyondTheRange([Range(2, 8)] int n, [Values] MatrixNorm norm)
    {
        var a = new T[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = i % n <= i / n ? Largest : T.Zero;
        }

        double estimate = MatrixFunctions.ReciprocalCondition(Lu.Factor<T>(a, n, n), a, norm);

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

        Assert.That(MatrixFunctions.ReciprocalCondition(Lu.Factor<T>(a, 2, 2), a, norm), Is.EqualTo(0.0));
        Assert.That(MatrixFunctions.ReciprocalCondition(Lu.Factor<T>(b, 4, 4), b, norm), Is.EqualTo(0.0));
    }
}
