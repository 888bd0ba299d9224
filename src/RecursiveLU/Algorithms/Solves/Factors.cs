using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>The factors of a square matrix, only read.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct Factors<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Gets the order n.</summary>
    public required long N { get; init; }

    /// <summary>Gets L below the diagonal and U on and above it; element (i, j) is at <c>i + j * Lda</c>.</summary>
    public required T* Lu { get; init; }

    /// <summary>Gets the elements from a column to the next.</summary>
    public required long Lda { get; init; }

    /// <summary>Gets the n row exchanges, 1-based; null if there were none.</summary>
    public required long* Ipiv { get; init; }

    /// <summary>The same with another name for the element type.</summary>
    public Factors<TSame> As<TSame>()
        where TSame : unmanaged, INumberBase<TSame> => new() { N = N, Lu = (TSame*)Lu, Lda = Lda, Ipiv = Ipiv };

    /// <summary>The first zero on U's diagonal, 1-based, or 0.</summary>
    public long ZeroPivot()
    {
        for (long i = 0; i < N; i++)
        {
            if (T.IsZero(Lu[i + (i * Lda)]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    /// <summary>Whether the diagonal of U is finite, and with it U: elimination takes an infinity in a column down to its
    /// diagonal.</summary>
    public bool HaveFinitePivots()
    {
        bool finite = true;
        for (long i = 0; i < N; i++)
        {
            finite &= T.IsFinite(Lu[i * (Lda + 1)]);
        }

        return finite;
    }

    /// <summary>Whether the diagonal of U is finite and has all digits.</summary>
    /// <typeparam name="TReal">The type of an element's parts.</typeparam>
    public bool HaveUsualPivots<TReal>()
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        bool usual = true;
        for (long i = 0; i < N; i++)
        {
            usual &= Element<T, TReal>.IsNormal(Lu[i * (Lda + 1)]);
        }

        return usual;
    }

    /// <summary>Whether U and the columns of a solution are finite.</summary>
    public bool AreFiniteWith(long nrhs, T* x, long ldx)
    {
        // An empty system may have any number of columns.
        bool finite = nrhs == 0 || HaveFinitePivots();
        for (long j = 0; N > 0 && j < nrhs && finite; j++)
        {
            finite = Vectors.AreFinite(N, x + (j * ldx));
        }

        return finite;
    }

    /// <summary>Whether all elements are finite.</summary>
    /// <param name="areNumbers">Receives whether none is NaN, if not all are finite.</param>
    public bool AreFinite(out bool areNumbers)
    {
        bool finite = areNumbers = true;
        for (long j = 0; areNumbers && j < N; j++)
        {
            for (long i = 0; i < N; i++)
            {
                finite &= T.IsFinite(Lu[i + (j * Lda)]);
                areNumbers &= !T.IsNaN(Lu[i + (j * Lda)]);
            }
        }

        return finite;
    }

    /// <summary>The determinant, by plain multiplications.</summary>
    public T PivotProduct()
    {
        T product = T.One;
        for (long i = 0; i < N; i++)
        {
            T pivot = Lu[i + (i * Lda)];
            product *= Ipiv != null && Ipiv[i] != i + 1 ? -pivot : pivot;
        }

        return product;
    }
}
