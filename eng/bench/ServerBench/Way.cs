using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecursiveLU.Client;
using RecursiveLU.Interop;

namespace ServerBench;

/// <summary>A way to factor, with the memory that it needs the matrix in.</summary>
/// <param name="name">What it is called.</param>
internal abstract unsafe class Way(string name) : IDisposable
{
    private const int Alignment = 64;

    private double* _memory;

    /// <summary>Gets what it is called.</summary>
    public string Name => name;

    /// <summary>Gets the order of the matrix.</summary>
    public int N { get; private set; }

    /// <summary>Gets the matrix.</summary>
    public Span<double> Matrix => new(Memory, N * N);

    /// <summary>Gets the start of the matrix.</summary>
    protected virtual double* Memory => _memory;

    /// <summary>Gets room for the row exchanges.</summary>
    protected long* Pivots => (long*)(_memory + ((long)N * N));

    /// <summary>Makes room for an n x n matrix.</summary>
    public virtual void Prepare(int n)
    {
        NativeMemory.AlignedFree(_memory);
        N = n;
        _memory = (double*)NativeMemory.AlignedAlloc((nuint)(n + 1) * (nuint)n * sizeof(double), Alignment);
    }

    /// <summary>Factors the matrix in place.</summary>
    public abstract long Factor();

    /// <inheritdoc/>
    public virtual void Dispose() => NativeMemory.AlignedFree(_memory);
}

/// <summary>The native library, in this process.</summary>
internal sealed unsafe class LibraryWay() : Way("in process")
{
    /// <inheritdoc/>
    public override long Factor() => RecursiveLuNative.F64(Memory, N, N, Pivots);

    /// <inheritdoc/>
    public override string ToString() =>
        $"library {Text(RecursiveLuNative.Version())}, {Text(RecursiveLuNative.Isa())} kernels";

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}

/// <summary>The server, with a matrix in ordinary memory. Throws if the server does not do its work.</summary>
internal unsafe class ServerWay : Way
{
    public ServerWay(string name, ServerLuOptions options)
        : base(name)
    {
        Client = new ServerLu(options);
        Client.Factor<double>([1], 1, 1);
    }

    /// <summary>Gets the server's process.</summary>
    public int ProcessId => Client.ServerProcessId!.Value;

    /// <summary>Gets the server's client.</summary>
    protected ServerLu Client { get; }

    /// <inheritdoc/>
    public override long Factor() => Checked(Client.FactorInPlace(Memory, N, N, N, Pivots));

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Client.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => $"server {Client.ServerVersion}";

    /// <summary>Throws if something was not done by the server.</summary>
    protected long Checked(long info) =>
        Client.CallsInProcess == 0 ? info : throw new InvalidOperationException($"{Client.LastEvent}");
}

/// <summary>The server, with a matrix in the memory that it shares.</summary>
internal sealed unsafe class SharedMatrixWay(string name, ServerLuOptions options, bool expendable)
    : ServerWay(name, options)
{
    private SharedMatrix<double>? _matrix;

    /// <inheritdoc/>
    protected override double* Memory => (double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_matrix!.Elements));

    /// <inheritdoc/>
    public override void Prepare(int n)
    {
        base.Prepare(n);
        _matrix?.Dispose();
        _matrix = new SharedMatrix<double>(n, n, expendable);
    }

    /// <inheritdoc/>
    public override long Factor() => Checked(Client.FactorInPlace(_matrix!));

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _matrix?.Dispose();
    }
}
