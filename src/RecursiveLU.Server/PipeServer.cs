using RecursiveLU.Server.Conversation;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server;

/// <summary>Serves the one client at standard input and output.</summary>
internal static class PipeServer
{
    private const int Input = 0;
    private const int Output = 1;

    /// <summary>What an unprivileged process may ask for unless the administrator says otherwise.</summary>
    private const int PipeBytes = 1 << 20;

    /// <summary>Putting a thread to sleep and waking it costs as much as this.</summary>
    private static readonly TimeSpan s_spin = TimeSpan.FromMicroseconds(50);

    /// <summary>Serves until the end; gives the exit status.</summary>
    public static int Run(Options options, Log log)
    {
        if (!TryPrepare(Input, LibC.OpenWriteOnly) || !TryPrepare(Output, LibC.OpenReadOnly))
        {
            Log.Error("standard input and output must be open");
            return ExitCode.CannotStart;
        }

        TimeSpan spin = Environment.ProcessorCount > 1 ? s_spin : TimeSpan.Zero;
        var channel = new Channel(Input, Output, stop: -1, spin, limit: TimeSpan.Zero, lent: null);
        var budget = new MemoryBudget(options.MaxBytes, TimeSpan.Zero);
        var statistics = new Statistics(budget);
        statistics.Enter();
        var descriptors = new Descriptors(mostClients: 1);
        using var session = new Session(
            channel, lent: null, budget, descriptors, idle: TimeSpan.Zero, LibC.EffectiveUser(), statistics);
        Ending ending;
        while ((ending = session.Next()) == Ending.None)
        {
            statistics.CountRequest(channel.TakeTransferred());
            if (log.IsVerbose)
            {
                log.Detail($"{session.Last}");
            }
        }

        switch (ending)
        {
            case Ending.Truncated:
                Log.Error("the input ended inside a request");
                return ExitCode.BadInput;
            case Ending.Refused:
                Log.Error($"request refused: {session.Last}");
                return ExitCode.BadInput;
            default:
                return ExitCode.Success;
        }
    }

    /// <summary>Makes a descriptor wait and, if it is a pipe, large.</summary>
    /// <returns>Whether it came with the process, for the right direction. What was put in place of one that did not has the
    /// wrong one (Start/start.c).</returns>
    private static bool TryPrepare(int descriptor, int wrongAccess)
    {
        int flags = LibC.Fcntl(descriptor, LibC.GetFlags, 0);
        if (flags < 0 || (flags & LibC.AccessMask) == wrongAccess)
        {
            return false;
        }

        if ((flags & LibC.OpenNonBlocking) != 0)
        {
            _ = LibC.Fcntl(descriptor, LibC.SetFlags, flags & ~LibC.OpenNonBlocking);
        }

        _ = LibC.Fcntl(descriptor, LibC.SetPipeSize, PipeBytes);
        return true;
    }
}
