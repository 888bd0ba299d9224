using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>How many threads share an operation that reads a matrix once.</summary>
internal static unsafe class Sharing
{
    /// <summary>The threads: 1 for a matrix that is too small, for to ask the system for their number takes its time.</summary>
    public static int ThreadsFor<T>(long rows, long columns)
        where T : unmanaged =>
        (Int128)rows * columns * sizeof(T) >= BlasTuning.SharedBytes ? ThreadCount.Get() : 1;

    /// <summary>The things of a task, in whole units: for one thread as many as fit, for several so few that each has some
    /// tasks.</summary>
    /// <param name="things">All of them.</param>
    /// <param name="most">How many fit, a multiple of the unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="threads">Threads.</param>
    public static nint PerTask(nint things, nint most, nint unit, int threads)
    {
        if (threads == 1)
        {
            return most;
        }

        nint share = things / ((nint)BlasTuning.TasksPerThread * threads);
        return Math.Min(most, Math.Max(1, share / unit) * unit);
    }
}
