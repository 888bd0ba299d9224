using NUnit.Framework;
using RecursiveLU.Native.Tests;

namespace RecursiveLU.Client.Tests;

/// <summary>Where the server is looked for, and what happens where there is none.</summary>
internal sealed class LocationTests : ClientFixture
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateDirectory(Path.Combine(Launcher.Folder, "application")).FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void IsThePathThatIsGiven()
    {
        using var variable = new Variable(ServerLocator.PathVariable, "/nowhere/else");
        ServerLu client = Client(Servers.Options);

        FactorRightly(client, 5);

        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [Test]
    public void IsThePathOfTheEnvironment()
    {
        Install(_folder, "/bin/false");
        using var variable = new Variable(ServerLocator.PathVariable, Servers.Path);
        ServerLu client = Client(new ServerLuOptions(), [_folder]);

        FactorRightly(client, 5);

        Assert.That(client.CallsByServer, Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("runtimes/linux-x64/native")]
    public void IsInAFolderOfTheApplication(string below)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, below)).FullName;
        Install(folder, Servers.Path);
        foreach (string library in Directory.GetFiles(Path.GetDirectoryName(LibraryFiles.Main)!, "*.so"))
        {
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        }

        using var variable = new Variable(ServerLocator.PathVariable, null);
        ServerLu client = Client(new ServerLuOptions(), ["/nowhere", _folder]);

        FactorRightly(client, 50);

        Assert.That(client.CallsByServer, Is.EqualTo(1), $"{client.LastEvent}");
        Assert.That(client.LastEvent?.Message, Does.Contain(folder));
    }

    [Test]
    public void TheApplicationsFoldersAreThoseOfItsFiles() =>
        Assert.That(ServerLocator.ApplicationFolders(), Does.Contain(AppContext.BaseDirectory));

    [Test]
    public void IsNotReplacedByAnotherOne([Values] bool byEnvironment)
    {
        Install(_folder, Servers.Path);
        string missing = Path.Combine(_folder, "missing");
        using var variable = new Variable(ServerLocator.PathVariable, byEnvironment ? missing : null);
        ServerLu client = Client(new ServerLuOptions { ServerPath = byEnvironment ? null : missing }, [_folder]);

        FactorRightly(client, 5);
        FactorRightly(client, 5);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.NotFound }));
        Assert.That(client.LastEvent?.Message, Does.Contain(missing));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Off, 2L)));
    }

    [Test]
    public void IsNowhere()
    {
        using var variable = new Variable(ServerLocator.PathVariable, null);
        ServerLu client = Client(new ServerLuOptions(), [_folder]);

        FactorRightly(client, 5);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.NotFound }));
        Assert.That(client.LastEvent?.Message, Does.Contain("runtimes/linux-x64/native/recursive_lu_server"));
    }

    [TestCase("off")]
    [TestCase("OFF")]
    public void IsSwitchedOffByTheEnvironment(string value)
    {
        using var variable = new Variable(ServerLocator.SwitchVariable, value);
        ServerLu client = Client(Servers.Options);

        FactorRightly(client, 5);
        FactorRightly(client, 5);

        Assert.That(News, Is.EqualTo(new[] { ServerEvent.Disabled }));
        Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Off, 2L)));
    }

    [Test]
    public void MayNotStartServersItself()
    {
        string found = Path.Combine(_folder, "found");
        string line = $"echo \"${ServerLocator.SwitchVariable}\" >{found}; exec {Servers.Path} \"$@\"";
        string program = Launcher.Script("asks", line);
        ServerLu client = Client(new ServerLuOptions { ServerPath = program, Threads = 3 });

        FactorRightly(client, 5);

        Assert.That(client.CallsByServer, Is.EqualTo(1));
        Assert.That(File.ReadAllText(found), Is.EqualTo("off\n"));
    }

    [TestCase(3, "--threads 3")]
    [TestCase(0, "")]
    public void IsToldOfThreads(int threads, string arguments)
    {
        string found = Path.Combine(_folder, "found");
        string program = Launcher.Script($"tells_{threads}", $"echo \"$*\" >{found}; exec {Servers.Path} \"$@\"");
        ServerLu client = Client(new ServerLuOptions { ServerPath = program, Threads = threads });

        FactorRightly(client, 5);

        Assert.That(client.CallsByServer, Is.EqualTo(1));
        Assert.That(File.ReadAllText(found), Is.EqualTo(arguments + "\n"));
    }

    [Test]
    public void MustBeAProgram()
    {
        string text = Path.Combine(_folder, "text");
        File.WriteAllText(text, "not a program");
        string executable = Path.Combine(_folder, "executable");
        File.Copy(text, executable);
        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (string path in new[] { text, executable, "/bin/true", "/bin/false", "/bin/cat" })
        {
            ServerLu client = Client(new ServerLuOptions
            {
                ServerPath = path,
                StartTimeout = TimeSpan.FromMilliseconds(200),
                MaxRestarts = 0,
            });

            FactorRightly(client, 5);

            Assert.That(News[^2..], Is.EqualTo(new[] { ServerEvent.NotStarted, ServerEvent.LeftOff }), path);
            Assert.That((client.State, client.CallsInProcess), Is.EqualTo((ServerState.Off, 1L)), path);
        }
    }

    private static void Install(string folder, string program) =>
        File.Copy(program, Path.Combine(folder, ServerLocator.FileName));

    /// <summary>A variable of the environment, until disposed of.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public Variable(string name, string? value)
        {
            _name = name;
            _before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
