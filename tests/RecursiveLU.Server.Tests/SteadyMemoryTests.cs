using NUnit.Framework;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>Memory does not grow with the number of requests.</summary>
internal sealed class SteadyMemoryTests
{
    private const long Tolerance = 512 << 10;

    /// <summary>Small matrices, so that many requests take little time.</summary>
    [Test]
    public void TenThousandRequestsTakeNoMoreThanAHundred()
    {
        using var server = new ServerProcess();
        using var block = new SharedBlock(1 << 17);
        Examples(server, block, 100);
        long before = server.ResidentBytes;

        Examples(server, block, 10_000);

        Assert.That(server.ResidentBytes, Is.LessThan(before + Tolerance));
    }

    [Test]
    public void ManyLargeRequestsTakeNoMoreThanTen()
    {
        using var server = new ServerProcess();
        var example = new Example(1, 1000, 1000);
        for (int request = 0; request < 10; request++)
        {
            example.Check(server.Talk);
        }

        long before = server.ResidentBytes;
        for (int request = 0; request < 40; request++)
        {
            example.Check(server.Talk);
        }

        Assert.That(server.ResidentBytes, Is.LessThan(before + Tolerance));
    }

    [Test]
    public void AnAnnouncedMatrixCostsNothing()
    {
        using var server = new ServerProcess("--max-bytes=1000000000000");
        new Example(1, 10, 10).Check(server.Talk);
        long before = server.ResidentBytes;

        server.Talk.SendHead(new FactorRequest(Command.FactorF64, 350_000, 350_000));
        server.Talk.Send(new byte[1 << 20]);
        ServerEnd end = server.End();

        Assert.That(end.ExitCode, Is.EqualTo(2));
        Assert.That(end.Errors, Does.Contain("inside a request"));
        Assert.That(before, Is.LessThan(64L << 20));
    }

    [Test]
    public void ClientsLeaveNothingBehind()
    {
        using var server = new ListeningServer();
        Visit(server, 1000);
        long before = server.Process.ResidentBytes;
        int files = server.Process.OpenFiles;

        Visit(server, 2000);

        // The last one may not be gone for good yet.
        Assert.That(server.Process.ResidentBytes, Is.LessThan(before + (4 * Tolerance)));
        Assert.That(server.Process.OpenFiles, Is.LessThanOrEqualTo(files + 2));
    }

    private static void Visit(ListeningServer server, int visits)
    {
        var example = new Example(1, 40, 40);
        using var block = new SharedBlock(1 << 12);
        for (int visit = 0; visit < visits; visit++)
        {
            using Conversation talk = server.Connect();
            example.Check(talk);
            FactorIn(block, talk, 10);
        }
    }

    private static void Examples(ServerProcess server, SharedBlock block, int requests)
    {
        var examples = Enumerable.Range(1, 10).Select(i => new Example(i, 10 * i, 100)).ToArray();
        for (int request = 0; request < requests; request += 2)
        {
            examples[request / 2 % examples.Length].Check(server.Talk);
            FactorIn(block, server.Talk, 1 + (request % 100));
        }
    }

    private static void FactorIn(SharedBlock block, Conversation talk, int n)
    {
        block.Memory.Clear();
        long info = talk.Shared(new SharedRequest
        {
            Base = Command.FactorF32,
            M = n,
            N = n,
            Lda = n,
            Name = block.Name,
            MatrixOffset = 1024,
            PivotOffset = 0,
        });
        Assert.That(info, Is.EqualTo(1), "zeros");
    }
}
