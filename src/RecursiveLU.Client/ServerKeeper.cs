using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Client;

/// <summary>Keeps one server process: finds it, starts it when it is wanted, gives it to one call at a time, replaces it when
/// it fails, leaves it off when it fails too often, ends it. Or does the same with the conversation with one that
/// listens.</summary>
internal sealed class ServerKeeper : IDisposable
{
    // Those that are forgotten drop out: their servers end by themselves.
    private static readonly ConditionalWeakTable<ServerKeeper, object?> s_keepers = [];

    private readonly ServerLuOptions _options;
    private readonly IEnumerable<string> _folders;
    private readonly Action<ServerEventArgs> _raise;
    private readonly ConcurrentQueue<ServerEventArgs> _news = new();

    /// <summary>Has one place: the server's pipes.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly CancellationTokenSource _disposal = new();
    private volatile ServerSession? _session;
    private volatile bool _off;
    private volatile ServerEventArgs? _lastEvent;
    private volatile ServerEventArgs? _whyOff;
    private string? _path;
    private int _failures;

    static ServerKeeper() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach ((ServerKeeper keeper, _) in s_keepers)
        {
            keeper.Dispose();
        }
    };

    /// <summary>Initializes a new instance of the <see cref="ServerKeeper"/> class. Nothing is started yet.</summary>
    /// <param name="options">Where the server is, and how long to wait for it.</param>
    /// <param name="folders">Where it is looked for if nobody says.</param>
    /// <param name="raise">Given the news, outside of all locks, on the thread of the call that they come from.</param>
    public ServerKeeper(ServerLuOptions options, IEnumerable<string> folders, Action<ServerEventArgs> raise)
    {
        _options = options;
        _folders = folders;
        _raise = raise;
        s_keepers.Add(this, null);
    }

    /// <summary>Gets what becomes of the next call.</summary>
    public ServerState State => _off ? ServerState.Off : _session is null ? ServerState.NotRunning : ServerState.Running;

    /// <summary>Gets the server in use, or null. Only its constants may be read.</summary>
    public ServerSession? Session => _session;

    /// <summary>Gets the last event, or null.</summary>
    public ServerEventArgs? LastEvent => _lastEvent;

    /// <summary>Gets the event for which the server was left off, or null.</summary>
    public ServerEventArgs? WhyOff => _whyOff;

    /// <summary>Gets a value indicating whether this object is of no use any more.</summary>
    public bool IsDisposed => _disposal.IsCancellationRequested;

    /// <summary>Gets a value indicating whether the server is not this object's own.</summary>
    private bool Listens => _options.SocketPath is not null;

    /// <summary>Has the server factor; gives info, or null if it did not: then nothing was touched.</summary>
    /// <exception cref="OperationCanceledException">The caller cancels; nothing was touched.</exception>
    public long? Factor(in FactorCall call, TimeSpan timeout, CancellationToken cancel)
    {
        if (_off)
        {
            return null;
        }

        bool mine = false;
        try
        {
            mine = _turn.Wait(timeout, cancel);
            if (!mine)
            {
                Report(ServerEvent.Busy, $"The server was not free within {timeout}.");
            }

            return mine ? FactorInTurn(call, timeout, cancel) : null;
        }
        finally
        {
            if (mine)
            {
                _turn.Release();
            }

            RaiseEvents();
        }
    }

    /// <summary>Ends the server. A call that it works on is given up by it.</summary>
    public void Dispose()
    {
        _disposal.Cancel();
        _turn.Wait();
        try
        {
            _off = true;
            if (_session is { } session)
            {
                _session = null;
                using (session)
                {
                    Report(ServerEvent.Stopped, $"The server was told to end: {session.Stop(_options.StopTimeout)}.");
                }
            }
        }
        finally
        {
            _turn.Release();
        }

        RaiseEvents();
    }

    private long? FactorInTurn(in FactorCall call, TimeSpan timeout, CancellationToken cancel)
    {
        try
        {
            return FactorPatiently(call, timeout, cancel);
        }
        catch (ServerFailureException e)
        {
            Fail(e);
            return null;
        }
        catch (Exception e)
        {
            // Where the conversation broke off is unknown.
            Discard();
            if (e is OperationCanceledException)
            {
                Report(ServerEvent.Cancelled, $"A call was cancelled; the server was {(Listens ? "left" : "killed")}.");
            }

            throw;
        }
    }

    /// <summary>Factors; asks a server that others use, too, again if it says that this may help.</summary>
    private long? FactorPatiently(in FactorCall call, TimeSpan timeout, CancellationToken cancel)
    {
        var backoff = new Backoff(_options.BusyTimeout, timeout);
        while (true)
        {
            try
            {
                return Ready(cancel)?.Factor(call, new CallLimits(timeout, cancel, _disposal.Token));
            }
            catch (ServerFailureException e) when (
                Listens && e.Event is ServerEvent.Full or ServerEvent.ServerBusy && backoff.MayGoOn)
            {
                // Not worth telling unless it lasts.
            }

            backoff.Pause(new CallLimits(Timeout.InfiniteTimeSpan, cancel, _disposal.Token));
        }
    }

    /// <summary>A server that waits for a request, or null if there is none to be had.</summary>
    private ServerSession? Ready(CancellationToken cancel)
    {
        if (_session is { } running)
        {
            if (running.IsReady())
            {
                return running;
            }

            if (Listens)
            {
                // It may end a conversation in which nothing was said for long.
                Discard();
            }
            else
            {
                Fail(new ServerFailureException(ServerEvent.Died, "The server ended, or spoke unasked, between two requests."));
            }
        }

        if (IsDisposed || _off || !Find())
        {
            return null;
        }

        var limits = new CallLimits(_options.StartTimeout, cancel, _disposal.Token);
        ServerSession started = ServerSession.Start(_path!, _options, limits, (what, message) => Report(what, message));
        _session = started;
        string which = started.ProcessId is int process ? $", is process {process}" : "";
        Report(ServerEvent.Started, $"{_path}, version {started.Version}{which}.");
        return started;
    }

    private bool Find()
    {
        if (ServerLocator.IsDisabled)
        {
            LeaveOff(ServerEvent.Disabled, $"{ServerLocator.SwitchVariable}={ServerLocator.Off}");
        }
        else if (!OperatingSystem.IsLinux())
        {
            LeaveOff(ServerEvent.NotFound, "The server runs on Linux only.");
        }
        else
        {
            string searched = "";
            _path ??= _options.SocketPath ?? ServerLocator.Find(_options.ServerPath, _folders, out searched);
            if (_path is null)
            {
                LeaveOff(ServerEvent.NotFound, $"There is no file {searched}.");
            }
        }

        return !_off;
    }

    private void Fail(ServerFailureException failure)
    {
        string message = _session?.Explain(failure) ?? failure.Message;
        if (failure.Event == ServerEvent.NotStarted && !Listens)
        {
            message += $" {ServerLocator.LibrariesBeside(_path!)}";
        }

        Report(failure.Event, message);
        if (failure.ServerGoesOn)
        {
            return;
        }

        Discard();
        bool isPassing = failure.Event is ServerEvent.Full or ServerEvent.RequestTimedOut;
        if (!isPassing && !IsDisposed && ++_failures > _options.MaxRestarts)
        {
            LeaveOff(ServerEvent.LeftOff, $"The server failed {_failures} times. The last time: {message}");
        }
    }

    private void LeaveOff(ServerEvent why, string message)
    {
        _whyOff = Report(why, message);
        _off = true;
    }

    private void Discard()
    {
        ServerSession? session = _session;
        _session = null;
        session?.Dispose();
    }

    private ServerEventArgs Report(ServerEvent what, string message)
    {
        var news = new ServerEventArgs(what, message);
        _lastEvent = news;
        _news.Enqueue(news);
        return news;
    }

    private void RaiseEvents()
    {
        while (_news.TryDequeue(out ServerEventArgs? news))
        {
            _raise(news);
        }
    }
}
