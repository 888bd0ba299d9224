using NUnit.Framework;
using RecursiveLU.Native.Tests;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>The options, and what the server needs beside it.</summary>
internal sealed class CommandLineTests
{
    private static readonly string[] s_options =
    [
        "--max-bytes", "--threads", "--listen", "--allow-user", "--allow-group", "--max-clients", "--max-clients-per-user",
        "--request-timeout", "--idle-timeout", "--max-wait", "--status", "--check", "--grace", "--verbose", "--version", "--help",
    ];

    [Test]
    public void PrintsItsVersion()
    {
        string version = typeof(Command).Assembly.GetName().Version!.ToString(3);

        Assert.That(Run("--version"), Is.EqualTo((0, $"recursive_lu_server {version}\n", "")));
    }

    [Test]
    public void PrintsItsOptions()
    {
        (int exitCode, string output, string errors) = Run("--help");

        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        foreach (string option in s_options)
        {
            Assert.That(output, Does.Contain($"  {option} "));
        }
    }

    [TestCase("--nonsense")]
    [TestCase("word")]
    [TestCase("--verbose=1")]
    [TestCase("--threads")]
    [TestCase("--threads", "-1")]
    [TestCase("--threads", "many")]
    [TestCase("--threads=")]
    [TestCase("--max-bytes", "0")]
    [TestCase("--max-bytes", "99999999999999999999")]
    [TestCase("--max-clients", "0")]
    [TestCase("--max-clients", "1001")]
    [TestCase("--max-clients-per-user", "0")]
    [TestCase("--allow-user", "recursive lu: nobody's name")]
    [TestCase("--allow-user=")]
    [TestCase("--allow-group", "-1")]
    [TestCase("--status")]
    [TestCase("--check")]
    [TestCase("--grace", "1.5")]
    [TestCase("--request-timeout", "-1")]
    [TestCase("--idle-timeout", "soon")]
    [TestCase("--max-wait", "")]
    [TestCase("--listen", "")]
    [TestCase("--listen", "/no/such/folder/socket")]
    public void SaysWhatItCannotTake(params string[] words)
    {
        (int exitCode, string output, string errors) = Run(words);

        Assert.That((exitCode, output), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Match(@"\Arecursive_lu_server: [^\n]*\n\z").And.Contain(words[0].TrimEnd('=')));
    }

    [Test]
    public void TurnsDownALongSocketPath()
    {
        (int exitCode, _, string errors) = Run("--listen", "/tmp/" + new string('x', 103));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("107"));
    }

    [Test]
    public void LogsEachRequestOnALine()
    {
        using var server = new ServerProcess("--verbose", "--threads=1");
        double[] a = [1, 2, 2, 4];
        Assert.That(server.Talk.Factor<double>(Command.FactorF64Threaded, a, 2, 2, new long[2]), Is.EqualTo(2));
        (HelloResponse response, byte[] text) = server.Talk.Hello();

        ServerEnd end = server.End();

        Assert.That(response.Version, Is.EqualTo(2u));
        Assert.That(
            response.Features,
            Is.EqualTo(
                Features.SharedMemory | Features.Solve | Features.MappedObjects | Features.Status | Features.LentObjects
                | Features.ComplexMatrices));
        Assert.That(text, Is.EqualTo("0.1.0"u8.ToArray()));
        Assert.That((end.ExitCode, end.Output), Is.EqualTo((0, Array.Empty<byte>())));
        Assert.That(end.Errors, Does.Match(
            @"\Arecursive_lu_server: version [^\n]*\n[^\n]*command 0x02, 2 x 2: info 2\n[^\n]*command 0x10[^\n]*\n\z"));
    }

    [TestCase(1, ExpectedResult = 0)]
    [TestCase(4, ExpectedResult = 3)]
    public int UsesSoManyThreads(int threads)
    {
        using var server = new ServerProcess($"--threads={threads}");
        const int n = 600;
        var pivots = new long[n];
        server.Talk.Factor<double>(Command.FactorF64, Testing.Matrices.Uniform<double>(1, n, n), n, n, pivots);
        int before = server.ThreadCount;
        server.Talk.Factor<double>(Command.FactorF64Threaded, Testing.Matrices.Uniform<double>(1, n, n), n, n, pivots);

        return server.ThreadCount - before;
    }

    [Test]
    public void FindsTheLibraryBesideItselfOrInTheFolderLibBesideItsOwn([Values("a", "a/bin", "a/lib", null)] string? place)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("recursive_lu_");
        try
        {
            string bin = Directory.CreateDirectory(Path.Combine(folder.FullName, "a/bin")).FullName;
            Directory.CreateDirectory(Path.Combine(folder.FullName, "a/lib"));
            string server = Path.Combine(bin, "recursive_lu_server");
            File.Copy(ServerProcess.BuiltPath, server);
            if (place != null)
            {
                LibraryFiles.CopyMainTo(Path.Combine(folder.FullName, place));
            }

            using var process = new ServerProcess(server, []);
            ServerEnd end = process.End();

            bool found = place is "a/bin" or "a/lib";
            Assert.That(end.ExitCode, Is.EqualTo(found ? 0 : 1));
            Assert.That(end.Errors, found ? Is.Empty : Does.Contain("librecursivelu.so"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] words)
    {
        using var server = new ServerProcess(words);
        ServerEnd end = server.End();
        return (end.ExitCode, System.Text.Encoding.ASCII.GetString(end.Output), end.Errors);
    }
}
