using System.Numerics;
using System.Runtime.CompilerServices;
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

    /// <summary>Takes the caller's where they are 64 bits wide, or memory for them.</summary>
    /// <param name="given">The caller's.</param>
    /// <param name="count">How many.</param>
    /// <param name="room">Memory for <see cref="Room"/> of them.</param>
    public Exchanges(TInt* given, long count, long* room)
    {
        _given = given;
        _count = count;
        if (AreWide || count <= Room)
        {
            Wide = WideOf(given, room);
        }
        else if (Scratch.TryRent((Int128)count * sizeof(long), out _scratch))
        {
            _rented = true;
            Wide = (long*)_scratch.Pointer;
        }
    }

    /// <summary>Gets the exchanges; null if there is no memory for them.</summary>
    public long* Wide { get; }

    private static bool AreWide => sizeof(TInt) == sizeof(long);

    /// <summary>Where exchanges are 64 bits wide: the caller's, or the room for them.</summary>
    public static long* WideOf(TInt* given, long* room) => AreWide ? (long*)given : room;

    /// <summary>Writes the caller's, unless these are 64 bits wide themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(long* wide, TInt* given, long count)
    {
        for (long i = 0; !AreWide && i < count; i++)
        {
            given[i] = TInt.CreateTruncating(wide[i]);
        }
    }

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
        if (write)
        {
            Write(Wide, _given, _count);
        }

        if (_rented)
        {
            _scratch.Return();
        }
    }
}
