using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Panels;

/// <summary>What is brought into the second-level cache while a block is transposed.</summary>
internal interface IFetching
{
    /// <summary>Fetches for the block whose first row is <paramref name="row"/>.</summary>
    void Fetch(long row);
}

/// <summary>Nothing: what is copied is near.</summary>
internal readonly struct NoFetching : IFetching
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(long row)
    {
    }
}

/// <summary>The lines of the same rows in the panel or the columns after those that are copied now.</summary>
/// <remarks>Processors see no pattern in the rows of a permutation, nor in the ends of columns; without this every block waits for
/// memory.</remarks>
/// <param name="lines">The lines that are copied.</param>
/// <param name="distance">Elements from them to the next ones.</param>
internal readonly unsafe struct NextLines<T, TVector, TLines>(TLines lines, nint distance) : IFetching
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
    where TLines : struct, ILines<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(long row)
    {
        for (int line = 0; line < TVector.Count; line += 2)
        {
            TVector.PrefetchSecondLevel(lines.At(row, line) + distance);
            if (TVector.Count > 1)
            {
                TVector.PrefetchSecondLevel(lines.At(row, line + 1) + distance);
            }
        }
    }
}

/// <summary>Both.</summary>
internal readonly struct BothFetching<TFirst, TSecond>(TFirst first, TSecond second) : IFetching
    where TFirst : struct, IFetching
    where TSecond : struct, IFetching
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(long row)
    {
        first.Fetch(row);
        second.Fetch(row);
    }
}
