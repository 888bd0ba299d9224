using RecursiveLU.Protocol;
using RecursiveLU.Server.Native;
using RecursiveLU.Server.Sharing;

namespace RecursiveLU.Server.Conversation;

/// <summary>The last factorization of a conversation, for those who want to solve with it.</summary>
internal sealed unsafe class Factors
{
    private SharedMapping? _object;
    private byte* _lu;
    private long* _ipiv;
    private long _lda;
    private long _order = -1;

    /// <summary>Gets the order of the matrix, or -1 if there are no square factors.</summary>
    public long Order => _object is { IsOpen: false } ? -1 : _order;

    /// <summary>Gets the size of an element.</summary>
    public int ElementBytes { get; private set; } = sizeof(double);

    /// <summary>There are none.</summary>
    public void Forget() => _order = -1;

    /// <summary>Factors, and keeps the result in mind if there is one.</summary>
    /// <param name="request">A legal request.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">The distance between its columns.</param>
    /// <param name="ipiv">The row exchanges, where no client writes.</param>
    /// <param name="sharedObject">The object that the matrix is in, or null.</param>
    public long Compute(FactorRequest request, byte* a, long lda, long* ipiv, SharedMapping? sharedObject = null)
    {
        Forget();
        long info = LuLibrary.Factor(request.Command, a, request.M, request.N, lda, ipiv);
        if (!ResponseInfo.IsError(info) && request.M == request.N)
        {
            _object = sharedObject;
            _lu = a;
            _ipiv = ipiv;
            _lda = lda;
            _order = request.N;
            ElementBytes = request.Command.ElementBytes();
        }

        return info;
    }

    /// <summary>Solves in place.</summary>
    public long Solve(SolveRequest request, byte* b)
    {
        long info = LuLibrary.Solve(ElementBytes, request.Trans, _order, request.RightHandSides, _lu, _lda, _ipiv, b);
        return _object is { IsBroken: true } ? ResponseInfo.Internal : info;
    }
}
