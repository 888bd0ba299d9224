using System.Runtime.CompilerServices;

namespace RecursiveLU.Testing;

/// <summary>What happened in a storm.</summary>
/// <param name="Calls">Factorizations.</param>
/// <param name="Different">Those that differ in a bit from the first of their kind.</param>
/// <param name="Caught">Null-reference exceptions that the host threw and caught between them.</param>
/// <param name="Collections">Garbage collections meanwhile.</param>
internal readonly record struct StormResult(int Calls, int Different, int Caught, int Collections)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Wire.Number(Calls)} {Wire.Number(Different)} {Wire.Number(Caught)} {Wire.Number(Collections)}";
}

/// <summary>Many tasks call the library at once while the runtime around it collects garbage and handles faults.</summary>
internal static class Storm
{
    private static readonly (int M, int N)[] Shapes = [(3, 3), (17, 17), (64, 64), (40, 90), (90, 40), (130, 130)];

    /// <summary>Gets the number of kinds of matrices in a round.</summary>
    public static int Kinds => Shapes.Length;

    /// <summary>Runs the tasks, each through all shapes and both signatures in each round.</summary>
    public static StormResult Run(ILuAbi library, int tasks, int rounds)
    {
        Expected[] expected = Array.ConvertAll(Shapes, s => new Expected(library, s.M, s.N));
        int calls = 0;
        int different = 0;
        int caught = 0;
        using var gcStorm = new GcStorm();

        void Work(int task)
        {
            for (int i = 0; i < rounds * Shapes.Length; i++)
            {
                Expected e = expected[(task + i) % Shapes.Length];
                int bad = (e.Repeats(library, threaded: true) ? 0 : 1) + (e.Repeats(library, threaded: false) ? 0 : 1);
                Interlocked.Add(ref calls, 2);
                Interlocked.Add(ref different, bad);
                Interlocked.Add(ref caught, CatchesANullReference(null) ? 1 : 0);
            }
        }

        Task[] all = [.. Enumerable.Range(0, tasks).Select(i => Task.Factory.StartNew(
            () => Work(i), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        if (!Task.WaitAll(all, TimeSpan.FromMinutes(2)))
        {
            throw new InvalidDataException("The calls hang.");
        }

        return new StormResult(calls, different, caught, gcStorm.Collections);
    }

    /// <summary>Reads through null: a memory fault that the runtime makes an exception of.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool CatchesANullReference(int[]? nothing)
    {
        try
        {
            return nothing!.Length < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    /// <summary>A matrix and the factors that the library found when nothing else went on.</summary>
    private sealed class Expected
    {
        private readonly int _m;
        private readonly int _n;
        private readonly double[] _matrix;
        private readonly double[] _factors;
        private readonly long[] _pivots;

        public Expected(ILuAbi library, int m, int n)
        {
            (_m, _n) = (m, n);
            _matrix = Matrices.Signed<double>(m + n, m, n);
            _factors = (double[])_matrix.Clone();
            _pivots = new long[Math.Min(m, n)];
            long info = library.Factor<double>("recursive_lu_f64", _factors, m, n, _pivots);
            if (info != 0)
            {
                throw new InvalidDataException($"info is {info}.");
            }
        }

        public bool Repeats(ILuAbi library, bool threaded)
        {
            var factors = (double[])_matrix.Clone();
            var pivots = new long[_pivots.Length];
            string symbol = threaded ? "recursive_lu_f64_threaded!" : "recursive_lu_f64!";
            long info = library.Factor<double>(symbol, factors, _m, _n, pivots);
            return info == 0 && pivots.AsSpan().SequenceEqual(_pivots) && factors.AsSpan().SequenceEqual(_factors);
        }
    }
}
