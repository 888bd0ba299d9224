using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Providers.LinearAlgebra;
using RecursiveLU.MathNet;

namespace DotnetBench;

/// <summary>Math.NET's matrices by each provider.</summary>
internal static class Providers
{
    /// <summary>How long each is repeated, at the least.</summary>
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(1);

    /// <summary>Prints the best times, and how many times as fast the provider is.</summary>
    public static void Print()
    {
        Console.WriteLine("milliseconds of Math.NET's matrices, the best of a second's repetitions");
        Console.WriteLine("|    n |      what |   Math.NET | RecursiveLU, native | managed | Math.NET / native |");
        Console.WriteLine("|-----:|----------:|-----------:|--------------------:|--------:|------------------:|");
        foreach (int n in (int[])[10, 100, 1000])
        {
            Matrix<double> a = Matrix<double>.Build.Random(n, n, seed: n);
            Vector<double> b = Vector<double>.Build.Random(n, seed: n + 1);
            Compare(n, "LU", () => a.LU());
            Compare(n, "LU, solve", () => a.LU().Solve(b));
            Compare(n, "inverse", () => a.Inverse());
        }
    }

    private static void Compare(int n, string what, Action call)
    {
        double own = Best(ManagedLinearAlgebraProvider.Instance, call);
        double native = Best(new RecursiveLuProvider(), call);
        double managed = Best(new RecursiveLuProvider(allowNative: false), call);
        Console.WriteLine($"| {n,4} | {what,9} | {own,10:f4} | {native,19:f4} | {managed,7:f4} | {own / native,17:f1} |");
    }

    private static double Best(ILinearAlgebraProvider provider, Action call)
    {
        LinearAlgebraControl.Provider = provider;
        call();
        double best = double.MaxValue;
        long begin = Stopwatch.GetTimestamp();
        do
        {
            long start = Stopwatch.GetTimestamp();
            call();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(begin) < s_time);
        return best;
    }
}
