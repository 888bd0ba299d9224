using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Testing;
using RecursiveLU.Tests;

namespace RecursiveLU.Client.Tests;

/// <summary>The client as an engine of the shared tests: each result must come from the server, and be that of the native
/// library in this process to the last bit.</summary>
/// <param name="sharedMemory">Whether matrices go through shared memory or through pipes.</param>
internal sealed class ServerEngine(bool sharedMemory) : ILuSolver
{
    private ServerLu _client = Start(sharedMemory, threads: 0);

    /// <inheritdoc/>
    public void SetThreads(int threads)
    {
        _client.Dispose();
        _client = Start(sharedMemory, threads);
    }

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        T[] factors = a.ToArray();
        long[] exchanges = pivots.ToArray();
        long info = Servers.Library.Strided<T>(factors, m, n, lda, exchanges, (uint)mode);
        long answered = _client.CallsByServer;

        Assert.That(_client.FactorInPlace(a, m, n, lda, pivots, ManagedEngine.Options(mode)), Is.EqualTo(info));

        string what = $"{m} x {n}, lda {lda}, {mode}";
        Assert.That(_client.CallsByServer - answered, Is.EqualTo(m > 0 && n > 0 ? 1 : 0), $"answers, {what}");
        Assert.That(_client.UsesSharedMemory, Is.EqualTo(sharedMemory && _client.State == ServerState.Running), what);
        Assert.That(pivots.ToArray(), Is.EqualTo(exchanges), $"pivots, {what}");
        FactorAssert.AreSameBits<T>(a, factors, $"memory, {what}");
        return info;
    }

    /// <inheritdoc/>
    public void Solve<T>(char transpose, ReadOnlySpan<T> a, int n, Span<T> b, int rightHandSides, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        long answered = _client.CallsByServer;
        LuFactorization<T> lu = _client.Factor(a, n, n, ManagedEngine.Options(mode));
        Assert.That(_client.CallsByServer - answered, Is.EqualTo(n > 0 ? 1 : 0), "answers");
        Servers.AssertExpected(lu, a.ToArray(), mode);
        lu.SolveInPlace(b, rightHandSides, ManagedEngine.Form(transpose));
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ServerLu Start(bool sharedMemory, int threads) =>
        new(Servers.Options with { SharedMemory = sharedMemory, Threads = threads });
}
