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
    public Channel(int input, int output, int stop, TimeSpan spin)
    {
        _input = input;
        _output = output;
        _stop = stop;
        _spinTicks = (long)(spin.TotalSeconds * Stopwatch.Frequency);
        _ahead = (byte*)NativeMemory.Alloc(AheadBytes);
    }

    /// <summary>How many bytes have come and gone since the last call.</summary>
    public long TakeTransferred()
    {
        long bytes = _transferred;
        _transferred = 0;
        return bytes;
    }

    /// <summary>Waits for the first byte of a request.</summary>
    /// <returns>Whether there is one; if not, the input has ended or the server must.</returns>
    public bool WaitForRequest()
    {
        if (_start < _end)
        {
            return true;
        }

        bool readable = _spinTicks > 0 && SpinUntilReadable();
        return (readable || _stop < 0 || WaitUntilReadableOrStopped()) && FillAhead();
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
        while (firstBytes + secondBytes > 0)
        {
            parts[0] = new IoVector { Start = first, Bytes = (nuint)firstBytes };
            parts[1] = new IoVector { Start = second, Bytes = (nuint)secondBytes };
            nint written = LibC.WriteVector(_output, parts, 2);
            if (written < 0)
            {
                if (!MayRetry(_output, LibC.PollOutput))
                {
                    return false;
                }

                continue;
            }

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

    /// <summary>At least one byte; 0 at the end of the input, and if it is broken.</summary>
    private long ReadSome(byte* destination, long bytes)
    {
        while (true)
        {
            nint got = LibC.Read(_input, destination, (nuint)Math.Min(bytes, LargestTransfer));
            if (got >= 0 || !MayRetry(_input, LibC.PollInput))
            {
                _transferred += Math.Max(0, got);
                return Math.Max(0, got);
            }
        }
    }

    /// <summary>After a failed transfer: whether another may succeed. Waits for it if need be.</summary>
    private static bool MayRetry(int descriptor, short wanted)
    {
        if (LibC.Errno == LibC.ErrorAgain)
        {
            // Someone has made the descriptor non-blocking. A failure of poll shows again in the transfer.
            var entry = new PollEntry { Descriptor = descriptor, Wanted = wanted };
            _ = LibC.Poll(&entry, 1, -1);
            return true;
        }

        return LibC.Errno == LibC.ErrorInterrupted;
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

    private bool WaitUntilReadableOrStopped()
    {
        PollEntry* entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _input, Wanted = LibC.PollInput };
        entries[1] = new PollEntry { Descriptor = _stop, Wanted = LibC.PollInput };
        while (LibC.Poll(entries, 2, -1) < 0)
        {
            if (LibC.Errno != LibC.ErrorInterrupted)
            {
                return false;
            }
        }

        // A request that is there already is still answered.
        return entries[0].Seen != 0;
    }
}
