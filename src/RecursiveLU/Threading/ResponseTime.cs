namespace RecursiveLU.Threading;

/// <summary>How long a worker that is awake takes to see a job, in nanoseconds: what a line of memory takes to get from one
/// processor to another, several times.</summary>
/// <remarks>
/// About 130 where processors share a cache, 300 to 400 where they do not; in a virtual machine it can change at any time. It
/// says what threads cost, for all that they share goes that way. Kept as a low quantile of what workers saw: one that was halted meanwhile
/// hardly counts. While it keeps callers from using threads nothing is seen, and so it is believed a little less at each call.
/// </remarks>
internal static class ResponseTime
{
    private const int First = 100;
    private const int Least = 50;

    private static int s_nanoseconds = First;

    /// <summary>Gets it.</summary>
    public static int Nanoseconds => Volatile.Read(ref s_nanoseconds);

    /// <summary>A worker has seen a job after so many nanoseconds.</summary>
    public static void Add(long nanoseconds) => Volatile.Write(ref s_nanoseconds, Next(Nanoseconds, nanoseconds));

    /// <summary>A caller has done without threads because of it.</summary>
    public static void Doubt()
    {
        int now = Nanoseconds;
        Volatile.Write(ref s_nanoseconds, Math.Max(Least, now - (now / 256)));
    }

    /// <summary>What is believed after a worker took so many nanoseconds: longer times weigh less.</summary>
    public static int Next(int now, long nanoseconds) =>
        Math.Max(Least, now + (int)Math.Clamp(nanoseconds - now, -now / 4, now / 16));
}
