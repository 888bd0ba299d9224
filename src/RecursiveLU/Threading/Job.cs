using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Numbered tasks that several threads claim one by one. Lives in native memory, once.</summary>
/// <remarks>
/// Every thread has a queue, and task i is in queue i modulo their number, so that the same number comes to the same thread again,
/// in whose caches its data are. Threads with nothing left take the last tasks of others. What is written for each job is in
/// two lines and the queues: between processors that share no cache a line takes a quarter of a microsecond. MEMORY-ORDER.md
/// says what orders it.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = QueuesOffset + (MaximumQueues * Line))]
internal unsafe struct Job
{
    private const int Line = TaskQueue.Line;
    private const int QueuesOffset = 5 * Line;

    /// <summary>More threads than that share queues.</summary>
    private const int MaximumQueues = 64;

    /// <summary>The job that is up; workers look at it.</summary>
    [FieldOffset(0)]
    private uint _generation;

    [FieldOffset(4)]
    private int _queues;

    [FieldOffset(8)]
    private delegate*<void*, long, void> _task;

    [FieldOffset(16)]
    private void* _context;

    [FieldOffset(24)]
    private long _begin;

    [FieldOffset(32)]
    private int _workers;

    [FieldOffset(36)]
    private int _budget;

    /// <summary>When it was put up.</summary>
    [FieldOffset(40)]
    private long _opened;

    /// <summary>Tasks that workers have done since the process began.</summary>
    [FieldOffset(Line)]
    private long _done;

    /// <summary>Workers that are at work now.</summary>
    [FieldOffset(2 * Line)]
    private int _inside;

    [FieldOffset((2 * Line) + 4)]
    private int _sleepers;

    [FieldOffset(3 * Line)]
    private FloatingPoint _floatingPoint;

    /// <summary>Threads that are in a shared computation of their own.</summary>
    [FieldOffset(4 * Line)]
    private int _callers;

    [FieldOffset((4 * Line) + 4)]
    private int _process;

    /// <summary>Tasks of the job that is up.</summary>
    [FieldOffset((4 * Line) + 8)]
    private long _count;

    /// <summary>What <see cref="_done"/> was before it.</summary>
    [FieldOffset((4 * Line) + 16)]
    private long _doneBefore;

    /// <summary>Gets a value indicating whether this process made it, and has not forked from the one that did.</summary>
    public readonly bool IsOfThisProcess => _process == ProcessIdentity.Current;

    /// <summary>Makes one that never goes away; null if there is no memory.</summary>
    public static Job* Create()
    {
        var job = (Job*)NativeBlock.Allocate(sizeof(Job), out _, Line);
        if (job != null)
        {
            *job = default;
            job->_process = ProcessIdentity.Current;
        }

        return job;
    }

    /// <summary>Frees one that no thread has seen.</summary>
    public static void Delete(Job* job) => NativeBlock.Free(job);

    /// <summary>A thread begins a shared computation.</summary>
    public void Enter() => Interlocked.Increment(ref _callers);

    /// <summary>A thread's shared computation is over.</summary>
    public void Leave() => Interlocked.Decrement(ref _callers);

    /// <summary>Puts up a job and wakes the workers that sleep. The last one is done.</summary>
    /// <param name="task">Called with <paramref name="context"/> and a task's number.</param>
    /// <param name="context">Given to every task.</param>
    /// <param name="begin">The first task's number.</param>
    /// <param name="end">The number after the last one's, <see cref="TaskQueue.Maximum"/> from the first at most.</param>
    /// <param name="workers">Workers that may help.</param>
    /// <param name="budget">Threads that may run, callers included.</param>
    /// <param name="floatingPoint">How to compute.</param>
    public void Open(
        delegate*<void*, long, void> task, void* context, long begin, long end, int workers, int budget,
        in FloatingPoint floatingPoint)
    {
        _opened = Clock.Time;
        uint next = _generation + 1;
        int queues = QueuesOf(workers + 1);
        _task = task;
        _context = context;
        _begin = begin;
        _workers = workers;
        _budget = budget;
        Volatile.Write(ref _queues, queues);
        if (!_floatingPoint.Equals(floatingPoint))
        {
            _floatingPoint = floatingPoint;
        }

        _count = end - begin;
        _doneBefore = Volatile.Read(ref _done);
        for (int q = 0; q < queues; q++)
        {
            long first = FirstOf(q, begin, queues);
            QueueAt(q)->Reset(next, first < end ? (int)((end - 1 - first) / queues) + 1 : 0);
        }

        Interlocked.Exchange(ref _generation, next);
        if (Volatile.Read(ref _sleepers) > 0 && IsWithinBudget())
        {
            fixed (uint* word = &_generation)
            {
                Futex.Wake(word, workers);
            }
        }
    }

    /// <summary>The caller's part: claims and runs tasks until none is left, then waits for those that workers have
    /// claimed.</summary>
    public void Finish()
    {
        long finished = _doneBefore + _count;
        while (TryClaim(_generation, 0, out long task))
        {
            _task(_context, task);
            finished--;
        }

        for (int turns = 1; Volatile.Read(ref _done) != finished; turns++)
        {
            if (turns % 1024 == 0)
            {
                _ = LibC.SchedYield();
            }

            Thread.SpinWait(1);
        }
    }

    /// <summary>A worker's part: claims and runs tasks of a job while there are some, and processors for all who
    /// compute.</summary>
    /// <param name="generation">The job.</param>
    /// <param name="worker">The worker's number, from 0.</param>
    /// <param name="floatingPoint">How it computed last.</param>
    public void Help(uint generation, int worker, ref FloatingPoint floatingPoint)
    {
        if (Interlocked.Increment(ref _inside) <= Volatile.Read(ref _workers))
        {
            int done = 0;
            int queue = 1 + (worker % Math.Max(1, Volatile.Read(ref _queues) - 1));
            while (IsWithinBudget() && TryClaim(generation, queue, out long task))
            {
                if (done == 0 && !_floatingPoint.Equals(floatingPoint))
                {
                    // To compute with the rounding mode of the thread that put the job up.
                    floatingPoint = _floatingPoint;
                    floatingPoint.Apply();
                }

                _task(_context, task);
                done++;
            }

            if (done > 0)
            {
                Interlocked.Add(ref _done, done);
            }
        }

        Interlocked.Decrement(ref _inside);
    }

    /// <summary>Waits for a job newer than the one seen: awake for a while, then asleep.</summary>
    public uint WaitForNext(uint seen, int spinMicroseconds, out bool slept)
    {
        slept = false;
        long limit = Clock.Time + (1000L * spinMicroseconds);
        while (Volatile.Read(ref _generation) == seen && IsWithinBudget() && Clock.Time < limit)
        {
            for (int turn = 0; turn < 8 && Volatile.Read(ref _generation) == seen; turn++)
            {
                Thread.SpinWait(1);
            }
        }

        if (Volatile.Read(ref _generation) != seen)
        {
            ResponseTime.Add(Clock.Time - Volatile.Read(ref _opened));
        }

        fixed (uint* word = &_generation)
        {
            while (Volatile.Read(ref _generation) == seen)
            {
                slept = true;
                Interlocked.Increment(ref _sleepers);
                Futex.Wait(word, seen);
                Interlocked.Decrement(ref _sleepers);
            }
        }

        return Volatile.Read(ref _generation);
    }

    /// <summary>Whether the callers leave processors to the workers that are at work.</summary>
    private readonly bool IsWithinBudget() =>
        Math.Max(1, Volatile.Read(in _inside)) + Volatile.Read(in _callers) <= Volatile.Read(in _budget);

    private static int QueuesOf(int threads) => Math.Min(threads, MaximumQueues);

    /// <summary>The first task from a number on that is in a queue.</summary>
    private static long FirstOf(int queue, long begin, int queues)
    {
        long behind = (queue - begin) % queues;
        return begin + (behind < 0 ? behind + queues : behind);
    }

    private TaskQueue* QueueAt(int number)
    {
        fixed (Job* self = &this)
        {
            return (TaskQueue*)((byte*)self + QueuesOffset) + number;
        }
    }

    /// <summary>Claims a task of a job, if there is one: of a thread's own, or else of another's.</summary>
    private bool TryClaim(uint generation, int own, out long task)
    {
        // What is read is this job's when a claim has succeeded; before, any number will do.
        int queues = Math.Max(1, Volatile.Read(ref _queues));
        int queue = own;
        bool claimed = QueueAt(own)->TryTakeFirst(generation, out int index);
        for (int other = 1; !claimed && other < queues; other++)
        {
            queue = (own + other) % queues;
            claimed = QueueAt(queue)->TryTakeLast(generation, out index);
        }

        task = claimed ? FirstOf(queue, _begin, _queues) + ((long)index * _queues) : 0;
        return claimed;
    }
}
