using System.Runtime.InteropServices;

namespace RecursiveLU.Server.Native;

/// <summary>What the C code that runs before the runtime has kept (Start/start.c).</summary>
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

    [LibraryImport(Code, EntryPoint = "server_word_count")]
    private static partial int WordCount();

    [LibraryImport(Code, EntryPoint = "server_word")]
    private static partial byte* Word(int word);
}
