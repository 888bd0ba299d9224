using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.CommandLine.Engine;
using RecursiveLU.CommandLine.Matrices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Benchmarks;

/// <summary>Measures factorizations of a random matrix.</summary>
internal static unsafe class FactorTimer
{
    /// <summary>Fewer runs tell little of the shortest.</summary>
    private const int FewestRuns = 3;

    /// <summary>Measures one order with the threads that are set.</summary>
    /// <param name="budget">The memory there is.</param>
    /// <param name="type">The type of the elements.</param>
    /// <param name="order">The order, at least 1.</param>
    /// <param name="seconds">How long to go on.</param>
    public static Measurement Measure(Budget budget, ElementType type, long order, double seconds)
    {
        budget.Check($"order {order}", order, order, type.Bytes(), copies: 2);
        using Matrix a = Matrix.Zeros(budget, "a random matrix", type, order, order);
        using Matrix lu = Matrix.Zeros(budget, "its factors", type, order, order);
        Fill(a);
        var pivots = new long[order];
        double shortest = double.PositiveInfinity;
        double total = 0;
        fixed (long* ipiv = pivots)
        {
            for (int run = 0; run < FewestRuns || total < seconds; run++)
            {
                NativeMemory.Copy(a.Data, lu.Data, (nuint)a.Bytes);
                long started = Stopwatch.GetTimestamp();
                _ = LuLibrary.Factor(type, lu.Data, order, order, ipiv);
                double elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
                shortest = Math.Min(shortest, elapsed);
                total += elapsed;
            }
        }

        double operations = (type.IsComplex() ? 8.0 : 2.0) / 3 * Math.Pow(order, 3);
        return new Measurement(order, LuLibrary.Threads, shortest, operations / shortest / 1e9);
    }

    private static void Fill(Matrix a)
    {
        var random = new Random(1);
        for (long k = 0; k < a.Count; k++)
        {
            a.Set(k, new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5));
        }
    }
}
