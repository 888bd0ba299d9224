using System.Buffers.Binary;
using System.Text;
using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;

namespace RecursiveLU.Server.Conversation;

/// <summary>One client's conversation: reads requests and answers them. Shares nothing with other conversations but the
/// budget of memory and the library's threads.</summary>
internal sealed unsafe class Session : IDisposable
{
    /// <summary>More than this is not kept for the next solve, since the matrix needs the memory.</summary>
    private const long KeptRightHandSides = 1L << 20;

    private readonly Exchange _exchange;
    private readonly long _maxBytes;
    private readonly Statistics _statistics;
    private readonly PagedMemory _matrix;
    private readonly PagedMemory _rightHandSides;
    private readonly Factors _factors = new();
    private readonly SharedRequests _shared;

    /// <summary>Makes a session.</summary>
    /// <param name="channel">Where the requests come from; disposed of with the session.</param>
    /// <param name="maxBytes">The largest matrix.</param>
    /// <param name="budget">What all sessions together may hold.</param>
    /// <param name="user">The client's user.</param>
    /// <param name="statistics">What the server has done so far.</param>
    public Session(Channel channel, long maxBytes, MemoryBudget budget, uint user, Statistics statistics)
    {
        _statistics = statistics;
        _exchange = new Exchange(channel);
        _maxBytes = maxBytes;
        _matrix = new PagedMemory(budget);
        _rightHandSides = new PagedMemory(budget);
        _shared = new SharedRequests(_exchange, _factors, _matrix, maxBytes, budget, user);
    }

    /// <summary>Gets what is told of the last request.</summary>
    public Report Last => _exchange.Last;

    /// <summary>Waits for a request and answers it.</summary>
    /// <returns>Whether there may be another one.</returns>
    public Ending Next() => !_exchange.TryWait(out Command command) ? Ending.Orderly : command switch
    {
        Command.Hello => Hello(),
        Command.Shared => _shared.Factor(),
        Command.Drop => _shared.Drop(),
        Command.Solve => Solve(),
        Command.Status => Status(),
        Command.Exit => Ending.Orderly,
        _ when command.IsFactor() => Factor(),
        _ => _exchange.Refuse(ResponseInfo.BadArgument(1)),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _shared.Dispose();
        _matrix.Dispose();
        _rightHandSides.Dispose();
        _exchange.Dispose();
    }

    private Ending Factor()
    {
        if (!_exchange.TryPeek(FactorRequest.HeadBytes, out ReadOnlySpan<byte> head))
        {
            return Ending.Truncated;
        }

        FactorRequest request = FactorRequest.Read(head);
        _exchange.Skip(FactorRequest.HeadBytes);
        _exchange.Last = new Report(request.Command, request.M, request.N, 0);
        long info = request.Check(_maxBytes);
        if (info != 0)
        {
            return _exchange.Refuse(info);
        }

        _factors.Forget();
        long matrixBytes = request.MatrixBytes;
        long pivotBytes = request.PivotCount * sizeof(long);
        long pivots = (Exchange.Lead + matrixBytes + sizeof(long) - 1) & -sizeof(long);
        if (!_exchange.TryReceive(_matrix, matrixBytes, pivots + pivotBytes, out Ending ending))
        {
            return ending;
        }

        byte* a = _matrix.Start + Exchange.Lead;
        byte* ipiv = _matrix.Start + pivots;
        info = _factors.Compute(request, a, Math.Max(1, request.M), (long*)ipiv);
        return _exchange.Answer(info, a, matrixBytes, ipiv, pivotBytes);
    }

    private Ending Solve()
    {
        if (!_exchange.TryPeek(SolveRequest.HeadBytes, out ReadOnlySpan<byte> head))
        {
            return Ending.Truncated;
        }

        SolveRequest request = SolveRequest.Read(head);
        _exchange.Skip(SolveRequest.HeadBytes);
        _exchange.Last = new Report(Command.Solve, _factors.Order, request.RightHandSides, 0);
        long info = request.Check(_factors.Order, _factors.ElementBytes, _maxBytes);
        if (info != 0)
        {
            return _exchange.Refuse(info);
        }

        long bytes = _factors.Order * request.RightHandSides * _factors.ElementBytes;
        if (!_exchange.TryReceive(_rightHandSides, bytes, Exchange.Lead + bytes, out Ending ending))
        {
            return ending;
        }

        byte* b = _rightHandSides.Start + Exchange.Lead;
        ending = _exchange.Answer(_factors.Solve(request, b), b, bytes);
        if (bytes > KeptRightHandSides)
        {
            _rightHandSides.Release();
        }

        return ending;
    }

    private Ending Hello()
    {
        _exchange.Skip(1);
        Span<byte> response = stackalloc byte[HelloResponse.HeadBytes + Limits.VersionBytes];
        int text = Encoding.UTF8.GetBytes(LuLibrary.Version, response[HelloResponse.HeadBytes..]);
        new HelloResponse(Limits.Version, Features.SharedMemory | Features.Solve | Features.MappedObjects | Features.Status, (uint)text)
            .Write(response);
        return _exchange.Answer(response[..(HelloResponse.HeadBytes + text)]);
    }

    private Ending Status()
    {
        _exchange.Skip(1);
        byte[] text = _statistics.ToJson();
        var response = new byte[sizeof(uint) + text.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(response, (uint)text.Length);
        text.CopyTo(response, sizeof(uint));
        return _exchange.Answer(response);
    }
}
