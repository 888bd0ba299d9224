using System.CommandLine;
using System.Runtime.InteropServices;
using RecursiveLU.Client;
using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine.Commands;

/// <summary>serve: becomes recursive_lu_server, with the words that follow.</summary>
internal static partial class ServeCommand
{
    private static readonly Argument<string[]> s_words = new("options")
    {
        Description = "What recursive_lu_server takes; after -- what begins with a dash",
    };

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Factor matrices for other processes: serve -- --help lists the options") { s_words };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        string[] folders = [AppContext.BaseDirectory, Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../bin"))];
        string path = ServerLocator.Find(null, folders, out string searched)
            ?? throw new Failure(ExitCode.Internal, $"the server is missing: there is none of {searched}");

        // The program is replaced, so that standard input and output, signals and the exit status are the server's.
        _ = Execute(path, [path, .. line.GetValue(s_words) ?? [], null]);
        string problem = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
        throw new Failure(ExitCode.Internal, $"{path} cannot be run: {problem}");
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] words);
}
