using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels.Leaves;

/// <summary>Where the head rows of a strip are in the current order: its first rows, as many as it has columns. A pivot displaces
/// only these, so below them storage order is the current order.</summary>
/// <remarks>Free of branches, for whether a pivot comes from the head is as good as random.</remarks>
internal unsafe struct HeadRows
{
    /// <summary>The most head rows.</summary>
    public const int Maximum = 32;

    /// <summary>The position of a row that has been chosen.</summary>
    private const long Chosen = -1;

    /// <summary>One more for the rows that are none of the head's.</summary>
    private fixed long _position[Maximum + 1];
    private fixed int _occupant[Maximum + 1];

    /// <summary>Puts every row at its own place.</summary>
    /// <param name="count">Head rows.</param>
    /// <param name="rows">Rows of the strip; head rows after them are none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reset(int count, long rows)
    {
        for (int i = 0; i < count; i++)
        {
            _position[i] = i < rows ? i : Chosen;
            _occupant[i] = i;
        }
    }

    /// <summary>A head row's place in the current order; negative if it has been chosen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long PositionOf(int row) => _position[row];

    /// <summary>The row at a position in the head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int OccupantOf(int position) => _occupant[position];

    /// <summary>The row at a position is chosen as pivot of step j: the row at position j takes its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Choose(int j, long row, long position)
    {
        int displaced = _occupant[j];
        _position[displaced] = position;
        _occupant[Slot(position)] = displaced;
        _position[Slot(row)] = Chosen;
    }

    /// <summary>The smaller of <see cref="Maximum"/> and a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Slot(long row)
    {
        long excess = row - Maximum;
        return (nint)(Maximum + (excess & (excess >> 63)));
    }
}
