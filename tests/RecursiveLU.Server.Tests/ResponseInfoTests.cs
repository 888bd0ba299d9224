using NUnit.Framework;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Server.Tests;

/// <summary>The values of info, those of the first version of the protocol included.</summary>
internal sealed class ResponseInfoTests
{
    [Test]
    public void ErrorsAreThoseOfTheLibrary() => Assert.That(
        (ResponseInfo.BadArgument(1), ResponseInfo.OutOfMemory, ResponseInfo.Internal),
        Is.EqualTo((ErrorValues.Base + 1, ErrorValues.Base + 100, ErrorValues.Base + 101)));

    [Test]
    public void ErrorsOfTheServerAloneAreNoneOfTheLibrary() => Assert.That(
        (ResponseInfo.Busy, ResponseInfo.TimedOut, ResponseInfo.FactorsGivenUp),
        Is.EqualTo((ErrorValues.Base + 103, ErrorValues.Base + 104, ErrorValues.Base + 105)));

    [Test]
    public void ErrorsOfTheFirstVersionAreUnderstood()
    {
        for (int i = 0; i < 1000; i++)
        {
            Assert.That(ResponseInfo.FromAnyVersion(long.MinValue + i), Is.EqualTo(ErrorValues.Base + i));
            Assert.That(ResponseInfo.IsError(long.MinValue + i));
        }
    }

    [Test]
    public void AnythingElseStaysAsItIs()
    {
        for (int i = 0; i < 1000; i++)
        {
            Assert.That(ResponseInfo.FromAnyVersion(ErrorValues.Base + i), Is.EqualTo(ErrorValues.Base + i));
            Assert.That(ResponseInfo.IsError(ErrorValues.Base + i));
        }

        foreach (long info in new[] { 0, 1, -1, long.MaxValue, -1L << 60, long.MinValue + 1000 })
        {
            Assert.That(ResponseInfo.FromAnyVersion(info), Is.EqualTo(info));
        }
    }

    [TestCase(0)]
    [TestCase(7)]
    [TestCase(-7)]
    [TestCase(long.MaxValue)]
    [TestCase(-1L << 60)]
    public void LapacksAreNoErrors(long info) =>
        Assert.That((ResponseInfo.IsError(info), ResponseInfo.BadArgumentPosition(info)), Is.EqualTo((false, 0)));
}
