using System.Runtime.InteropServices;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client.Tests.Fakes;

/// <summary>A server with a fault; right apart from it, but too old for complex matrices.</summary>
/// <param name="fault">The fault.</param>
/// <param name="version">The version of the protocol that it speaks.</param>
/// <param name="input">Where requests come from.</param>
/// <param name="output">Where answers go to.</param>
internal sealed class FakeServer(Fault fault, uint version, Stream input, Stream output)
{
    private const byte Garbage = 0x5a;

    /// <summary>What a server with a message says.</summary>
    public const string Complaint = "this one is broken";

    private static FileStream? s_object;

    private int _busy;

    /// <summary>Answers until told to end; gives the exit code.</summary>
    public int Run()
    {
        if (fault == Fault.EndsAtOnce)
        {
            Console.Error.WriteLine(Complaint);
            return 3;
        }

        for (int next = input.ReadByte(); next >= 0 && next != (int)Command.Exit; next = input.ReadByte())
        {
            int? exitCode = (Command)next switch
            {
                Command.Hello => Hello(),
                Command.Shared => Shared(),
                Command.Drop => Drop(),
                _ => FactorByPipe((Command)next),
            };
            if (exitCode is int code)
            {
                return code;
            }
        }

        return fault == Fault.DoesNotEnd ? Hang() : 0;
    }

    /// <summary>Lets go of the shared memory of the last client, as a process does that ends.</summary>
    public static void ForgetObject()
    {
        s_object?.Dispose();
        s_object = null;
    }

    private static bool IsKnown(Command command) => command.IsFactor() && command.Required() == Features.None;

    private static int Hang()
    {
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private int? Hello()
    {
        byte[] text = "fake"u8.ToArray();
        var head = new byte[HelloResponse.HeadBytes];
        Features features = fault >= Fault.FindsNoObject ? Features.SharedMemory : Features.None;
        new HelloResponse(version, features, (uint)text.Length).Write(head);
        switch (fault)
        {
            case Fault.SaysNothing:
                return Hang();
            case Fault.SaysHalfAHello:
                Send(head[..5]);
                return 0;
            case Fault.SaysText:
                Send("usage: something else [options]\n"u8.ToArray());
                return Hang();
            default:
                Send(head);
                Send(text);
                return null;
        }
    }

    private int? Shared()
    {
        byte[] rest = Receive(SharedRequest.HeadBytes - 1);
        byte[] head = [(byte)Command.Shared, .. rest];
        byte[] tail = Receive((int)SharedRequest.NameLength(head) + SharedRequest.TailBytes);
        SharedRequest request = SharedRequest.Read([.. head, .. tail]);
        switch (fault)
        {
            case var _ when !IsKnown(request.Base):
                SendInfo(ResponseInfo.BadArgument(1));
                return null;
            case Fault.FindsNoObject:
                SendInfo(ResponseInfo.BadArgument(5));
                return null;
            case Fault.ForgetsObject:
                SendInfo(0);
                return null;
            case var _ when request.M == 1:
                // The client wants to know whether the object is found.
                Write(request, request.PivotOffset, BitConverter.GetBytes(1L));
                SendInfo(0);
                return null;
            case Fault.RefusesObject:
                SendInfo(ResponseInfo.BadArgument(3));
                return null;
            default:
                Write(request, request.MatrixOffset, [.. Enumerable.Repeat(Garbage, 64)]);
                return fault == Fault.DiesInObject ? 1 : Hang();
        }
    }

    private static void Write(SharedRequest request, long offset, byte[] bytes)
    {
        // The object has no name any more once the client knows that it was found.
        s_object ??= File.OpenWrite("/dev/shm" + System.Text.Encoding.UTF8.GetString(request.Name));
        s_object.Position = offset;
        s_object.Write(bytes);
        s_object.Flush();
    }

    private int? Drop()
    {
        byte[] head = [(byte)Command.Drop, .. Receive(DropRequest.HeadBytes - 1)];
        Receive((int)DropRequest.NameLength(head));
        ForgetObject();
        SendInfo(0);
        return null;
    }

    private int? FactorByPipe(Command command)
    {
        FactorRequest request = FactorRequest.Read([(byte)command, .. Receive(FactorRequest.HeadBytes - 1)]);
        switch (fault)
        {
            case var _ when !IsKnown(command):
                SendInfo(ResponseInfo.BadArgument(1));
                return 2;
            case Fault.Refuses:
                SendInfo(ResponseInfo.BadArgument(3));
                return 2;
            case Fault.AnswersEarly:
                SendInfo(0);
                break;
            case Fault.DiesInRequest or Fault.HangsInRequest:
                Receive((int)(request.MatrixBytes / 2));
                return fault == Fault.DiesInRequest ? 1 : Hang();
        }

        byte[] matrix = Receive((int)request.MatrixBytes);
        switch (fault)
        {
            case Fault.DiesBeforeAnswer:
                return 1;
            case Fault.HangsBeforeAnswer:
                return Hang();
            case Fault.HasNoMemory or Fault.HasADefect:
                SendInfo(fault == Fault.HasNoMemory ? ResponseInfo.OutOfMemory : ResponseInfo.Internal);
                return null;
            case Fault.IsBusy:
            case Fault.IsBusyTwice when ++_busy <= 2:
                SendInfo(ResponseInfo.Busy);
                return null;
            case Fault.TimesOut:
                SendInfo(ResponseInfo.TimedOut);
                return 0;
            case Fault.DiesInAnswer or Fault.HangsInAnswer:
                SendInfo(0);
                Send(Enumerable.Repeat(Garbage, matrix.Length / 2).ToArray());
                return fault == Fault.DiesInAnswer ? 1 : Hang();
            case Fault.IsVerbose:
                Console.Error.Write(new string('.', 1 << 20));
                break;
        }

        Answer(request, matrix);
        return fault == Fault.DiesAfterAnswer ? 1 : null;
    }

    private void Answer(FactorRequest request, byte[] matrix)
    {
        var pivots = new long[request.PivotCount];
        long info = request.Command.Element() == ElementType.F64
            ? Factor<double>(request, matrix, pivots)
            : Factor<float>(request, matrix, pivots);
        switch (fault)
        {
            case Fault.AnswersLargeInfo:
                info = pivots.Length + 1;
                break;
            case Fault.AnswersStrangeInfo:
                info = ResponseInfo.BadArgument(500);
                break;
            case Fault.AnswersStrangePivot:
                pivots[^1] = request.M + 1;
                break;
        }

        SendInfo(info);
        Send(matrix);

        // What is too much comes at once with the rest: later it could be in the midst of the next request.
        byte[] rest = MemoryMarshal.AsBytes<long>(pivots).ToArray();
        Send(fault == Fault.SaysTooMuch ? [.. rest, Garbage] : rest);
    }

    private static long Factor<T>(FactorRequest request, byte[] matrix, long[] pivots)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var options = new LuOptions { Pivoting = request.Command.Pivots() ? Pivoting.Partial : Pivoting.None };
        Span<T> a = MemoryMarshal.Cast<byte, T>(matrix.AsSpan());
        return Lu.FactorInPlace(a, (int)request.M, (int)request.N, (int)request.M, pivots, options);
    }

    private byte[] Receive(int count)
    {
        var bytes = new byte[count];
        input.ReadExactly(bytes);
        return bytes;
    }

    private void SendInfo(long info)
    {
        // Errors were INT64_MIN + i in the first version.
        bool first = version == 1 && ResponseInfo.IsError(info);
        Send(BitConverter.GetBytes(first ? info - (1L << 31) : info));
    }

    private void Send(byte[] bytes)
    {
        int piece = fault == Fault.Drips ? 1 : Math.Max(1, bytes.Length);
        for (int i = 0; i < bytes.Length; i += piece)
        {
            output.Write(bytes, i, piece);
        }
    }
}
