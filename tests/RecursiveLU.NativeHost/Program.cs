using RecursiveLU.Testing;

namespace RecursiveLU.NativeHost;

/// <summary>A process that loads the native library and calls it as told on standard input; <see cref="Wire"/> says
/// how.</summary>
internal static class Program
{
    /// <summary>Runs until told to quit.</summary>
    /// <param name="args">The library's path; and <c>--gc-storm</c> to collect garbage all the time.</param>
    public static int Main(string[] args)
    {
        bool storm = args.Length == 2 && args[1] == "--gc-storm";
        if (args.Length != 1 && !storm)
        {
            Console.Error.WriteLine("usage: RecursiveLU.NativeHost LIBRARY [--gc-storm]");
            return Wire.Error;
        }

        using GcStorm? gcStorm = storm ? new GcStorm() : null;
        using var input = new StreamReader(Console.OpenStandardInput(), bufferSize: 1 << 16);
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16)
        {
            NewLine = "\n",
            AutoFlush = true,
        };
        try
        {
            using var library = new LuLibrary(args[0]);
            return new Session(library, gcStorm).Run(input, output);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            output.WriteLine($"error {Session.OneLine(e.Message)}");
            return Wire.Error;
        }
    }
}
