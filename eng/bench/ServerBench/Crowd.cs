using System.Diagnostics;
using System.Globalization;
using RecursiveLU.Client;

namespace ServerBench;

/// <summary>Many clients of one server that listens, all at once, against as many threads that call the library.</summary>
/// <param name="path">The server's path.</param>
/// <param name="clients">How many.</param>
/// <param name="seconds">How long each way is timed.</param>
internal sealed class Crowd(string path, int clients, double seconds)
{
    /// <summary>The order of the matrices.</summary>
    public const int Order = 200;

    private const int Rounds = 9;

    /// <summary>Those of <see cref="Compare"/> that go to the server; all of them are connected all the time.</summary>
    private const int ServerWays = 3;

    /// <summary>Measures and prints a line for each way.</summary>
    /// <remarks>The matrices are upper triangular: they are their own factors, so that nobody need fill them again.</remarks>
    public void Print()
    {
        string folder = Directory.CreateTempSubdirectory("recursive_lu_bench_").FullName;
        string socket = Path.Combine(folder, "server");
        string places = (ServerWays * clients).ToString(CultureInfo.InvariantCulture);
        using Process server = Process.Start(path, ["--listen", socket, "--max-clients", places]);
        try
        {
            while (!File.Exists(socket) && !server.HasExited)
            {
                Thread.Sleep(1);
            }

            Compare(new ServerLuOptions { SocketPath = socket, BusyTimeout = TimeSpan.FromSeconds(10) });
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Compare(ServerLuOptions options)
    {
        Way[][] ways =
        [
            Several(() => new LibraryWay()),
            Several(() => new ObjectWay(options.SocketPath!)),
            Several(() => new ServerWay("ServerLu, shared memory", options)),
            Several(() => new ServerWay("ServerLu, socket", options with { SharedMemory = false })),
        ];
        var rates = ways.Select(_ => new double[Rounds]).ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                rates[way][round] = CallsPerSecond(ways[way]);
            }
        }

        Console.WriteLine($"{clients} at once, n = {Order}: calls a second, all together");
        for (int way = 0; way < ways.Length; way++)
        {
            double ratio = Workload.Median(rates[way].Select((rate, round) => rate / rates[0][round]));
            Console.WriteLine($"    {ways[way][0].Name,-26}{Workload.Median(rates[way]),9:f0}{ratio,8:f3} of in process");
            Array.ForEach(ways[way], one => one.Dispose());
        }
    }

    private Way[] Several(Func<Way> make)
    {
        Way[] ways = [.. Enumerable.Range(0, clients).Select(_ => make())];
        foreach (Way way in ways)
        {
            way.Prepare(Order);
            Workload.FillTriangle(way.Matrix, Order);
        }

        return ways;
    }

    private double CallsPerSecond(Way[] ways)
    {
        double duration = seconds / Rounds;
        var calls = new long[ways.Length];
        var took = new double[ways.Length];
        var threads = new Thread[ways.Length];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < ways.Length; i++)
        {
            int client = i;
            threads[i] = new Thread(() =>
            {
                for (; took[client] < duration; calls[client]++)
                {
                    ways[client].Factor();
                    took[client] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                }
            });
            threads[i].Start();
        }

        Array.ForEach(threads, thread => thread.Join());
        return calls.Sum() / took.Max();
    }
}
