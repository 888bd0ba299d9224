using System.IO.Compression;
using System.IO.Hashing;
using RecursiveLU.CommandLine.Errors;
using RecursiveLU.CommandLine.Matrices;

namespace RecursiveLU.CommandLine.Files;

/// <summary>NumPy's archives of arrays, as numpy.savez and numpy.savez_compressed write them.</summary>
internal sealed class NpzFormat(NpyFormat arrays) : IMatrixFormat
{
    private const string MemberSuffix = ".npy";

    /// <inheritdoc/>
    public string Description => "an archive of NumPy arrays";

    /// <inheritdoc/>
    public IReadOnlyList<string> Suffixes { get; } = [".npz"];

    /// <inheritdoc/>
    public bool IsBinary => true;

    /// <inheritdoc/>
    public bool Begins(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <inheritdoc/>
    public Matrix Read(ByteSource source, ReadRequest request)
    {
        using Stream seekable = Seekable(source, request.Budget);
        try
        {
            using var archive = new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry entry = Choose(source.Name, archive, request.Member);
            using var stream = new ChecksumStream(entry.Open());
            using var member = new ByteSource($"{source.Name}:{Name(entry)}", stream, entry.Length);
            Matrix matrix = arrays.Read(member, request with { Member = null });
            if (stream.Checksum == entry.Crc32)
            {
                return matrix;
            }

            matrix.Dispose();
            throw new FileFailure(member.Name, $"expected the checksum {entry.Crc32:x8}, found {stream.Checksum:x8}: damaged");
        }
        catch (InvalidDataException)
        {
            throw new FileFailure(source.Name, "expected a whole zip archive, found one that is damaged or cut off");
        }
    }

    /// <inheritdoc/>
    public void Write(Matrix matrix, string name, Stream target) =>
        Write(target, [(name, stream => arrays.Write(matrix, name, stream))]);

    /// <summary>Writes several arrays, not compressed: numbers hardly can be.</summary>
    public static void Write(Stream target, IEnumerable<(string Name, Action<Stream> Write)> members)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, Action<Stream> write) in members)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + MemberSuffix, CompressionLevel.NoCompression);

            // The same numbers give the same bytes.
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream stream = entry.Open();
            write(stream);
        }
    }

    private static string Name(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(MemberSuffix, StringComparison.Ordinal) ? entry.FullName[..^MemberSuffix.Length] : entry.FullName;

    private static ZipArchiveEntry Choose(string file, ZipArchive archive, string? member)
    {
        ZipArchiveEntry[] found = [.. archive.Entries.Where(entry => member is null || Name(entry) == member)];
        string all = string.Join(", ", archive.Entries.Take(20).Select(Name));
        return found.Length == 1 ? found[0]
            : archive.Entries.Count == 0 ? throw new FileFailure(file, "expected an array, found an empty archive")
            : member != null ? throw new FileFailure(file, $"expected one array '{member}', found {all}")
            : throw new FileFailure(file, $"expected one array, found {all}: name one as {file}:NAME");
    }

    /// <summary>The file itself, or, of a pipe, a copy: a zip archive is read from its end.</summary>
    private static Stream Seekable(ByteSource source, Budget budget)
    {
        if (source.OpenAgain() is Stream file)
        {
            return file;
        }

        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var copy = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        var chunk = new byte[1 << 16];
        while (source.Read(chunk) is int read and > 0)
        {
            budget.CheckBytes(source.Name, "the archive", (UInt128)source.Position, copies: 1);
            copy.Write(chunk.AsSpan(0, read));
        }

        copy.Position = 0;
        return copy;
    }

    /// <summary>A stream of which the checksum is computed while it is read.</summary>
    private sealed class ChecksumStream(Stream inner) : Stream
    {
        private readonly Crc32 _crc = new();

        public uint Checksum => _crc.GetCurrentHashAsUInt32();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            int read = inner.Read(buffer);
            _crc.Append(buffer[..read]);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
