using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>Servers of every version of the protocol: their errors are understood, each in the numbers of its version.</summary>
[TestFixture(1u)]
[TestFixture(2u)]
internal sealed class VersionTests(uint version) : ClientFixture
{
    [Test]
    public void WorksWithTheServer()
    {
        ServerLu client = Client(Fault.None, version: version);

        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [TestCase(Fault.HasNoMemory, "it has no memory for it", ServerState.Running)]
    [TestCase(Fault.HasADefect, "it has a defect", ServerState.Running)]
    [TestCase(Fault.Refuses, "field 3 of the request is illegal to it", ServerState.NotRunning)]
    public void TellsWhyTheServerRefuses(Fault fault, string reason, ServerState then)
    {
        ServerLu client = Client(fault, version: version);

        FactorRightly(client, 20);

        Assert.That((client.LastEvent?.Event, client.State), Is.EqualTo((ServerEvent.Refused, then)));
        Assert.That(client.LastEvent?.Message, Does.Contain($"did not factor the matrix: {reason}."));
    }

    [Test]
    public void TellsAnErrorThatNoServerGives()
    {
        ServerLu client = Client(Fault.AnswersStrangeInfo, version: version);

        FactorRightly(client, 20);

        Assert.That((client.LastEvent?.Event, client.State), Is.EqualTo((ServerEvent.Nonsense, ServerState.NotRunning)));
    }

    [Test]
    public void UsesPipesIfTheServerFindsNoObject()
    {
        ServerLu client = Client(Fault.FindsNoObject, version: version);

        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.WithoutSharedMemory }));
        Assert.That((client.UsesSharedMemory, client.CallsByServer), Is.EqualTo((false, 1L)));
    }

    [TestCase(Fault.None)]
    [TestCase(Fault.RefusesObject)]
    public void AsksNoServerThatIsTooOldForComplexMatrices(Fault fault)
    {
        ServerLu client = Client(fault, version: version);
        Complex[] a = Matrices.Dominant<Complex>(1, 20, 20);
        LuFactorization<Complex> expected = Lu.Factor<Complex>(a, 20, 20);

        LuFactorization<Complex> actual = client.Factor<Complex>(a, 20, 20);

        FactorAssert.AreSameBits(actual.Factors, expected.Factors, "factors");
        Assert.That(actual.Pivots.ToArray(), Is.EqualTo(expected.Pivots.ToArray()));
        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Refused }));
        Assert.That(client.LastEvent?.Message, Does.Contain("takes no complex matrices"));
        Assert.That(
            (client.State, client.CallsByServer, client.CallsInProcess), Is.EqualTo((ServerState.Running, 0L, 1L)));
    }

    [Test]
    public void AsksTheSameServerForRealMatrices()
    {
        ServerLu client = Client(Fault.None, version: version);
        client.Factor<Complex64>(Matrices.Dominant<Complex64>(1, 9, 9), 9, 9);

        FactorRightly(client, 20);

        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((1L, 1L)));
        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Refused }));
    }

    [Test]
    public void GoesOnWithAServerThatRefusesAnObject()
    {
        ServerLu client = Client(Fault.RefusesObject, version: version);

        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Refused }));
        Assert.That(client.State, Is.EqualTo(ServerState.Running));
    }
}
