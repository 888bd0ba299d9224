using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>A client's shared-memory object: open, and in memory as far as requests need it.</summary>
/// <param name="name">Its name.</param>
/// <param name="descriptor">The open object; closed with this.</param>
/// <param name="status">What it was when it was opened.</param>
/// <param name="isLent">Whether the client has sent the descriptor; then the name means nothing else.</param>
internal sealed class SharedObject(ReadOnlySpan<byte> name, int descriptor, FileStatus status, bool isLent)
{
    private const int OpenFlags =
        LibC.OpenReadWrite | LibC.OpenNonBlocking | LibC.OpenNoFollow | LibC.OpenCloseOnExec;

    /// <summary>Parts begin and end at multiples of it, so that one serves the requests that follow.</summary>
    private const long Unit = 1L << 20;

    private readonly byte[] _name = name.ToArray();

    /// <summary>Gets what the object was when it was last looked at.</summary>
    public FileStatus Status { get; private set; } = status;

    /// <summary>Gets a value indicating whether the client has sent the descriptor.</summary>
    public bool IsLent => isLent;

    /// <summary>Gets whether it is still open.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Gets or sets when it was last asked for.</summary>
    public long LastUse { get; set; }

    /// <summary>Gets the part of it that is mapped, or null.</summary>
    public SharedMapping? Mapping { get; private set; }

    /// <summary>Opens the object at a path that ends with a zero, if it is a private one of a user.</summary>
    /// <param name="name">The name that it goes by.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="user">The user who must own it.</param>
    /// <param name="exhausted">Receives whether only a descriptor was wanting.</param>
    public static unsafe SharedObject? TryOpen(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path, uint user, out bool exhausted)
    {
        int descriptor;
        fixed (byte* start = path)
        {
            descriptor = LibC.Open(start, OpenFlags, 0);
        }

        exhausted = descriptor < 0 && LibC.Errno is LibC.ErrorFiles or LibC.ErrorAllFiles or LibC.ErrorMemory;
        if (descriptor < 0)
        {
            return null;
        }

        if (FileStatus.Of(descriptor) is FileStatus status && status.IsPrivateTo(user))
        {
            return new SharedObject(name, descriptor, status, isLent: false);
        }

        _ = LibC.Close(descriptor);
        return null;
    }

    /// <summary>Whether it goes by a name.</summary>
    public bool HasName(ReadOnlySpan<byte> name) => name.SequenceEqual(_name);

    /// <summary>Looks at the open object again: it may have grown or shrunk.</summary>
    public void Look()
    {
        if (FileStatus.Of(descriptor) is FileStatus now)
        {
            Status = now;
        }
    }

    /// <summary>Whether a part is mapped and whole.</summary>
    public bool IsMapped(ByteRange range) => Mapping is { IsBroken: false } mapping && mapping.Range.Contains(range);

    /// <summary>The part that is mapped for a range: whole units, as far as there is so much of the object.</summary>
    public ByteRange PartOf(ByteRange range) => range.Outward(Unit).Until(Math.Max(range.End, Status.Size));

    /// <summary>Maps a range and what is near; what was mapped before is not any more.</summary>
    /// <param name="range">A range that lies in the object.</param>
    /// <returns>Whether there were addresses for it.</returns>
    public bool TryMap(ByteRange range)
    {
        if (!IsMapped(range))
        {
            Unmap();
            Mapping = SharedMapping.TryMap(descriptor, PartOf(range));
        }

        return Mapping is not null;
    }

    /// <summary>Writes into it; false if there is no memory for it.</summary>
    public unsafe bool TryWrite(long offset, byte* source, long bytes)
    {
        if (Mapping is { } mapping && mapping.Range.Contains(new ByteRange(offset, offset + bytes)))
        {
            _ = LibC.Copy(mapping.At(offset), source, (nuint)bytes);
            return true;
        }

        nint written = 1;
        for (long done = 0; done < bytes && written > 0; done += written)
        {
            written = LibC.WriteAt(descriptor, source + done, (nuint)(bytes - done), (nint)(offset + done));
        }

        return written > 0;
    }

    /// <summary>Takes it out of memory. It can be mapped again.</summary>
    public void Unmap()
    {
        Mapping?.Unmap();
        Mapping = null;
    }

    /// <summary>Takes it out of memory and closes it.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            Unmap();
            _ = LibC.Close(descriptor);
        }
    }
}
