using System.Globalization;
using RecursiveLU.Threading;

namespace RecursiveLU.Native.Lapack;

/// <summary>Threads of LAPACK's routines, whose signatures do not speak of them.</summary>
internal static class Threads
{
    private static int s_asked;

    /// <summary>Gets the flags of a call: threads, as many as recursive_lu_get_num_threads says. The first call lowers that to
    /// OMP_NUM_THREADS, which programs that call LAPACK set to share the processors, unless RECURSIVE_LU_NUM_THREADS is set.</summary>
    public static uint Flags
    {
        get
        {
            if (Volatile.Read(ref s_asked) == 0)
            {
                Ask();
            }

            return LuFlags.Threaded;
        }
    }

    private static void Ask()
    {
        // A list has a number for each level of nesting.
        string? text = Environment.GetEnvironmentVariable("OMP_NUM_THREADS")?.Split(',')[0];
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RECURSIVE_LU_NUM_THREADS"))
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int threads)
            && threads > 0 && threads < ThreadCount.Get())
        {
            _ = ThreadCount.Set(threads);
        }

        Volatile.Write(ref s_asked, 1);
    }
}
