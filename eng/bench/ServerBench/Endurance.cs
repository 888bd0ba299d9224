using System.Globalization;

namespace ServerBench;

/// <summary>Many requests, one after another, while the resident memory of both processes is watched.</summary>
/// <param name="way">The way to the server.</param>
/// <param name="n">The order of the matrices.</param>
/// <param name="requests">How many.</param>
internal sealed class Endurance(ServerWay way, int n, int requests)
{
    /// <summary>Memory may grow until then.</summary>
    private const int First = 10;

    /// <summary>Sends the requests and prints what memory they took.</summary>
    public void Print()
    {
        way.Prepare(n);
        int[] processes = [way.ProcessId, Environment.ProcessId];
        long[] early = [0, 0];
        long[] largest = [0, 0];
        for (int i = 1; i <= requests; i++)
        {
            Workload.Time(way);
            for (int p = 0; p < processes.Length && i >= First; p++)
            {
                long now = ResidentKilobytes(processes[p]);
                early[p] = i == First ? now : early[p];
                largest[p] = Math.Max(largest[p], now);
            }
        }

        Console.WriteLine($"{requests} requests of n = {n}, {way.Name}, resident memory:");
        foreach ((int p, string name) in new[] { (0, "server"), (1, "client") })
        {
            Console.WriteLine(
                $"    {name}  {early[p]} kB after {First} requests, {ResidentKilobytes(processes[p])} kB after all,"
                + $" at most {largest[p] - early[p]} kB more in between");
        }
    }

    private static long ResidentKilobytes(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
