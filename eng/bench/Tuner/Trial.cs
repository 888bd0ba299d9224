using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Conventions;
using RecursiveLU.Sizes;

namespace Tuner;

/// <summary>Matrices of one order, factored with different tunings.</summary>
internal sealed unsafe class Trial<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Several small matrices are timed at once, up to about that many operations.</summary>
    private const double SpanOperations = 4e6;

    private const int MaximumMatrices = 256;
    private const int Alignment = 64;

    private readonly int _n;
    private readonly int _matrices;
    private readonly T[] _fresh;
    private readonly T* _work;
    private readonly long[] _pivots;
    private readonly uint _flags;
    private byte[]? _expected;

    /// <summary>Makes them; factorizations use one thread or all.</summary>
    public Trial(int n, bool threaded)
    {
        _n = n;
        _flags = threaded ? LuFlags.Threaded : 0;
        _matrices = (int)Math.Clamp(SpanOperations / Operations, 1, MaximumMatrices);
        _pivots = new long[n];
        _fresh = new T[(long)_matrices * n * n];
        if (typeof(T) == typeof(double) || typeof(T) == typeof(Complex))
        {
            Fill<double>(new Random(n));
        }
        else
        {
            Fill<float>(new Random(n));
        }

        _work = (T*)NativeMemory.AlignedAlloc(Bytes, Alignment);
    }

    /// <summary>Gets the operations of a factorization.</summary>
    private double Operations => (IsComplex ? 8.0 : 2.0) / 3 * _n * _n * _n;

    private static bool IsComplex => typeof(T) == typeof(Complex) || typeof(T) == typeof(Complex64);

    private nuint Bytes => (nuint)_fresh.LongLength * (nuint)sizeof(T);

    /// <summary>Factors all matrices once; GFLOP/s.</summary>
    public double Rate(in Tuning tuning)
    {
        Restore();
        fixed (long* pivots = _pivots)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < _matrices; i++)
            {
                T* a = _work + ((long)i * _n * _n);
                _ = Getrf.FactorVectorised(a, _n, _n, _n, pivots, _flags, tuning);
            }

            return Operations * _matrices / Stopwatch.GetElapsedTime(start).TotalSeconds * 1e-9;
        }
    }

    /// <summary>Whether a tuning gives the same factors, bit by bit, as the first one that was asked about.</summary>
    public bool Agrees(in Tuning tuning)
    {
        Restore();
        fixed (long* pivots = _pivots)
        {
            _ = Getrf.FactorVectorised(_work, _n, _n, _n, pivots, _flags, tuning);
        }

        var factors = new ReadOnlySpan<byte>(_work, _n * _n * sizeof(T));
        _expected ??= factors.ToArray();
        return factors.SequenceEqual(_expected);
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(_work);

    /// <summary>Makes the elements' parts random, uniform from -1 to 1.</summary>
    private void Fill<TPart>(Random random)
        where TPart : unmanaged, INumberBase<TPart>
    {
        foreach (ref TPart part in MemoryMarshal.Cast<T, TPart>(_fresh.AsSpan()))
        {
            part = TPart.CreateTruncating((2 * random.NextDouble()) - 1);
        }
    }

    private void Restore()
    {
        fixed (T* fresh = _fresh)
        {
            NativeMemory.Copy(fresh, _work, Bytes);
        }
    }
}
