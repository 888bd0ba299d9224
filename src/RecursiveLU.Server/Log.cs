using System.Text;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>Lines on standard error.</summary>
/// <remarks>Nobody is kept waiting for the reader of these lines: a thread writes them, since poll may promise room where write
/// waits (a terminal that was stopped, a pipe with other writers). If too many wait, further ones are left out.</remarks>
internal sealed class Log(bool verbose)
{
    private const int MostWaiting = 256;
    private const int LongestText = 4000;
    private const int StackBytes = 256 << 10;

    /// <summary>How long the process's end waits for the reader.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private static readonly Queue<string> s_waiting = new();
    private static bool s_started;
    private static bool s_writing;
    private static long s_leftOut;

    /// <summary>Gets whether <see cref="Detail"/> writes.</summary>
    public bool IsVerbose => verbose;

    /// <summary>Writes a line about something that went wrong.</summary>
    public static void Error(string text)
    {
        lock (s_waiting)
        {
            if (s_waiting.Count == MostWaiting)
            {
                s_leftOut++;
                return;
            }

            s_waiting.Enqueue(text);
            s_started = s_started || TryStart();
            Monitor.PulseAll(s_waiting);
        }
    }

    /// <summary>Writes a line for those who want to see everything.</summary>
    public void Detail(string text)
    {
        if (verbose)
        {
            Error(text);
        }
    }

    /// <summary>Waits for the lines before the end of the process, but not for ever.</summary>
    public static void Finish()
    {
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        lock (s_waiting)
        {
            while (s_started && (s_waiting.Count > 0 || s_writing) && deadline - Environment.TickCount64 is > 0 and long left)
            {
                Monitor.Wait(s_waiting, (int)left);
            }

            while (!s_started && s_waiting.TryDequeue(out string? text))
            {
                Write(text);
            }
        }
    }

    private static bool TryStart()
    {
        try
        {
            new Thread(WriteAll, StackBytes) { IsBackground = true }.Start();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    private static void WriteAll()
    {
        while (true)
        {
            Write(Next());
        }
    }

    private static string Next()
    {
        lock (s_waiting)
        {
            s_writing = false;
            Monitor.PulseAll(s_waiting);
            while (s_waiting.Count == 0 && s_leftOut == 0)
            {
                Monitor.Wait(s_waiting);
            }

            s_writing = true;
            if (s_waiting.TryDequeue(out string? text))
            {
                return text;
            }

            text = $"{s_leftOut} lines were left out here";
            s_leftOut = 0;
            return text;
        }
    }

    /// <summary>Writes one line, whatever the text holds.</summary>
    private static void Write(string text)
    {
        var line = new StringBuilder("recursive_lu_server: ");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, LongestText)))
        {
            line.Append(char.IsControl(c) ? '?' : c);
        }

        // There is nobody to tell if it cannot be written.
        _ = Output.TryWrite(Output.StandardError, Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
    }
}
