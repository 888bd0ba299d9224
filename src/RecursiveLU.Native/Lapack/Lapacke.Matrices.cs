using System.Numerics;
using DNNE;

namespace RecursiveLU.Native.Lapack;

/// <content>What LAPACKE does with matrices before and after LAPACK does, which programs call, too: the search for NaN and the change
/// of the layout.</content>
internal static unsafe partial class Lapacke<T, TReal, TInt>
{
    /// <summary>Copies an m x n matrix from one layout to the other; of null pointers and an unknown layout, copies nothing.</summary>
    [LapackeName("ge_trans")]
    public static void Trans(string name, int layout, TInt m, TInt n, T* a, TInt lda, T* t, TInt ldt)
    {
        CallCount.Note(name);
        if (IsLayout(layout) && a != null && t != null)
        {
            // As in LAPACKE, no more of a row or column than the distance to the next, in either matrix.
            (long lines, long length) = Lines(layout, m, n);
            RowMajor<T>.Transpose(a, Math.Min(lines, Long(ldt)), Math.Min(length, Long(lda)), Long(lda), t, Long(ldt));
        }
    }

    /// <summary>Gives 1 if an m x n matrix has a NaN, in a complex number's either part, and 0 if not, or of a null pointer and an
    /// unknown layout.</summary>
    [LapackeName("ge_nancheck")]
    [return: C99Type("lapack_logical")]
    public static TInt NanCheck(string name, int layout, TInt m, TInt n, T* a, TInt lda)
    {
        CallCount.Note(name);
        return IsLayout(layout) && AnyIsNan(layout, m, n, a, lda) ? TInt.One : TInt.Zero;
    }

    /// <summary>Whether a NaN is to be looked for, and is in a matrix.</summary>
    private static bool HasNan(int layout, TInt rows, TInt columns, T* a, TInt stride) =>
        a != null && Host.WantsNanCheck() && AnyIsNan(layout, rows, columns, a, stride);

    /// <summary>Whether a NaN is to be looked for, and is in a vector.</summary>
    private static bool HasNan(long n, TReal* x)
    {
        using var environment = new FloatingPointEnvironment();
        return x != null && Host.WantsNanCheck() && AnyIsNan(n, x);
    }

    private static bool AnyIsNan(int layout, TInt rows, TInt columns, T* a, TInt stride)
    {
        // As in LAPACKE, no more of a row or column than the distance to the next.
        using var environment = new FloatingPointEnvironment();
        (long lines, long length) = Lines(layout, rows, columns);
        length = Math.Min(length, Long(stride)) * (sizeof(T) / sizeof(TReal));
        bool found = false;
        for (long j = 0; a != null && j < lines && !found; j++)
        {
            found = AnyIsNan(length, (TReal*)(a + (j * Long(stride))));
        }

        return found;
    }

    private static bool AnyIsNan(long n, TReal* x)
    {
        bool found = false;
        long i = 0;
        for (; i <= n - Vector<TReal>.Count; i += Vector<TReal>.Count)
        {
            // Only NaN is not equal to itself.
            Vector<TReal> numbers = Vector.Load(x + i);
            found |= !Vector.EqualsAll(numbers, numbers);
        }

        for (; i < n; i++)
        {
            found |= TReal.IsNaN(x[i]);
        }

        return found;
    }

    /// <summary>What lies together in memory: the number of columns and their length, or of rows.</summary>
    private static (long Lines, long Length) Lines(int layout, TInt rows, TInt columns) =>
        layout == ColumnMajorLayout ? (Long(columns), Long(rows)) : (Long(rows), Long(columns));
}
