using NUnit.Framework;
using RecursiveLU.Client.Tests.Fakes;

namespace RecursiveLU.Client.Tests;

/// <summary>Building the server, mostly in a checkout that only looks like one.</summary>
internal sealed class ServerBuilderTests
{
    private const string Build = """
        mkdir -p artifacts/bin artifacts/lib
        echo built >>log
        cp log artifacts/bin/recursive_lu_server
        touch artifacts/lib/librecursivelu.so artifacts/lib/librecursivelu-v3.so artifacts/lib/librecursivelu.so.0
        """;

    private string _root = "";

    private string Product => Path.Combine(_root, "artifacts", "bin", "recursive_lu_server");

    [SetUp]
    public void MakeCheckout()
    {
        _root = Directory.CreateTempSubdirectory("recursive_lu_tests_").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "eng"));
        File.WriteAllText(Path.Combine(_root, "RecursiveLU.slnx"), "");
        WriteScript(Build);
    }

    [TearDown]
    public void DeleteCheckout() => Directory.Delete(_root, recursive: true);

    [Test]
    public void FindsTheServerOfThisCheckout()
    {
        string path = ServerLu.BuildServer();

        Assert.That(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
        Assert.That(ServerBuilder.FindCheckout(AppContext.BaseDirectory), Is.EqualTo(Path.GetFullPath(path + "/../../..")));
    }

    [Test]
    public void CopiesAServerThatRuns()
    {
        string folder = Path.Combine(_root, "copy");

        string path = ServerLu.BuildServer(outputDirectory: folder);

        Assert.That(path, Is.EqualTo(Path.Combine(folder, "recursive_lu_server")));
        using var client = new ServerLu(new ServerLuOptions { ServerPath = path });
        Assert.That(client.Factor<double>([2], 1, 1).Factors.ToArray(), Is.EqualTo(new double[] { 2 }));
        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [Test]
    public void BuildsOnceOrWhenForced()
    {
        var builder = new ServerBuilder(_root, Launcher.Dotnet);

        Assert.That(builder.Build(force: false, null, default), Is.EqualTo(Product));
        Assert.That(File.ReadAllText(Product), Is.EqualTo("built\n"));
        builder.Build(force: false, null, default);
        Assert.That(File.ReadAllText(Product), Is.EqualTo("built\n"));
        builder.Build(force: true, null, default);
        Assert.That(File.ReadAllText(Product), Is.EqualTo("built\nbuilt\n"));
    }

    [Test]
    public void CopiesTheServerAndItsLibraries()
    {
        string folder = Path.Combine(_root, "some", "folder");
        var builder = new ServerBuilder(_root, Launcher.Dotnet);

        for (int i = 0; i < 2; i++)
        {
            Assert.That(builder.Build(force: false, folder, default), Is.EqualTo(Path.Combine(folder, "recursive_lu_server")));
            Assert.That(
                Directory.GetFiles(folder).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "recursive_lu_server", "librecursivelu.so", "librecursivelu-v3.so" }));
        }
    }

    [Test]
    public void TellsWhatTheBuildSaysWhenItFails()
    {
        WriteScript("echo the reason; echo more of it >&2; exit 9");
        var builder = new ServerBuilder(_root, Launcher.Dotnet);

        Assert.That(
            () => builder.Build(force: false, null, default),
            Throws.InvalidOperationException.With.Message.Contains("exit code 9")
                .And.Message.Contains("the reason").And.Message.Contains("more of it"));
    }

    [Test]
    public void TellsThatNothingCameOfTheBuild()
    {
        WriteScript("true");

        Assert.That(
            () => new ServerBuilder(_root, Launcher.Dotnet).Build(force: false, null, default),
            Throws.InvalidOperationException.With.Message.Contains("eng/build.sh"));
    }

    [TestCase("/nowhere/dotnet")]
    [TestCase("/bin/true")]
    public void TellsThatThereIsNoSdk(string dotnet) => Assert.That(
        () => new ServerBuilder(_root, dotnet).Build(force: false, null, default),
        Throws.InvalidOperationException.With.Message.Contains(".NET SDK is needed"));

    [Test]
    public void TellsThatThereIsNoCheckout() => Assert.That(
        () => ServerBuilder.FindCheckout("/usr/share"),
        Throws.InvalidOperationException.With.Message.Contains("source checkout"));

    [Test]
    public void EndsABuildThatIsCancelled()
    {
        WriteScript("echo $$ >shell; sleep 1000 & echo $! >child; wait");
        using var source = new CancellationTokenSource();
        Task<string> build = Task.Run(
            () => new ServerBuilder(_root, Launcher.Dotnet).Build(force: false, null, source.Token));
        int[] processes = [ReadProcess("shell"), ReadProcess("child")];

        source.Cancel();

        Assert.That(() => build.GetAwaiter().GetResult(), Throws.InstanceOf<OperationCanceledException>());
        foreach (int process in processes)
        {
            Leaks.WaitUntil(() => !Leaks.Runs(process), "the end of the build");
        }
    }

    private void WriteScript(string text) => File.WriteAllText(Path.Combine(_root, "eng", "build.sh"), text + "\n");

    private int ReadProcess(string file)
    {
        string path = Path.Combine(_root, file);
        Leaks.WaitUntil(() => File.Exists(path) && File.ReadAllText(path).EndsWith('\n'), "the start of the build");
        return int.Parse(File.ReadAllText(path), System.Globalization.CultureInfo.InvariantCulture);
    }
}
