using NUnit.Framework;

namespace RecursiveLU.Client.Tests;

/// <summary>The real server, killed or suspended.</summary>
internal sealed class KilledServerTests : ClientFixture
{
    [Test]
    public void IsReplacedIfItIsKilledBetweenCalls([Values] bool sharedMemory)
    {
        ServerLu client = Client(Servers.Options with { SharedMemory = sharedMemory });
        FactorRightly(client, 50);
        int first = client.ServerProcessId!.Value;
        Signals.Kill(first);

        // Nobody has to ask for it: no dead entry stays behind.
        Leaks.WaitUntil(() => !Leaks.Exists(first), "its end");
        FactorRightly(client, 50);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Died, ServerEvent.Started }));
        Assert.That((client.CallsByServer, client.UsesSharedMemory), Is.EqualTo((2L, sharedMemory)));
        Assert.That(client.ServerProcessId, Is.Not.EqualTo(first));
    }

    [Test]
    public void MayBeKilledAtAnyMoment([Values] bool sharedMemory)
    {
        ServerLu client = Client(Servers.Options with { SharedMemory = sharedMemory, MaxRestarts = int.MaxValue });
        FactorRightly(client, Large);
        var random = new Random(1);
        for (int i = 0; i < 25; i++)
        {
            int? server = client.ServerProcessId;
            int wait = random.Next(4000);
            Task killer = Task.Run(() =>
            {
                // A call of this size takes about as long.
                Thread.SpinWait(wait * 100);
                if (server is int process)
                {
                    Signals.Kill(process);
                }
            });
            FactorRightly(client, Large);
            killer.GetAwaiter().GetResult();
        }

        Assert.That(client.CallsByServer + client.CallsInProcess, Is.EqualTo(26));
        Assert.That(News, Does.Contain(ServerEvent.Died));
    }

    [Test]
    public void IsKilledIfItIsSuspended([Values] bool sharedMemory)
    {
        ServerLu client = Client(Servers.Options with { SharedMemory = sharedMemory });
        FactorRightly(client, 50);
        int first = client.ServerProcessId!.Value;
        Signals.Suspend(first);

        FactorRightly(client, Large, TimeSpan.FromMilliseconds(100));

        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.TimedOut));
        Assert.That(Leaks.Exists(first), Is.False);
        FactorRightly(client, 50);
        Assert.That(client.CallsByServer, Is.EqualTo(2));
    }

    [Test]
    public void IsKilledIfItIsSuspendedWhenItShouldEnd()
    {
        ServerLu client = Client(Servers.Options with { StopTimeout = TimeSpan.FromMilliseconds(100) });
        FactorRightly(client, 50);
        int process = client.ServerProcessId!.Value;
        Signals.Suspend(process);

        client.Dispose();

        Assert.That(Leaks.Exists(process), Is.False);
        Assert.That(client.LastEvent?.Message, Does.Contain("killed"));
    }
}
