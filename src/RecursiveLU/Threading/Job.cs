using System.Diagnostics;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>Numbered tasks that several threads claim one by one. Lives in native memory, once.</summary>
/// <remarks>
/// The ticket holds the job's generation in its upper half and the next task in its lower half. A task is claimed by
/// compare-and-swap of the whole ticket: it succeeds only if the job that was read is still the one that is up.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 5 * Line)]
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

    [FieldOffset(4 * Line)]
    private fixed byte _environment[LibM.EnvironmentBytes];

    /// <summary>Gets the number of the job that is up.</summary>
    public uint Generation => Volatile.Read(ref _generation);

    /// <summary>Gets the workers that may help, those with the lowest numbers.</summary>
    public int Workers => Volatile.Read(ref _workers);

    private static nint FutexSyscall =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? FutexSyscallArm64 : FutexSyscallX64;

    /// <summary>Makes one that never goes away; null if there is no memory.</summary>
    public static Job* Create()
    {
        try
        {
            var job = (Job*)NativeMemory.AlignedAlloc((nuint)sizeof(Job), Line);
            *job = default;
            return job;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Puts up a job and wakes the workers that sleep. The last one is done.</summary>
    public void Open(delegate*<void*, long, void> task, void* context, int count, int workers)
    {
        long next = (long)(_generation + 1) << 32;

        // Closed first: nobody claims a task of the old generation while the fields change.
        Interlocked.Exchange(ref _ticket, next | int.MaxValue);
        _task = task;
        _context = context;
        _count = count;
        _done = 0;
        fixed (byte* environment = _environment)
        {
            _ = LibM.GetEnvironment(environment);
        }

        Volatile.Write(ref _workers, workers);
        Interlocked.Exchange(ref _ticket, next);
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            fixed (uint* word = &_generation)
            {
                _ = LibC.Syscall(FutexSyscall, word, FutexWakePrivate, workers, null);
            }
        }
    }

    /// <summary>Claims and runs tasks of a job until none is left.</summary>
    /// <param name="generation">The job.</param>
    /// <param name="adopt">Whether to compute with the rounding mode of the thread that put it up.</param>
    public void Work(uint generation, bool adopt)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            delegate*<void*, long, void> task = _task;
            void* context = _context;
            int index = (int)ticket;
            if ((uint)(ticket >> 32) != generation || index >= Volatile.Read(ref _count))
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket)
            {
                if (adopt)
                {
                    fixed (byte* environment = _environment)
                    {
                        _ = LibM.SetEnvironment(environment);
                    }

                    adopt = false;
                }

                task(context, index);
                Interlocked.Increment(ref _done);
            }
        }
    }

    /// <summary>Waits until every task is done; all have been claimed.</summary>
    public void WaitForClaimed()
    {
        for (int turns = 1; Volatile.Read(ref _done) != _count; turns++)
        {
            if (turns % 1024 == 0)
            {
                _ = LibC.SchedYield();
            }

            Thread.SpinWait(1);
        }
    }

    /// <summary>Waits for a job newer than the one seen: awake for a while, then asleep.</summary>
    public uint WaitForNext(uint seen, int spinMicroseconds)
    {
        long limit = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 1_000_000 * spinMicroseconds);
        while (Generation == seen && Stopwatch.GetTimestamp() < limit)
        {
            Thread.SpinWait(8);
        }

        fixed (uint* word = &_generation)
        {
            while (Generation == seen)
            {
                Interlocked.Increment(ref _sleepers);
                _ = LibC.Syscall(FutexSyscall, word, FutexWaitPrivate, (nint)seen, null);
                Interlocked.Decrement(ref _sleepers);
            }
        }

        return Generation;
    }
}
