namespace RecursiveLU.Server.Native;

/// <summary>An event descriptor, which poll can wait for together with others. It stays open to the end of the process.</summary>
internal sealed unsafe class Event
{
    /// <exception cref="IOException">The system gives none.</exception>
    public Event()
    {
        Descriptor = LibC.EventDescriptor(0, LibC.EventCloseOnExec);
        if (Descriptor < 0)
        {
            throw new IOException();
        }
    }

    /// <summary>Gets what is readable while the event is set.</summary>
    public int Descriptor { get; }

    /// <summary>Sets it.</summary>
    public void Set()
    {
        ulong one = 1;
        _ = LibC.Write(Descriptor, &one, sizeof(ulong));
    }

    /// <summary>Waits until it is set, and clears it.</summary>
    public void Take()
    {
        ulong count;
        _ = LibC.Read(Descriptor, &count, sizeof(ulong));
    }
}
