using System.Text;
using RecursiveLU.Server.Listening;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server;

/// <summary>The program.</summary>
internal static class Program
{
    public static int Main()
    {
        int status = Run();
        Log.Finish();
        return status;
    }

    private static int Run()
    {
        try
        {
            Options options = CommandLine.Read(Startup.Words, out string? text);
            return text != null ? Print(text) : options.Ask is byte[] path ? Ask(path, options.AskForStatus) : Serve(options);
        }
        catch (FormatException problem)
        {
            Log.Error(problem.Message);
        }
        catch (Exception e)
        {
            // The system lets the process have too little.
            Log.Error($"cannot run: {e.GetType().Name}");
        }

        return ExitCode.CannotStart;
    }

    private static int Print(string text)
    {
        if (Output.TryWrite(Output.StandardOutput, Encoding.UTF8.GetBytes(text + '\n')))
        {
            return ExitCode.Success;
        }

        Log.Error($"standard output: {LibC.ErrorText}");
        return ExitCode.CannotStart;
    }

    private static int Ask(byte[] path, bool forStatus)
    {
        string? answer = forStatus ? Inquiry.Status(path)
            : Inquiry.Version(path) is string version ? $"recursive_lu_server {version} answers"
            : null;
        if (answer != null)
        {
            return Print(answer);
        }

        Log.Error($"no answer at {Encoding.UTF8.GetString(path)}");
        return ExitCode.CannotStart;
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

        return options.Socket is null && options.HandedOver is null ? PipeServer.Run(options, log) : new Listener(options, log).Run();
    }
}
