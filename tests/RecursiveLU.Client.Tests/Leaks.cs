using System.Globalization;
using NUnit.Framework;

namespace RecursiveLU.Client.Tests;

/// <summary>What a client must not leave behind: child processes, dead or alive, descriptors, shared-memory names.</summary>
/// <param name="Children">The numbers of this process's children.</param>
/// <param name="Files">The pipes and the shared memory that this process has open.</param>
/// <param name="Names">This process's names in /dev/shm.</param>
internal sealed record Leaks(int[] Children, string[] Files, string[] Names)
{
    private static readonly string[] s_kinds = ["pipe:", "/dev/shm/"];

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <summary>What there is now.</summary>
    public static Leaks Now() => new(ChildrenNow(), FilesNow(), NamesOf(Environment.ProcessId));

    /// <summary>The shared-memory names of a process's clients.</summary>
    public static string[] NamesOf(int process) => Directory.GetFiles("/dev/shm", $"recursive_lu-{process}-*");

    /// <summary>Whether a process runs: it is there, and not only as an entry that nobody has asked for.</summary>
    public static bool Runs(int process) => State(process) is not (null or 'Z');

    /// <summary>Whether there is an entry for a process, be it dead.</summary>
    public static bool Exists(int process) => State(process) is not null;

    /// <summary>Waits for something that must come.</summary>
    public static void WaitUntil(Func<bool> condition, string what)
    {
        DateTime end = DateTime.UtcNow + s_limit;
        while (!condition())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(end), what);
            Thread.Sleep(5);
        }
    }

    /// <summary>Fails if there is more now than there was.</summary>
    public void AssertNone()
    {
        Leaks now = Now();
        Assert.That(now.Children.Except(Children), Is.Empty, "child processes");
        Assert.That(now.Files.Except(Files), Is.Empty, "descriptors");
        Assert.That(now.Names.Except(Names), Is.Empty, "shared-memory names");
    }

    private static int[] ChildrenNow() =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0 && Stat(id) is [_, var parent, ..] && parent == $"{Environment.ProcessId}"),
    ];

    private static string[] FilesNow() =>
    [
        .. Directory.GetFiles("/proc/self/fd")
            .Select(file => new FileInfo(file).LinkTarget)
            .OfType<string>()
            .Where(target => s_kinds.Any(kind => target.StartsWith(kind, StringComparison.Ordinal)))
            .Distinct(),
    ];

    private static char? State(int process) => Stat(process)?[0][0];

    /// <summary>The fields after the name in /proc/N/stat: the state, the parent and so on.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
