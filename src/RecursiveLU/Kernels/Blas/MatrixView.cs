using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Blas;

/// <summary>A matrix that is read where the caller has it: element (i, j) is at Data + i * RowStep + j * ColumnStep.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="data">Element (0, 0).</param>
/// <param name="rowStep">Elements from a row to the next.</param>
/// <param name="columnStep">Elements from a column to the next.</param>
/// <param name="isConjugate">Whether the conjugates of what is there are meant.</param>
internal readonly unsafe struct MatrixView<T>(T* data, nint rowStep, nint columnStep, bool isConjugate = false)
    where T : unmanaged
{
    /// <summary>Gets where element (0, 0) is.</summary>
    public T* Data => data;

    /// <summary>Gets the elements from a row to the next.</summary>
    public nint RowStep => rowStep;

    /// <summary>Gets the elements from a column to the next.</summary>
    public nint ColumnStep => columnStep;

    /// <summary>Gets a value indicating whether conjugates are meant.</summary>
    public bool IsConjugate => isConjugate;

    /// <summary>Gets the transpose.</summary>
    public MatrixView<T> Transposed => new(data, columnStep, rowStep, isConjugate);

    /// <summary>op(A) of a column-major matrix A.</summary>
    /// <param name="trans">'N', 'T' or 'C'.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    public static MatrixView<T> Of(byte trans, T* a, long lda) => trans == (byte)'N'
        ? new(a, 1, (nint)lda)
        : new(a, (nint)lda, 1, trans == (byte)'C' && Widest.IsComplex<T>());

    /// <summary>Where an element is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* At(long row, long column) => data + ((nint)row * rowStep) + ((nint)column * columnStep);

    /// <summary>The rest of the matrix from an element on.</summary>
    public MatrixView<T> From(long row, long column) => new(At(row, column), rowStep, columnStep, isConjugate);
}
