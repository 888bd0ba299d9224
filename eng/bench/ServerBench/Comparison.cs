using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ServerBench;

/// <summary>Times ways to factor matrices of one order. Each works for a while, then the next one, many times over.</summary>
internal sealed class Comparison
{
    private const int Rounds = 20;
    private const int MaximumRepetitions = 2000;

    /// <summary>How long a rested call waits before: a server has gone to sleep then.</summary>
    private const int RestMilliseconds = 1;

    /// <summary>To the server: into and out of the pipe; back: into and out of the pipe, and to the caller.</summary>
    private const int CopiesByPipe = 5;

    private readonly int _n;
    private readonly double _seconds;
    private readonly Way[] _ways;
    private readonly List<double>[] _times;
    private readonly List<double>[] _rested;

    /// <summary>Prepares a comparison.</summary>
    /// <param name="n">The order.</param>
    /// <param name="seconds">How long each way is timed.</param>
    /// <param name="ways">The first one in process, the last one by pipes.</param>
    public Comparison(int n, double seconds, Way[] ways)
    {
        _n = n;
        _seconds = seconds;
        _ways = ways;
        _times = [.. ways.Select(_ => new List<double>())];
        _rested = [.. ways.Select(_ => new List<double>())];
    }

    /// <summary>Gets the columns of the lines.</summary>
    public static string Header =>
        $"{"n",5}  {"way",-22}{"median us",11}{"ratio",8}{"more us",9}{"fastest us",12}{"rested us",11}";

    /// <summary>Measures and prints a line for each way.</summary>
    public void Print()
    {
        Array.ForEach(_ways, way => way.Prepare(_n));
        RequireSameFactors();
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < _ways.Length; i++)
            {
                Time(i);
                Thread.Sleep(RestMilliseconds);
                _rested[i].Add(Workload.Time(_ways[i]));
            }
        }

        double inProcess = Workload.Median(_times[0]);
        for (int i = 0; i < _ways.Length; i++)
        {
            double median = Workload.Median(_times[i]);
            Console.WriteLine(
                $"{_n,5}  {_ways[i].Name,-22}{median * 1e6,11:f2}{median / inProcess,8:f3}{(median - inProcess) * 1e6,9:f2}"
                + $"{_times[i].Min() * 1e6,12:f2}{Workload.Median(_rested[i]) * 1e6,11:f2}");
        }

        double more = Workload.Median(_times[^1]) - inProcess;
        double copied = (double)CopiesByPipe * _n * _n * sizeof(double);
        Console.WriteLine(
            $"{_n,5}  by pipes {copied * 1e-6:g4} MB are copied, {copied / more * 1e-9:f1} GB/s of the time more;"
            + $" memcpy {Workload.CopySpeed(_ways[0].Matrix) * 1e-9:f1} GB/s");
    }

    private void RequireSameFactors()
    {
        foreach (Way way in _ways)
        {
            Workload.Time(way);
            if (!MemoryMarshal.AsBytes(way.Matrix).SequenceEqual(MemoryMarshal.AsBytes(_ways[0].Matrix)))
            {
                throw new InvalidOperationException($"{way.Name}: the factors differ.");
            }
        }
    }

    private void Time(int way)
    {
        // The call before was another way's, or a rest.
        Workload.Time(_ways[way]);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < MaximumRepetitions && Stopwatch.GetElapsedTime(start).TotalSeconds * Rounds < _seconds; i++)
        {
            _times[way].Add(Workload.Time(_ways[way]));
        }
    }
}
