using RecursiveLU.CommandLine.Errors;
using RecursiveLU.Server.Native;

namespace RecursiveLU.CommandLine.Files;

/// <summary>Standard output.</summary>
/// <remarks>The console's stream says nothing of a reader that has gone, and a file stream leaves the place in a file, where the
/// next program of a script is to write, unchanged.</remarks>
internal sealed class StandardOutput : Stream
{
    private const int BrokenPipe = 32;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!Output.TryWrite(Output.StandardOutput, buffer))
        {
            throw LibC.Errno == BrokenPipe
                ? new Failure(ExitCode.BrokenPipe, string.Empty)
                : new FileFailure("standard output", $"cannot be written: {LibC.ErrorText}");
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
