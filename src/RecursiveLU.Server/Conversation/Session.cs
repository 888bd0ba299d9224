using System.Buffers.Binary;
using System.Text;
using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>One client's conversation: reads requests and answers them. Shares nothing with other conversations but the
/// budget of memory and the library's threads.</summary>
internal sealed unsafe class Session : IDisposable
{
    /// <summary>What a client that goes on at once would miss stays so long after an answer.</summary>
    private const int WarmMilliseconds = 100;

    private readonly Exchange _exchange;
    private readonly long _maxBytes;
    private readonly int _idleMilliseconds;
    private readonly Statistics _statistics;
    private readonly Resources _resources;
    private readonly SharedRequests _shared;
    private readonly LentDescriptors? _lent;

    /// <summary>Makes a session.</summary>
    /// <param name="channel">Where the requests come from; disposed of with the session.</param>
    /// <param name="lent">The descriptors that come with them, or null.</param>
    /// <param name="budget">What all sessions together may hold.</param>
    /// <param name="descriptors">What all sessions together may have open.</param>
    /// <param name="idle">How long there may be no request; zero for ever.</param>
    /// <param name="user">The client's user.</param>
    /// <param name="statistics">What the server has done so far.</param>
    public Session(
        Channel channel, LentDescriptors? lent, MemoryBudget budget, Descriptors descriptors, TimeSpan idle, uint user,
        Statistics statistics)
    {
        _statistics = statistics;
        _exchange = new Exchange(channel);
        _lent = lent;
        _maxBytes = budget.Limit;
        _idleMilliseconds = idle == TimeSpan.Zero ? -1 : (int)Math.Min(idle.TotalMilliseconds, int.MaxValue);
        _resources = new Resources(budget, descriptors, user);
        _shared = new SharedRequests(_exchange, _resources, lent, _maxBytes);
    }

    /// <summary>Gets what is told of the last request.</summary>
    public Report Last => _exchange.Last;

    private Factors Factors => _resources.Factors;

    /// <summary>Waits for a request and answers it.</summary>
    /// <returns>Whether there may be another one.</returns>
    public Ending Next()
    {
        Arrival arrival = _exchange.Wait(_resources.IsWarm ? WarmMilliseconds : _idleMilliseconds, out Command command);
        if (arrival == Arrival.Nothing && _resources.IsWarm)
        {
            _resources.Rest();
            arrival = _exchange.Wait(_idleMilliseconds, out command);
        }

        if (arrival != Arrival.Request)
        {
            return arrival == Arrival.Nothing ? Ending.Idle : Ending.Orderly;
        }

        _resources.Begin();
        Ending ending = Answer(command);
        _lent?.Forget();
        _resources.End();
        return ending;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _resources.Dispose();
        _exchange.Dispose();
    }

    private Ending Answer(Command command) => command switch
    {
        Command.Hello => Hello(),
        Command.Shared => _shared.Factor(),
        Command.Drop => _shared.Drop(),
        Command.Lend => _shared.Lend(),
        Command.Solve => Solve(),
        Command.Status => Status(),
        Command.Exit => Ending.Orderly,
        _ when command.IsFactor() => Factor(),
        _ => _exchange.Refuse(ResponseInfo.BadArgument(1)),
    };

    private Ending Factor()
    {
        if (!_exchange.TryPeek(FactorRequest.HeadBytes, out ReadOnlySpan<byte> head))
        {
            return _exchange.Cut();
        }

        FactorRequest request = FactorRequest.Read(head);
        _exchange.Skip(FactorRequest.HeadBytes);
        _exchange.Last = new Report(request.Command, request.M, request.N, 0);
        long info = request.Check(_maxBytes);
        if (info != 0)
        {
            return _exchange.Refuse(info);
        }

        Factors.Forget();
        _resources.RightHandSides.Release();
        PagedMemory memory = _resources.Matrix;
        long matrixBytes = request.MatrixBytes;
        long pivotBytes = request.PivotCount * sizeof(long);
        long pivots = (Exchange.Lead + matrixBytes + sizeof(long) - 1) & -sizeof(long);
        Int128 work = Need.Factor(request.M, request.N, request.Command.ElementBytes(), LuLibrary.VectorBytes);
        if (!_exchange.TryReceive(_resources, memory, matrixBytes, pivots + pivotBytes, work, begun: false, out Ending ending))
        {
            return ending;
        }

        byte* a = memory.Start + Exchange.Lead;
        byte* ipiv = memory.Start + pivots;
        long lda = Math.Max(1, request.M);
        info = LuLibrary.Factor(request.Command, a, request.M, request.N, lda, (long*)ipiv);
        Factors.Keep(info, request, Exchange.Lead, lda, pivots);
        return _exchange.Answer(info, a, matrixBytes, ipiv, pivotBytes);
    }

    private Ending Solve()
    {
        if (!_exchange.TryPeek(SolveRequest.HeadBytes, out ReadOnlySpan<byte> head))
        {
            return _exchange.Cut();
        }

        SolveRequest request = SolveRequest.Read(head);
        _exchange.Skip(SolveRequest.HeadBytes);
        _exchange.Last = new Report(Command.Solve, Factors.Order, request.RightHandSides, 0);
        int elementBytes = Factors.Element.Bytes();
        long info = request.Check(Factors.Order, elementBytes, _maxBytes);
        if (info != 0)
        {
            return _exchange.Refuse(info);
        }

        long bytes = Factors.Order * request.RightHandSides * elementBytes;
        Int128 work = Need.Solve(Factors.Order, request.RightHandSides, elementBytes, LuLibrary.VectorBytes);
        info = Factors.AreGivenUp ? ResponseInfo.FactorsGivenUp
            : Factors.Object is { } found ? _resources.Map(found, Factors.Range, work)
            : 0;
        if (info != 0)
        {
            return _exchange.Pass(bytes, info);
        }

        PagedMemory memory = _resources.RightHandSides;
        work = Factors.Object is null ? work : 0;
        if (!_exchange.TryReceive(_resources, memory, bytes, Exchange.Lead + bytes, work, begun: true, out Ending ending))
        {
            return ending;
        }

        byte* b = memory.Start + Exchange.Lead;
        return _exchange.Answer(Factors.Solve(request, b), b, bytes);
    }

    private Ending Hello()
    {
        _exchange.Skip(1);
        Span<byte> response = stackalloc byte[HelloResponse.HeadBytes + Limits.VersionBytes];
        int text = Encoding.UTF8.GetBytes(LuLibrary.Version, response[HelloResponse.HeadBytes..]);
        const Features All = Features.SharedMemory | Features.Solve | Features.MappedObjects | Features.Status
            | Features.LentObjects | Features.ComplexMatrices;
        new HelloResponse(Limits.Version, All, (uint)text).Write(response);
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
