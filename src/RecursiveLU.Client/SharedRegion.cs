using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Client;

/// <summary>A shared-memory object of this client, mapped into this process. It has a name only while a server is to map it, so
/// that it goes away with the processes that have it mapped, however they end.</summary>
internal sealed unsafe class SharedRegion : SafeHandle
{
    /// <summary>Where the names of POSIX shared-memory objects are on Linux.</summary>
    private const string Folder = "/dev/shm";

    /// <summary>Sizes are multiples of it: slightly larger matrices find room.</summary>
    private const long Granularity = 1 << 20;

    /// <summary>At the end, for <see cref="ProbeOffset"/>.</summary>
    private const int ProbeBytes = 2 * sizeof(long);

    /// <summary>-1 once the object has had a name: Linux does not give it another one.</summary>
    private int _descriptor;

    private string? _path;

    private SharedRegion(int descriptor, nint address, long bytes)
        : base(-1, ownsHandle: true)
    {
        _descriptor = descriptor;
        Bytes = bytes;
        SetHandle(address);
    }

    /// <summary>Gets the object's name or the one it had, as the protocol wants it.</summary>
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

    /// <summary>Makes an object with all its memory, which is zero.</summary>
    /// <param name="bytes">The least size.</param>
    /// <exception cref="IOException">It cannot be had.</exception>
    public static SharedRegion Create(long bytes)
    {
        long rounded = (bytes + ProbeBytes + Granularity - 1) / Granularity * Granularity;
        (int descriptor, nint address) = MakeObject(rounded);
        return new SharedRegion(descriptor, address, rounded);
    }

    /// <summary>Whether there is room for so many bytes.</summary>
    public bool Holds(long bytes) => bytes <= ProbeOffset;

    /// <summary>Gives the object a name for a server to map it by. If it has had one, another object takes its place, with the
    /// same content at the same address.</summary>
    /// <exception cref="IOException">It cannot be had; this one stays as it is.</exception>
    public void MakeName()
    {
        if (_descriptor < 0)
        {
            Replace();
        }

        string name = $"/recursive_lu-{Environment.ProcessId}-{Guid.NewGuid():N}";
        int linked = Posix.Link(_descriptor, Folder + name);
        int error = Marshal.GetLastPInvokeError();
        if (linked < 0)
        {
            throw Failure("named", error);
        }

        _path = Folder + name;
        Name = Encoding.UTF8.GetBytes(name);
        CloseDescriptor();
    }

    /// <summary>Removes the name. Whoever has the object mapped does not need it.</summary>
    public void RemoveName()
    {
        if (_path is not null)
        {
            _ = Posix.Unlink(_path);
            _path = null;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        RemoveName();
        CloseDescriptor();
        return Posix.Unmap(handle, (nuint)Bytes) == 0;
    }

    private static (int Descriptor, nint Address) MakeObject(long bytes)
    {
        int descriptor = Posix.CreateUnnamed(Folder);
        if (descriptor < 0)
        {
            throw Failure("made", Marshal.GetLastPInvokeError());
        }

        int error = Posix.Reserve(descriptor, bytes);
        nint address = -1;
        if (error == 0)
        {
            address = Posix.MapWhole(descriptor, bytes);
            error = Marshal.GetLastPInvokeError();
        }

        if (address == -1)
        {
            _ = Posix.Close(descriptor);
            throw Failure($"given {bytes} bytes", error);
        }

        return (descriptor, address);
    }

    private static IOException Failure(string what, int error) =>
        new($"A shared-memory object could not be {what}: {Marshal.GetPInvokeErrorMessage(error)}.");

    private void Replace()
    {
        (int descriptor, nint address) = MakeObject(Bytes);
        Buffer.MemoryCopy(Pointer, (void*)address, Bytes, Bytes);
        _ = Posix.Unmap(address, (nuint)Bytes);
        nint moved = Posix.MapOver(handle, descriptor, Bytes);
        int error = Marshal.GetLastPInvokeError();
        if (moved == -1)
        {
            _ = Posix.Close(descriptor);
            throw Failure("mapped", error);
        }

        _descriptor = descriptor;
    }

    private void CloseDescriptor()
    {
        if (_descriptor >= 0)
        {
            _ = Posix.Close(_descriptor);
            _descriptor = -1;
        }
    }
}
