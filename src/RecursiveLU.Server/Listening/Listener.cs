using System.Text;
using RecursiveLU.Server.Conversation;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Listening;

/// <summary>Serves many clients, each in a thread of its own that waits for nobody else.</summary>
/// <remarks>
/// Threads, not processes: a client costs a stack and a few pages until its matrix arrives, and a connection begins in
/// microseconds. What could break the process for the others is caught where it happens: sizes are checked, memory is
/// budgeted, and a client's shared memory that vanishes is replaced.
/// </remarks>
internal sealed unsafe class Listener
{
    /// <summary>The library needs 128 KiB.</summary>
    private const int StackBytes = 512 << 10;

    /// <summary>How long to wait if the process may open no more files.</summary>
    private const int ExhaustedMilliseconds = 50;

    private readonly Options _options;
    private readonly Log _log;
    private readonly MemoryBudget _budget;
    private readonly Descriptors _descriptors;
    private readonly Statistics _statistics;
    private readonly Clients _clients;
    private readonly Event _stop = new();
    private readonly Event _hurry = new();
    private long _accepted;

    /// <summary>Makes a listener.</summary>
    public Listener(Options options, Log log)
    {
        _options = options;
        _log = log;
        _budget = new MemoryBudget(options.MaxBytes, options.MaxWait);
        _statistics = new Statistics(_budget);
        _descriptors = new Descriptors(options.MaxClients);
        _clients = new Clients(_descriptors.Clients, options.MaxClientsPerUser);
    }

    /// <summary>Serves until a signal asks for the end; gives the exit status.</summary>
    public int Run()
    {
        Startup.CatchStopSignals(first: _stop, again: _hurry);
        if (TryListen(out UnixSocket? socket) is string problem)
        {
            Log.Error(problem);
            return ExitCode.CannotStart;
        }

        if (_descriptors.Clients < _options.MaxClients)
        {
            Log.Error($"the files that may be open (ulimit -n) suffice for {_descriptors.Clients} clients at once");
        }

        WarmExceptions();
        using (socket)
        {
            ServiceManager.Tell("READY=1");
            AcceptUntilStopped(socket!);
            ServiceManager.Tell("STOPPING=1");
        }

        WaitForClients();
        return ExitCode.Success;
    }

    /// <summary>The first exception of a process takes memory, without which the process ends.</summary>
    private static void WarmExceptions()
    {
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            // There is nothing to be done.
        }
    }

    /// <summary>Gives null, or what is wrong.</summary>
    private string? TryListen(out UnixSocket? socket)
    {
        if (_options.HandedOver is int descriptor)
        {
            socket = new UnixSocket(descriptor);
            _log.Detail("listening on the socket that was handed over");
            return null;
        }

        string? problem = UnixSocket.TryCreate(_options.Socket!, _options.MaxClients, _options.Admission.IsOpen, out socket);
        if (problem is null)
        {
            _log.Detail($"listening on {Encoding.UTF8.GetString(_options.Socket!)}");
        }

        return problem;
    }

    private void AcceptUntilStopped(UnixSocket socket)
    {
        PollEntry* entries = stackalloc PollEntry[2];
        while (true)
        {
            entries[0] = new PollEntry { Descriptor = socket.Descriptor, Wanted = LibC.PollInput };
            entries[1] = new PollEntry { Descriptor = _stop.Descriptor, Wanted = LibC.PollInput };
            if (LibC.Poll(entries, 2, -1) < 0)
            {
                continue;
            }

            if (entries[1].Seen != 0)
            {
                return;
            }

            int connection = socket.Accept();
            if (connection >= 0)
            {
                Admit(connection);
            }
            else if (LibC.Errno is not (LibC.ErrorInterrupted or LibC.ErrorAgain))
            {
                _log.Detail($"no client can be accepted: {LibC.ErrorText}");
                Thread.Sleep(ExhaustedMilliseconds);
            }
        }
    }

    private void Admit(int connection)
    {
        PeerCredentials? peer = UnixSocket.Peer(connection);
        string who = $"client {++_accepted} (process {peer?.Process})";
        string? refusal =
            peer is not PeerCredentials known || !_options.Admission.Admits(connection, known) ? "is another user's"
            : _clients.TryEnter(known.User) ?? (TryServe(connection, who, known.User) ? null : "gets no thread");
        _log.Detail($"{who} {refusal ?? "has come"}");
        if (refusal != null)
        {
            _statistics.CountRefusal();
            _ = LibC.Close(connection);
        }
    }

    private bool TryServe(int connection, string who, uint user)
    {
        try
        {
            new Thread(() => Serve(connection, who, user), StackBytes) { IsBackground = true }.Start();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            _clients.Leave(user);
            return false;
        }
    }

    /// <summary>The thread of a client. Whatever goes wrong here ends this client alone.</summary>
    private void Serve(int connection, string who, uint user)
    {
        _statistics.Enter();
        try
        {
            Converse(connection, who, user);
        }
        catch (Exception e)
        {
            Log.Error($"{who} is left: {e.GetType().Name}");
        }

        _ = LibC.Close(connection);
        _statistics.Leave();
        _clients.Leave(user);
    }

    private void Converse(int connection, string who, uint user)
    {
        using var lent = new LentDescriptors();
        var channel = new Channel(
            connection, connection, _stop.Descriptor, spin: TimeSpan.Zero, _options.RequestTimeout, lent);
        using var session = new Session(
            channel, lent, _budget, _descriptors, _options.IdleTimeout, user, _statistics);
        Ending ending;
        while ((ending = session.Next()) == Ending.None)
        {
            _statistics.CountRequest(channel.TakeTransferred());
            if (_log.IsVerbose)
            {
                _log.Detail($"{who}: {session.Last}");
            }
        }

        if (ending == Ending.Refused)
        {
            _statistics.CountRefusal();
        }

        _log.Detail(ending switch
        {
            Ending.Refused => $"{who} was refused: {session.Last}",
            Ending.Truncated => $"{who} has gone inside a request",
            Ending.Late => $"{who} is too slow",
            Ending.Idle => $"{who} is silent",
            _ => $"{who} has gone",
        });
    }

    /// <summary>Waits for the requests in flight; those that take too long die with the process.</summary>
    private void WaitForClients()
    {
        int left = _clients.Wait(_options.Grace, _hurry);
        if (left > 0)
        {
            _log.Detail($"{left} requests were not finished in time");
        }
    }
}
