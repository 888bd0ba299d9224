using System.IO.MemoryMappedFiles;
using System.Net.Sockets;
using System.Text;
using RecursiveLU.Protocol;

namespace ServerBench;

/// <summary>A server that listens, and a matrix in a shared-memory object that the client works in, too: nothing is
/// copied.</summary>
internal sealed unsafe class ObjectWay : Way
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _name = $"/recursive_lu_bench-{Guid.NewGuid():N}";
    private readonly byte[] _request = new byte[SharedRequest.MaxBytes];
    private readonly byte[] _info = new byte[sizeof(long)];
    private MemoryMappedFile? _file;
    private MemoryMappedViewAccessor? _view;
    private byte* _memory;
    private int _bytes;

    public ObjectWay(string socket)
        : base("object")
    {
        _socket.Connect(new UnixDomainSocketEndPoint(socket));
    }

    /// <inheritdoc/>
    protected override double* Memory => (double*)_memory;

    /// <inheritdoc/>
    public override void Prepare(int n)
    {
        base.Prepare(n);
        var stream = new FileStream($"/dev/shm{_name}", new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        long bytes = (n + 1L) * n * sizeof(double);
        _file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _memory);
        WriteRequest(n, isMapped: false);
        _ = Factor();
        WriteRequest(n, isMapped: true);
    }

    /// <inheritdoc/>
    public override long Factor()
    {
        _socket.Send(_request.AsSpan(0, _bytes));
        for (int done = 0; done < _info.Length;)
        {
            int got = _socket.Receive(_info.AsSpan(done));
            done += got > 0 ? got : throw new IOException("The server has ended.");
        }

        long info = BitConverter.ToInt64(_info);
        return !ResponseInfo.IsError(info) ? info : throw new InvalidOperationException($"The server's answer is {info}.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _socket.Dispose();
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
        File.Delete($"/dev/shm{_name}");
    }

    private void WriteRequest(int n, bool isMapped)
    {
        var request = new SharedRequest
        {
            Base = Command.FactorF64,
            IsMapped = isMapped,
            M = n,
            N = n,
            Lda = n,
            Name = Encoding.UTF8.GetBytes(_name),
            MatrixOffset = 0,
            PivotOffset = (long)n * n * sizeof(double),
        };
        _bytes = request.Bytes;
        request.Write(_request);
    }
}
