namespace RecursiveLU.Threading;

/// <summary>
/// A thread that shares a computation, and the workers that help it. One computation has one team, from begin to end.
/// </summary>
/// <remarks>
/// The caller puts up a job of numbered tasks, does something else or works on them itself; workers that are awake claim tasks
/// too. A task's number says who should do it: where jobs number alike what is at the same place in memory, it stays in that
/// thread's caches. The caller waits
/// for claimed tasks only, never for a thread to wake up: with every other processor busy it simply does all the work. One job
/// is up at a time; a second caller meanwhile works alone, and workers step back so that no more threads run than there are
/// processors, unless the host set a larger number of threads. Workers are kept on the caller's processors, but off the one
/// that it is on. A forked child has no workers and works alone. Linux only; elsewhere every caller works alone.
/// </remarks>
internal unsafe struct Team
{
    private static nint s_job;
    private static int s_busy;

    private readonly Job* _job;
    private readonly int _threads;
    private readonly int _budget;
    private readonly FloatingPoint _floatingPoint;

    /// <summary>What <see cref="Workers.Attend"/> has given for the caller.</summary>
    private int _attended;

    private delegate*<void*, long, void> _task;
    private void* _context;
    private long _begin;
    private long _end;
    private bool _open;

    /// <summary>Initializes a new instance of the <see cref="Team"/> struct.</summary>
    /// <param name="threads">Threads that may work, the caller included.</param>
    public Team(int threads)
    {
        Job* job = threads > 1 && OperatingSystem.IsLinux() ? JobOfThisProcess() : null;
        if (job == null)
        {
            return;
        }

        int processors = ThreadCount.Processors;
        _threads = processors == 1 || Workers.AllRest ? 1 : ThreadCount.IsSet ? threads : Math.Min(threads, processors);
        _budget = Math.Max(_threads, processors);
        if (_threads > 1)
        {
            _job = job;
            _floatingPoint = FloatingPoint.OfThisThread();
            _job->Enter();
        }
    }

    /// <summary>Gets the threads that may work.</summary>
    public readonly int Threads => Math.Max(1, _threads);

    /// <summary>Puts up tasks begin to end-1; <see cref="Finish"/> must follow.</summary>
    /// <param name="begin">The first task's number.</param>
    /// <param name="end">The number after the last one's.</param>
    /// <param name="task">Called with <paramref name="context"/> and a task's number. Must not throw.</param>
    /// <param name="context">Given to every task.</param>
    public void Open(long begin, long end, delegate*<void*, long, void> task, void* context)
    {
        _task = task;
        _context = context;
        _begin = begin;
        _end = end;
        int workers = (int)Math.Min(_threads - 1, end - begin);
        _open = _job != null && workers > 0 && end - begin <= TaskQueue.Maximum && Interlocked.CompareExchange(ref s_busy, 1, 0) == 0;
        if (!_open)
        {
            return;
        }

        Workers.Attend(ref _attended);
        workers = Math.Min(workers, Workers.Ensure(_job, workers));
        _job->Open(task, context, begin, end, workers, _budget, _floatingPoint);
    }

    /// <summary>Works on the tasks, and returns when all are done.</summary>
    public void Finish()
    {
        if (_open)
        {
            _job->Finish();
            _open = false;
            Volatile.Write(ref s_busy, 0);
            return;
        }

        for (long i = _begin; i < _end; i++)
        {
            _task(_context, i);
        }
    }

    /// <summary>Runs tasks 0 to count-1.</summary>
    public void Run(long count, delegate*<void*, long, void> task, void* context)
    {
        Open(0, count, task, context);
        Finish();
    }

    /// <summary>The same on a team that its caller cannot see into.</summary>
    public static void RunOn(void* team, long count, delegate*<void*, long, void> task, void* context) =>
        ((Team*)team)->Run(count, task, context);

    /// <summary>Ends the computation.</summary>
    public readonly void Dispose()
    {
        if (_job != null)
        {
            _job->Leave();
        }
    }

    /// <summary>The one job of this process; null in a forked child, and without memory.</summary>
    private static Job* JobOfThisProcess()
    {
        var job = (Job*)Volatile.Read(ref s_job);
        if (job == null)
        {
            Job* created = Job.Create();
            job = (Job*)Interlocked.CompareExchange(ref s_job, (nint)created, 0);
            if (job == null)
            {
                return created;
            }

            Job.Delete(created);
        }

        return job->IsOfThisProcess ? job : null;
    }
}
