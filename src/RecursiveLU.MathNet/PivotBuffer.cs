using System.Buffers;

namespace RecursiveLU.MathNet;

/// <summary>Row exchanges as the library has them: 64-bit, counted from 1. Math.NET's are 32-bit and counted from 0.</summary>
/// <param name="count">Their number.</param>
internal readonly struct PivotBuffer(int count) : IDisposable
{
    private readonly long[] _pivots = ArrayPool<long>.Shared.Rent(count);
    private readonly int _count = count;

    /// <summary>Gets the row exchanges.</summary>
    public Span<long> Span => _pivots.AsSpan(0, _count);

    /// <summary>Takes over those of Math.NET.</summary>
    public static PivotBuffer FromIndices(int[] indices)
    {
        var buffer = new PivotBuffer(indices.Length);
        for (int i = 0; i < indices.Length; i++)
        {
            buffer._pivots[i] = indices[i] + 1L;
        }

        return buffer;
    }

    /// <summary>Writes them as Math.NET has them.</summary>
    public void CopyToIndices(int[] indices)
    {
        for (int i = 0; i < _count; i++)
        {
            indices[i] = (int)_pivots[i] - 1;
        }
    }

    /// <summary>Gives them as Math.NET has them.</summary>
    public int[] ToIndices()
    {
        var indices = new int[_count];
        CopyToIndices(indices);
        return indices;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<long>.Shared.Return(_pivots);
}
