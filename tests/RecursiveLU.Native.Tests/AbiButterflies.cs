using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The random butterfly solver of a file of the native library.</summary>
internal sealed class AbiButterflies(LuLibrary library) : IButterflySolver
{
    /// <inheritdoc/>
    public ButterflyResult Solve<T>(
        int n, int nrhs, ReadOnlySpan<T> a, ulong seed, ReadOnlySpan<T> b, Span<T> x, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long[] iter = [-77];
        long info = library.ButterflyGesv(n, nrhs, a, Ld(n), seed, b, Ld(n), x, Ld(n), iter, (uint)mode);
        return Result(info, iter);
    }

    /// <inheritdoc/>
    public IButterflyWorkspace<T> Open<T>(int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new Workspace<T>(library, capacity);

    private static int Ld(int n) => Math.Max(1, n);

    /// <summary>Info is not an error, or the one that no solution was found.</summary>
    private static ButterflyResult Result(long info, long[] iter) =>
        info >= 0 || info == ButterflyResult.Inaccurate
            ? new(info, iter[0])
            : throw new InvalidOperationException($"info is {info}.");

    private sealed class Workspace<T> : IButterflyWorkspace<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly LuLibrary _library;
        private readonly nint _handle;
        private bool _destroyed;

        public Workspace(LuLibrary library, int capacity)
        {
            var handle = new nint[1];
            Expect(library.ButterflyCreate<T>(capacity, handle), 0);
            _library = library;
            _handle = handle[0];
        }

        public ButterflyResult Factor(ReadOnlySpan<T> a, int n, ulong seed, FactorMode mode)
        {
            long[] iter = [-77];
            return Result(_library.ButterflyFactor(_handle, n, a, Ld(n), seed, iter, (uint)mode), iter);
        }

        public ButterflyResult Solve(ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs, FactorMode mode)
        {
            long[] iter = [-77];
            return Result(
                _library.ButterflySolve(_handle, nrhs, a, Ld(n), b, Ld(n), x, Ld(n), iter, (uint)mode), iter);
        }

        public void Dispose()
        {
            Expect(_library.ButterflyDestroy<T>(_handle), _destroyed ? Symbols.BadArgument(1) : 0);
            _destroyed = true;
        }

        private static void Expect(long info, long expected)
        {
            if (info != expected)
            {
                throw new InvalidOperationException($"info is {info}, not {expected}.");
            }
        }
    }
}
