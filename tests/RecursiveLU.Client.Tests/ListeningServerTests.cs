using System.Diagnostics;
using System.Net.Sockets;
using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>Servers that listen at a socket: full, busy, gone; the call gives the right answer all the same, and the client tells
/// what happened.</summary>
internal sealed class ListeningServerTests : ClientFixture
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(150);

    private int _sockets;

    [Test]
    public void ServesMoreThanOneClient()
    {
        string path = NewPath();
        using Process server = Process.Start(Servers.Path, ["--listen", path]);
        try
        {
            Leaks.WaitUntil(() => IsServed(path), "a server that listens");
            ServerLu first = Client(Options(path));
            FactorRightly(first, 20);
            using (var second = new ServerLu(Options(path)))
            {
                FactorRightly(second, Large);
                Assert.That((second.CallsByServer, second.ServerProcessId), Is.EqualTo((1L, (int?)null)));
            }

            FactorRightly(first, Large);
            Assert.That((first.CallsByServer, first.UsesSharedMemory, server.HasExited), Is.EqualTo((2L, true, false)));
            first.Dispose();
            Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Stopped }));
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    [Test]
    public void IsAskedAgainIfItIsFull()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsFull, Fault.IsFull, Fault.None);
        using ServerLu client = Client(Options(path));

        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That((client.CallsByServer, server.Clients), Is.EqualTo((1L, 3)));
    }

    [Test]
    public void IsAskedAgainIfItIsBusy()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsBusyTwice);
        using ServerLu client = Client(Options(path));

        FactorRightly(client, Large);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That((client.CallsByServer, server.Clients), Is.EqualTo((1L, 1)));
    }

    [Test]
    public void IsNotAskedForeverIfItIsFull()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsFull);
        using ServerLu client = Client(Options(path) with { BusyTimeout = s_short, MaxRestarts = 0 });

        FactorRightly(client, 20);
        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Full, ServerEvent.Full }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.NotRunning, 2L)));
        Assert.That(server.Clients, Is.GreaterThan(2));
    }

    [Test]
    public void IsNotAskedForeverIfItIsBusy()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsBusy);
        using ServerLu client = Client(Options(path) with { BusyTimeout = s_short });

        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.ServerBusy }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Running, 1L)));
    }

    [Test]
    public void IsNotAskedAgainLongerThanTheCallMayTake()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsBusy);
        using ServerLu client = Client(Options(path) with { BusyTimeout = Timeout.InfiniteTimeSpan });

        FactorRightly(client, 20, TimeSpan.FromSeconds(1));

        Assert.That(News[..1], Is.EqualTo(new[] { ServerEvent.Started }));
        Assert.That(client.CallsInProcess, Is.EqualTo(1));
    }

    [Test]
    public void MayBeGivenUpWhileItIsBusy()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.IsBusy);
        using ServerLu client = Client(Options(path) with { BusyTimeout = Timeout.InfiniteTimeSpan });
        using var source = new CancellationTokenSource(s_short);

        Assert.That(
            () => client.Factor<double>([1], 1, 1, cancellationToken: source.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(client.LastEvent?.Event, Is.EqualTo(ServerEvent.Cancelled));
    }

    [TestCase(Fault.TimesOut, ServerEvent.RequestTimedOut)]
    [TestCase(Fault.DiesBeforeAnswer, ServerEvent.Died)]
    [TestCase(Fault.DiesInAnswer, ServerEvent.Died)]
    [TestCase(Fault.Refuses, ServerEvent.Refused)]
    [TestCase(Fault.AnswersStrangeInfo, ServerEvent.Nonsense)]
    public void IsConnectedToAnewAfterAFailure(Fault fault, ServerEvent expected)
    {
        string path = NewPath();
        using var server = new FakeListener(path, fault, Fault.None);
        using ServerLu client = Client(Options(path));

        FactorRightly(client, 20);
        FactorRightly(client, 20);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, expected, ServerEvent.Started }));
        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((1L, 1L)));
    }

    [Test]
    public void MayEndTheConversationBetweenTwoCalls()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.DiesAfterAnswer);
        using ServerLu client = Client(Options(path) with { MaxRestarts = 0 });

        for (int call = 1; call <= 3; call++)
        {
            FactorRightly(client, 20);
            Leaks.WaitUntil(() => server.Ended == call, "the end of the conversation");
        }

        Assert.That((client.CallsByServer, client.CallsInProcess), Is.EqualTo((3L, 0L)));
        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Started, ServerEvent.Started }));
    }

    [Test]
    public void IsLeftOffIfNobodyListens()
    {
        using ServerLu client = Client(Options(NewPath()) with { MaxRestarts = 1 });

        for (int call = 0; call < 3; call++)
        {
            FactorRightly(client, 20);
        }

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.NotListening, ServerEvent.NotListening, ServerEvent.LeftOff }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Off, 3L)));
    }

    [Test]
    public void HasNoMatrixLeftToItThatItMayWriteToLater()
    {
        string path = NewPath();
        using var server = new FakeListener(path, Fault.DiesInObject);
        using ServerLu client = Client(Options(path));
        using var matrix = new SharedMatrix<double>(50, 50, expendable: true);
        double[] a = Matrices.Dominant<double>(1, 50, 50);
        a.CopyTo(matrix.Elements);

        client.FactorInPlace(matrix);

        FactorAssert.AreSameBits<double>(matrix.Elements, Lu.Factor<double>(a, 50, 50).Factors, "factors");
        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Started, ServerEvent.Died }));
    }

    private static ServerLuOptions Options(string path) =>
        new() { SocketPath = path, Timeout = TimeSpan.FromMinutes(1), BusyTimeout = TimeSpan.FromMinutes(1) };

    /// <summary>Whether somebody listens at a socket; its file is there a moment earlier.</summary>
    private static bool IsServed(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string NewPath() => Path.Combine(Launcher.Folder, $"socket_{_sockets++}");
}
