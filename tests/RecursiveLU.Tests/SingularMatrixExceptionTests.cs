using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>The exception for a zero pivot.</summary>
internal sealed class SingularMatrixExceptionTests
{
    [Test]
    public void TellsThePivot()
    {
        var exception = new SingularMatrixException(12);

        Assert.That(exception, Is.InstanceOf<ArithmeticException>());
        Assert.That(exception.Pivot, Is.EqualTo(12));
        Assert.That(exception.Message, Does.Contain("12"));
    }

    [Test]
    public void HasTheUsualConstructors()
    {
        var cause = new InvalidOperationException();

        Assert.That(new SingularMatrixException().Pivot, Is.Zero);
        Assert.That(new SingularMatrixException("text").Message, Is.EqualTo("text"));
        Assert.That(new SingularMatrixException("text", cause).InnerException, Is.SameAs(cause));
    }
}
