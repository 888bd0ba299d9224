using System.Runtime.InteropServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Listening;

/// <summary>SIGTERM, SIGINT and SIGHUP: the first asks the server to end, any other one to do so at once.</summary>
internal sealed unsafe class StopSignals
{
    /// <summary>They hold to the very end of the process.</summary>
    private static readonly List<PosixSignalRegistration> s_registrations = [];

    private readonly Action _again;
    private int _count;

    /// <summary>Begins to listen to them.</summary>
    /// <param name="again">Called at every signal but the first.</param>
    public StopSignals(Action again)
    {
        _again = again;
        Descriptor = LibC.EventDescriptor(0, LibC.EventCloseOnExec);
        if (Descriptor < 0)
        {
            throw new IOException();
        }

        Register(PosixSignal.SIGTERM);
        Register(PosixSignal.SIGINT);
        if (!IsIgnored(LibC.SignalHangup))
        {
            // Whoever started the server by nohup wants it to stay.
            Register(PosixSignal.SIGHUP);
        }
    }

    /// <summary>Gets what is readable from the first signal on, for everybody who looks.</summary>
    public int Descriptor { get; }

    private static bool IsIgnored(int signal)
    {
        SignalActionBuffer action;
        return LibC.SignalAction(signal, null, &action) == 0 && (nint)action.Handler == LibC.SignalIgnored;
    }

    private void Register(PosixSignal signal) => s_registrations.Add(PosixSignalRegistration.Create(signal, Stop));

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1)
        {
            _again();
            return;
        }

        ulong one = 1;
        _ = LibC.Write(Descriptor, &one, sizeof(ulong));
    }
}
