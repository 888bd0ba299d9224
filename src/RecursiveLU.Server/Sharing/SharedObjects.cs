using RecursiveLU.Protocol;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>The shared-memory objects of one conversation, kept open.</summary>
/// <param name="user">The client's user, who must own them: he may reach no others through the server.</param>
/// <param name="descriptors">What more than one of them needs.</param>
internal sealed class SharedObjects(uint user, Descriptors descriptors) : IDisposable
{
    /// <summary>More than a client needs, and few enough for all clients together.</summary>
    public const int Kept = 8;

    private readonly List<SharedObject> _objects = new(Kept);

    /// <summary>How many spare descriptors these have: one for each object but the first.</summary>
    private int _spares;

    private long _uses;

    /// <summary>Gets the bytes of all that is mapped.</summary>
    public long MappedBytes
    {
        get
        {
            long bytes = 0;
            foreach (SharedObject shared in _objects)
            {
                bytes += shared.Mapping?.Range.Bytes ?? 0;
            }

            return bytes;
        }
    }

    /// <summary>Where the C library's shm_open looks.</summary>
    private static ReadOnlySpan<byte> Folder => "/dev/shm"u8;

    /// <summary>The object of a legal name as it is now; null if there is none that may be used.</summary>
    /// <param name="name">The name.</param>
    /// <param name="exhausted">Receives whether only a descriptor was wanting.</param>
    public SharedObject? Find(ReadOnlySpan<byte> name, out bool exhausted)
    {
        exhausted = false;
        Span<byte> path = stackalloc byte[Folder.Length + Limits.NameBytes + 1];
        path = Path(path, name);
        SharedObject? known = FindOpen(name);

        // An object whose name was removed is still the client's.
        if (known is { IsLent: false } && FileStatus.Of(path) is FileStatus there && there != known.Status)
        {
            Remove(known);
            known = null;
        }

        return known ?? Open(name, path, out exhausted);
    }

    /// <summary>The object that is open by a legal name; null if none is.</summary>
    public SharedObject? FindOpen(ReadOnlySpan<byte> name)
    {
        foreach (SharedObject shared in _objects)
        {
            if (shared.HasName(name))
            {
                shared.LastUse = ++_uses;
                return shared;
            }
        }

        return null;
    }

    /// <summary>Keeps an object that a client has sent, under a legal name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="descriptor">The object, which is closed in any case.</param>
    /// <returns>Whether it is one.</returns>
    public bool Lend(ReadOnlySpan<byte> name, int descriptor)
    {
        Drop(name);
        bool good = descriptor >= 0 && LibC.AccessOf(descriptor) == LibC.OpenReadWrite && LibC.IsInMemory(descriptor);
        if (good && FileStatus.Of(descriptor) is { IsFile: true } status)
        {
            _ = Add(new SharedObject(name, descriptor, status, isLent: true));
            return true;
        }

        _ = descriptor < 0 ? 0 : LibC.Close(descriptor);
        return false;
    }

    /// <summary>Closes the object of a legal name.</summary>
    public void Drop(ReadOnlySpan<byte> name)
    {
        if (FindOpen(name) is { } shared)
        {
            Remove(shared);
        }
    }

    /// <summary>Takes all objects out of memory.</summary>
    public void UnmapAll() => _objects.ForEach(shared => shared.Unmap());

    /// <inheritdoc/>
    public void Dispose()
    {
        _objects.ForEach(shared => shared.Close());
        _objects.Clear();
        GiveSpares();
    }

    private static Span<byte> Path(Span<byte> buffer, ReadOnlySpan<byte> name)
    {
        Folder.CopyTo(buffer);
        name.CopyTo(buffer[Folder.Length..]);
        int length = Folder.Length + name.Length;
        buffer[length] = 0;
        return buffer[..(length + 1)];
    }

    private SharedObject? Open(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path, out bool exhausted)
    {
        SharedObject? opened = SharedObject.TryOpen(name, path, user, out exhausted);
        if (exhausted && _objects.Count > 0)
        {
            RemoveOldest();
            opened = SharedObject.TryOpen(name, path, user, out exhausted);
        }

        return opened is null ? null : Add(opened);
    }

    /// <summary>Keeps an object, instead of older ones if there may not be one more.</summary>
    private SharedObject Add(SharedObject opened)
    {
        while (_objects.Count > 0 && !TryTakeSpare())
        {
            RemoveOldest();
        }

        _objects.Add(opened);
        opened.LastUse = ++_uses;
        return opened;
    }

    private void RemoveOldest() => Remove(_objects.MinBy(shared => shared.LastUse)!);

    private void Remove(SharedObject shared)
    {
        _ = _objects.Remove(shared);
        shared.Close();
        GiveSpares();
    }

    private bool TryTakeSpare()
    {
        bool taken = _objects.Count < Kept && descriptors.TryTakeSpare();
        _spares += taken ? 1 : 0;
        return taken;
    }

    private void GiveSpares()
    {
        for (; _spares > Math.Max(0, _objects.Count - 1); _spares--)
        {
            descriptors.GiveSpare();
        }
    }
}
