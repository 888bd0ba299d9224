using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ServerBench;

/// <summary>A random matrix, made anew for each call as an application would, outside of the collected heap. To copy it
/// from somewhere would fill the processor's caches with something that is never used.</summary>
internal sealed unsafe class Workspace : IDisposable
{
    private const int Alignment = 64;

    private readonly int _n;
    private readonly double* _work;
    private readonly long* _pivots;

    public Workspace(int n)
    {
        _n = n;
        _work = (double*)NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        _pivots = (long*)NativeMemory.AlignedAlloc((nuint)n * sizeof(long), Alignment);
    }

    /// <summary>Gets the factors of the last call.</summary>
    public ReadOnlySpan<byte> Factors => new(_work, checked((int)Bytes));

    /// <summary>Gets the size of the matrix.</summary>
    public long Bytes => (long)_n * _n * sizeof(double);

    /// <summary>Factors a fresh matrix; gives the seconds of the call alone.</summary>
    public double Time(Way way)
    {
        Fill();
        long start = Stopwatch.GetTimestamp();
        long info = way.Factor(_work, _n, _pivots);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return info == 0 ? seconds : throw new InvalidOperationException($"{way.Name}: info is {info}.");
    }

    /// <summary>The best of some copies of the matrix, in bytes a second.</summary>
    public double CopySpeed()
    {
        void* copy = NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        double best = double.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long start = Stopwatch.GetTimestamp();
            NativeMemory.Copy(_work, copy, (nuint)Bytes);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        NativeMemory.AlignedFree(copy);
        return Bytes / best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_work);
        NativeMemory.AlignedFree(_pivots);
    }

    /// <summary>Numbers in [-1, 1), always the same.</summary>
    private void Fill()
    {
        uint state = 1;
        for (long i = 0; i < (long)_n * _n; i++)
        {
            state = (state * 1664525) + 1013904223;
            _work[i] = (int)state * (1.0 / (1L << 31));
        }
    }
}
