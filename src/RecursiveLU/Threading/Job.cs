using System.Diagnostics;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Numbered tasks that several threads claim one by one. Lives in native memory, once.</summary>
/// <remarks>
/// The ticket holds the job's generation in its upper half and the next task in its lower half. A task is claimed by
/// compare-and-swap of the whole ticket: it succeeds only if the job that was read is still the one that is up.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 6 * Line)]
internal unsafe struct Job
{
    /// <summary>Two cache lines: processors fetch them in pairs.</summary>
    private const int Line = 128;

    private const nint FutexSyscallX64 = 202;
    private const nint FutexSyscallArm64 = 98;
    private const nint FutexWaitPrivate = 128;
    private const nint FutexWakePrivate = 129;

    [FieldOffset(0)]
    private long _ticket;

    [FieldOffset(Line)]
    private int _done;

    /// <summary>Workers that are at work now.</summary>
    [FieldOffset(Line + 4)]
    private int _inside;

    [FieldOffset(2 * Line)]
    private uint _generation;

    [FieldOffset((2 * Line) + 4)]
    private int _sleepers;

    [FieldOffset(3 * Line)]
    private delegate*<void*, long, void> _task;

    [FieldOffset((3 * Line) + 8)]
    private void* _context;

    [FieldOffset((3 * Line) + 16)]
    private int _count;

    [FieldOffset((3 * Line) + 20)]
    private int _workers;

    [FieldOffset((3 * Line) + 24)]
    private int _budget;

    [FieldOffset(4 * Line)]
    private fixed byte _environment[LibM.EnvironmentBytes];

    /// <summary>Threads that are in a shared computation of their own.</summary>
    [FieldOffset(5 * Line)]
    private int _callers;

    [FieldOffset((5 * Line) + 4)]
    private int _process;

    /// <summary>Gets a value indicating whether this process made it, and has not forked from the one that did.</summary>
    public readonly bool IsOfThisProcess => _process == LibC.GetPid();

    private static nint FutexSyscall =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? FutexSyscallArm64 : FutexSyscallX64;

    /// <summary>Makes one that never goes away; null if there is no memory.</summary>
    public static Job* Create()
    {
        try
        {
            var job = (Job*)NativeMemory.AlignedAlloc((nuint)sizeof(Job), Line);
            *job = default;
            job->_process = LibC.GetPid();
            return job;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Frees one that no thread has seen.</summary>
    public static void Delete(Job* job) => NativeMemory.AlignedFree(job);

    /// <summary>A thread begins a shared computation.</summary>
    public void Enter() => Interlocked.Increment(ref _callers);

    /// <summary>A thread's shared computation is over.</summary>
    public void Leave() => Interlocked.Decrement(ref _callers);

    /// <summary>Puts up a job and wakes the workers that sleep. The last one is done.</summary>
    /// <param name="task">Called with <paramref name="context"/> and a task's number.</param>
    /// <param name="context">Given to every task.</param>
    /// <param name="count">The number of tasks.</param>
    /// <param name="workers">Workers that may help.</param>
    /// <param name="budget">Threads that may run, callers included.</param>
    public void Open(delegate*<void*, long, void> task, void* context, int count, int workers, int budget)
    {
        long next = (long)(_generation + 1) << 32;

        // Closed first: nobody claims a task of the old generation while the fields change.
        Interlocked.Exchange(ref _ticket, next | int.MaxValue);
        _task = task;
        _context = context;
        _count = count;
        _done = 0;
        _workers = workers;
        _budget = budget;
        fixed (byte* environment = _environment)
        {
            _ = LibM.GetEnvironment(environment);
        }

        Interlocked.Exchange(ref _ticket, next);
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleepers) > 0 && IsWithinBudget())
        {
            fixed (uint* word = &_generation)
            {
                _ = LibC.Syscall(FutexSyscall, word, FutexWakePrivate, workers, null);
            }
        }
    }

    /// <summary>The caller's part: claims and runs tasks until none is left, then waits for those that workers have
    /// claimed.</summary>
    public void Finish()
    {
        uint generation = Volatile.Read(ref _generation);
        while (TryClaim(generation, out int index))
        {
            _task(_context, index);
            Interlocked.Increment(ref _done);
        }

        for (int turns = 1; Volatile.Read(ref _done) != _count; turns++)
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
    public void Help(uint generation)
    {
        if (Interlocked.Increment(ref _inside) <= Volatile.Read(ref _workers))
        {
            bool first = true;
            while (IsWithinBudget() && TryClaim(generation, out int index))
            {
                if (first)
                {
                    // To compute with the rounding mode of the thread that put the job up.
                    fixed (byte* environment = _environment)
                    {
                        _ = LibM.SetEnvironment(environment);
                    }

                    first = false;
                }

                _task(_context, index);
                Interlocked.Increment(ref _done);
            }
        }

        Interlocked.Decrement(ref _inside);
    }

    /// <summary>Waits for a job newer than the one seen: awake for a while, then asleep.</summary>
    public uint WaitForNext(uint seen, int spinMicroseconds, out bool slept)
    {
        slept = false;
        long limit = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 1_000_000 * spinMicroseconds);
        while (Volatile.Read(ref _generation) == seen && IsWithinBudget() && Stopwatch.GetTimestamp() < limit)
        {
            Thread.SpinWait(4);
        }

        fixed (uint* word = &_generation)
        {
            while (Volatile.Read(ref _generation) == seen)
            {
                slept = true;
                Interlocked.Increment(ref _sleepers);
                _ = LibC.Syscall(FutexSyscall, word, FutexWaitPrivate, (nint)seen, null);
                Interlocked.Decrement(ref _sleepers);
            }
        }

        return Volatile.Read(ref _generation);
    }

    /// <summary>Whether the callers leave processors to the workers that are at work.</summary>
    private readonly bool IsWithinBudget() =>
        Math.Max(1, Volatile.Read(in _inside)) + Volatile.Read(in _callers) <= Volatile.Read(in _budget);

    /// <summary>Claims the next task of a job, if there is one.</summary>
    private bool TryClaim(uint generation, out int index)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            index = (int)ticket;
            if ((uint)(ticket >> 32) != generation || index >= Volatile.Read(ref _count))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket)
            {
                return true;
            }
        }
    }
}
