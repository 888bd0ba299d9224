using System.Diagnostics;
using System.Runtime.InteropServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Conversation;

/// <summary>The two descriptors of a conversation, read and written whole whatever their mode: interrupted, short and refused
/// transfers are taken up again.</summary>
/// <remarks>
/// Heads of requests pass through a small buffer, and so do small matrices, which saves calls. The rest of a matrix goes
/// between the descriptor and its memory. A false from any method means that the other side is gone: the runtime ignores
/// SIGPIPE.
/// </remarks>
internal sealed unsafe class Channel : IDisposable
{
    // The kernel transfers no more at once.
    private const long LargestTransfer = 0x7ffff000;

    private const int AheadBytes = 4096;
    private const int LooksBetweenYields = 4;

    /// <summary>Once may be anybody; so often in a row it is the client.</summary>
    private const int CrowdedYields = 3;

    /// <summary>Yielding takes that long only if somebody else has used the processor.</summary>
    private static readonly long s_crowdedTicks = Stopwatch.Frequency / 1_000_000 * 3 / 2;

    /// <summary>Where all processors are crowded it does not help to move.</summary>
    private static readonly long s_moveTicks = Stopwatch.Frequency / 100;

    private readonly int _input;
    private readonly int _output;
    private readonly int _stop;
    private readonly long _spinTicks;
    private readonly LentDescriptors? _lent;
    private readonly Pace _pace;
    private readonly byte* _ahead;
    private int _start;
    private int _end;
    private int _crowded;
    private long _transferred;
    private long _lastMove;

    /// <summary>Makes a channel.</summary>
    /// <param name="input">The descriptor that requests come from.</param>
    /// <param name="output">The descriptor that responses go to.</param>
    /// <param name="stop">A descriptor that becomes readable when the server must end, or -1.</param>
    /// <param name="spin">How long to look for a request before going to sleep.</param>
    /// <param name="limit">How long a request or an answer may stand still; nothing limits it on pipes. See <see cref="Pace"/>.</param>
    /// <param name="lent">Receives the descriptors that come with the bytes, if the descriptors are those of a socket.</param>
    public Channel(int input, int output, int stop, TimeSpan spin, TimeSpan limit, LentDescriptors? lent)
    {
        _input = input;
        _output = output;
        _stop = stop;
        _lent = lent;
        _pace = new Pace(lent is null ? TimeSpan.Zero : limit);
        _spinTicks = (long)(spin.TotalSeconds * Stopwatch.Frequency);
        _ahead = (byte*)NativeMemory.Alloc(AheadBytes);
    }

    /// <summary>Gets whether a transfer has failed because it took too long.</summary>
    public bool IsLate { get; private set; }

    /// <summary>How many bytes have come and gone since the last call.</summary>
    public long TakeTransferred()
    {
        long bytes = _transferred;
        _transferred = 0;
        return bytes;
    }

    /// <summary>Waits for the first byte of a request.</summary>
    /// <param name="milliseconds">How long, or -1.</param>
    /// <returns>Whether there is one. If there is not, the input has ended, or the server must, or nothing has come.</returns>
    public Arrival WaitForRequest(int milliseconds)
    {
        _pace.Begin();
        if (_start < _end)
        {
            return Arrival.Request;
        }

        if (_spinTicks == 0 || !SpinUntilReadable())
        {
            switch (WaitUntilReadableOrStopped(milliseconds))
            {
                case 0:
                    return Arrival.Nothing;
                case < 0:
                    return Arrival.End;
            }
        }

        return FillAhead() ? Arrival.Request : Arrival.End;
    }

    /// <summary>The next bytes of the input, which stay there.</summary>
    /// <param name="bytes">How many, at most <see cref="AheadBytes"/>.</param>
    /// <param name="head">Receives them; valid until the next call.</param>
    public bool TryPeek(int bytes, out ReadOnlySpan<byte> head)
    {
        if (_start > 0 && _start + bytes > AheadBytes)
        {
            new Span<byte>(_ahead + _start, _end - _start).CopyTo(new Span<byte>(_ahead, AheadBytes));
            _end -= _start;
            _start = 0;
        }

        while (_end - _start < bytes)
        {
            if (!FillAhead())
            {
                head = default;
                return false;
            }
        }

        head = new ReadOnlySpan<byte>(_ahead + _start, bytes);
        return true;
    }

    /// <summary>Leaves bytes behind that were looked at.</summary>
    public void Skip(int bytes)
    {
        _start += bytes;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    /// <summary>Reads into memory.</summary>
    public bool TryRead(byte* destination, long bytes)
    {
        int ahead = (int)Math.Min(bytes, _end - _start);
        NativeMemory.Copy(_ahead + _start, destination, (nuint)ahead);
        Skip(ahead);
        for (long done = ahead; done < bytes;)
        {
            long got = ReadSome(destination + done, bytes - done);
            if (got <= 0)
            {
                return false;
            }

            done += got;
        }

        return true;
    }

    /// <summary>Reads and forgets.</summary>
    public bool TryDiscard(long bytes)
    {
        while (bytes > _end - _start)
        {
            bytes -= _end - _start;
            _start = _end = 0;
            if (!FillAhead())
            {
                return false;
            }
        }

        Skip((int)bytes);
        return true;
    }

    /// <summary>Writes two pieces of memory one after the other.</summary>
    public bool TryWrite(byte* first, long firstBytes, byte* second = null, long secondBytes = 0)
    {
        IoVector* parts = stackalloc IoVector[2];
        _pace.Begin();
        while (firstBytes + secondBytes > 0)
        {
            parts[0] = new IoVector { Start = first, Bytes = (nuint)firstBytes };
            parts[1] = new IoVector { Start = second, Bytes = (nuint)secondBytes };
            nint written = Write(parts);
            if (written < 0)
            {
                if (!MayRetry(_output, LibC.PollOutput))
                {
                    return false;
                }

                continue;
            }

            _pace.Count(written);
            _transferred += written;
            long ofFirst = Math.Min(written, firstBytes);
            first += ofFirst;
            firstBytes -= ofFirst;
            second += written - ofFirst;
            secondBytes -= written - ofFirst;
        }

        return true;
    }

    /// <summary>Gives the buffer back. The descriptors stay open.</summary>
    public void Dispose() => NativeMemory.Free(_ahead);

    private bool FillAhead()
    {
        long got = ReadSome(_ahead + _end, AheadBytes - _end);
        _end += (int)Math.Max(0, got);
        return got > 0;
    }

    /// <summary>At least one byte; 0 at the end of the input, and if it is broken or late.</summary>
    private long ReadSome(byte* destination, long bytes)
    {
        while (true)
        {
            nint got = Read(destination, (nuint)Math.Min(bytes, LargestTransfer));
            if (got >= 0 || !MayRetry(_input, LibC.PollInput))
            {
                _pace.Count(got);
                _transferred += Math.Max(0, got);
                return Math.Max(0, got);
            }
        }
    }

    /// <summary>A read that on a socket never waits.</summary>
    private nint Read(byte* destination, nuint bytes) =>
        _lent is null ? LibC.Read(_input, destination, bytes) : _lent.Read(_input, destination, bytes);

    /// <summary>A write that on a socket never waits.</summary>
    private nint Write(IoVector* parts)
    {
        if (_lent is null)
        {
            return LibC.WriteVector(_output, parts, 2);
        }

        var message = new MessageHeader { Parts = parts, PartCount = 2 };
        return LibC.SendMessage(_output, &message, LibC.MessageDontWait | LibC.MessageNoSignal);
    }

    /// <summary>After a failed transfer: whether another may succeed. Waits for it if need be.</summary>
    private bool MayRetry(int descriptor, short wanted)
    {
        if (LibC.Errno != LibC.ErrorAgain)
        {
            return LibC.Errno == LibC.ErrorInterrupted;
        }

        // Of a failure of poll the transfer tells.
        int left = _pace.Left();
        IsLate = left == 0;
        var entry = new PollEntry { Descriptor = descriptor, Wanted = wanted };
        _ = IsLate ? 0 : LibC.Poll(&entry, 1, left);
        return !IsLate;
    }

    private bool SpinUntilReadable()
    {
        var entry = new PollEntry { Descriptor = _input, Wanted = LibC.PollInput };
        long begin = Stopwatch.GetTimestamp();
        long now;
        do
        {
            for (int look = 0; look < LooksBetweenYields; look++)
            {
                if (LibC.Poll(&entry, 1, 0) > 0)
                {
                    return true;
                }
            }

            // The client may be waiting for this processor. There may be another one.
            long before = Stopwatch.GetTimestamp();
            _ = LibC.Yield();
            now = Stopwatch.GetTimestamp();
            _crowded = now - before > s_crowdedTicks ? _crowded + 1 : 0;
            if (_crowded >= CrowdedYields && now - _lastMove > s_moveTicks)
            {
                _lastMove = now;
                Placement.Leave();
            }
        }
        while (now - begin < _spinTicks);
        return false;
    }

    /// <summary>Gives 1 if there is something to be read, 0 if nothing has come in time, and -1 if the server must end.</summary>
    private int WaitUntilReadableOrStopped(int milliseconds)
    {
        PollEntry* entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _input, Wanted = LibC.PollInput };
        entries[1] = new PollEntry { Descriptor = _stop, Wanted = LibC.PollInput };
        long deadline = Environment.TickCount64 + milliseconds;
        int seen;
        while ((seen = LibC.Poll(entries, 2, milliseconds)) < 0 && LibC.Errno == LibC.ErrorInterrupted)
        {
            milliseconds = milliseconds < 0 ? milliseconds : (int)Math.Max(0, deadline - Environment.TickCount64);
        }

        // A request that is there already is still answered.
        return seen <= 0 ? seen : entries[0].Seen != 0 ? 1 : -1;
    }
}
