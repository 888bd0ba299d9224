using System.Buffers.Binary;
using System.Text;
using RecursiveLU.Protocol;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>Asks the server at a socket from outside.</summary>
/// <remarks>All of it takes <see cref="Seconds"/> at most, whatever is at the other end.</remarks>
internal sealed unsafe class Inquiry : IDisposable
{
    private const int Seconds = 5;
    private const int LongestText = 1 << 16;

    private readonly long _deadline = Environment.TickCount64 + (Seconds * 1000);
    private readonly int _descriptor = LibC.Socket(LibC.FamilyUnix, LibC.SocketStream | LibC.SocketCloseOnExec, 0);

    private Inquiry()
    {
    }

    /// <summary>What the server says of itself, as JSON; null if it does not answer.</summary>
    public static string? Status(byte[] path)
    {
        using var inquiry = new Inquiry();
        byte[]? length = inquiry.TryConnect(path) ? inquiry.Ask(Command.Status, sizeof(uint)) : null;
        return length is null ? null : inquiry.Text(BinaryPrimitives.ReadUInt32LittleEndian(length));
    }

    /// <summary>The version of the server; null if it does not answer.</summary>
    public static string? Version(byte[] path)
    {
        using var inquiry = new Inquiry();
        byte[]? head = inquiry.TryConnect(path) ? inquiry.Ask(Command.Hello, HelloResponse.HeadBytes) : null;
        return head is null ? null : inquiry.Text(HelloResponse.Read(head).TextBytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _ = LibC.Close(_descriptor);

    private bool TryConnect(byte[] path)
    {
        if (!SocketAddress.TryMake(path, out SocketAddress address))
        {
            return false;
        }

        // The server may have a full queue: to connect is to write.
        var patience = new TimeValue { Seconds = Seconds };
        return LibC.SetSocketOption(_descriptor, LibC.LevelSocket, LibC.SendTimeout, &patience, (uint)sizeof(TimeValue)) == 0
            && LibC.Connect(_descriptor, &address, (uint)sizeof(SocketAddress)) == 0;
    }

    private byte[]? Ask(Command command, int bytes) =>
        Output.TryWrite(_descriptor, [(byte)command]) ? Receive(bytes) : null;

    private string? Text(uint bytes) =>
        bytes <= LongestText && Receive((int)bytes) is byte[] text ? Encoding.UTF8.GetString(text) : null;

    private byte[]? Receive(int bytes)
    {
        var data = new byte[bytes];
        var entry = new PollEntry { Descriptor = _descriptor, Wanted = LibC.PollInput };
        for (int done = 0; done < bytes;)
        {
            int left = (int)Math.Max(0, _deadline - Environment.TickCount64);
            int ready = LibC.Poll(&entry, 1, left);
            if (ready < 0 && LibC.Errno == LibC.ErrorInterrupted)
            {
                continue;
            }

            fixed (byte* start = data)
            {
                nint got = ready > 0 ? LibC.Read(_descriptor, start + done, (nuint)(bytes - done)) : 0;
                if (got <= 0)
                {
                    return null;
                }

                done += (int)got;
            }
        }

        return data;
    }
}
