using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Panels;

/// <summary>Transposes blocks of N x N elements, N the vector's length, in registers.</summary>
/// <remarks>
/// First blocks of 128 bits are transposed inside, a column group at a time; then the blocks themselves are exchanged
/// between the groups. Both take shuffles with a fixed pattern, which processors do twice as many of as of those with a pattern
/// in a register.
/// </remarks>
internal static unsafe class Transposition<T, TVector>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>In each block of rows: target(j, i) := source(i, j).</summary>
    /// <param name="source">The lines to read.</param>
    /// <param name="target">The lines to write, none of which a later block reads.</param>
    /// <param name="row">The first block's first row.</param>
    /// <param name="end">Blocks begin before this row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSource, TTarget>(TSource source, TTarget target, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T> =>
        Run(source, target, default(NoFetching), row, end);

    /// <summary>The same, and fetches meanwhile.</summary>
    /// <param name="source">The lines to read.</param>
    /// <param name="target">The lines to write, none of which a later block reads.</param>
    /// <param name="fetching">What to fetch.</param>
    /// <param name="row">The first block's first row.</param>
    /// <param name="end">Blocks begin before this row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSource, TTarget, TFetching>(
        TSource source, TTarget target, TFetching fetching, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
    {
        if (sizeof(T) == 2 * sizeof(double))
        {
            Run<TSource, TTarget, TFetching, ColumnGroup1<T, TVector>>(source, target, fetching, row, end);
        }
        else if (sizeof(T) == sizeof(double))
        {
            Run<TSource, TTarget, TFetching, ColumnGroup2<T, TVector>>(source, target, fetching, row, end);
        }
        else
        {
            Run<TSource, TTarget, TFetching, ColumnGroup4<T, TVector>>(source, target, fetching, row, end);
        }
    }

    private static void Run<TSource, TTarget, TFetching, TGroup>(
        TSource source, TTarget target, TFetching fetching, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
        where TGroup : struct, IColumnGroup<TGroup, T, TVector>
    {
        // One method each: the compiler inlines only so much into one.
        if (TVector.Count == TGroup.Size)
        {
            RunGroups1<TSource, TTarget, TFetching, TGroup>(source, target, fetching, row, end);
        }
        else if (TVector.Count == 2 * TGroup.Size)
        {
            RunGroups2<TSource, TTarget, TFetching, TGroup>(source, target, fetching, row, end);
        }
        else
        {
            RunGroups4<TSource, TTarget, TFetching, TGroup>(source, target, fetching, row, end);
        }
    }

    private static void RunGroups1<TSource, TTarget, TFetching, TGroup>(
        TSource source, TTarget target, TFetching fetching, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
        where TGroup : struct, IColumnGroup<TGroup, T, TVector>
    {
        for (; row < end; row += TVector.Count)
        {
            fetching.Fetch(row);
            TGroup a = TGroup.Load(source, row, 0);
            Put<TTarget>(a.V0, target.At(row, 0));
            if (TGroup.Size > 1)
            {
                Put<TTarget>(a.V1, target.At(row, 1));
            }

            if (TGroup.Size == 4)
            {
                Put<TTarget>(a.V2, target.At(row, 2));
                Put<TTarget>(a.V3, target.At(row, 3));
            }
        }
    }

    private static void RunGroups2<TSource, TTarget, TFetching, TGroup>(
        TSource source, TTarget target, TFetching fetching, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
        where TGroup : struct, IColumnGroup<TGroup, T, TVector>
    {
        for (; row < end; row += TVector.Count)
        {
            fetching.Fetch(row);
            TGroup a = TGroup.Load(source, row, 0);
            TGroup b = TGroup.Load(source, row, 1);
            Exchange(a.V0, b.V0, target, row, 0, TGroup.Size);
            if (TGroup.Size > 1)
            {
                Exchange(a.V1, b.V1, target, row, 1, TGroup.Size);
            }

            if (TGroup.Size == 4)
            {
                Exchange(a.V2, b.V2, target, row, 2, TGroup.Size);
                Exchange(a.V3, b.V3, target, row, 3, TGroup.Size);
            }
        }
    }

    private static void RunGroups4<TSource, TTarget, TFetching, TGroup>(
        TSource source, TTarget target, TFetching fetching, long row, long end)
        where TSource : struct, ILines<T>
        where TTarget : struct, ILines<T>
        where TFetching : struct, IFetching
        where TGroup : struct, IColumnGroup<TGroup, T, TVector>
    {
        for (; row < end; row += TVector.Count)
        {
            fetching.Fetch(row);
            TGroup a = TGroup.Load(source, row, 0);
            TGroup b = TGroup.Load(source, row, 1);
            TGroup c = TGroup.Load(source, row, 2);
            TGroup d = TGroup.Load(source, row, 3);
            Exchange(a.V0, b.V0, c.V0, d.V0, target, row, 0, TGroup.Size);
            if (TGroup.Size > 1)
            {
                Exchange(a.V1, b.V1, c.V1, d.V1, target, row, 1, TGroup.Size);
            }

            if (TGroup.Size == 4)
            {
                Exchange(a.V2, b.V2, c.V2, d.V2, target, row, 2, TGroup.Size);
                Exchange(a.V3, b.V3, c.V3, d.V3, target, row, 3, TGroup.Size);
            }
        }
    }

    /// <summary>Joins the blocks of each row: block b of vector g is columns g * size to (g + 1) * size - 1 of row
    /// b * size + first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange<TTarget>(TVector a, TVector b, TTarget target, long row, int first, int size)
        where TTarget : struct, ILines<T>
    {
        Put<TTarget>(TVector.EvenBlocks(a, b), target.At(row, first));
        Put<TTarget>(TVector.OddBlocks(a, b), target.At(row, first + size));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange<TTarget>(
        TVector a, TVector b, TVector c, TVector d, TTarget target, long row, int first, int size)
        where TTarget : struct, ILines<T>
    {
        TVector ab = TVector.EvenBlocks(a, b);
        TVector cd = TVector.EvenBlocks(c, d);
        Put<TTarget>(TVector.EvenBlocks(ab, cd), target.At(row, first));
        Put<TTarget>(TVector.OddBlocks(ab, cd), target.At(row, first + (2 * size)));
        ab = TVector.OddBlocks(a, b);
        cd = TVector.OddBlocks(c, d);
        Put<TTarget>(TVector.EvenBlocks(ab, cd), target.At(row, first + size));
        Put<TTarget>(TVector.OddBlocks(ab, cd), target.At(row, first + (3 * size)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TTarget>(TVector line, T* target)
        where TTarget : struct, ILines<T>
    {
        if (TTarget.PassCache)
        {
            line.StorePassing(target);
        }
        else
        {
            line.Store(target);
        }
    }
}
