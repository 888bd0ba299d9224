using System.Buffers.Binary;
using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;

namespace RecursiveLU.Server.Conversation;

/// <summary>The parts that requests and responses are made of.</summary>
/// <param name="channel">Where they come from and go to; disposed of with this.</param>
internal sealed unsafe class Exchange(Channel channel) : IDisposable
{
    /// <summary>The bytes before an array in its memory, the last of them info: the response is one piece, and the array is
    /// aligned to a cache line.</summary>
    public const int Lead = 64;

    /// <summary>So much of an array is paid for at a time, and read then.</summary>
    private const long Piece = 1L << 20;

    /// <summary>Gets or sets what is told of the last request.</summary>
    public Report Last { get; set; }

    /// <summary>Waits for a request.</summary>
    /// <param name="milliseconds">How long, or -1.</param>
    /// <param name="command">Receives its first byte, which stays in the input.</param>
    public Arrival Wait(int milliseconds, out Command command)
    {
        Arrival arrival = channel.WaitForRequest(milliseconds);
        command = default;
        if (arrival == Arrival.Request && channel.TryPeek(1, out ReadOnlySpan<byte> first))
        {
            command = (Command)first[0];
        }

        Last = new Report(command, 0, 0, 0);
        return arrival;
    }

    /// <summary>Looks at the first bytes of a request.</summary>
    public bool TryPeek(int bytes, out ReadOnlySpan<byte> head) => channel.TryPeek(bytes, out head);

    /// <summary>Looks at a request whose head ends with the length of a name.</summary>
    /// <returns>How it ends the conversation if it cannot be found: cut off, or with a length that no name has.</returns>
    public Ending PeekNamed(int headBytes, int tailBytes, out ReadOnlySpan<byte> frame)
    {
        if (!channel.TryPeek(headBytes, out frame))
        {
            return Cut();
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(frame[^sizeof(uint)..]);
        return length is 0 or > Limits.NameBytes ? Ending.Refused
            : channel.TryPeek(headBytes + (int)length + tailBytes, out frame) ? Ending.None
            : Cut();
    }

    /// <summary>The end of a request whose bytes did not come: because the client has gone, or too slowly.</summary>
    public Ending Cut()
    {
        if (channel.IsLate)
        {
            _ = Answer(ResponseInfo.TimedOut);
        }

        return channel.IsLate ? Ending.Late : Ending.Truncated;
    }

    /// <summary>Leaves bytes behind that were looked at.</summary>
    public void Skip(int bytes) => channel.Skip(bytes);

    /// <summary>Reads an array to its place in memory, and pays for what is needed then. If there is too little memory, reads past
    /// it and answers that.</summary>
    /// <param name="resources">What pays.</param>
    /// <param name="memory">Where to.</param>
    /// <param name="bytes">The array's size.</param>
    /// <param name="room">The memory needed, from its start.</param>
    /// <param name="work">What the library needs besides.</param>
    /// <param name="begun">Whether the request holds memory already.</param>
    /// <param name="ending">Receives how the request ends if the array is not there.</param>
    /// <returns>Whether the array is there.</returns>
    public bool TryReceive(
        Resources resources, PagedMemory memory, long bytes, long room, Int128 work, bool begun, out Ending ending)
    {
        ending = Ending.None;
        long done = 0;
        memory.Begin(room);
        long info = resources.CanHold(room + work) ? 0 : ResponseInfo.OutOfMemory;

        // A short array costs nobody anything by coming slowly: all of its memory is there when it has come.
        long first = room + work <= Piece ? room : Lead + Math.Min(Piece, bytes);
        info = info != 0 ? info : resources.Pay(memory, first, begun);
        while (info == 0 && done < bytes)
        {
            long piece = Math.Min(Piece, bytes - done);
            info = resources.Pay(memory, Math.Min(room, Lead + done + piece), begun: true);
            if (info == 0 && !channel.TryRead(memory.Start + Lead + done, piece))
            {
                ending = Cut();
                return false;
            }

            done += info == 0 ? piece : 0;
        }

        info = info != 0 ? info : resources.Pay(memory, room, begun: true);
        info = info != 0 ? info : resources.PayWork((long)work);
        if (info != 0)
        {
            memory.Release();
            ending = Pass(bytes - done, info);
        }

        return info == 0;
    }

    /// <summary>Reads past an array, and answers.</summary>
    public Ending Pass(long bytes, long info) => channel.TryDiscard(bytes) ? Answer(info) : Cut();

    /// <summary>Answers with info, which is written before the array, with the array and with what follows it.</summary>
    public Ending Answer(long info, byte* array, long arrayBytes, byte* more = null, long moreBytes = 0)
    {
        if (ResponseInfo.IsError(info))
        {
            return Answer(info);
        }

        Last = Last with { Info = info };
        ((long*)array)[-1] = info;
        return Written(channel.TryWrite(array - sizeof(long), sizeof(long) + arrayBytes, more, moreBytes));
    }

    /// <summary>Answers with info alone.</summary>
    public Ending Answer(long info)
    {
        Last = Last with { Info = info };
        return Written(channel.TryWrite((byte*)&info, sizeof(long)));
    }

    /// <summary>Answers with bytes that are no info.</summary>
    public Ending Answer(ReadOnlySpan<byte> response)
    {
        fixed (byte* start = response)
        {
            return Written(channel.TryWrite(start, response.Length));
        }
    }

    /// <summary>Answers a request whose end cannot be found.</summary>
    public Ending Refuse(long info) => Answer(info) == Ending.None ? Ending.Refused : Ending.ReaderGone;

    /// <inheritdoc/>
    public void Dispose() => channel.Dispose();

    private Ending Written(bool whole) => whole ? Ending.None : channel.IsLate ? Ending.Late : Ending.ReaderGone;
}
