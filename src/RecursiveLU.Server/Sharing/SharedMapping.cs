using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>A client's shared-memory object, mapped as it was when it was opened.</summary>
internal sealed unsafe class SharedMapping : IDisposable
{
    private const int OpenFlags =
        LibC.OpenReadWrite | LibC.OpenNonBlocking | LibC.OpenNoFollow | LibC.OpenCloseOnExec;

    private readonly byte[] _path;
    private readonly int _number;

    private SharedMapping(ReadOnlySpan<byte> path, FileStatus status, nint start, int number)
    {
        _path = path.ToArray();
        _number = number;
        Status = status;
        Start = (byte*)start;
        IsOpen = true;
    }

    /// <summary>Gets what the object was when it was mapped.</summary>
    public FileStatus Status { get; }

    /// <summary>Gets the first byte.</summary>
    public byte* Start { get; }

    /// <summary>Gets whether it is still mapped.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Gets or sets when it was last asked for.</summary>
    public long LastUse { get; set; }

    /// <summary>Gets whether pages of it turned out to be missing. Then its content is worthless.</summary>
    public bool IsBroken => MappingTable.IsBroken(_number);

    /// <summary>Maps the object at a path that ends with a zero, if it is a private one of a user.</summary>
    public static SharedMapping? TryOpen(ReadOnlySpan<byte> path, uint user)
    {
        int descriptor;
        fixed (byte* start = path)
        {
            descriptor = LibC.Open(start, OpenFlags, 0);
        }

        if (descriptor < 0)
        {
            return null;
        }

        SharedMapping? mapping =
            FileStatus.Of(descriptor) is FileStatus status && status.IsPrivateTo(user) ? TryMap(path, descriptor, status) : null;
        _ = LibC.Close(descriptor);
        return mapping;
    }

    /// <summary>Whether it was mapped from a path.</summary>
    public bool HasPath(ReadOnlySpan<byte> path) => path.SequenceEqual(_path);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsOpen)
        {
            IsOpen = false;
            MappingTable.Remove(_number);
            _ = LibC.Unmap((nint)Start, Length(Status));
        }
    }

    private static SharedMapping? TryMap(ReadOnlySpan<byte> path, int descriptor, FileStatus status)
    {
        nint start = LibC.Map(0, Length(status), LibC.ProtectReadWrite, LibC.MapShared, descriptor, 0);
        if (start == -1)
        {
            return null;
        }

        int number = MappingTable.Add(start, (nint)Length(status));
        if (number >= 0)
        {
            return new SharedMapping(path, status, start, number);
        }

        _ = LibC.Unmap(start, Length(status));
        return null;
    }

    /// <summary>An empty object has a mapping, too: it may be named with an empty matrix.</summary>
    private static nuint Length(FileStatus status) => (nuint)Math.Max(1, status.Size);
}
