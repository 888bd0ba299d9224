using System.CommandLine;
using System.CommandLine.Invocation;
using RecursiveLU.CommandLine.Commands;
using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine;

/// <summary>The program.</summary>
internal static class Program
{
    private const string Name = "recursive-lu";

    public static int Main(string[] words)
    {
        try
        {
            return Run(words);
        }
        catch (Failure failure)
        {
            return End(failure.ExitCode, failure.Message);
        }
        catch (OutOfMemoryException)
        {
            return End(ExitCode.TooLarge, "the system has no more memory");
        }
        catch (Exception e)
        {
            return End(ExitCode.Internal, $"a defect of the program: {e.GetType().Name}: {e.Message}");
        }
    }

    private static int Run(string[] words)
    {
        var root = new RootCommand("Solves and factors dense linear systems in files: .npy, .npz, .mtx, .csv.")
        {
            SolveCommand.Create(),
            FactorCommand.Create(),
            DetCommand.Create(),
            InvCommand.Create(),
            RcondCommand.Create(),
            InfoCommand.Create(),
            BenchCommand.Create(),
            ServeCommand.Create(),
            CompletionCommand.Create(),
        };
        ParseResult line = root.Parse(words);
        return line.Action is ParseErrorAction
            ? End(ExitCode.Usage, $"{line.Errors[0].Message.TrimEnd('.')}; {Name} --help tells more")
            : line.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
    }

    private static int End(int status, string message)
    {
        if (message.Length > 0)
        {
            Console.Error.WriteLine($"{Name}: {message}");
        }

        return status;
    }
}
