using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Client;

/// <summary>A shared-memory object of this client, mapped into this process. It goes away with the processes that have it
/// mapped; its name by <see cref="RemoveName"/>, at the latest when this object is finalized.</summary>
internal sealed unsafe class SharedRegion : SafeHandle
{
    /// <summary>Sizes are multiples of it: slightly larger matrices find room.</summary>
    private const long Granularity = 1 << 20;

    private readonly string _name;
    private bool _named = true;

    private SharedRegion(string name, nint address, long bytes)
        : base(-1, ownsHandle: true)
    {
        _name = name;
        Name = Encoding.UTF8.GetBytes(name);
        Bytes = bytes;
        SetHandle(address);
    }

    /// <summary>Gets the object's name, as the protocol wants it.</summary>
    public byte[] Name { get; }

    /// <summary>Gets the size.</summary>
    public long Bytes { get; }

    /// <summary>Gets the memory.</summary>
    public byte* Pointer => (byte*)handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == -1;

    /// <summary>Makes an object with all its memory.</summary>
    /// <param name="bytes">The least size.</param>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static SharedRegion Create(long bytes)
    {
        long rounded = (bytes + Granularity - 1) / Granularity * Granularity;
        string name = $"/recursive_lu-{Environment.ProcessId}-{Guid.NewGuid():N}";
        int descriptor = Posix.CreateShared(name);
        if (descriptor < 0)
        {
            throw Failure("made", Marshal.GetLastPInvokeError());
        }

        int error = Posix.Reserve(descriptor, rounded);
        nint address = -1;
        if (error == 0)
        {
            address = Posix.MapWhole(descriptor, rounded);
            error = Marshal.GetLastPInvokeError();
        }

        _ = Posix.Close(descriptor);
        if (address != -1)
        {
            return new SharedRegion(name, address, rounded);
        }

        _ = Posix.Unlink(name);
        throw Failure($"given {rounded} bytes", error);
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
        return Posix.Unmap((void*)handle, (nuint)Bytes) == 0;
    }

    private static IOException Failure(string what, int error) =>
        new($"A shared-memory object could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}.");
}
