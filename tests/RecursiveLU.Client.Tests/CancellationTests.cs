using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>Calls that end without a result: the matrix is as it was.</summary>
internal sealed class CancellationTests : ClientFixture
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMilliseconds(150);

    [TestCase(Fault.SaysNothing)]
    [TestCase(Fault.HangsInRequest)]
    [TestCase(Fault.HangsBeforeAnswer)]
    [TestCase(Fault.HangsInAnswer)]
    [TestCase(Fault.Drips)]
    [TestCase(Fault.HangsInObject)]
    public void EndsTheWaitForTheServer(Fault fault)
    {
        ServerLu client = Client(fault, options => options with { MaxRestarts = 0, StartTimeout = TimeSpan.FromMinutes(1) });
        for (int i = 0; i < 2; i++)
        {
            double[] a = Matrices.Signed<double>(1, Large, Large);
            var before = (double[])a.Clone();
            var pivots = new long[Large];
            using var source = new CancellationTokenSource();
            _ = CancelSoon(source, after: fault == Fault.SaysNothing ? null : client);

            Assert.That(
                () => client.FactorInPlace<double>(a, Large, Large, Large, pivots, cancellationToken: source.Token),
                Throws.InstanceOf<OperationCanceledException>());

            FactorAssert.AreSameBits<double>(a, before, "matrix");
            Assert.That(pivots, Is.All.Zero);
        }

        // To be cancelled is no failure of the server's.
        Assert.That(client.State, Is.EqualTo(ServerState.NotRunning));
        Assert.That(News.Count(news => news == ServerEvent.Cancelled), Is.EqualTo(2));
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void DoesNothingIfCancelledBefore()
    {
        ServerLu client = Client(Fault.None);
        double[] a = [1];

        Assert.That(
            () => client.FactorInPlace<double>(a, 1, 1, 1, new long[1], cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(
            () => client.Factor<Half>([Half.One], 1, 1, cancellationToken: new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That((client.State, News.Length), Is.EqualTo((ServerState.NotRunning, 0)));
    }

    [Test]
    public void GoesOnWithANewServer()
    {
        string hanging = Launcher.FakeServer(Fault.HangsBeforeAnswer);
        string first = Path.Combine(Launcher.Folder, "first");
        string line = $"test -e {first} && exec {Servers.Path}; touch {first}; exec {hanging}";
        string program = Launcher.Script("first_hangs", line);
        ServerLu client = Client(new ServerLuOptions { ServerPath = program });
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        Assert.That(
            () => client.Factor<double>([1], 1, 1, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());
        FactorRightly(client, Large);

        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [Test]
    public void EndsTheWaitForAnotherCall()
    {
        ServerLu client = Client(Fault.HangsBeforeAnswer);
        Task other = HangIn(client);
        using var source = new CancellationTokenSource(s_soon);

        Assert.That(
            () => client.Factor<double>([1], 1, 1, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());

        // The other call still waits for its answer.
        Assert.That((client.State, other.IsCompleted), Is.EqualTo((ServerState.Running, false)));
        client.Dispose();
        other.GetAwaiter().GetResult();
        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.Stopped));
    }

    [Test]
    public void ComputesInProcessIfAnotherCallTakesTooLong()
    {
        ServerLu client = Client(Fault.HangsBeforeAnswer);
        Task other = HangIn(client);

        FactorRightly(client, 30, s_soon);

        Assert.That((client.State, client.LastEvent?.Event), Is.EqualTo((ServerState.Running, ServerEvent.Busy)));
        client.Dispose();
        other.GetAwaiter().GetResult();
        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.Stopped));
    }

    /// <summary>Starts a call that gets its right result only when the client is disposed of.</summary>
    private static Task HangIn(ServerLu client)
    {
        Task call = Task.Run(() => FactorRightly(client, 20));
        Leaks.WaitUntil(() => client.State == ServerState.Running, "the server's start");
        return call;
    }

    /// <summary>Cancels a short while after a server has started, or after now.</summary>
    private static Task CancelSoon(CancellationTokenSource source, ServerLu? after) => Task.Run(() =>
    {
        Leaks.WaitUntil(() => after is null || after.State == ServerState.Running, "the server's start");
        source.CancelAfter(s_soon);
    });
}
