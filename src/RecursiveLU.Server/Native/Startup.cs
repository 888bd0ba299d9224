using System.Runtime.InteropServices;

namespace RecursiveLU.Server.Native;

/// <summary>The C code beside the runtime (folder Start).</summary>
internal static unsafe partial class Startup
{
    private const string Code = "start";

    /// <summary>Gets the words of the command line after the program's name, as they are: a path need not be UTF-8.</summary>
    public static byte[][] Words
    {
        get
        {
            var words = new byte[Math.Max(0, WordCount() - 1)][];
            for (int word = 0; word < words.Length; word++)
            {
                words[word] = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Word(word + 1)).ToArray();
            }

            return words;
        }
    }

    /// <summary>From now on SIGTERM, SIGINT and SIGHUP do not end the process.</summary>
    /// <param name="first">Set by the first of them.</param>
    /// <param name="again">Set by any other one.</param>
    public static void CatchStopSignals(Event first, Event again) => CatchStopSignals(first.Descriptor, again.Descriptor);

    [LibraryImport(Code, EntryPoint = "server_catch_stop_signals")]
    private static partial void CatchStopSignals(int first, int again);

    [LibraryImport(Code, EntryPoint = "server_word_count")]
    private static partial int WordCount();

    [LibraryImport(Code, EntryPoint = "server_word")]
    private static partial byte* Word(int word);
}
