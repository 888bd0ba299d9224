using System.Diagnostics;

namespace RecursiveLU.Client;

/// <summary>What ends a wait for the server early: its time is up, the caller cancels, the client is disposed of.</summary>
internal readonly struct CallLimits
{
    /// <summary>How often a wait looks up. This costs less than a descriptor to be woken by, for every call.</summary>
    private const int LookUpMilliseconds = 10;

    private readonly TimeSpan _timeout;
    private readonly long _end;
    private readonly CancellationToken _cancel;
    private readonly CancellationToken _dispose;

    /// <summary>Initializes a new instance of the <see cref="CallLimits"/> struct; the time begins.</summary>
    public CallLimits(TimeSpan timeout, CancellationToken cancel, CancellationToken dispose)
    {
        _timeout = timeout;
        _cancel = cancel;
        _dispose = dispose;
        double ticks = timeout.TotalSeconds * Stopwatch.Frequency;
        bool endless = timeout == Timeout.InfiniteTimeSpan || ticks > long.MaxValue / 2;
        _end = endless ? long.MaxValue : Stopwatch.GetTimestamp() + (long)ticks;
    }

    /// <summary>Throws if the wait must end; otherwise gives the milliseconds until the next look.</summary>
    /// <exception cref="OperationCanceledException">The caller cancels.</exception>
    /// <exception cref="ServerFailureException">The time is up, or the client is disposed of.</exception>
    public int Check()
    {
        _cancel.ThrowIfCancellationRequested();
        if (_dispose.IsCancellationRequested)
        {
            throw new ServerFailureException(ServerEvent.Stopped, "The client was disposed of during a call.");
        }

        if (_end == long.MaxValue)
        {
            return LookUpMilliseconds;
        }

        long left = _end - Stopwatch.GetTimestamp();
        return left > 0
            ? (int)Math.Min(LookUpMilliseconds, (left * 1000 / Stopwatch.Frequency) + 1)
            : throw new ServerFailureException(ServerEvent.TimedOut, $"The server did not answer within {_timeout}.");
    }
}
