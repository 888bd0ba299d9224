using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Panels;

/// <summary>As many vectors as a block of 128 bits has elements, the blocks transposed one by one: after that vector s
/// has in block b the group's elements of row b * Size + s.</summary>
internal unsafe interface IColumnGroup<TGroup, T, TVector>
    where TGroup : struct, IColumnGroup<TGroup, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Gets the number of vectors, 1, 2 or 4.</summary>
    static abstract int Size { get; }

    TVector V0 { get; }

    /// <summary>Gets the second of two or four vectors.</summary>
    TVector V1 { get; }

    /// <summary>Gets the third of four vectors.</summary>
    TVector V2 { get; }

    /// <summary>Gets the fourth of four vectors.</summary>
    TVector V3 { get; }

    /// <summary>Reads a group's lines of a block.</summary>
    static abstract TGroup Load<TLines>(TLines source, long row, int group)
        where TLines : struct, ILines<T>;
}

/// <summary>One element of 128 bits to a block.</summary>
internal readonly unsafe struct ColumnGroup1<T, TVector> : IColumnGroup<ColumnGroup1<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _v0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnGroup1(TVector a) => _v0 = a;

    public static int Size => 1;

    public TVector V0 => _v0;

    public TVector V1 => default;

    public TVector V2 => default;

    public TVector V3 => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ColumnGroup1<T, TVector> Load<TLines>(TLines source, long row, int group)
        where TLines : struct, ILines<T> => new(TVector.Load(source.At(row, group)));
}

/// <summary>Two elements of 64 bits to a block.</summary>
internal readonly unsafe struct ColumnGroup2<T, TVector> : IColumnGroup<ColumnGroup2<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _v0;
    private readonly TVector _v1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnGroup2(TVector a, TVector b)
    {
        _v0 = TVector.InterleaveLow(a, b);
        _v1 = TVector.InterleaveHigh(a, b);
    }

    public static int Size => 2;

    public TVector V0 => _v0;

    public TVector V1 => _v1;

    public TVector V2 => default;

    public TVector V3 => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ColumnGroup2<T, TVector> Load<TLines>(TLines source, long row, int group)
        where TLines : struct, ILines<T> =>
        new(TVector.Load(source.At(row, 2 * group)), TVector.Load(source.At(row, (2 * group) + 1)));
}

/// <summary>Four elements of 32 bits to a block.</summary>
internal readonly unsafe struct ColumnGroup4<T, TVector> : IColumnGroup<ColumnGroup4<T, TVector>, T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _v0;
    private readonly TVector _v1;
    private readonly TVector _v2;
    private readonly TVector _v3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ColumnGroup4(TVector a, TVector b, TVector c, TVector d)
    {
        TVector ab = TVector.InterleaveLow(a, b);
        TVector cd = TVector.InterleaveLow(c, d);
        _v0 = TVector.InterleaveWideLow(ab, cd);
        _v1 = TVector.InterleaveWideHigh(ab, cd);
        ab = TVector.InterleaveHigh(a, b);
        cd = TVector.InterleaveHigh(c, d);
        _v2 = TVector.InterleaveWideLow(ab, cd);
        _v3 = TVector.InterleaveWideHigh(ab, cd);
    }

    public static int Size => 4;

    public TVector V0 => _v0;

    public TVector V1 => _v1;

    public TVector V2 => _v2;

    public TVector V3 => _v3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ColumnGroup4<T, TVector> Load<TLines>(TLines source, long row, int group)
        where TLines : struct, ILines<T> =>
        new(TVector.Load(source.At(row, 4 * group)),
            TVector.Load(source.At(row, (4 * group) + 1)),
            TVector.Load(source.At(row, (4 * group) + 2)),
            TVector.Load(source.At(row, (4 * group) + 3)));
}
