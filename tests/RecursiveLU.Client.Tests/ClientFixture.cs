using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>Tests that start servers, right ones and wrong ones; each must leave nothing behind.</summary>
internal abstract class ClientFixture
{
    private readonly List<ServerEventArgs> _news = [];
    private readonly List<ServerLu> _clients = [];
    private Launcher? _launcher;
    private Leaks? _before;

    /// <summary>The order of a matrix that does not fit into a pipe.</summary>
    protected const int Large = 400;

    /// <summary>Gets where fake servers are made.</summary>
    protected Launcher Launcher => _launcher!;

    /// <summary>Gets what happened to the clients of this test, in order.</summary>
    protected ServerEvent[] News
    {
        get
        {
            lock (_news)
            {
                return [.. _news.Select(news => news.Event)];
            }
        }
    }

    [OneTimeSetUp]
    public void OpenLauncher()
    {
        _launcher = new Launcher();

        // The runtime has pipes of its own for its first child process.
        using var first = new ServerLu(Servers.Options);
        first.Factor<double>([1], 1, 1);
    }

    [OneTimeTearDown]
    public void CloseLauncher() => _launcher?.Dispose();

    [SetUp]
    public void LookForLeaks()
    {
        _news.Clear();
        _before = Leaks.Now();
    }

    [TearDown]
    public void AssertNoLeaks()
    {
        _clients.ForEach(client => client.Dispose());
        _clients.Clear();
        _before?.AssertNone();
    }

    /// <summary>A client that is disposed of after the test.</summary>
    protected ServerLu Client(ServerLuOptions options, IEnumerable<string>? folders = null)
    {
        var client = new ServerLu(options, folders ?? []);
        client.Happened += (_, news) =>
        {
            lock (_news)
            {
                _news.Add(news);
            }
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>A client of a server with a fault.</summary>
    protected ServerLu Client(
        Fault fault, Func<ServerLuOptions, ServerLuOptions>? change = null, uint version = Limits.Version)
    {
        var options = new ServerLuOptions
        {
            ServerPath = Launcher.FakeServer(fault, version),
            Timeout = TimeSpan.FromMinutes(1),
            StopTimeout = TimeSpan.FromSeconds(1),
        };
        return Client(change is null ? options : change(options));
    }

    /// <summary>Factors a matrix in place, which must give what the managed library gives, whoever does it.</summary>
    protected static void FactorRightly(ServerLu client, int n, TimeSpan? timeout = null)
    {
        double[] a = Matrices.Signed<double>(n, n, n);
        LuFactorization<double> expected = Lu.Factor<double>(a, n, n);
        var pivots = new long[n];

        Assert.That(client.FactorInPlace<double>(a, n, n, n, pivots, timeout: timeout), Is.EqualTo(expected.Info));

        Assert.That(pivots, Is.EqualTo(expected.Pivots.ToArray()));
        FactorAssert.AreSameBits<double>(a, expected.Factors, $"factors, n = {n}");
    }
}
