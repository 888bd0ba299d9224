using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>The process's worker threads: made when the first job wants them, asleep when there is none.</summary>
internal static unsafe class Workers
{
    /// <summary>How long a worker looks for the next job before it sleeps, in microseconds: a sleeping one needs 4 to
    /// 8 us to wake up, and the steps of one factorization follow each other within tens of microseconds.</summary>
    private const int SpinMicroseconds = 100;

    /// <summary>Workers do not recurse.</summary>
    private const int StackBytes = 256 * 1024;

    private static readonly int[] s_threads = new int[ThreadCount.Maximum];

    private static int s_count;
    private static int s_resting;
    private static CpuSet s_places;

    /// <summary>Gets a value indicating whether there are workers and all of them leave callers alone.</summary>
    public static bool AllRest
    {
        get
        {
            int resting = Volatile.Read(ref s_resting);
            return resting > 0 && resting >= Volatile.Read(ref s_count);
        }
    }

    /// <summary>Starts workers until there are as many as wanted, if the system lets it; gives how many there are.</summary>
    public static int Ensure(Job* job, int wanted)
    {
        while (s_count < wanted && Start(job, s_count))
        {
            s_count++;
        }

        return s_count;
    }

    /// <summary>Moves the workers to some processors; those that come later, too.</summary>
    public static void Place(in CpuSet places)
    {
        if (places.Equals(s_places))
        {
            return;
        }

        s_places = places;
        for (int i = 0; i < s_count; i++)
        {
            int thread = Volatile.Read(ref s_threads[i]);
            if (thread != 0)
            {
                places.Place(thread);
            }
        }
    }

    private static bool Start(Job* job, int number)
    {
        using var signals = new BlockedSignals();
        try
        {
            var thread = new Thread(n => WorkForever(job, (int)n!), StackBytes) { IsBackground = true };
            thread.Start(number);
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // No more threads are to be had; those that there are do.
            return false;
        }
    }

    private static void WorkForever(Job* job, int number)
    {
        fixed (byte* name = "recursivelu"u8)
        {
            _ = LibC.Prctl(LibC.SetName, name);
        }

        // The number first: who places the workers from now on places this one, too.
        Interlocked.Exchange(ref s_threads[number], LibC.GetTid());
        s_places.Place(0);
        uint seen = 0;
        FloatingPoint floatingPoint = default;
        Attendance attendance = default;
        attendance.Reset();
        while (true)
        {
            seen = job->WaitForNext(seen, SpinMicroseconds, out bool slept);
            if (slept)
            {
                attendance.Reset();
            }

            job->Help(seen, number, ref floatingPoint);
            uint absence = attendance.Absence();
            if (absence > 0)
            {
                Interlocked.Increment(ref s_resting);
                _ = LibC.MicroSleep(absence);
                Interlocked.Decrement(ref s_resting);
                attendance.Reset();
            }
        }
    }
}
