using System.Text;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>Lines on standard error.</summary>
/// <remarks>Nobody may be kept waiting for the reader of these lines: what does not fit at once is left out.</remarks>
internal sealed unsafe class Log(bool verbose)
{
    private const int StandardError = 2;

    /// <summary>Pipes take this much in one piece or not at all.</summary>
    private const int LongestLine = 4096;

    /// <summary>Gets whether <see cref="Detail"/> writes.</summary>
    public bool IsVerbose => verbose;

    /// <summary>Writes a line about something that went wrong.</summary>
    public static void Error(string text)
    {
        byte[] line = Encoding.UTF8.GetBytes($"recursive_lu_server: {text}\n");
        var entry = new PollEntry { Descriptor = StandardError, Wanted = LibC.PollOutput };
        if (LibC.Poll(&entry, 1, 0) > 0)
        {
            fixed (byte* start = line)
            {
                _ = LibC.Write(StandardError, start, (nuint)Math.Min(line.Length, LongestLine));
            }
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
}
