using RecursiveLU.Protocol;
using RecursiveLU.Server.Memory;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>The last factorization of a conversation, for those who want to solve with it.</summary>
/// <param name="memory">Where the factors are, or only the row exchanges if the matrix is in an object.</param>
internal sealed unsafe class Factors(PagedMemory memory) : IKept
{
    private SharedObject? _object;
    private long _lu;
    private long _ipiv;
    private long _lda;
    private long _order = -1;
    private bool _givenUp;

    /// <summary>Gets the order of the matrix, or -1 if there are no square factors.</summary>
    public long Order => _object is { IsOpen: false } ? -1 : _order;

    /// <summary>Gets what the elements are.</summary>
    public ElementType Element { get; private set; }

    /// <summary>Gets a value indicating whether the memory of the factors has been given to somebody else.</summary>
    public bool AreGivenUp => _givenUp;

    /// <summary>Gets the object that the factors are in; null if they are in the server's own memory.</summary>
    public SharedObject? Object => _object;

    /// <summary>Gets where in the object they are.</summary>
    public ByteRange Range => new(_lu, _lu + (_order == 0 ? 0 : ((_lda * (_order - 1)) + _order) * Element.Bytes()));

    /// <summary>There are none.</summary>
    public void Forget()
    {
        _order = -1;
        _object = null;
        _givenUp = false;
    }

    /// <inheritdoc/>
    public void GiveUp()
    {
        memory.Release();
        _givenUp = true;
    }

    /// <summary>Keeps factors in mind, if there are any and they are square.</summary>
    /// <param name="info">What the factorization gave.</param>
    /// <param name="request">The request.</param>
    /// <param name="lu">Where in its memory or object the matrix is, in bytes.</param>
    /// <param name="lda">The distance between its columns.</param>
    /// <param name="ipiv">Where in the memory the row exchanges are, where no client writes.</param>
    /// <param name="sharedObject">The object that the matrix is in, or null.</param>
    public void Keep(long info, FactorRequest request, long lu, long lda, long ipiv, SharedObject? sharedObject = null)
    {
        if (!ResponseInfo.IsError(info) && request.M == request.N)
        {
            _object = sharedObject;
            _lu = lu;
            _ipiv = ipiv;
            _lda = lda;
            _order = request.N;
            Element = request.Command.Element();
        }
    }

    /// <summary>Solves in place. What the factors are in is mapped.</summary>
    public long Solve(SolveRequest request, byte* b)
    {
        byte* lu = _object is null ? memory.Start + _lu : _object.Mapping is { } mapping ? mapping.At(_lu) : null;
        var ipiv = (long*)(memory.Start + _ipiv);
        long info = LuLibrary.Solve(Element, request.Trans, _order, request.RightHandSides, lu, _lda, ipiv, b);
        return _object is { Mapping.IsBroken: true } ? ResponseInfo.Internal : info;
    }
}
