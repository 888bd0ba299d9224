using NUnit.Framework;
using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Tests;

/// <summary>Random requests: most of them nonsense, many nearly right.</summary>
internal sealed class FuzzTests
{
    private const int Frames = 100_000;
    private const long MaxBytes = 1 << 20;

    private static readonly long[] s_sizes =
        [0, 1, 2, 3, 7, 1000, -1, int.MaxValue, 1L << 32, 1L << 60, long.MaxValue, long.MinValue];

    [Test]
    public void HundredThousandFramesDoNoHarm()
    {
        using var server = new ListeningServer($"--max-bytes={MaxBytes}", "--max-clients=4");
        using var block = new SharedBlock(1 << 14);
        using Conversation witness = server.Connect();
        var example = new Example(1, 20, 20);
        example.Check(witness);
        long before = server.Process.LargestResidentBytes;
        var random = new Random(20260);
        Conversation? talk = null;
        for (int frame = 0; frame < Frames; frame++)
        {
            talk ??= Enter(server);
            if (!Exchange(talk, block, random))
            {
                talk.Dispose();
                talk = null;
            }

            if (frame % 1000 == 0)
            {
                example.Check(witness);
            }
        }

        talk?.Dispose();
        example.Check(witness);
        Assert.That(server.Process.LargestResidentBytes, Is.LessThan(before + (16L << 20)));
        Assert.That(server.Stop(), Has.Property("ExitCode").Zero.And.Property("Errors").Empty);
    }

    /// <summary>A new conversation. The threads of those that are over may still count as clients.</summary>
    private static Conversation Enter(ListeningServer server)
    {
        while (true)
        {
            Conversation talk = server.Connect();
            try
            {
                _ = talk.Hello();
                return talk;
            }
            catch (IOException)
            {
                talk.Dispose();
            }
        }
    }

    /// <summary>Sends a frame and checks its answer; gives whether the conversation goes on.</summary>
    private static bool Exchange(Conversation talk, SharedBlock block, Random random) => random.Next(8) switch
    {
        0 => Factor(talk, random),
        1 or 2 => Small(talk, random),
        3 or 4 => Shared(talk, block, random),
        5 => Drop(talk, block, random),
        6 => Solve(talk, random),
        _ => Noise(talk, random),
    };

    /// <summary>A head with any sizes. If they are legal, its matrix follows.</summary>
    private static bool Factor(Conversation talk, Random random)
    {
        var request = new FactorRequest(AnyFactor(random), Any(s_sizes, random), Any(s_sizes, random));
        long info = request.Check(MaxBytes);
        talk.SendHead(request);
        if (info != 0)
        {
            return Refused(talk, info);
        }

        talk.Send(new byte[request.MatrixBytes]);
        return Answered(talk, request);
    }

    /// <summary>A small matrix of any bytes, sometimes cut off.</summary>
    private static bool Small(Conversation talk, Random random)
    {
        var request = new FactorRequest(AnyFactor(random), random.Next(9), random.Next(9));
        var frame = new byte[FactorRequest.HeadBytes + request.MatrixBytes];
        random.NextBytes(frame);
        request.Write(frame);
        if (random.Next(4) > 0)
        {
            talk.Send(frame);
            return Answered(talk, request);
        }

        talk.Send(frame.AsSpan(0, random.Next(frame.Length)));
        talk.EndRequests();
        Assert.That(talk.ReadToEnd(), Is.Empty, "a part of a request has no answer");
        return false;
    }

    private static bool Shared(Conversation talk, SharedBlock block, Random random)
    {
        byte[] name = random.Next(4) > 0 ? block.Name : AnyName(random);
        bool likely = random.Next(3) > 0;
        var request = new SharedRequest
        {
            Base = random.Next(8) > 0 ? AnyFactor(random) : (Command)random.Next(0x80),
            IsMapped = random.Next(4) == 0,
            M = likely ? random.Next(20) : Any(s_sizes, random),
            N = likely ? random.Next(20) : Any(s_sizes, random),
            Lda = likely ? random.Next(40) : Any(s_sizes, random),
            Name = name,
            MatrixOffset = likely ? 8 * random.Next(2048) : Any(s_sizes, random),
            PivotOffset = likely ? 8 * random.Next(2048) : Any(s_sizes, random),
        };
        long info = request.Check(MaxBytes);
        info = info == 0 && name != block.Name ? ResponseInfo.BadArgument(5) : info;
        info = info == 0 ? request.CheckRanges(block.Memory.Length) : info;

        long answer = talk.Shared(request);

        // This conversation may not have mapped it yet.
        info = request.IsMapped && request.Check(MaxBytes) == 0 && answer == ResponseInfo.BadArgument(5) ? answer : info;
        Assert.That(answer, info == 0 ? Is.Not.LessThan(-20) : Is.EqualTo(info), $"{request.Base} {request.M} x {request.N}");
        return true;
    }

    private static bool Drop(Conversation talk, SharedBlock block, Random random)
    {
        byte[] name = random.Next(2) > 0 ? block.Name : AnyName(random);
        Assert.That(talk.Drop(name), Is.EqualTo(Limits.IsSharedName(name) ? 0 : ResponseInfo.BadArgument(1)));
        return true;
    }

    /// <summary>A system of any factors that may be left, with too little or too much for their order.</summary>
    private static bool Solve(Conversation talk, Random random)
    {
        var frame = new byte[SolveRequest.HeadBytes + random.Next(100)];
        random.NextBytes(frame);
        long rightHandSides = random.Next(4) > 0 ? random.Next(4) : Any(s_sizes, random);
        new SolveRequest((byte)"NTCntcX"[random.Next(7)], rightHandSides).Write(frame);
        talk.Send(frame);
        talk.EndRequests();
        byte[] answer = talk.ReadToEnd();
        Assert.That(answer, Has.Length.Zero.Or.Length.AtLeast(sizeof(long)));
        return false;
    }

    private static bool Noise(Conversation talk, Random random)
    {
        var frame = new byte[1 + random.Next(60)];
        random.NextBytes(frame);
        talk.Send(frame);
        talk.EndRequests();
        _ = talk.ReadToEnd();
        return false;
    }

    private static bool Answered(Conversation talk, FactorRequest request)
    {
        long info = talk.ReceiveFactors<byte>(new byte[request.MatrixBytes], new long[request.PivotCount]);
        Assert.That(info, Is.InRange(-request.PivotCount, request.PivotCount), $"{request}");
        return true;
    }

    private static bool Refused(Conversation talk, long info)
    {
        Assert.That(talk.ReceiveInfo(), Is.EqualTo(info));
        Assert.That(talk.ReadToEnd(), Is.Empty);
        return false;
    }

    private static Command AnyFactor(Random random) => (Command)random.Next(FactorCommand.Count);

    private static long Any(long[] values, Random random) => values[random.Next(values.Length)];

    private static byte[] AnyName(Random random)
    {
        var name = new byte[1 + random.Next(20)];
        random.NextBytes(name);
        name[0] = random.Next(2) > 0 ? (byte)'/' : name[0];
        return name;
    }
}
