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
    /// <param name="command">Receives its first byte, which stays in the input.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryWait(out Command command)
    {
        ReadOnlySpan<byte> first = default;
        bool found = channel.WaitForRequest() && channel.TryPeek(1, out first);
        command = found ? (Command)first[0] : default;
        Last = new Report(command, 0, 0, 0);
        return found;
    }

    /// <summary>Looks at the first bytes of a request.</summary>
    public bool TryPeek(int bytes, out ReadOnlySpan<byte> head) => channel.TryPeek(bytes, out head);

    /// <summary>Looks at a request whose head ends with the length of a name.</summary>
    /// <returns>How it ends the conversation if it cannot be found: cut off, or with a length that no name has.</returns>
    public Ending PeekNamed(int headBytes, int tailBytes, out ReadOnlySpan<byte> frame)
    {
        if (!channel.TryPeek(headBytes, out frame))
        {
            return Ending.Truncated;
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(frame[^sizeof(uint)..]);
        return length is 0 or > Limits.NameBytes ? Ending.Refused
            : channel.TryPeek(headBytes + (int)length + tailBytes, out frame) ? Ending.None
            : Ending.Truncated;
    }

    /// <summary>Leaves bytes behind that were looked at.</summary>
    public void Skip(int bytes) => channel.Skip(bytes);

    /// <summary>Reads an array to its place in memory. If there is too little memory, reads past it and answers that.</summary>
    /// <param name="memory">Where to.</param>
    /// <param name="bytes">The array's size.</param>
    /// <param name="room">The memory needed, from its start.</param>
    /// <param name="ending">Receives how the request ends if the array is not there.</param>
    /// <returns>Whether the array is there.</returns>
    public bool TryReceive(PagedMemory memory, long bytes, long room, out Ending ending)
    {
        ending = Ending.Truncated;
        long done = 0;
        bool fits = memory.TryReserve(room);
        while (fits && done < bytes)
        {
            long piece = Math.Min(Piece, bytes - done);
            fits = memory.TryPay(done + piece);
            if (fits && !channel.TryRead(memory.Start + Lead + done, piece))
            {
                return false;
            }

            done += fits ? piece : 0;
        }

        if (!fits)
        {
            memory.Release();
            ending = channel.TryDiscard(bytes - done) ? Answer(ResponseInfo.OutOfMemory) : Ending.Truncated;
        }

        return fits;
    }

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

    private static Ending Written(bool whole) => whole ? Ending.None : Ending.ReaderGone;
}
