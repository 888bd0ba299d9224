using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>The process's worker threads: made when the first job wants them, asleep when there is none.</summary>
/// <remarks>They are threads of the C library, which the runtime takes in when they come to managed code: to start one takes no
/// managed memory, throws nothing, and has no cancellation point. Only the thread whose job is up may use the methods.</remarks>
internal static unsafe class Workers
{
    /// <summary>How long a worker looks for the next job before it sleeps, in microseconds: a sleeping one needs 4 to
    /// 8 us to wake up, and the steps of one factorization follow each other within tens of microseconds.</summary>
    private const int SpinMicroseconds = 100;

    /// <summary>Workers do not recurse.</summary>
    private const nuint StackBytes = 256 * 1024;
    private const nuint UsualStack = 0;

    /// <summary>More than the pthread_attr_t of any C library, in words.</summary>
    private const int AttributeWords = 16;
    private const int Detached = 1;

    /// <summary>The number of no processor; sched_getcpu gives -1 where it cannot tell.</summary>
    private const int None = -2;

    private static Handles s_threads;
    private static Job* s_job;
    private static int s_count;
    private static int s_resting;

    /// <summary>Where the caller may run that was attended to last, and which of those processors it was on.</summary>
    private static CpuSet s_callersPlaces;
    private static int s_callersProcessor = None;
    private static int s_attended;

    /// <summary>Where the workers may run.</summary>
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
        s_job = job;
        while (s_count < wanted && Start(s_count))
        {
            s_places.Place(s_threads[s_count]);
            Volatile.Write(ref s_count, s_count + 1);
        }

        return s_count;
    }

    /// <summary>Keeps the workers, and those that come later, on the calling thread's processors, but off the one that it is on.
    /// </summary>
    /// <param name="attended">0 at a computation's first job; what the method has left there, at the others.</param>
    public static void Attend(ref int attended)
    {
        if (attended == 0 || attended != s_attended)
        {
            // Another caller's jobs have come in between, if this is not the first one.
            Unsafe.SkipInit(out CpuSet places);
            places.ReadThisThread();
            s_callersProcessor = s_callersPlaces.Set(places) ? None : s_callersProcessor;
            s_attended = s_attended == int.MaxValue ? 1 : s_attended + 1;
            attended = s_attended;
        }

        int processor = LibC.SchedGetCpu();
        if (processor == s_callersProcessor)
        {
            return;
        }

        s_callersProcessor = processor;
        s_places.SetWithout(s_callersPlaces, processor);
        for (int i = 0; i < s_count; i++)
        {
            s_places.Place(s_threads[i]);
        }
    }

    /// <summary>Starts a worker with a small stack; where a host's thread-local variables, which are on the stack, too, leave too
    /// little of that, with a usual one.</summary>
    private static bool Start(int number)
    {
        using var signals = new BlockedSignals();
        int error = Start(number, StackBytes);
        error = error == LibC.IllegalArgument ? Start(number, UsualStack) : error;
        return error == 0;
    }

    private static int Start(int number, nuint stackBytes)
    {
        nint* attributes = stackalloc nint[AttributeWords];
        int error = LibC.PthreadAttrInit(attributes);
        if (error != 0)
        {
            return error;
        }

        error = LibC.PthreadAttrSetDetachState(attributes, Detached);
        error = error == 0 && stackBytes != UsualStack ? LibC.PthreadAttrSetStackSize(attributes, stackBytes) : error;
        nint thread = 0;
        error = error == 0 ? LibC.PthreadCreate(&thread, attributes, &WorkForever, (void*)number) : error;
        s_threads[number] = thread;
        _ = LibC.PthreadAttrDestroy(attributes);
        return error;
    }

    [UnmanagedCallersOnly]
    private static void* WorkForever(void* number)
    {
        fixed (byte* name = "recursivelu"u8)
        {
            _ = LibC.Prctl(LibC.SetName, name);
        }

        Job* job = s_job;
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

            job->Help(seen, (int)number, ref floatingPoint);
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

    /// <summary>The workers' pthread_t. They stay valid: no worker ends.</summary>
    [InlineArray(ThreadCount.Maximum)]
    private struct Handles
    {
        private nint _first;
    }
}
