using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace RecursiveLU.Server.Tests;

/// <summary>A POSIX shared-memory object of this process.</summary>
internal sealed unsafe class SharedBlock : IDisposable
{
    private static int s_count;

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _bytes;

    public SharedBlock(int bytes)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"/recursive_lu_nunit_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}");
        Name = Encoding.ASCII.GetBytes(name);
        _path = $"/dev/shm{name}";
        _bytes = bytes;
        var stream = new FileStream(_path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        stream.SetLength(bytes);
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, bytes);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Gets the name, with its first '/'.</summary>
    public byte[] Name { get; }

    /// <summary>Gets the memory.</summary>
    public Span<byte> Memory => new(_start, _bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }
}
