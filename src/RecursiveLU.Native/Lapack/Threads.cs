using RecursiveLU.Conventions;
using RecursiveLU.Threading;

namespace RecursiveLU.Native.Lapack;

/// <summary>Threads of LAPACK's routines, whose signatures do not speak of them.</summary>
internal static class Threads
{
    /// <summary>Nothing is known yet; or the environment does not limit the number; or the limit has been applied.</summary>
    private const int Unknown = 0;
    private const int Unlimited = -1;

    /// <summary>One of the constants, or the limit that the first call will apply.</summary>
    private static int s_limit;

    /// <summary>Gets the flags of a call: threads, as many as recursive_lu_get_num_threads says. The first call lowers that to
    /// OMP_NUM_THREADS, which programs that call LAPACK set to share the processors, unless RECURSIVE_LU_NUM_THREADS is set.</summary>
    public static uint Flags
    {
        get
        {
            if (Volatile.Read(ref s_limit) != Unlimited)
            {
                Prepare();
                Apply(s_limit);
            }

            return LuFlags.Threaded;
        }
    }

    /// <summary>Reads the environment. Where that is done before the first call, no call does it.</summary>
    public static void Prepare()
    {
        if (Volatile.Read(ref s_limit) != Unknown)
        {
            return;
        }

        // A list has a number for each level of nesting.
        ReadOnlySpan<byte> text = Variable.Get("OMP_NUM_THREADS"u8);
        int end = text.IndexOf((byte)',');
        bool given = Setting.TryParse(end < 0 ? text : text[..end], out int threads) && threads > 0
            && Variable.Get("RECURSIVE_LU_NUM_THREADS"u8).IsEmpty;
        _ = Interlocked.CompareExchange(ref s_limit, given ? threads : Unlimited, Unknown);
    }

    private static void Apply(int limit)
    {
        if (limit > 0 && limit < ThreadCount.Get())
        {
            _ = ThreadCount.Set(limit);
        }

        Volatile.Write(ref s_limit, Unlimited);
    }
}
