using System.Diagnostics;

namespace RecursiveLU.Server.Conversation;

/// <summary>How fast the bytes of a request or an answer must go: after a time that is given to all, at least
/// <see cref="Portion"/> in every <see cref="s_window"/>.</summary>
/// <remarks>The clock is looked at only when a transfer has to wait.</remarks>
/// <param name="limit">The time that is given to all; zero for no limit at all.</param>
internal sealed class Pace(TimeSpan limit)
{
    private const long Portion = 64 << 10;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private bool _waiting;
    private long _begin;
    private long _mark;
    private long _unmarked;

    /// <summary>The first byte is to come.</summary>
    public void Begin()
    {
        _waiting = false;
        _unmarked = 0;
    }

    /// <summary>Counts bytes that have gone.</summary>
    public void Count(long bytes) => _unmarked += bytes;

    /// <summary>The milliseconds that may still be waited now; -1 for any time, 0 if it is over.</summary>
    public int Left()
    {
        if (limit == TimeSpan.Zero)
        {
            return -1;
        }

        long now = Stopwatch.GetTimestamp();
        if (!_waiting)
        {
            _waiting = true;
            _begin = _mark = now;
        }

        if (_unmarked >= Portion)
        {
            _mark = now;
            _unmarked = 0;
        }

        TimeSpan window = limit < s_window ? limit : s_window;
        TimeSpan whole = limit - Stopwatch.GetElapsedTime(_begin, now);
        TimeSpan portion = window - Stopwatch.GetElapsedTime(_mark, now);
        double left = Math.Max(whole.TotalMilliseconds, portion.TotalMilliseconds);
        return left <= 0 ? 0 : (int)Math.Min(left + 1, int.MaxValue);
    }
}
