using NUnit.Framework;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>Many clients at one socket.</summary>
internal sealed class ManyClientsTests
{
    [Test]
    public void ServesThirtyTwoAtOnce()
    {
        const int clients = 32;
        using var server = new ListeningServer();
        using var together = new Barrier(clients);

        void BeClient(int client)
        {
            using Conversation talk = server.Connect();
            together.SignalAndWait();
            for (int round = 0; round < 20; round++)
            {
                int m = 1 + (((7 * client) + (11 * round)) % 90);
                int n = 1 + (((5 * client) + (13 * round)) % 90);
                new Example((100 * client) + round, m, n).Check(talk);
            }

            // Nobody is served one after the other: all are still there.
            together.SignalAndWait();
        }

        Task.WaitAll(Enumerable.Range(0, clients).Select(client => Task.Factory.StartNew(
            () => BeClient(client), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.That(server.Stop(), Has.Property("ExitCode").Zero.And.Property("Errors").Empty);
    }

    [Test]
    public void NobodyWaitsForTheSlowTheSilentAndTheBroken()
    {
        using var server = new ListeningServer("--max-bytes=100000000");
        using Conversation silent = server.Connect();
        using Conversation announcing = server.Connect();
        using Conversation halfway = server.Connect();
        using Conversation broken = server.Connect();
        using Conversation unread = server.Connect();
        announcing.SendHead(new FactorRequest(Command.FactorF64, 3000, 3000));
        halfway.Send(new Example(1, 100, 100).Frame().AsSpan(0, 40000));
        broken.Send([0x77]);

        // More answers than fit into the socket: the server cannot go on writing, and then not reading.
        Task stuck = Task.Run(() =>
        {
            byte[] frame = new Example(2, 100, 100).Frame();
            for (int request = 0; request < 100; request++)
            {
                unread.Send(frame);
            }
        });

        using (Conversation talk = server.Connect())
        {
            for (int round = 0; round < 50; round++)
            {
                new Example(round, 60, 60).Check(talk);
            }
        }

        Assert.That(broken.ReceiveInfo(), Is.EqualTo(ResponseInfo.BadArgument(1)));
        Assert.That(broken.ReadToEnd(), Is.Empty);
        Assert.That(stuck.IsCompleted, Is.False, "the client that does not read is stuck");
        halfway.Send(new Example(1, 100, 100).Frame().AsSpan(40000));
        new Example(1, 100, 100).CheckAnswer(halfway);
        new Example(3, 9, 9).Check(silent);
        for (int request = 0; request < 100; request++)
        {
            new Example(2, 100, 100).CheckAnswer(unread);
        }

        stuck.Wait();
    }

    [Test]
    public void TurnsAwayThoseWhoAreTooMany()
    {
        using var server = new ListeningServer("--max-clients=2", "--verbose");
        using Conversation first = server.Connect();
        new Example(1, 5, 5).Check(first);
        using (Conversation second = server.Connect())
        {
            new Example(2, 5, 5).Check(second);
            using Conversation third = server.Connect();
            Assert.That(third.ReadToEnd(), Is.Empty);
        }

        // The server notices that the second has gone sooner or later.
        bool served = false;
        for (int attempt = 0; attempt < 2000 && !served; attempt++)
        {
            using Conversation next = server.Connect();
            next.Send([(byte)Command.Hello]);
            next.EndRequests();
            served = next.ReadToEnd().Length > 0;
        }

        Assert.That(served, "there is room again");
        new Example(3, 5, 5).Check(first);
        Assert.That(server.Stop().Errors, Does.Contain("too many"));
    }
}
