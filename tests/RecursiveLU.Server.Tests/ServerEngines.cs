using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Server.Tests;

/// <summary>A server as an engine of the shared tests. Answers must be bitwise those of the library in this
/// process.</summary>
internal abstract class ServerEngine : ILuSolver
{
    /// <summary>Gets the conversation.</summary>
    protected abstract Conversation Talk { get; }

    /// <inheritdoc/>
    public virtual void SetThreads(int threads)
    {
        // The number belongs to a server's whole life.
        Stop();
        Start(threads == 0 ? [] : ["--threads", threads.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <inheritdoc/>
    public long Factor<T>(Span<T> a, int m, int n, int lda, Span<long> pivots, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        // Without pivoting they may be left out; a server always gives them.
        pivots = pivots.IsEmpty ? new long[Math.Min(m, n)] : pivots;
        T[] expected = a.ToArray();
        long[] expectedPivots = pivots.ToArray();
        long expectedInfo = Engines.Library.Strided(expected, m, n, lda, expectedPivots, (uint)mode);
        Command command = FactorCommand.Of(
            Conversation.ElementOf<T>(), !mode.HasFlag(FactorMode.NoPivot), mode.HasFlag(FactorMode.Threaded));

        long info = FactorThere(command, a, m, n, lda, pivots);

        string what = $"{m} x {n}, lda {lda}, {command}, against the library in this process";
        Assert.That(info, Is.EqualTo(expectedInfo), $"info, {what}");
        FactorAssert.AreSameBits<T>(a, expected, $"factors, {what}");
        FactorAssert.AreSameBits<long>(pivots, expectedPivots, $"pivots, {what}");
        return info;
    }

    /// <inheritdoc/>
    public void Solve<T>(char transpose, ReadOnlySpan<T> a, int n, Span<T> b, int rightHandSides, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        T[] factors = a.ToArray();
        var pivots = new long[n];
        int ld = Math.Max(1, n);
        Assert.That(Factor<T>(factors, n, n, ld, pivots, mode), Is.Zero, "info");
        T[] expected = b.ToArray();
        Assert.That(Engines.Library.Solve(transpose, n, rightHandSides, factors, ld, pivots, expected, ld), Is.Zero);

        long info = Talk.Solve(transpose, rightHandSides, b);

        Assert.That(info, Is.Zero, "info of the solve");
        FactorAssert.AreSameBits<T>(b, expected, $"n = {n}, {rightHandSides} right-hand sides, against the library here");
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <summary>Starts the server.</summary>
    protected abstract void Start(params string[] options);

    /// <summary>Stops it.</summary>
    protected abstract void Stop();

    /// <summary>Has the server factor.</summary>
    protected abstract long FactorThere<T>(Command command, Span<T> a, int m, int n, int lda, Span<long> pivots)
        where T : unmanaged;
}

/// <summary>By pipes.</summary>
internal class PipeEngine : ServerEngine
{
    private ServerProcess _server;

    public PipeEngine() => _server = new ServerProcess();

    /// <inheritdoc/>
    protected override Conversation Talk => _server.Talk;

    /// <inheritdoc/>
    protected override void Start(params string[] options) => _server = new ServerProcess(options);

    /// <inheritdoc/>
    protected override void Stop()
    {
        using (_server)
        {
            Assert.That(_server.End(), Is.EqualTo(new ServerEnd(0, [], "")).Using<ServerEnd>(AreSame));
        }
    }

    /// <inheritdoc/>
    protected override long FactorThere<T>(Command command, Span<T> a, int m, int n, int lda, Span<long> pivots) =>
        lda == Math.Max(1, m)
            ? Talk.Factor(command, a, m, n, pivots)
            : throw new NotSupportedException("A matrix by pipe has no padding.");

    private static bool AreSame(ServerEnd x, ServerEnd y) =>
        x.ExitCode == y.ExitCode && x.Output.AsSpan().SequenceEqual(y.Output) && x.Errors == y.Errors;
}

/// <summary>By shared memory.</summary>
internal sealed class SharedEngine : PipeEngine
{
    private const int Front = 64;

    private SharedBlock _block = new(1 << 16);

    /// <inheritdoc/>
    protected override void Stop()
    {
        base.Stop();
        _block.Dispose();
    }

    /// <inheritdoc/>
    protected override void Start(params string[] options)
    {
        base.Start(options);
        _block = new SharedBlock(1 << 16);
    }

    /// <inheritdoc/>
    protected override long FactorThere<T>(Command command, Span<T> a, int m, int n, int lda, Span<long> pivots)
    {
        Span<byte> matrix = MemoryMarshal.AsBytes(a);
        Span<byte> exchanges = MemoryMarshal.AsBytes(pivots);
        int offset = Front + exchanges.Length;
        MakeRoom(offset + matrix.Length);
        matrix.CopyTo(_block.Memory[offset..]);
        exchanges.CopyTo(_block.Memory[Front..]);
        long info = Talk.Shared(new SharedRequest
        {
            Base = command,
            M = m,
            N = n,
            Lda = lda,
            Name = _block.Name,
            MatrixOffset = offset,
            PivotOffset = Front,
        });
        _block.Memory.Slice(offset, matrix.Length).CopyTo(matrix);
        _block.Memory.Slice(Front, exchanges.Length).CopyTo(exchanges);
        return info;
    }

    private void MakeRoom(int bytes)
    {
        if (bytes > _block.Memory.Length)
        {
            Assert.That(Talk.Drop(_block.Name), Is.Zero, "drop");
            _block.Dispose();
            _block = new SharedBlock(2 * bytes);
        }
    }
}

/// <summary>By a socket.</summary>
internal sealed class SocketEngine : ServerEngine
{
    private ListeningServer _server;
    private Conversation _talk;

    public SocketEngine()
    {
        _server = new ListeningServer();
        _talk = _server.Connect();
    }

    /// <inheritdoc/>
    protected override Conversation Talk => _talk;

    /// <inheritdoc/>
    protected override void Start(params string[] options)
    {
        _server = new ListeningServer(options);
        _talk = _server.Connect();
    }

    /// <inheritdoc/>
    protected override void Stop()
    {
        _talk.Dispose();
        using (_server)
        {
            Assert.That(_server.Stop().ExitCode, Is.Zero, "exit status");
        }
    }

    /// <inheritdoc/>
    protected override long FactorThere<T>(Command command, Span<T> a, int m, int n, int lda, Span<long> pivots) =>
        Talk.Factor(command, a, m, n, pivots);
}
