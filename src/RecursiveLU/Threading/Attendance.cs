namespace RecursiveLU.Threading;

/// <summary>How much of its time a worker really ran.</summary>
/// <remarks>A caller waits for the tasks that a worker has claimed. On a processor that another process wants, too, the worker is
/// halted now and then for some milliseconds, ten times what the whole call may take. So a worker that was halted leaves callers
/// alone for a time in proportion: that way they lose at most 1 / <see cref="Share"/> of their time.</remarks>
internal struct Attendance
{
    private const int Share = 20;

    /// <summary>Shorter times, in nanoseconds, are not looked at: reading the processor time is a system call.</summary>
    private const long Least = 1_000_000;
    private const long MostMicroseconds = 1_000_000;

    private long _time;
    private long _processorTime;

    /// <summary>Begins anew, after the thread has slept.</summary>
    public void Reset()
    {
        _time = Clock.Time;
        _processorTime = Clock.ThreadProcessorTime;
    }

    /// <summary>For how many microseconds callers should be left alone, now that the thread has run since the last look or
    /// wanted to.</summary>
    public uint Absence()
    {
        long time = Clock.Time - _time;
        if (time < Least)
        {
            return 0;
        }

        long halted = time - (Clock.ThreadProcessorTime - _processorTime);
        Reset();
        return halted < Least ? 0 : (uint)Math.Min(halted / 1000 * Share, MostMicroseconds);
    }
}
