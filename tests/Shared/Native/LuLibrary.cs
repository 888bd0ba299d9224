using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RecursiveLU.Testing;

/// <summary>The native library, loaded into this process by the path of its file.</summary>
/// <remarks>It stays loaded: its runtime cannot be unloaded. Thread-safe.</remarks>
internal sealed unsafe partial class LuLibrary : ILuAbi
{
    private readonly ConcurrentDictionary<string, nint> _exports = new();
    private readonly nint _handle;

    public LuLibrary(string path) => _handle = NativeLibrary.Load(path);

    /// <summary>Whether the library exports a name.</summary>
    public bool Has(string symbol) => NativeLibrary.TryGetExport(_handle, symbol, out _);

    /// <summary>The address of a function for one element type.</summary>
    public nint Export<T>(string suffix) => Export(Symbols.Prefix<T>() + suffix);

    /// <inheritdoc/>
    public long Factor<T>(string symbol, Span<T> a, long m, long n, Span<long> ipiv)
        where T : unmanaged, INumberBase<T>
    {
        if (!symbol.StartsWith(Symbols.Prefix<T>(), StringComparison.Ordinal))
        {
            throw new ArgumentException($"{symbol} does not take {typeof(T)}.", nameof(symbol));
        }

        var function = (delegate* unmanaged<void*, long, long, long*, long>)Export(symbol);
        fixed (T* pa = a)
        fixed (long* pp = ipiv)
        {
            return function(pa, m, n, pp);
        }
    }

    /// <inheritdoc/>
    public long Strided<T>(Span<T> a, long m, long n, long lda, Span<long> ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_strided");
        var function = (delegate* unmanaged<void*, long, long, long, long*, uint, long>)export;
        fixed (T* pa = a)
        fixed (long* pp = ipiv)
        {
            return function(pa, m, n, lda, pp, flags);
        }
    }

    /// <inheritdoc/>
    public long Solve<T>(
        char trans, long n, long nrhs, ReadOnlySpan<T> lu, long lda, ReadOnlySpan<long> ipiv, Span<T> b, long ldb)
        where T : unmanaged, INumberBase<T>
    {
        nint export = Export<T>("_solve");
        var function = (delegate* unmanaged<byte, long, long, void*, long, long*, void*, long, long>)export;
        fixed (T* pl = lu)
        fixed (long* pp = ipiv)
        fixed (T* pb = b)
        {
            return function((byte)trans, n, nrhs, pl, lda, pp, pb, ldb);
        }
    }

    /// <inheritdoc/>
    public string Version() => Text("recursive_lu_version");

    /// <inheritdoc/>
    public string Isa() => Text("recursive_lu_isa");

    /// <inheritdoc/>
    public int GetThreads() => ((delegate* unmanaged<int>)Export("recursive_lu_get_num_threads"))();

    /// <inheritdoc/>
    public long SetThreads(int threads) => ((delegate* unmanaged<int, long>)Export("recursive_lu_set_num_threads"))(threads);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private string Text(string symbol) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)Export(symbol))())
        ?? throw new InvalidOperationException($"{symbol} gave NULL.");

    private nint Export(string symbol) => _exports.GetOrAdd(symbol, name => NativeLibrary.GetExport(_handle, name));
}
