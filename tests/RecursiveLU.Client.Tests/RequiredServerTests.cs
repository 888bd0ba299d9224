using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.Client.Tests;

/// <summary>Clients that must have a server: the first call says what is wrong.</summary>
internal sealed class RequiredServerTests : ClientFixture
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateDirectory(Path.Combine(Launcher.Folder, "application")).FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void TellWhichLibraryIsMissing()
    {
        string server = Path.Combine(_folder, ServerLocator.FileName);
        File.Copy(Servers.Path, server);
        string sibling = Path.Combine(_folder, "librecursivelu-v3.so");
        File.WriteAllText(sibling, "");
        double[] a = [2];
        var pivots = new long[1];
        ServerLu client = Client(new ServerLuOptions { ServerPath = server, Required = true });

        var problem = Assert.Throws<ServerUnavailableException>(() => client.FactorInPlace<double>(a, 1, 1, 1, pivots));

        Assert.That(problem!.Event, Is.EqualTo(ServerEvent.NotStarted));
        string missing = "librecursivelu.so, which it loads, is neither in " + _folder;
        Assert.That(problem.Message, Does.Contain(missing).And.Contain(sibling));
        Assert.That((a[0], pivots[0], client.CallsInProcess), Is.EqualTo((2.0, 0L, 0L)));
    }

    [Test]
    public void TellWhichLibrariesAreThere()
    {
        File.Copy(LibraryFiles.Main, Path.Combine(_folder, ServerLocator.Library));
        string server = Path.Combine(_folder, ServerLocator.FileName);
        File.Copy("/bin/false", server);
        ServerLu client = Client(new ServerLuOptions { ServerPath = server, Required = true });

        Assert.That(
            () => client.Factor<double>([1], 1, 1),
            Throws.TypeOf<ServerUnavailableException>().With.Message.Contain($"It can load {_folder}/{ServerLocator.Library}."));
    }

    [Test]
    public void TellWhereTheServerWasLookedFor()
    {
        ServerLu client = Client(new ServerLuOptions { Required = true }, [_folder]);
        for (int i = 0; i < 2; i++)
        {
            Assert.That(
                () => client.Factor<double>([1], 1, 1),
                Throws.TypeOf<ServerUnavailableException>().With.Message.Contain(Path.Combine(_folder, ServerLocator.FileName)));
        }
    }

    [Test]
    public void TellTheLastFailureOnceItIsLeftOff()
    {
        ServerLu client = Client(Fault.SaysNothing, options => options with
        {
            Required = true,
            MaxRestarts = 0,
            StartTimeout = TimeSpan.FromMilliseconds(100),
        });
        for (int i = 0; i < 2; i++)
        {
            var problem = Assert.Throws<ServerUnavailableException>(() => client.Factor<double>([1], 1, 1));
            Assert.That(problem!.Event, Is.EqualTo(ServerEvent.LeftOff));
            Assert.That(problem.Message, Does.Contain("does not answer as a server"));
        }
    }

    [Test]
    public void ComputeWhatIsNeverTheServers()
    {
        ServerLu client = Client(new ServerLuOptions { ServerPath = "/nowhere", Required = true });

        Assert.That(client.Factor<decimal>([3], 1, 1).U(), Is.EqualTo(new[] { 3m }));
        Assert.That(client.CallsInProcess, Is.EqualTo(1));
    }
}
