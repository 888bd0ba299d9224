using System.Runtime.CompilerServices;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>Threads that divide long columns into chunks of rows. Kernels know nothing of threads: who runs the chunks is
/// given.</summary>
/// <param name="team">The threads.</param>
/// <param name="threads">How many they are.</param>
/// <param name="run">Runs tasks 0 to count-1, the second parameter, on the threads, the first: each gets the last parameter and
/// its number.</param>
internal readonly unsafe struct RowTeam(
    void* team, int threads, delegate*<void*, long, delegate*<void*, long, void>, void*, void> run)
{
    /// <summary>The most chunks.</summary>
    public const int MaximumChunks = 32;

    /// <summary>Rows of a chunk are a multiple of this, which whole vectors and tiles are, and at least some of it.</summary>
    private const long Unit = 64;

    /// <summary>Divides rows into chunks; gives how many.</summary>
    public long Divide(long rows, out long chunk)
    {
        long units = Math.Max(1, (rows + Unit - 1) / Unit);
        long wanted = Math.Clamp(Math.Min(2L * threads, units / TaskTuning.ChunkUnits), 1, MaximumChunks);
        chunk = (units + wanted - 1) / wanted * Unit;
        return (rows + chunk - 1) / chunk;
    }

    /// <summary>Runs tasks 0 to count-1.</summary>
    /// <remarks>By itself: a call through a pointer is long, and its callers are many.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run(long count, delegate*<void*, long, void> task, void* context) => run(team, count, task, context);
}
