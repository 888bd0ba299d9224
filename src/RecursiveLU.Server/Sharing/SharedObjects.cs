using RecursiveLU.Protocol;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Sharing;

/// <summary>The shared-memory objects of one conversation, kept mapped.</summary>
/// <param name="user">The client's user, who must own them: he may reach no others through the server.</param>
internal sealed class SharedObjects(uint user) : IDisposable
{
    /// <summary>More than a client needs, and few enough for all clients together.</summary>
    private const int Kept = 8;

    private readonly List<SharedMapping> _mappings = new(Kept);
    private long _uses;

    /// <summary>Where the C library's shm_open looks.</summary>
    private static ReadOnlySpan<byte> Folder => "/dev/shm"u8;

    /// <summary>The object of a legal name as it is now; null if there is none that may be used.</summary>
    public SharedMapping? Find(ReadOnlySpan<byte> name)
    {
        Span<byte> path = stackalloc byte[Folder.Length + Limits.NameBytes + 1];
        path = Path(path, name);
        SharedMapping? mapping = Mapped(path);
        FileStatus? now = FileStatus.Of(path);

        // An object whose name was removed is still the client's.
        if (mapping is null || (now is FileStatus there && there != mapping.Status))
        {
            Remove(mapping);
            mapping = SharedMapping.TryOpen(path, user);
            if (mapping is null)
            {
                return null;
            }

            MakeRoom();
            _mappings.Add(mapping);
        }

        return Used(mapping);
    }

    /// <summary>The object that was mapped by a legal name last; null if none is.</summary>
    public SharedMapping? FindMapped(ReadOnlySpan<byte> name)
    {
        Span<byte> path = stackalloc byte[Folder.Length + Limits.NameBytes + 1];
        return Mapped(Path(path, name)) is { } mapping ? Used(mapping) : null;
    }

    /// <summary>Unmaps the object of a legal name.</summary>
    public void Drop(ReadOnlySpan<byte> name)
    {
        Span<byte> path = stackalloc byte[Folder.Length + Limits.NameBytes + 1];
        Remove(Mapped(Path(path, name)));
    }

    /// <summary>Unmaps an object.</summary>
    public void Remove(SharedMapping? mapping)
    {
        if (mapping != null)
        {
            _mappings.Remove(mapping);
            mapping.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _mappings.ForEach(mapping => mapping.Dispose());

    private SharedMapping Used(SharedMapping mapping)
    {
        mapping.LastUse = ++_uses;
        return mapping;
    }

    private static Span<byte> Path(Span<byte> buffer, ReadOnlySpan<byte> name)
    {
        Folder.CopyTo(buffer);
        name.CopyTo(buffer[Folder.Length..]);
        int length = Folder.Length + name.Length;
        buffer[length] = 0;
        return buffer[..(length + 1)];
    }

    private SharedMapping? Mapped(ReadOnlySpan<byte> path)
    {
        foreach (SharedMapping mapping in _mappings)
        {
            if (mapping.HasPath(path))
            {
                return mapping;
            }
        }

        return null;
    }

    private void MakeRoom()
    {
        if (_mappings.Count == Kept)
        {
            Remove(_mappings.MinBy(mapping => mapping.LastUse));
        }
    }
}
