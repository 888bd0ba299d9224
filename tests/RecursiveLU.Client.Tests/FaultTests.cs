using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client.Tests;

/// <summary>Servers with faults: the call gives the right answer all the same, and the client tells what happened.</summary>
internal sealed class FaultTests : ClientFixture
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(150);

    [TestCase(Fault.EndsAtOnce)]
    [TestCase(Fault.SaysHalfAHello)]
    [TestCase(Fault.SaysText)]
    [TestCase(Fault.None, 0u)]
    [TestCase(Fault.None, Limits.Version + 1)]
    public void DoesWithoutAServerThatDoesNotStart(Fault fault, uint version = Limits.Version)
    {
        ServerLu client = Client(fault, options => options with { MaxRestarts = 1 }, version);

        for (int i = 0; i < 3; i++)
        {
            FactorRightly(client, 20);
        }

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.NotStarted, ServerEvent.NotStarted, ServerEvent.LeftOff }));
        Assert.That((client.State, client.CallsByServer, client.CallsInProcess), Is.EqualTo((ServerState.Off, 0L, 3L)));
    }

    [Test]
    public void DoesNotWaitForeverForHello()
    {
        ServerLu client = Client(Fault.SaysNothing, options => options with { StartTimeout = s_short, MaxRestarts = 0 });

        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.NotStarted, ServerEvent.LeftOff }));
    }

    [TestCase(Fault.DiesInRequest, ServerEvent.Died)]
    [TestCase(Fault.DiesBeforeAnswer, ServerEvent.Died)]
    [TestCase(Fault.DiesInAnswer, ServerEvent.Died)]
    [TestCase(Fault.AnswersLargeInfo, ServerEvent.Nonsense)]
    [TestCase(Fault.AnswersStrangeInfo, ServerEvent.Nonsense)]
    [TestCase(Fault.AnswersStrangePivot, ServerEvent.Nonsense)]
    [TestCase(Fault.Refuses, ServerEvent.Refused)]
    [TestCase(Fault.DiesInObject, ServerEvent.Died)]
    [TestCase(Fault.ForgetsObject, ServerEvent.Nonsense)]
    public void ComputesInProcessWhatTheServerDoesNot(Fault fault, ServerEvent expected)
    {
        foreach (int n in new[] { 20, Large })
        {
            ServerLu client = Client(fault);

            FactorRightly(client, n);

            Assert.That(News[^2..], Is.EqualTo(new[] { ServerEvent.Started, expected }), $"{client.LastEvent}");
            Assert.That((client.State, client.CallsByServer), Is.EqualTo((ServerState.NotRunning, 0L)), $"n = {n}");
        }
    }

    [TestCase(Fault.HangsInRequest)]
    [TestCase(Fault.HangsBeforeAnswer)]
    [TestCase(Fault.HangsInAnswer)]
    [TestCase(Fault.HangsInObject)]
    public void DoesNotWaitLongerThanToldTo(Fault fault)
    {
        ServerLu client = Client(fault);

        FactorRightly(client, Large, s_short);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.TimedOut }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.NotRunning, 1L)));
    }

    [Test]
    public void TakesTheTimeoutOfTheOptionsIfTheCallHasNone()
    {
        ServerLu client = Client(Fault.HangsBeforeAnswer, options => options with { Timeout = s_short });

        FactorRightly(client, 20);

        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.TimedOut));
    }

    [Test]
    public void NoticesAnAnswerInTheMiddleOfARequest()
    {
        ServerLu client = Client(Fault.AnswersEarly);

        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Nonsense }));
    }

    [TestCase(Fault.SaysTooMuch)]
    [TestCase(Fault.DiesAfterAnswer)]
    public void ReplacesAServerThatWentWrongBetweenCalls(Fault fault)
    {
        ServerLu client = Client(fault);
        for (int i = 0; i < 3; i++)
        {
            int? last = client.ServerProcessId;
            Leaks.WaitUntil(() => fault != Fault.DiesAfterAnswer || last is null || !Leaks.Exists(last.Value), "its end");
            FactorRightly(client, 20);
        }

        ServerEvent[] expected =
            [ServerEvent.Started, ServerEvent.Died, ServerEvent.Started, ServerEvent.Died, ServerEvent.Started];
        Assert.That(News, Is.EqualTo(expected));
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((3L, 0L)));
    }

    [TestCase(Fault.HasNoMemory)]
    [TestCase(Fault.RefusesObject)]
    public void GoesOnWithAServerThatCannotDoThisMatrix(Fault fault)
    {
        ServerLu client = Client(fault);

        FactorRightly(client, 20);
        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Refused, ServerEvent.Refused }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Running, 2L)));
    }

    [Test]
    public void UsesPipesIfTheServerFindsNoObject()
    {
        ServerLu client = Client(Fault.FindsNoObject);

        FactorRightly(client, 20);
        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.WithoutSharedMemory }));
        Assert.That((client.UsesSharedMemory, client.CallsByServer), Is.EqualTo((false, 2L)));
    }

    [TestCase(Fault.None)]
    [TestCase(Fault.Drips)]
    [TestCase(Fault.IsVerbose)]
    public void BearsWithOddServersThatAreRight(Fault fault)
    {
        ServerLu client = Client(fault);

        FactorRightly(client, 20);
        FactorRightly(client, 50);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That(client.CallsByServer, Is.EqualTo(2));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void LeavesAServerOffThatFailsTooOften(int restarts)
    {
        ServerLu client = Client(Fault.DiesBeforeAnswer, options => options with { MaxRestarts = restarts });

        for (int i = 0; i < restarts + 3; i++)
        {
            FactorRightly(client, 20);
        }

        Assert.That(News.Count(news => news == ServerEvent.Started), Is.EqualTo(1 + restarts));
        Assert.That((News[^1], client.State), Is.EqualTo((ServerEvent.LeftOff, ServerState.Off)));
        Assert.That(client.CallsInProcess, Is.EqualTo(restarts + 3));
    }

    [Test]
    public void TellsWhatTheServerSaidOfItsEnd()
    {
        ServerLu client = Client(Fault.EndsAtOnce);
        var messages = new List<string>();
        client.Happened += (_, news) => messages.Add(news.Message);

        FactorRightly(client, 20);

        Assert.That(messages, Has.Count.EqualTo(1));
        Assert.That(messages[0], Does.Contain("exit code 3").And.Contain(FakeServer.Complaint));
        Assert.That(client.LastEvent?.Message, Is.EqualTo(messages[0]));
    }
}
