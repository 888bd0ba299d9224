using NUnit.Framework;
using RecursiveLU.Conventions;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The values of info that are errors.</summary>
internal sealed class InfoCodeTests
{
    private static readonly long[] s_errors =
        [.. Enumerable.Range(1, 14).Select(InfoCode.BadArgument), InfoCode.OutOfMemory, InfoCode.Internal, InfoCode.Inaccurate];

    [Test]
    public void AreThoseOfTheHeader() => Assert.That(
        s_errors,
        Is.EqualTo(Enumerable.Range(1, 14).Concat([100, 101, 102]).Select(i => ErrorValues.Base + i)));

    [Test]
    public void KeepTheirSignAndDifferInTheirLow32Bits()
    {
        int[] low = [.. s_errors.Select(error => unchecked((int)error))];

        Assert.That(low, Is.EqualTo(Enumerable.Range(1, 14).Concat([100, 101, 102]).Select(i => int.MinValue + i)));
        Assert.That(low, Is.All.Negative);
        Assert.That(low, Is.Unique);
    }

    [TestCaseSource(nameof(s_errors))]
    public void AreErrors(long error) => Assert.That(InfoCode.IsError(error));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(long.MaxValue)]
    [TestCase(-1)]
    [TestCase(-1L << 60)]
    public void AreNotLapacks(long info) =>
        Assert.That((InfoCode.IsError(info), InfoCode.BadArgumentPosition(info)), Is.EqualTo((false, 0)));

    [Test]
    public void TellThePositionOfABadArgumentOnly()
    {
        Assert.That(s_errors[..14].Select(InfoCode.BadArgumentPosition), Is.EqualTo(Enumerable.Range(1, 14)));
        Assert.That(s_errors[14..].Select(InfoCode.BadArgumentPosition), Is.All.Zero);
        Assert.That(InfoCode.BadArgumentPosition(ErrorValues.Base), Is.Zero);
    }

    [Test]
    public void BecomeExceptions()
    {
        string[] names = ["a", "rows"];

        Assert.That(
            () => Errors.ThrowIfError(InfoCode.BadArgument(2), names),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("rows"));
        Assert.That(() => Errors.ThrowIfError(InfoCode.OutOfMemory, names), Throws.TypeOf<InsufficientMemoryException>());
        Assert.That(() => Errors.ThrowIfError(InfoCode.Inaccurate, names), Throws.TypeOf<ArithmeticException>());
        Assert.That(() => Errors.ThrowIfError(InfoCode.Internal, names), Throws.InvalidOperationException);
        Assert.That(() => Errors.ThrowIfError(InfoCode.BadArgument(3), names), Throws.InvalidOperationException);
        Assert.That(() => Errors.ThrowIfError(-2, names), Throws.Nothing);
    }
}
