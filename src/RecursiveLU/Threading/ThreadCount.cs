using System.Globalization;

namespace RecursiveLU.Threading;

/// <summary>How many threads a threaded call may use.</summary>
internal static class ThreadCount
{
    /// <summary>More are never used.</summary>
    public const int Maximum = 1024;

    private static int s_set;
    private static int s_default;

    /// <summary>The number in force, from 1 to <see cref="Maximum"/>.</summary>
    public static int Get()
    {
        int set = Volatile.Read(ref s_set);
        if (set != 0)
        {
            return set;
        }

        int known = Volatile.Read(ref s_default);
        return known != 0 ? known : s_default = FromEnvironment();
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

    private static int FromEnvironment()
    {
        string? text = Environment.GetEnvironmentVariable("RECURSIVE_LU_NUM_THREADS");
        bool given = int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int threads) && threads > 0;
        return Math.Min(given ? threads : Environment.ProcessorCount, Maximum);
    }
}
