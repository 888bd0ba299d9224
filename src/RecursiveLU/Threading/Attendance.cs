using System.Diagnostics;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>How much of its time a worker really ran.</summary>
/// <remarks>A caller waits for the tasks that a worker has claimed. On a processor that another process wants, too, the worker is
/// halted now and then for some milliseconds, ten times what the whole call may take. So a worker that was halted leaves callers
/// alone for a time in proportion: that way they lose at most 1 / <see cref="Share"/> of their time.</remarks>
internal unsafe struct Attendance
{
    private const int Share = 20;

    /// <summary>Shorter times are not looked at: reading the processor time is a system call.</summary>
    private const long LeastMicroseconds = 1000;
    private const long MostMicroseconds = 1_000_000;

    private long _time;
    private long _processorTime;

    /// <summary>Begins anew, after the thread has slept.</summary>
    public void Reset()
    {
        _time = Now();
        _processorTime = ProcessorTime();
    }

    /// <summary>For how many microseconds callers should be left alone, now that the thread has run since the last look or
    /// wanted to.</summary>
    public uint Absence()
    {
        long time = Now() - _time;
        if (time < LeastMicroseconds)
        {
            return 0;
        }

        long halted = time - (ProcessorTime() - _processorTime);
        Reset();
        return halted < LeastMicroseconds ? 0 : (uint)Math.Min(halted * Share, MostMicroseconds);
    }

    private static long Now() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    private static long ProcessorTime()
    {
        nint* time = stackalloc nint[2];
        return LibC.ClockGetTime(LibC.ThreadProcessorTime, time) == 0 ? ((long)time[0] * 1_000_000) + (time[1] / 1000) : 0;
    }
}
