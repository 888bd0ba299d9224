using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>When servers begin and end.</summary>
internal sealed class LifetimeTests : ClientFixture
{
    [Test]
    public void StartsNothingBeforeTheFirstCall()
    {
        ServerLu client = Client(Servers.Options);

        Assert.That((client.State, client.ServerProcessId), Is.EqualTo((ServerState.NotRunning, default(int?))));
        Assert.That(client.Factor<double>([], 0, 5).Info, Is.Zero);
        Assert.That((client.State, client.LastEvent), Is.EqualTo((ServerState.NotRunning, default(ServerEventArgs))));
        FactorRightly(client, 5);
        Assert.That((client.State, client.LastEvent?.Event), Is.EqualTo((ServerState.Running, ServerEvent.Started)));
        Assert.That(Leaks.Runs(client.ServerProcessId!.Value));
        Assert.That(client.ServerVersion, Is.EqualTo(Servers.Library.Version()));
    }

    [Test]
    public void EndsTheServerInGoodOrder()
    {
        ServerLu client = Client(Servers.Options);
        FactorRightly(client, 5);
        int process = client.ServerProcessId!.Value;

        client.Dispose();
        client.Dispose();

        Assert.That(Leaks.Exists(process), Is.False);
        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.Stopped));
        Assert.That(client.LastEvent?.Message, Does.Contain("exit code 0"));
        Assert.That((client.State, client.ServerProcessId), Is.EqualTo((ServerState.Off, default(int?))));
        Assert.That(() => client.Factor<double>([1], 1, 1), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void KillsAServerThatDoesNotEnd()
    {
        ServerLu client = Client(Fault.DoesNotEnd, options => options with { StopTimeout = TimeSpan.FromMilliseconds(100) });
        FactorRightly(client, 5);
        int process = client.ServerProcessId!.Value;

        client.Dispose();

        Assert.That(Leaks.Exists(process), Is.False);
        Assert.That(client.LastEvent?.Message, Does.Contain("killed"));
    }

    [TestCase(Fault.SaysNothing)]
    [TestCase(Fault.HangsBeforeAnswer)]
    [TestCase(Fault.HangsInObject)]
    public void CallsInProgressAreComputedInProcess(Fault fault)
    {
        ServerLu client = Client(fault, options => options with { StartTimeout = TimeSpan.FromMinutes(1) });
        int children = Leaks.Now().Children.Length;
        var failures = new ConcurrentQueue<Exception>();
        ThreadStart call = () => Try(() => FactorRightly(client, 50), failures);
        Thread[] calls = [new(call), new(call), new(call)];
        calls[0].Start();
        Leaks.WaitUntil(() => Leaks.Now().Children.Length > children, "the server's start");
        Array.ForEach(calls[1..], thread => thread.Start());
        Leaks.WaitUntil(() => calls[1..].All(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), "their wait");

        client.Dispose();

        Array.ForEach(calls, thread => thread.Join());
        Assert.That(failures, Is.Empty);
        Assert.That(News.Except([ServerEvent.Started]), Is.EqualTo(new[] { ServerEvent.Stopped }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Off, 3L)));
    }

    [Test]
    public void AForgottenClientsServerEnds()
    {
        int process = StartAndForget();

        Leaks.WaitUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !Leaks.Exists(process);
            },
            "the server's end");
    }

    [Test]
    public void RemovesTheNameOfSharedMemoryAsSoonAsTheServerHasIt()
    {
        ServerLu client = Client(Servers.Options);

        foreach (int n in new[] { 10, 500, 20, 700 })
        {
            FactorRightly(client, n);
            Assert.That(client.UsesSharedMemory);
            Assert.That(Leaks.NamesOf(Environment.ProcessId), Is.Empty);
        }
    }

    [Test]
    public void RemovesTheNameOfSharedMemoryBeforeAMatrixIsInIt()
    {
        ServerLu client = Client(Fault.HangsInObject);
        Task call = Task.Run(() => FactorRightly(client, Large));
        Leaks.WaitUntil(() => client.State == ServerState.Running, "the server's start");
        Thread.Sleep(100);

        Assert.That(Leaks.NamesOf(Environment.ProcessId), Is.Empty);
        Assert.That((client.UsesSharedMemory, call.IsCompleted), Is.EqualTo((true, false)));
        client.Dispose();
        call.GetAwaiter().GetResult();
    }

    [Test]
    public void MemoryThatNoServerHasSeenHasNoName()
    {
        using var matrix = new SharedMatrix<double>(100, 100);

        Assert.That(matrix.IsShared);
        Assert.That(Leaks.NamesOf(Environment.ProcessId), Is.Empty);
    }

    [TestCase(nameof(ApplicationEnd.Returns), 0)]
    [TestCase(nameof(ApplicationEnd.Exits), 7)]
    [TestCase(nameof(ApplicationEnd.Throws), 134)]
    public void EndsWithTheApplication(string end, int exitCode)
    {
        using ApplicationProcess application = new(end, Servers.Path);

        int server = application.ReadServer();

        Assert.That(application.ExitCode(), Is.EqualTo(exitCode));
        Leaks.WaitUntil(() => !Leaks.Runs(server), "the server's end");
        Assert.That(Leaks.NamesOf(application.Id), Is.Empty);
    }

    [Test]
    public void EndsWithAKilledApplication()
    {
        using ApplicationProcess application = new(nameof(ApplicationEnd.WaitsToBeKilled), Servers.Path);
        int server = application.ReadServer();
        Assert.That(Leaks.Runs(server));

        Signals.Kill(application.Id);

        Leaks.WaitUntil(() => !Leaks.Runs(server), "the server's end");
        Assert.That(Leaks.NamesOf(application.Id), Is.Empty);
    }

    [Test]
    public void IsKilledWithTheApplicationIfItDoesNotEnd()
    {
        using ApplicationProcess application =
            new(nameof(ApplicationEnd.Returns), Launcher.FakeServer(Fault.DoesNotEnd));

        int server = application.ReadServer();

        Assert.That(application.ExitCode(), Is.Zero);
        Assert.That(Leaks.Exists(server), Is.False);
    }

    private static void Try(Action action, ConcurrentQueue<Exception> failures)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            failures.Enqueue(e);
        }
    }

    /// <summary>In a method of its own, so that no variable keeps the client.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int StartAndForget()
    {
        var client = new ServerLu(Servers.Options);
        client.Factor<double>(Matrices.Signed<double>(1, 9, 9), 9, 9);
        return client.ServerProcessId!.Value;
    }
}
