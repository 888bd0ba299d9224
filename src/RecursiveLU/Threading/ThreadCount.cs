using System.Globalization;

namespace RecursiveLU.Threading;

/// <summary>How many threads a threaded call may use.</summary>
internal static class ThreadCount
{
    /// <summary>More are never used.</summary>
    public const int Maximum = 1024;

    /// <summary>What is known of the environment: nothing yet; it says nothing; or the number that it sets.</summary>
    private const int Unknown = 0;
    private const int Silent = -1;

    private static int s_set;
    private static int s_environment;
    private static int s_quota;

    /// <summary>Gets a value indicating whether the host or its environment has set the number.</summary>
    public static bool IsSet => Volatile.Read(ref s_set) != 0 || FromEnvironment() != Silent;

    /// <summary>Gets the processors that the control group leaves to this process; a large number if it has no quota.</summary>
    public static int Quota
    {
        get
        {
            if (Volatile.Read(ref s_quota) == Unknown)
            {
                // The runtime counted the smaller of the affinity mask and the quota.
                bool limits = Environment.ProcessorCount < CpuSet.OfThisThread().Count;
                Volatile.Write(ref s_quota, limits ? Environment.ProcessorCount : int.MaxValue);
            }

            return s_quota;
        }
    }

    /// <summary>The number in force, from 1 to <see cref="Maximum"/>.</summary>
    public static int Get()
    {
        int set = Volatile.Read(ref s_set);
        if (set == 0)
        {
            set = FromEnvironment();
        }

        return Math.Min(set != Silent ? set : Processors(), Maximum);
    }

    /// <summary>The number that flags ask for.</summary>
    public static int Of(uint flags) => (flags & LuFlags.Threaded) != 0 ? Get() : 1;

    /// <summary>Sets the number, 0 for the default; false and no change if it is negative.</summary>
    public static bool Set(int threads)
    {
        if (threads < 0)
        {
            return false;
        }

        Volatile.Write(ref s_set, Math.Min(threads, Maximum));
        return true;
    }

    /// <summary>The processors that the calling thread may use.</summary>
    private static int Processors()
    {
        int processors = CpuSet.OfThisThread().Count;
        return processors > 0 ? Math.Min(processors, Quota) : Environment.ProcessorCount;
    }

    private static int FromEnvironment()
    {
        if (Volatile.Read(ref s_environment) == Unknown)
        {
            string? text = Environment.GetEnvironmentVariable("RECURSIVE_LU_NUM_THREADS");
            bool given = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int threads) && threads > 0;
            Volatile.Write(ref s_environment, given ? threads : Silent);
        }

        return s_environment;
    }
}
