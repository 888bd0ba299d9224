using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ServerBench;

/// <summary>A random matrix and memory to factor it in, outside of the collected heap.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    private const int Alignment = 64;

    private readonly int _n;
    private readonly double* _fresh;
    private readonly double* _work;
    private readonly long* _pivots;

    public Workspace(int n)
    {
        _n = n;
        _fresh = (double*)NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        _work = (double*)NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        _pivots = (long*)NativeMemory.AlignedAlloc((nuint)n * sizeof(long), Alignment);
        var random = new Random(n);
        for (long i = 0; i < (long)n * n; i++)
        {
            _fresh[i] = (2 * random.NextDouble()) - 1;
        }
    }

    /// <summary>Gets the factors of the last call.</summary>
    public ReadOnlySpan<byte> Factors => new(_work, checked((int)Bytes));

    /// <summary>Gets the size of the matrix.</summary>
    public long Bytes => (long)_n * _n * sizeof(double);

    /// <summary>Factors a fresh matrix; gives the seconds of the call alone.</summary>
    public double Time(Way way)
    {
        NativeMemory.Copy(_fresh, _work, (nuint)Bytes);
        long start = Stopwatch.GetTimestamp();
        long info = way.Factor(_work, _n, _pivots);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return info == 0 ? seconds : throw new InvalidOperationException($"{way.Name}: info is {info}.");
    }

    /// <summary>The best of some copies of the matrix, in bytes a second.</summary>
    public double CopySpeed()
    {
        double best = double.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            NativeMemory.Copy(_fresh, _work, (nuint)Bytes);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Bytes / best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_fresh);
        NativeMemory.AlignedFree(_work);
        NativeMemory.AlignedFree(_pivots);
    }
}
