using System.Diagnostics;

namespace RecursiveLU.Client;

/// <summary>Pauses between attempts, which grow and are different in every client, until it is time to give up.</summary>
/// <param name="patience">How long to try.</param>
/// <param name="timeout">How long the call may take at most.</param>
internal sealed class Backoff(TimeSpan patience, TimeSpan timeout)
{
    private const int LongestMilliseconds = 250;

    private readonly long _begin = Stopwatch.GetTimestamp();
    private int _milliseconds = 4;

    /// <summary>Gets a value indicating whether there is time for another attempt.</summary>
    public bool MayGoOn => IsWithin(patience) && IsWithin(timeout);

    /// <summary>Waits until the next attempt, or until the limits throw.</summary>
    public void Pause(in CallLimits limits)
    {
        int pause = Random.Shared.Next(_milliseconds / 2, _milliseconds + 1);
        _milliseconds = Math.Min(2 * _milliseconds, LongestMilliseconds);
        long begin = Stopwatch.GetTimestamp();
        for (int left = pause; left > 0; left = pause - (int)Stopwatch.GetElapsedTime(begin).TotalMilliseconds)
        {
            Thread.Sleep(Math.Min(left, limits.Check()));
        }
    }

    private bool IsWithin(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(_begin) < limit;
}
