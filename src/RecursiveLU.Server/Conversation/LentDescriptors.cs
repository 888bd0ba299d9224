using System.Runtime.CompilerServices;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Conversation;

/// <summary>The descriptors that a client sends along with its bytes (SCM_RIGHTS).</summary>
internal sealed unsafe class LentDescriptors : IDisposable
{
    /// <summary>The system passes no more at once.</summary>
    private const int MostAtOnce = 253;

    private int _descriptor = -1;

    /// <summary>Reads from a socket without waiting. The last descriptor that comes is kept, others are closed.</summary>
    [SkipLocalsInit]
    public nint Read(int socket, byte* destination, nuint bytes)
    {
        const int Room = ControlHeader.Bytes + (MostAtOnce * sizeof(int));
        long* control = stackalloc long[(Room / sizeof(long)) + 1];
        var part = new IoVector { Start = destination, Bytes = bytes };
        var message = new MessageHeader { Parts = &part, PartCount = 1, Control = control, ControlBytes = Room };
        nint got = LibC.ReceiveMessage(socket, &message, LibC.MessageDontWait | LibC.MessageCloseOnExec);
        if (got >= 0 && message.ControlBytes > ControlHeader.Bytes)
        {
            Keep((ControlHeader*)control);
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

    /// <summary>On Linux all descriptors of a message come under one header.</summary>
    private void Keep(ControlHeader* header)
    {
        if (header->Level != LibC.LevelSocket || header->Type != LibC.ControlRights)
        {
            return;
        }

        var descriptors = (int*)((byte*)header + ControlHeader.Bytes);
        long count = ((long)header->Length - ControlHeader.Bytes) / sizeof(int);
        for (long i = 0; i < count; i++)
        {
            Close(Take());
            _descriptor = descriptors[i];
        }
    }
}
