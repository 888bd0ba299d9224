using System.Numerics;
using RecursiveLU.Memory;

namespace RecursiveLU.Native.Lapack;

/// <summary>Row exchanges of a caller whose integers may be 32 bits wide, as the kernels take them: 64 bits wide.</summary>
internal unsafe ref struct Exchanges<TInt>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    /// <summary>So many fit into <c>room</c>.</summary>
    public const int Room = 512;

    private readonly TInt* _given;
    private readonly long _count;
    private readonly Scratch _scratch;
    private readonly bool _rented;

    /// <param name="given">The caller's.</param>
    /// <param name="count">How many.</param>
    /// <param name="room">Memory for <see cref="Room"/> of them.</param>
    public Exchanges(TInt* given, long count, long* room)
    {
        _given = given;
        _count = count;
        if (sizeof(TInt) == sizeof(long))
        {
            Wide = (long*)given;
        }
        else if (count <= Room)
        {
            Wide = room;
        }
        else if (Scratch.TryRent((Int128)count * sizeof(long), out _scratch))
        {
            _rented = true;
            Wide = (long*)_scratch.Pointer;
        }
    }

    /// <summary>Gets the exchanges; null if there is no memory for them.</summary>
    public long* Wide { get; }

    /// <summary>Reads the caller's.</summary>
    /// <param name="ordered">Whether each row is exchanged with itself or a later one, as every factorization gives them.</param>
    /// <returns>Whether each is from 1 to their number.</returns>
    public readonly bool TryRead(out bool ordered)
    {
        bool legal = true;
        bool later = true;
        for (long i = 0; i < _count; i++)
        {
            long row = long.CreateTruncating(_given[i]);
            legal &= row >= 1 && row <= _count;
            later &= row > i;
            Wide[i] = row;
        }

        ordered = later;
        return legal;
    }

    /// <summary>Gives the memory back.</summary>
    /// <param name="write">Whether to write the caller's first.</param>
    public readonly void Return(bool write)
    {
        for (long i = 0; write && sizeof(TInt) != sizeof(long) && i < _count; i++)
        {
            _given[i] = TInt.CreateTruncating(Wide[i]);
        }

        if (_rented)
        {
            _scratch.Return();
        }
    }
}
