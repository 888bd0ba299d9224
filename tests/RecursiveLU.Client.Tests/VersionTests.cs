using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;

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

    [Test]
    public void GoesOnWithAServerThatRefusesAnObject()
    {
        ServerLu client = Client(Fault.RefusesObject, version: version);

        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Refused }));
        Assert.That(client.State, Is.EqualTo(ServerState.Running));
    }
}
