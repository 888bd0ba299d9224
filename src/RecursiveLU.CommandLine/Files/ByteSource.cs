using RecursiveLU.CommandLine.Errors;

namespace RecursiveLU.CommandLine.Files;

/// <summary>The bytes of a file or of standard input, with the position in bytes and lines.</summary>
internal sealed class ByteSource : IDisposable
{
    /// <summary>A longer line is no line of numbers.</summary>
    private const int LongestLine = 1 << 30;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Takes a stream.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="stream">Disposed with this.</param>
    /// <param name="length">Its bytes, or null if they are not known.</param>
    public ByteSource(string name, Stream stream, long? length)
    {
        Name = name;
        _stream = stream;
        Length = length;
    }

    /// <summary>Gets what messages call it.</summary>
    public string Name { get; }

    /// <summary>Gets all its bytes, or null if they are not known.</summary>
    public long? Length { get; }

    /// <summary>Gets the bytes read.</summary>
    public long Position { get; private set; }

    /// <summary>Gets the lines read, which is the number of the last one, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The file once more, from its first byte on; null if it is a pipe.</summary>
    public Stream? OpenAgain() => _stream is FileStream { CanSeek: true } file
        ? new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : null;

    /// <summary>The next bytes, which stay to be read.</summary>
    /// <param name="count">At most 64 KiB; fewer are given only at the end.</param>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_end - _start < count && Fill())
        {
        }

        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Reads bytes.</summary>
    /// <returns>How many: fewer than the target holds only at the end.</returns>
    public int Read(Span<byte> target)
    {
        int count = 0;
        if (_end > _start)
        {
            count = Math.Min(target.Length, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(target);
            _start += count;
        }

        while (count < target.Length && FromStream(target[count..]) is int read and > 0)
        {
            count += read;
        }

        Position += count;
        return count;
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="FileFailure">The line is longer than a GiB.</exception>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0)
        {
            searched = _end - _start;
            if (searched >= LongestLine)
            {
                throw FileFailure.AtLine(Name, Line + 1, "a line of less than a GiB", "a longer one");
            }

            if (!Fill())
            {
                break;
            }
        }

        int whole = length < 0 ? _end - _start : searched + length + 1;
        line = _buffer.AsSpan(_start, length < 0 ? whole : whole - 1);
        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
        }

        _start += whole;
        Position += whole;
        Line += whole > 0 ? 1 : 0;
        return whole > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Reads more into the buffer; false at the end.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int read = FromStream(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }

    private int FromStream(Span<byte> target)
    {
        try
        {
            return _stream.Read(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FileFailure(Name, $"cannot be read after byte {Position + _end - _start}: {Reason.Of(e)}");
        }
    }
}
