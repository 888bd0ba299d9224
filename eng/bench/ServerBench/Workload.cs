using System.Diagnostics;

namespace ServerBench;

/// <summary>Calls with random matrices, and copies of them.</summary>
internal static class Workload
{
    /// <summary>Factors a matrix; gives the seconds of the call alone.</summary>
    /// <remarks>The matrix is made anew, as an application would. To copy it from somewhere would fill the processor's caches
    /// with what nobody uses.</remarks>
    public static double Time(Way way)
    {
        Fill(way.Matrix);
        long start = Stopwatch.GetTimestamp();
        long info = way.Factor();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return info == 0 ? seconds : throw new InvalidOperationException($"{way.Name}: info is {info}.");
    }

    /// <summary>The best of some copies of a matrix, in bytes a second.</summary>
    public static double CopySpeed(ReadOnlySpan<double> matrix)
    {
        var copy = new double[matrix.Length];
        double best = double.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            matrix.CopyTo(copy);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return matrix.Length * sizeof(double) / best;
    }

    /// <summary>Makes an n x n matrix upper triangular, with random numbers.</summary>
    public static void FillTriangle(Span<double> matrix, int n)
    {
        Fill(matrix);
        for (int j = 0; j < n; j++)
        {
            matrix.Slice((j * n) + j + 1, n - j - 1).Clear();
        }
    }

    /// <summary>The middle of some values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Numbers in [-1, 1), always the same.</summary>
    private static void Fill(Span<double> matrix)
    {
        uint state = 1;
        foreach (ref double element in matrix)
        {
            state = (state * 1664525) + 1013904223;
            element = (int)state * (1.0 / (1L << 31));
        }
    }
}
