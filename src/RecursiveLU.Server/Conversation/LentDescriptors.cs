using System.Runtime.CompilerServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Conversation;

/// <summary>The descriptors that a client sends along with its bytes (SCM_RIGHTS).</summary>
internal sealed unsafe class LentDescriptors : IDisposable
{
    private int _descriptor = -1;

    /// <summary>Reads from a socket without waiting. The descriptor that comes last is kept, others are closed; of several that come
    /// at once the system passes the first.</summary>
    [SkipLocalsInit]
    public nint Read(int socket, byte* destination, nuint bytes)
    {
        // Room for more would let a client fill the table of all.
        const int Room = ControlHeader.Bytes + sizeof(int);
        long* control = stackalloc long[(Room / sizeof(long)) + 1];
        var part = new IoVector { Start = destination, Bytes = bytes };
        var message = new MessageHeader { Parts = &part, PartCount = 1, Control = control, ControlBytes = Room };
        nint got = LibC.ReceiveMessage(socket, &message, LibC.MessageDontWait | LibC.MessageCloseOnExec);
        var header = (ControlHeader*)control;
        if (got >= 0 && message.ControlBytes >= Room && header->Level == LibC.LevelSocket && header->Type == LibC.ControlRights)
        {
            Forget();
            _descriptor = *(int*)((byte*)control + ControlHeader.Bytes);
        }

        return got;
    }

    /// <summary>Gives the descriptor that came last to the caller, who closes it; -1 if there is none.</summary>
    public int Take()
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return descriptor;
    }

    /// <summary>Closes what has not been taken.</summary>
    public void Forget() => Close(Take());

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private static void Close(int descriptor)
    {
        if (descriptor >= 0)
        {
            _ = LibC.Close(descriptor);
        }
    }
}
