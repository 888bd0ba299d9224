using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Threading;

/// <summary>How many threads a threaded call may use.</summary>
internal static class ThreadCount
{
    /// <summary>More are never used.</summary>
    public const int Maximum = 1024;

    /// <summary>No number is known yet; or nothing sets one.</summary>
    private const int Unknown = 0;
    private const int Silent = -1;

    private static int s_set;
    private static int s_environment;
    private static int s_quota;
    private static int s_online;

    /// <summary>Gets a value indicating whether the host or its environment has set the number.</summary>
    public static bool IsSet => Volatile.Read(ref s_set) != 0 || FromEnvironment() != Silent;

    /// <summary>Gets the processors that the calling thread may keep busy, at least 1.</summary>
    public static int Processors
    {
        get
        {
            int allowed = CpuSet.CountOfThisThread();
            return ProcessorsOf(allowed, Quota(allowed), allowed > 0 ? 0 : Online());
        }
    }

    /// <summary>Learns before the first call what would otherwise be found out in one, in managed memory.</summary>
    /// <param name="environment">The number that the environment sets; none if it is not positive.</param>
    public static void Prepare(int environment)
    {
        Volatile.Write(ref s_environment, environment > 0 ? environment : Silent);
        _ = Processors;
    }

    /// <summary>The number in force, from 1 to <see cref="Maximum"/>.</summary>
    public static int Get()
    {
        int set = Volatile.Read(ref s_set);
        if (set == 0)
        {
            set = FromEnvironment();
        }

        return Math.Min(set != Silent ? set : Processors, Maximum);
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

    /// <summary>The processors that a thread may keep busy, at least 1.</summary>
    /// <param name="allowed">Processors in its affinity mask; 0 if the mask cannot be read.</param>
    /// <param name="quota">Processors that the control group leaves to the process.</param>
    /// <param name="online">Processors of the machine; asked for only where there is no mask.</param>
    public static int ProcessorsOf(int allowed, int quota, int online) =>
        Math.Max(1, Math.Min(allowed > 0 ? allowed : online, quota));

    /// <summary>The quota that follows from the runtime's count of processors, which is the smaller of mask and quota.</summary>
    /// <param name="allowed">Processors in the affinity mask.</param>
    /// <param name="counted">The runtime's count.</param>
    /// <returns>A large number if there is no quota.</returns>
    public static int QuotaOf(int allowed, int counted) => counted > 0 && counted < allowed ? counted : int.MaxValue;

    /// <summary>The control group's quota. The runtime's count means nothing where the mask cannot be read, or only with more room
    /// than the runtime gives the system.</summary>
    private static int Quota(int allowed)
    {
        int known = Volatile.Read(ref s_quota);
        if (known != Unknown)
        {
            return known;
        }

        int quota = allowed > 0 && CpuSet.AreUsual ? QuotaOf(allowed, Environment.ProcessorCount) : int.MaxValue;
        Volatile.Write(ref s_quota, quota);
        return quota;
    }

    private static int Online()
    {
        int known = Volatile.Read(ref s_online);
        if (known == Unknown)
        {
            known = OperatingSystem.IsLinux() ? (int)LibC.SysConf(LibC.ProcessorsOnline) : Environment.ProcessorCount;
            Volatile.Write(ref s_online, known);
        }

        return known;
    }

    private static int FromEnvironment()
    {
        int known = Volatile.Read(ref s_environment);
        if (known == Unknown)
        {
            string? text = Environment.GetEnvironmentVariable("RECURSIVE_LU_NUM_THREADS");
            known = Setting.TryParse<char>(text, out int threads) && threads > 0 ? threads : Silent;
            Volatile.Write(ref s_environment, known);
        }

        return known;
    }
}
