using NUnit.Framework;
using RecursiveLU.Testing;
using RecursiveLU.Tests;

namespace RecursiveLU.Client.Tests;

/// <summary>Several threads, several clients.</summary>
internal sealed class ConcurrencyTests : ClientFixture
{
    private const int Threads = 8;

    [Test]
    public void ManyThreadsShareOneServer([Values] bool sharedMemory)
    {
        ServerLu client = Client(Servers.Options with { SharedMemory = sharedMemory });

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread => Work(client, thread));

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((Threads * 30L, 0L)));
    }

    [Test]
    public void ClientsHaveServersOfTheirOwn()
    {
        ServerLu[] clients = [Client(Servers.Options), Client(Servers.Options with { SharedMemory = false })];

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => Work(clients[i % 2], i));

        Assert.That(clients[0].ServerProcessId, Is.Not.EqualTo(clients[1].ServerProcessId));
        foreach (ServerLu client in clients)
        {
            Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((Threads / 2 * 30L, 0L)));
        }
    }

    [Test]
    public void TheEndOfOneClientDoesNotWaitForTheOther()
    {
        // The second server has not inherited the first one's pipes: that one sees its input end.
        ServerLu first = Client(Servers.Options);
        ServerLu second = Client(Servers.Options);
        FactorRightly(first, 20);
        FactorRightly(second, 20);
        int firstProcess = first.ServerProcessId!.Value;

        first.Dispose();

        Assert.That(Leaks.Exists(firstProcess), Is.False);
        FactorRightly(second, 20);
        Assert.That(second.CallsByServer, Is.EqualTo(2));
    }

    private static void Work(ServerLu client, int thread)
    {
        var random = new Random(thread);
        for (int i = 0; i < 30; i++)
        {
            int m = random.Next(1, 120);
            int n = random.Next(1, 120);
            FactorMode mode = i % 3 == 0 ? FactorMode.Threaded : FactorMode.Pivoting;
            if (i % 2 == 0)
            {
                double[] a = Matrices.Signed<double>(random.Next(), m, n);
                Servers.AssertExpected(client.Factor<double>(a, m, n, ManagedEngine.Options(mode)), a, mode);
            }
            else
            {
                float[] a = Matrices.Signed<float>(random.Next(), m, n);
                Servers.AssertExpected(client.Factor<float>(a, m, n, ManagedEngine.Options(mode)), a, mode);
            }
        }
    }
}
