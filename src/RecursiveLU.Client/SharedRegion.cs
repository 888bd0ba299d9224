using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Client;

/// <summary>A shared-memory object of this client, mapped into this process. It goes away with the processes that have it
/// mapped; its name by <see cref="RemoveName"/>, at the latest when this object is finalized.</summary>
internal sealed unsafe class SharedRegion : SafeHandle
{
    /// <summary>Sizes are multiples of it: slightly larger matrices find room.</summary>
    private const long Granularity = 1 << 20;

    /// <summary>At the end, for <see cref="ProbeOffset"/>.</summary>
    private const int ProbeBytes = 2 * sizeof(long);

    private string _name = "";
    private bool _named;

    private SharedRegion(long bytes)
        : base(-1, ownsHandle: true) => Bytes = bytes;

    /// <summary>Gets the object's name, as the protocol wants it.</summary>
    public byte[] Name { get; private set; } = [];

    /// <summary>Gets the size.</summary>
    public long Bytes { get; }

    /// <summary>Gets where a 1 x 1 matrix of doubles and its row exchange have room that nobody else uses.</summary>
    public long ProbeOffset => Bytes - ProbeBytes;

    /// <summary>Gets the memory.</summary>
    public byte* Pointer => (byte*)handle;

    /// <summary>Gets or sets the server that has it mapped, or null.</summary>
    public SharedTransport? MappedBy { get; set; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == -1;

    /// <summary>Makes an object with all its memory.</summary>
    /// <param name="bytes">The least size.</param>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static SharedRegion Create(long bytes)
    {
        var region = new SharedRegion((bytes + ProbeBytes + Granularity - 1) / Granularity * Granularity);
        int descriptor = region.MakeObject();
        region.SetHandle(region.MapNew(descriptor));
        return region;
    }

    /// <summary>Whether there is room for so many bytes.</summary>
    public bool Holds(long bytes) => bytes <= ProbeOffset;

    /// <summary>Sees to it that the object has a name for a server to map it by: if it had one, another object takes its
    /// place, with the same content at the same address.</summary>
    /// <exception cref="IOException">It cannot be had; this one stays as it is.</exception>
    public void RequireName()
    {
        if (_named)
        {
            return;
        }

        int descriptor = MakeObject();
        nint copy = MapNew(descriptor, keepOpen: true);
        Buffer.MemoryCopy(Pointer, (void*)copy, Bytes, Bytes);
        _ = Posix.Unmap(copy, (nuint)Bytes);
        nint moved = Posix.MapOver(handle, descriptor, Bytes);
        int error = Marshal.GetLastPInvokeError();
        _ = Posix.Close(descriptor);
        if (moved == -1)
        {
            RemoveName();
            throw Failure("mapped", error);
        }
    }

    /// <summary>Removes the name, which whoever has the object mapped does not need: now nothing is left behind, however the
    /// processes end.</summary>
    public void RemoveName()
    {
        if (_named)
        {
            _named = false;
            _ = Posix.Unlink(_name);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        RemoveName();
        return Posix.Unmap(handle, (nuint)Bytes) == 0;
    }

    private static IOException Failure(string what, int error) =>
        new($"A shared-memory object could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}.");

    /// <summary>Makes an object with a name of its own; gives its descriptor.</summary>
    private int MakeObject()
    {
        _name = $"/recursive_lu-{Environment.ProcessId}-{Guid.NewGuid():N}";
        Name = Encoding.UTF8.GetBytes(_name);
        int descriptor = Posix.CreateShared(_name);
        _named = descriptor >= 0;
        return _named ? descriptor : throw Failure("made", Marshal.GetLastPInvokeError());
    }

    /// <summary>Gives an object its memory and maps it. Without success nothing is left of it.</summary>
    private nint MapNew(int descriptor, bool keepOpen = false)
    {
        int error = Posix.Reserve(descriptor, Bytes);
        nint address = -1;
        if (error == 0)
        {
            address = Posix.MapWhole(descriptor, Bytes);
            error = Marshal.GetLastPInvokeError();
        }

        if (address == -1 || !keepOpen)
        {
            _ = Posix.Close(descriptor);
        }

        if (address == -1)
        {
            RemoveName();
            throw Failure($"given {Bytes} bytes", error);
        }

        return address;
    }
}
