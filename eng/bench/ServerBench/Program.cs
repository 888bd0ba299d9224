using System.CommandLine;
using System.Runtime.InteropServices;
using RecursiveLU.Client;
using RecursiveLU.Interop;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace ServerBench;

/// <summary>The command line.</summary>
internal static class Program
{
    private const int MaximumOrder = 8192;
    private const int MaximumClients = 300;

    public static int Main(string[] args)
    {
        Option<FileInfo> server = Path("--server", "recursive_lu_server.");
        Option<FileInfo> library = Path("--library", "librecursivelu.so, the one that the server loads.");
        var orders = new Option<int[]>("--n")
        {
            Description = "Orders of the matrices.",
            HelpName = "N",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [10, 100, 1000],
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long each way is timed at each order.",
            DefaultValueFactory = _ => 2,
        };
        var requests = new Option<int>("--requests")
        {
            Description = "Requests of the largest order, one after another, while resident memory is watched.",
            DefaultValueFactory = _ => 10_000,
        };
        var clients = new Option<int>("--clients")
        {
            Description = $"Clients at once of a server that listens, with matrices of order {Crowd.Order}; 0 for none.",
            DefaultValueFactory = _ => 32,
        };
        var command = new RootCommand(
            "Times recursive_lu_server against the same library called in process: f64, partial pivoting, one thread.")
        {
            server, library, orders, seconds, requests, clients,
        };
        command.SetAction(options =>
        {
            int[] sizes = options.GetValue(orders)!;
            if (sizes.Any(n => n is < 1 or > MaximumOrder))
            {
                Console.Error.WriteLine($"--n takes numbers from 1 to {MaximumOrder}.");
                return 1;
            }

            int crowd = options.GetValue(clients);
            if (crowd is < 0 or > MaximumClients)
            {
                Console.Error.WriteLine($"--clients takes numbers from 0 to {MaximumClients}.");
                return 1;
            }

            nint handle = NativeLibrary.Load(options.GetValue(library)!.FullName);
            NativeLibrary.SetDllImportResolver(
                typeof(RecursiveLuNative).Assembly, (name, _, _) => name == RecursiveLuNative.Library ? handle : 0);
            string path = options.GetValue(server)!.FullName;
            Run(path, sizes, options.GetValue(seconds), options.GetValue(requests));
            if (crowd > 0)
            {
                Console.WriteLine();
                new Crowd(path, crowd, options.GetValue(seconds)).Print();
            }

            return 0;
        });
        return command.Parse(args).Invoke();
    }

    private static void Run(string path, int[] orders, double seconds, int requests)
    {
        using var library = new LibraryWay();
        var sharing = new ServerLuOptions { ServerPath = path };
        using var shared = new ServerWay("shared memory", sharing);
        using var kept = new SharedMatrixWay("shared matrix", sharing, expendable: false);
        using var expendable = new SharedMatrixWay("expendable matrix", sharing, expendable: true);
        using var pipes = new ServerWay("pipes", sharing with { SharedMemory = false });
        Console.WriteLine($"{library}; {shared}");
        Console.WriteLine();
        Console.WriteLine(Comparison.Header);
        foreach (int n in orders)
        {
            new Comparison(n, seconds, [library, shared, kept, expendable, pipes]).Print();
        }

        if (requests > 0)
        {
            Console.WriteLine();
            foreach (ServerWay way in new[] { shared, expendable, pipes })
            {
                new Endurance(way, orders.Max(), requests).Print();
            }
        }
    }

    private static Option<FileInfo> Path(string name, string description)
    {
        var option = new Option<FileInfo>(name) { Description = description, HelpName = "FILE", Required = true };
        option.AcceptExistingOnly();
        return option;
    }
}
