using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Clocks of the C library, in nanoseconds. (Stopwatch would have its static constructor run in somebody's call.)
/// </summary>
internal static unsafe class Clock
{
    /// <summary>Gets the time since some moment.</summary>
    public static long Time => Read(LibC.MonotonicTime);

    /// <summary>Gets the processor time of the calling thread.</summary>
    public static long ThreadProcessorTime => Read(LibC.ThreadProcessorTime);

    private static long Read(int clock)
    {
        nint* time = stackalloc nint[2];
        return LibC.ClockGetTime(clock, time) == 0 ? ((long)time[0] * 1_000_000_000) + time[1] : 0;
    }
}
