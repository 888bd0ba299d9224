using NUnit.Framework;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>SIGTERM.</summary>
internal sealed class TerminationTests
{
    [Test]
    public void EndsAtOnceIfNobodyIsInTheMiddleOfARequest()
    {
        using var server = new ListeningServer("--grace=1000");
        using Conversation talk = server.Connect();
        new Example(1, 10, 10).Check(talk);

        ServerEnd end = server.Stop();

        Assert.That((end.ExitCode, end.Errors), Is.EqualTo((0, "")));
        Assert.That(File.Exists(server.SocketPath), Is.False);
        Assert.That(talk.ReadToEnd(), Is.Empty);
    }

    [Test]
    public void FinishesRequestsInFlight()
    {
        using var server = new ListeningServer("--grace=1000");
        using Conversation halfway = server.Connect();
        using Conversation ahead = server.Connect();
        var example = new Example(1, 200, 200);
        byte[] frame = example.Frame();
        halfway.Send(frame.AsSpan(0, frame.Length / 2));
        new Example(2, 5, 5).Check(ahead);

        server.Process.Terminate();
        while (File.Exists(server.SocketPath))
        {
            Thread.Sleep(1);
        }

        halfway.Send(frame.AsSpan(frame.Length / 2));
        example.CheckAnswer(halfway);
        Assert.That(halfway.ReadToEnd(), Is.Empty, "the request in flight was the last one");
        Assert.That(server.Process.WaitForEnd().ExitCode, Is.Zero);
    }

    [Test]
    public void DoesNotWaitForeverForARequest()
    {
        using var server = new ListeningServer("--grace=1", "--verbose");
        using Conversation halfway = server.Connect();
        halfway.SendHead(new FactorRequest(Command.FactorF64, 10, 10));
        using Conversation ahead = server.Connect();
        new Example(1, 5, 5).Check(ahead);

        ServerEnd end = server.Stop();

        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(end.Errors, Does.Contain("1 requests were not finished"));
        Assert.That(halfway.ReadToEnd(), Is.Empty);
    }
}
