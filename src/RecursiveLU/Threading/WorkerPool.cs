using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>
/// The process's worker threads: made at the first job that wants them, asleep when there is none.
/// </summary>
/// <remarks>
/// A caller puts up a job of numbered tasks and works on it itself; workers that are awake claim tasks too. The caller waits for
/// claimed tasks only, never for a thread to wake up: with every other processor busy it simply does all the work. One job is up
/// at a time; a second caller meanwhile works alone. A forked child has no workers and works alone. Linux only; elsewhere
/// every caller works alone.
/// </remarks>
internal static unsafe class WorkerPool
{
    /// <summary>How long a worker looks for the next job before it sleeps, in microseconds: a sleeping one needs 4 to
    /// 8 us to wake up, and the steps of one factorization follow each other within tens of microseconds.</summary>
    private const int SpinMicroseconds = 100;

    /// <summary>Workers do not recurse.</summary>
    private const int StackBytes = 256 * 1024;

    private static Job* s_job;
    private static int s_busy;
    private static int s_workers;
    private static int s_process;

    /// <summary>Runs tasks 0 to count-1; returns when all are done.</summary>
    /// <param name="threads">Threads that may work, the caller included.</param>
    /// <param name="count">The number of tasks.</param>
    /// <param name="task">Called with <paramref name="context"/> and a task's number. Must not throw.</param>
    /// <param name="context">Given to every task.</param>
    public static void Run(int threads, long count, delegate*<void*, long, void> task, void* context)
    {
        threads = (int)Math.Min(threads, count);
        if (threads <= 1 || count > int.MaxValue || Interlocked.CompareExchange(ref s_busy, 1, 0) != 0)
        {
            RunAlone(count, task, context);
            return;
        }

        if (EnsureWorkers(threads - 1))
        {
            RunShared(threads, (int)count, task, context);
        }
        else
        {
            RunAlone(count, task, context);
        }

        Volatile.Write(ref s_busy, 0);
    }

    private static void RunAlone(long count, delegate*<void*, long, void> task, void* context)
    {
        for (long i = 0; i < count; i++)
        {
            task(context, i);
        }
    }

    private static void RunShared(int threads, int count, delegate*<void*, long, void> task, void* context)
    {
        Job* job = s_job;
        job->Open(task, context, count, threads - 1);
        job->Work(job->Generation, adopt: false);
        job->WaitForClaimed();
    }

    /// <summary>Whether there is at least one worker. The caller has the job to itself.</summary>
    private static bool EnsureWorkers(int wanted)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        int process = LibC.GetPid();
        if (s_job == null)
        {
            s_job = Job.Create();
            s_process = process;
        }

        if (s_job == null || process != s_process)
        {
            return false;
        }

        while (s_workers < wanted && StartWorker(s_workers))
        {
            s_workers++;
        }

        return s_workers > 0;
    }

    private static bool StartWorker(int number)
    {
        try
        {
            var thread = new Thread(static n => WorkForever((int)n!), StackBytes)
            {
                IsBackground = true,
                Name = "recursivelu",
            };
            thread.Start(number);
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            // No more threads are to be had; those that there are do.
            return false;
        }
    }

    private static void WorkForever(int number)
    {
        Job* job = s_job;
        uint seen = 0;
        while (true)
        {
            seen = job->WaitForNext(seen, SpinMicroseconds);
            if (number < job->Workers)
            {
                job->Work(seen, adopt: true);
            }
        }
    }
}
