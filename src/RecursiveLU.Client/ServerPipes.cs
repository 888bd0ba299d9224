using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Client;

/// <summary>The three pipes of a server process, or a socket, without buffers: bytes go straight between them and the
/// matrix.</summary>
/// <param name="input">The descriptor of the pipe to the server's standard input.</param>
/// <param name="output">That of the pipe from its standard output; the same if they are a socket.</param>
/// <param name="error">That of the pipe from its standard error. It is emptied, so that the server never waits for it.
/// -1 if there is none.</param>
internal sealed unsafe class ServerPipes(int input, int output, int error)
{
    /// <summary>What a pipe may hold: as much as Linux allows every user.</summary>
    private const int PipeBytes = 1 << 20;

    /// <summary>The most that is kept of the server's messages.</summary>
    private const int MessageBytes = 4096;

    /// <summary>More than one system call can move.</summary>
    private const long CallBytes = 1 << 30;

    /// <summary>How long an answer is looked for before this thread sleeps. Waking it up takes longer than a small
    /// factorization. Others may run after every few looks, so little is lost if the server needs this processor.</summary>
    private static readonly long s_spinTicks = Stopwatch.Frequency / 1_000_000 * 50;

    private const uint LooksBetweenYields = 4;

    private readonly StringBuilder _messages = new();
    private int _error = error;

    /// <summary>Prepares this side's ends; the server's are left as they are.</summary>
    public void Prepare()
    {
        Posix.SetNonBlocking(input);
        Posix.SetNonBlocking(output);
        Posix.SetNonBlocking(_error);
        Posix.Enlarge(input, PipeBytes);
        Posix.Enlarge(output, PipeBytes);
    }

    /// <summary>Whether the server neither says anything nor has closed its output.</summary>
    public bool IsQuiet()
    {
        var entry = new Posix.PollEntry { Descriptor = output, Wanted = Posix.PollIn };
        int found;
        do
        {
            found = Posix.Poll(&entry, 1, 0);
        }
        while (found < 0 && Marshal.GetLastPInvokeError() == Posix.Interrupted);
        return found == 0;
    }

    /// <summary>Sends bytes; false if the server answers, or reads no more, before it has all of them.</summary>
    public bool Write(void* bytes, long count, in CallLimits limits)
    {
        byte* next = (byte*)bytes;
        while (count > 0)
        {
            nint sent = Posix.Write(input, next, (nuint)Math.Min(count, CallBytes));
            if (sent > 0)
            {
                next += sent;
                count -= sent;
                continue;
            }

            int reason = Marshal.GetLastPInvokeError();
            if (reason == Posix.BrokenPipe || (reason == Posix.WouldBlock && !WaitForRoom(limits)))
            {
                return false;
            }

            Expect(reason);
        }

        return true;
    }

    /// <summary>Receives bytes.</summary>
    /// <exception cref="ServerFailureException">The output ends before, or it takes too long.</exception>
    public void Read(void* bytes, long count, in CallLimits limits)
    {
        byte* next = (byte*)bytes;
        long spinUntil = 0;
        uint looks = 0;
        while (count > 0)
        {
            nint received = Posix.Read(output, next, (nuint)Math.Min(count, CallBytes));
            if (received > 0)
            {
                next += received;
                count -= received;
                spinUntil = 0;
                continue;
            }

            if (received == 0)
            {
                throw new ServerFailureException(ServerEvent.Died, "The server ended before its answer did.");
            }

            Expect(Marshal.GetLastPInvokeError());
            _ = limits.Check();
            long now = Stopwatch.GetTimestamp();
            spinUntil = spinUntil == 0 ? now + s_spinTicks : spinUntil;
            if (now < spinUntil)
            {
                if (++looks % LooksBetweenYields == 0)
                {
                    Thread.Yield();
                }
            }
            else
            {
                Wait(0, limits);
            }
        }
    }

    /// <summary>What the server has written to its standard error, the last part of it.</summary>
    public string Messages()
    {
        DrainMessages();
        return _messages.ToString().Trim();
    }

    private static void Expect(int reason)
    {
        if (reason is not (Posix.WouldBlock or Posix.Interrupted))
        {
            throw new ServerFailureException(ServerEvent.Died, $"The connection failed: {Marshal.GetPInvokeErrorMessage(reason)}.");
        }
    }

    /// <summary>Waits until there is room in the input; false if the output has something first.</summary>
    private bool WaitForRoom(in CallLimits limits) => (Wait(Posix.PollOut, limits) & Posix.PollIn) == 0;

    /// <summary>Waits for the output, or also for room in the input; gives what there is.</summary>
    private short Wait(short wanted, in CallLimits limits)
    {
        Posix.PollEntry* entries = stackalloc Posix.PollEntry[]
        {
            new() { Descriptor = output, Wanted = Posix.PollIn },
            new() { Descriptor = _error, Wanted = Posix.PollIn },
            new() { Descriptor = wanted != 0 ? input : -1, Wanted = wanted },
        };
        while (true)
        {
            int found = Posix.Poll(entries, 3, limits.Check());
            if (found <= 0)
            {
                continue;
            }

            if (entries[1].Found != 0)
            {
                DrainMessages();
                entries[1].Descriptor = _error;
            }

            // An end that was closed shows up as something, too: the next read or write tells.
            short result = (short)((entries[0].Found != 0 ? Posix.PollIn : 0) | (entries[2].Found != 0 ? Posix.PollOut : 0));
            if (result != 0)
            {
                return result;
            }
        }
    }

    private void DrainMessages()
    {
        byte* buffer = stackalloc byte[MessageBytes];
        while (_error >= 0)
        {
            nint received = Posix.Read(_error, buffer, MessageBytes);
            if (received > 0)
            {
                _messages.Append(Encoding.UTF8.GetString(buffer, (int)received));
                _messages.Remove(0, Math.Max(0, _messages.Length - MessageBytes));
                continue;
            }

            // Nothing now; or nothing ever again.
            _error = received < 0 && Marshal.GetLastPInvokeError() is Posix.WouldBlock or Posix.Interrupted ? _error : -1;
            return;
        }
    }
}
