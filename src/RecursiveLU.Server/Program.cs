using RecursiveLU.Server.Listening;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>The program.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        try
        {
            Options options = CommandLine.Read(args, out string? text);
            if (text is null)
            {
                return Serve(options);
            }

            Console.Out.WriteLine(text);
            return ExitCode.Success;
        }
        catch (FormatException problem)
        {
            Log.Error(problem.Message);
            return ExitCode.CannotStart;
        }
    }

    private static int Serve(Options options)
    {
        if (LuLibrary.Load() is string problem)
        {
            Log.Error(problem);
            return ExitCode.CannotStart;
        }

        if (options.Threads > 0)
        {
            LuLibrary.SetThreads(options.Threads);
        }

        var log = new Log(options.Verbose);
        if (log.IsVerbose)
        {
            log.Detail($"version {LuLibrary.Version}, kernels {LuLibrary.Isa}");
        }

        return options.Socket is null ? PipeServer.Run(options, log) : new Listener(options, log).Run();
    }
}
