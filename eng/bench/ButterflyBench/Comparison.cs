using System.Diagnostics;
using System.Numerics;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Kernels.Butterflies;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Threading;

namespace ButterflyBench;

/// <summary>U^T * A * V into panels, and a copy of as many elements, in turns. All memory has been touched before.</summary>
internal sealed unsafe class Comparison<T>(int n)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LeastTurns = 5;

    /// <summary>The shortest seconds of the transform and of the copy.</summary>
    public (double Transform, double Copy) Run(double seconds)
    {
        var times = (Transform: double.PositiveInfinity, Copy: double.PositiveInfinity);
        Widest.Run<T, Turns>(new Turns(n, seconds, &times));
        return times;
    }

    private readonly struct Turns(int n, double seconds, (double Transform, double Copy)* times) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            long elements = (long)n * n;
            var a = (T*)NativeBlock.Allocate(elements * sizeof(T), out _);
            var copy = (T*)NativeBlock.Allocate(elements * sizeof(T), out _);
            long panelSize = (long)PanelMatrix<T>.Size(n, n, TVector.Count);
            long diagonals = (long)Butterfly<T>.Size(n);
            long size = panelSize + (2 * diagonals) + (long)ButterflyTransform<T, TVector>.WorkSize(n);
            var memory = (T*)NativeBlock.Allocate(size * sizeof(T), out _);
            new Span<byte>(memory, checked((int)(size * sizeof(T)))).Clear();
            for (long i = 0; i < elements; i++)
            {
                a[i] = T.CreateTruncating((i * 7919 % 10007) - 5003);
                copy[i] = T.Zero;
            }

            var panels = new PanelMatrix<T>(memory, n, n, TVector.Count);
            var u = new Butterfly<T>(memory + panelSize, n);
            var v = new Butterfly<T>(memory + panelSize + diagonals, n);
            u.Fill(1, 0);
            v.Fill(1, 1);
            long begin = Stopwatch.GetTimestamp();
            for (int turn = 0; turn < LeastTurns || Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds; turn++)
            {
                long start = Stopwatch.GetTimestamp();
                var team = new Team(1);
                new ButterflyTransform<T, TVector>(u, v, a, n, memory + panelSize + (2 * diagonals), panels).Run(ref team);
                team.Dispose();
                times->Transform = Math.Min(times->Transform, Stopwatch.GetElapsedTime(start).TotalSeconds);

                start = Stopwatch.GetTimestamp();
                LibC.MemCpy(copy, a, (nuint)(elements * sizeof(T)));
                times->Copy = Math.Min(times->Copy, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            NativeBlock.Free(a);
            NativeBlock.Free(copy);
            NativeBlock.Free(memory);
            return 0;
        }
    }
}
