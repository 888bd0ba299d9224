using System.Runtime.InteropServices;
using RecursiveLU.Client;
using RecursiveLU.Interop;

namespace ServerBench;

/// <summary>A way to factor.</summary>
/// <param name="name">What it is called.</param>
internal abstract unsafe class Way(string name) : IDisposable
{
    /// <summary>Gets what it is called.</summary>
    public string Name => name;

    /// <summary>Factors an n x n matrix in place.</summary>
    public abstract long Factor(double* a, int n, long* pivots);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}

/// <summary>The native library, in this process.</summary>
internal sealed unsafe class LibraryWay() : Way("in process")
{
    /// <inheritdoc/>
    public override long Factor(double* a, int n, long* pivots) => RecursiveLuNative.F64(a, n, n, pivots);

    /// <inheritdoc/>
    public override string ToString() => $"library {Text(RecursiveLuNative.Version())}, {Text(RecursiveLuNative.Isa())} kernels";

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}

/// <summary>The client of the server. Throws if the server does not do its work.</summary>
internal sealed unsafe class ServerWay : Way
{
    private readonly ServerLu _client;

    public ServerWay(string name, string path, bool sharedMemory)
        : base(name)
    {
        _client = new ServerLu(new ServerLuOptions { ServerPath = path, SharedMemory = sharedMemory });
        double one = 1;
        long pivot;
        Factor(&one, 1, &pivot);
    }

    /// <summary>Gets the server's process.</summary>
    public int ProcessId => _client.ServerProcessId!.Value;

    /// <inheritdoc/>
    public override long Factor(double* a, int n, long* pivots)
    {
        long info = _client.FactorInPlace(a, n, n, n, pivots);
        return _client.CallsInProcess == 0 ? info : throw new InvalidOperationException($"{_client.LastEvent}");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _client.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => $"server {_client.ServerVersion}";
}
