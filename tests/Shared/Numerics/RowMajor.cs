using System.Numerics;
using System.Runtime.InteropServices;

namespace RecursiveLU.Testing;

/// <summary>A matrix in a row-major form with gaps, and back.</summary>
internal static class RowMajor
{
    /// <summary>The leading dimension of a row-major form: a gap as large as that of the column-major one.</summary>
    public static int LeadingDimension(int m, int n, int lda) => Math.Max(1, n) + lda - Math.Max(1, m);

    /// <summary>A row-major copy of a column-major matrix, as short as it can be. The gaps are NaNs, no two alike.</summary>
    public static T[] Of<T>(ReadOnlySpan<T> a, int m, int n, int lda)
        where T : unmanaged, INumberBase<T>
    {
        int stride = LeadingDimension(m, n, lda);
        var rows = new T[m > 0 && n > 0 ? (stride * (m - 1)) + n : 0];
        FillGaps(rows);
        for (int j = 0; rows.Length > 0 && j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                rows[(i * stride) + j] = a[i + (j * lda)];
            }
        }

        return rows;
    }

    /// <summary>Copies a row-major matrix back to a column-major one.</summary>
    /// <exception cref="InvalidOperationException">An element in a gap is not as it was.</exception>
    public static void Return<T>(T[] rows, Span<T> a, int m, int n, int lda)
        where T : unmanaged, INumberBase<T>
    {
        int stride = LeadingDimension(m, n, lda);
        var untouched = new T[rows.Length];
        FillGaps(untouched);
        for (int i = 0; i < rows.Length; i++)
        {
            int j = i % stride;
            if (j < n)
            {
                a[(i / stride) + (j * lda)] = rows[i];
            }
            else if (!Bytes(rows, i).SequenceEqual(Bytes(untouched, i)))
            {
                throw new InvalidOperationException($"Element {i} is in a gap and was written.");
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes<T>(T[] a, int i)
        where T : unmanaged => MemoryMarshal.AsBytes(a.AsSpan(i, 1));

    private static void FillGaps<T>(T[] a)
        where T : unmanaged, INumberBase<T>
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(a.AsSpan());
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = Precision.NaN<T>();
            BitConverter.TryWriteBytes(bytes[(i * (bytes.Length / a.Length))..], (short)(i + 1));
        }
    }
}
