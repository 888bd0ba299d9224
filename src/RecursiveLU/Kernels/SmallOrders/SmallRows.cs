using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.SmallOrders;

/// <summary>Where the rows of a small matrix are that do not move: which one is at a position of the current order, and
/// the reverse. All numbers are integers of the element's size.</summary>
internal readonly unsafe struct SmallRows<T, TVector, TColumn>
    where T : unmanaged
    where TVector : struct, IColumnSimd<TVector, T>
    where TColumn : struct, IColumn<TColumn, TVector, T>
{
    private readonly T* _rowAt;
    private readonly T* _positionOf;
    private readonly T* _live;

    /// <summary>Initializes a new instance of the <see cref="SmallRows{T, TVector, TColumn}"/> struct.</summary>
    /// <param name="work">Memory of <see cref="WorkSize"/> elements.</param>
    public SmallRows(T* work)
    {
        _rowAt = work;
        _positionOf = _rowAt + TColumn.Rows;
        _live = _positionOf + TColumn.Rows;
    }

    /// <summary>Gets the elements of memory that this needs.</summary>
    public static int WorkSize
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3 * TColumn.Rows;
    }

    private RowPlaces<T, TVector> Places
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_rowAt, _positionOf);
    }

    /// <summary>Puts the rows where <see cref="IColumn{TColumn, TVector, T}.LoadRows"/> does, in their order.</summary>
    public void Reset(int count)
    {
        int full = (count - 1) / TVector.Count * TVector.Count;
        int repeated = count > TVector.Count ? full + TVector.Count - count : 0;
        TVector first = TVector.BroadcastIndex(full);
        TColumn rows = TColumn.RowNumbers();
        TColumn below = TColumn.LessIndexMask(rows, first);
        TColumn positions = TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(-repeated)));
        positions.Store(_positionOf);
        TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(repeated))).Store(_rowAt);

        // Rows that two vectors have live in the first of them.
        TColumn live = TColumn.LessIndexMask(positions, TVector.BroadcastIndex(count));
        TColumn.Select(TColumn.LessIndexMask(positions, first), below, live).Store(_live);
    }

    /// <summary>Puts the rows where <see cref="IColumn{TColumn, TVector, T}.LoadEnds"/> does.</summary>
    public void ResetEnds(int count)
    {
        if (count >= TVector.Count)
        {
            Reset(count);
            return;
        }

        // Rows that both halves have live in the first of them.
        TColumn rows = TColumn.RowNumbers();
        TColumn below = TColumn.LessIndexMask(rows, TVector.BroadcastIndex(TVector.Count / 2));
        TColumn positions = TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(count - TVector.Count)));
        positions.Store(_positionOf);
        TColumn.Select(below, rows, TColumn.AddIndex(rows, TVector.BroadcastIndex(TVector.Count - count))).Store(_rowAt);
        TColumn repeated = TColumn.LessIndexMask(positions, TVector.BroadcastIndex(TVector.Count / 2));
        TColumn all = TColumn.LessIndexMask(rows, TVector.BroadcastIndex(TVector.Count));
        TColumn.Select(repeated, below, all).Store(_live);
    }

    /// <summary>The row at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint At(nint position) => Places.At(position);

    /// <summary>The position of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TColumn LoadPositions() => TColumn.Load(_positionOf);

    /// <summary>A mask of the rows that have not been chosen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TColumn LoadLive() => TColumn.Load(_live);

    /// <summary>Gets the mask of <see cref="LoadLive"/> in memory.</summary>
    public T* Live
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _live;
    }

    /// <summary>The rows in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TColumn LoadOrder(int count) => TColumn.LoadRows(_rowAt, count);

    /// <summary>The same after <see cref="ResetEnds"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TColumn LoadOrderOfEnds(int count) => TColumn.LoadEnds(_rowAt, count);

    /// <summary>Chooses a row as pivot of step j: the row at position j takes its place. Gives the position that it
    /// had.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Choose(nint j, nint row)
    {
        TVector.WriteIndex(_live + row, 0);
        return ChooseLive(j, row);
    }

    /// <summary>The same for callers who keep the mask themselves: a vector is not read soon of which a part has just been
    /// written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint ChooseLive(nint j, nint row) => Places.Choose(j, row);

    /// <summary>The same for callers who keep the chosen rows and the mask themselves: <see cref="At"/>, <see cref="LoadOrder"/> and
    /// <see cref="LoadLive"/> know nothing of chosen rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Displace(nint j, nint row) => Places.Displace(j, row);
}
