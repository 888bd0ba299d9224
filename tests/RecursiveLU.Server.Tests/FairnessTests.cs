using System.Net.Sockets;
using NUnit.Framework;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>What one client holds, and for how long, when others need it.</summary>
internal sealed class FairnessTests
{
    private const int N = 300;

    /// <summary>Room for one such matrix with what is needed beside it, and not for two.</summary>
    private const long OneMatrix = 2_000_000;

    [Test]
    public void FactorsAreGivenUpWhenOthersNeedTheirMemory()
    {
        using var server = new ListeningServer($"--max-bytes={OneMatrix}");
        using Conversation first = server.Connect();
        using Conversation second = server.Connect();
        var example = new Example(1, N, N);
        example.Check(first);
        var ones = new double[N];
        Array.Fill(ones, 1);
        Assert.That(first.Solve('N', 1, ones.AsSpan()), Is.Zero, "nobody needs it");

        new Example(2, N, N).Check(second);

        Assert.That(first.Solve('N', 1, ones.AsSpan()), Is.EqualTo(ResponseInfo.FactorsGivenUp));
        Assert.That(first.Solve('T', 3, new double[3 * N].AsSpan()), Is.EqualTo(ResponseInfo.FactorsGivenUp), "once more");
        example.Check(first);
        Assert.That(first.Solve('N', 1, ones.AsSpan()), Is.Zero, "factored again");
    }

    [Test]
    public void WhoeverIsInTheMiddleOfARequestKeepsItsMemory()
    {
        using var server = new ListeningServer($"--max-bytes={OneMatrix}", "--max-wait=3");
        using Conversation first = server.Connect();
        using Conversation second = server.Connect();
        new Example(5, 5, 5).Check(second);
        byte[] frame = new Example(1, N, N).Frame();
        first.Send(frame.AsSpan(0, frame.Length - 1));

        long info;
        do
        {
            // The first one's bytes may not have been read yet. Later it may have to wait until this one's memory is cold.
            second.Send(new Example(2, N, N).Frame());
            info = second.ReceiveFactors<double>(new double[N * N], new long[N]);
        }
        while (info == 0);
        Assert.That(info, Is.EqualTo(ResponseInfo.Busy));
        new Example(3, N / 4, N / 4).Check(second);
        first.Send(frame.AsSpan(frame.Length - 1));
        new Example(1, N, N).CheckAnswer(first);
        new Example(4, N, N).Check(second);
    }

    [Test]
    public void WaitsForMemoryThatIsGivenBackInTime()
    {
        using var server = new ListeningServer($"--max-bytes={OneMatrix}", "--max-wait=1000");
        using Conversation second = server.Connect();
        using (Conversation first = server.Connect())
        {
            byte[] frame = new Example(1, N, N).Frame();
            first.Send(frame.AsSpan(0, frame.Length - 1));
            second.Send(new Example(2, N, N).Frame());
        }

        new Example(2, N, N).CheckAnswer(second);
    }

    [Test]
    public void WhatCanNeverFitIsRefusedAtOnce()
    {
        using var server = new ListeningServer($"--max-bytes={OneMatrix}", "--max-wait=1000");
        using Conversation talk = server.Connect();
        talk.Send(new Example(1, 450, 450).Frame());
        Assert.That(talk.ReceiveInfo(), Is.EqualTo(ResponseInfo.OutOfMemory), "with the library's copy");
        using var block = new SharedBlock(64 << 20);
        Assert.That(talk.Shared(Request(block.Name, 1, 10_000, 512, 0, 60 << 20)), Is.EqualTo(ResponseInfo.OutOfMemory), "with the gaps between columns");
        new Example(3, N, N).Check(talk);
    }

    [Test]
    public void MapsOnlyWhatARequestNeeds()
    {
        using var server = new ListeningServer($"--max-bytes={64 << 20}");
        using Conversation talk = server.Connect();
        using var block = new SharedBlock(4096);
        using (var file = new FileStream("/dev/shm" + System.Text.Encoding.ASCII.GetString(block.Name), FileMode.Open))
        {
            file.SetLength(1L << 42);
        }

        long before = server.Process.MappedBytes;
        for (long place = 0; place < 40; place++)
        {
            SharedRequest request = Request(block.Name, 100, 100, 100, place << 36, (place << 36) + (1 << 30));
            Assert.That(talk.Shared(request), Is.EqualTo(1), "zeros");
        }

        Assert.That(server.Process.MappedBytes - before, Is.LessThan(256L << 20));
    }

    [Test]
    public void KeepsNothingForASilentClient()
    {
        using var server = new ListeningServer();
        using Conversation talk = server.Connect();
        new Example(1, 10, 10).Check(talk);
        long before = server.Process.ResidentBytes;
        new Example(1, 1500, 1400).Check(talk);
        while (server.Process.ResidentBytes > before + (4L << 20))
        {
            Thread.Sleep(10);
        }
    }

    [Test]
    public void EndsAConversationWhoseRequestStandsStill()
    {
        using var server = new ListeningServer("--request-timeout=1", "--verbose");
        using Conversation head = server.Connect();
        using Conversation body = server.Connect();
        using Conversation name = server.Connect();
        head.Send(new Example(1, 50, 50).Frame().AsSpan(0, 5));
        body.Send(new Example(1, 50, 50).Frame().AsSpan(0, 5000));
        name.Send([(byte)Command.Drop, 9, 0, 0, 0, (byte)'/']);
        foreach (Conversation slow in (Conversation[])[head, body, name])
        {
            Assert.That(slow.ReceiveInfo(), Is.EqualTo(ResponseInfo.TimedOut));
            Assert.That(slow.ReadToEnd(), Is.Empty);
        }

        Assert.That(server.Stop().Errors, Does.Contain("is too slow"));
    }

    [Test]
    public void EndsAConversationWhoseAnswerIsNotRead()
    {
        using var server = new ListeningServer("--request-timeout=1", "--verbose");
        Conversation unread = server.Connect();
        byte[] frame = new Example(2, 300, 300).Frame();
        Task sending = Task.Run(() =>
        {
            for (int request = 0; request < 20; request++)
            {
                unread.Send(frame);
            }
        });
        sending.Wait();
        unread.Dispose();
        Assert.That(server.Stop().Errors, Does.Contain("is too slow"));
    }

    [Test]
    public void EndsASilentConversation()
    {
        using var server = new ListeningServer("--idle-timeout=1", "--verbose");
        using Conversation never = server.Connect();
        using Conversation once = server.Connect();
        new Example(1, 50, 50).Check(once);
        Assert.That(never.ReadToEnd(), Is.Empty);
        Assert.That(once.ReadToEnd(), Is.Empty);
        Assert.That(server.Stop().Errors, Does.Contain("is silent"));
    }

    [Test]
    public void AByteOutOfBandKeepsNobody()
    {
        using var server = new ListeningServer("--grace=1000");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (Conversation talk = server.Connect())
        {
            new Example(1, 5, 5).Check(talk);
        }

        socket.Connect(new UnixDomainSocketEndPoint(server.SocketPath));
        using var stream = new NetworkStream(socket);
        using var urgent = new Conversation(stream, stream);
        new Example(1, 5, 5).Check(urgent);
        try
        {
            _ = socket.Send([(byte)Command.Exit], SocketFlags.OutOfBand);
        }
        catch (SocketException)
        {
            // Older systems have no such bytes on these sockets.
        }

        Assert.That(server.Stop().ExitCode, Is.Zero);
    }

    private static SharedRequest Request(byte[] name, long m, long n, long lda, long matrix, long pivots) => new()
    {
        Base = Command.FactorF64,
        M = m,
        N = n,
        Lda = lda,
        Name = name,
        MatrixOffset = matrix,
        PivotOffset = pivots,
    };
}
