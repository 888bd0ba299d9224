using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RecursiveLU;

namespace DotnetBench;

/// <summary>How long a factorization takes whose code is new to the process.</summary>
internal static class FirstCalls
{
    private static readonly int[] s_orders = [4, 100, 500];

    private static readonly int[] s_calls = [1, 2, 10, 30, 100];

    /// <summary>Times calls, in this process; gives the microseconds of those that are printed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IEnumerable<string> Time(int n)
    {
        var random = new Random(1);
        double[] a = [.. Enumerable.Range(0, n * n).Select(_ => random.NextDouble() - 0.5)];
        var copy = new double[n * n];
        var pivots = new long[n];
        var ticks = new long[s_calls[^1]];
        for (int i = 0; i < ticks.Length; i++)
        {
            a.CopyTo(copy, 0);
            long start = Stopwatch.GetTimestamp();
            Lu.FactorInPlace<double>(copy, n, n, n, pivots);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }

        return s_calls.Select(call => (ticks[call - 1] * 1e6 / Stopwatch.Frequency).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Prints medians over processes.</summary>
    public static void Print(string library, int processes)
    {
        Console.WriteLine($"microseconds of a call of Lu.FactorInPlace<double>, medians of {processes} processes");
        Console.WriteLine("|    n | call " + string.Join(" | call ", s_calls.Select(call => $"{call,5}")) + " | 2nd / 100th |");
        Console.WriteLine("|-----:|" + string.Concat(s_calls.Select(_ => "-----------:|")) + "------------:|");
        foreach (int n in s_orders)
        {
            double[][] runs = [.. Enumerable.Range(0, processes).Select(_ => InFreshProcess(library, n))];
            double[] medians = [.. s_calls.Select((_, i) => runs.Select(run => run[i]).Order().ElementAt(processes / 2))];
            string times = string.Join(" | ", medians.Select(median => $"{median,10:f2}"));
            Console.WriteLine($"| {n,4} | {times} | {medians[1] / medians[^1],11:f2} |");
        }
    }

    private static double[] InFreshProcess(string library, int n)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--library", library, "--first", $"{n}"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"A process ended with {process.ExitCode}.");
    }
}
