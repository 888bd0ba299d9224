using NUnit.Framework;

namespace RecursiveLU.Client.Tests;

/// <summary>Too little shared memory, in an application that has a /dev/shm of its own.</summary>
internal sealed class SharedMemoryTests : ClientFixture
{
    // Room for a small matrix, not for one of 600 x 600; room for none.
    [TestCase("1500k")]
    [TestCase("64k")]
    public void PipesDoIfThereIsTooLittle(string size)
    {
        string application = Launcher.Script(
            $"with_{size}",
            $"mount -t tmpfs -o size={size} none /dev/shm && exec '{Fakes.Launcher.Dotnet}' \"$@\"");
        using ApplicationProcess process =
            new(nameof(ApplicationEnd.TellsOfTransports), Servers.Path, "unshare", "--map-root-user", "--mount", application);

        _ = process.ReadServer();

        // Without room for the first matrix that was told before anybody listened.
        string[] expected = size == "64k" ? [] : [nameof(ServerEvent.WithoutSharedMemory)];
        expected = [.. expected, "server 3, in process 0", nameof(ServerEvent.Stopped)];
        Assert.That(process.ReadLines(), Is.EqualTo(expected));
        Assert.That(process.ExitCode(), Is.Zero);
    }

    [Test]
    public void IsNotUsedAgainstTheCallersWill()
    {
        ServerLu client = Client(Servers.Options with { SharedMemory = false });

        FactorRightly(client, 20);

        Assert.That((client.UsesSharedMemory, client.CallsByServer), Is.EqualTo((false, 1L)));
    }
}
