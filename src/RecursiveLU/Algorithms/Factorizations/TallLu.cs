using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Kernels.Leaves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Factorizations;

/// <summary>Toledo's recursion on a tall matrix where the caller has it.</summary>
/// <remarks>The steps are those of <see cref="PanelLu{T, TVector}"/>, and the roundings, but that vectors go down the columns: so nothing
/// is transposed, of which a tall matrix's few products would not pay the time. Real numbers only: the imaginary part of a complex
/// product of l and u is rounded in another order than that of u and l.</remarks>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly unsafe struct TallLu<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly Problem<T> _problem;
    private readonly T* _work;
    private readonly int _leafColumns;

    private TallLu(in Problem<T> problem, T* work, int leafColumns)
    {
        _problem = problem;
        _work = work;
        _leafColumns = leafColumns;
    }

    /// <summary>Gets the elements of scratch memory, aligned to 64 bytes, that it needs. Products rent more, if there is some.</summary>
    public static Int128 WorkSize => Leaf<T, TVector>.InPlaceWorkSize;

    /// <summary>Whether a matrix is factored so. It begins with a constant, and is asked where it stands: code of vectors that factor no
    /// matrix so has no products in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(in Problem<T> problem, in Tuning tuning) =>
        !TVector.IsComplex && TVector.Count * sizeof(T) > 16
        && !problem.RowMajor && problem.Pivoting && problem.PivotRows == 0 && problem.Threads == 1
        && problem.Rows >= tuning.TallRows && problem.Columns <= problem.Rows / tuning.TallAspect
        && problem.Rows - problem.Columns >= 2 * Leaf<T, TVector>.MaximumWidth;

    /// <summary>Factors a matrix that has rows and columns; gives the first zero pivot, 1-based, or 0.</summary>
    public static long Factor(in Problem<T> problem, T* work, in Tuning tuning) =>
        new TallLu<T, TVector>(problem, work, tuning.LeafColumns).Factor(0, problem.Columns);

    /// <summary>Factors columns <paramref name="first"/> to <paramref name="end"/> from the diagonal of the first of them down.</summary>
    private long Factor(long first, long end)
    {
        long columns = end - first;
        if (columns <= _leafColumns)
        {
            return FactorLeaf(first, (int)columns);
        }

        long half = first + (((columns / 2) + _leafColumns - 1) / _leafColumns * _leafColumns);
        long info = Factor(first, half);
        Exchange(half, end, first, half);
        Update(first, half, end);
        long second = Factor(half, end);
        Exchange(first, half, half, end);
        return info != 0 ? info : second;
    }

    private long FactorLeaf(long first, int columns)
    {
        var leaf = new Leaf<T, TVector>(_work, At(first, first), (nint)_problem.Lda, _problem.Rows - first, columns, team: null);
        long info = leaf.Factor(_problem.Ipiv + first, first);
        leaf.ReturnRows();
        return info != 0 ? first + info : 0;
    }

    /// <summary>Solves with the triangle of columns first to half for the rows of U beside it, and subtracts the product.</summary>
    private void Update(long first, long half, long end)
    {
        long lda = _problem.Lda;
        T* u = At(first, half);
        var rows = new TriangularProduct<T>(
            left: true, upper: false, (byte)'N', isUnit: true, half - first, end - half, T.One, At(first, first), lda, u, lda, 1,
            solves: true);
        rows.Run();
        Gemm.Run(
            (byte)'N', (byte)'N', _problem.Rows - half, end - half, half - first, -T.One, At(half, first), lda, u, lda, T.One,
            At(half, half), lda, 1);
    }

    /// <summary>Exchanges rows in some columns, as the steps from <paramref name="step"/> to <paramref name="endStep"/> have it.</summary>
    private void Exchange(long column, long end, long step, long endStep)
    {
        for (; column < end; column++)
        {
            Exchanges.Apply(At(0, column), _problem.Ipiv, step, endStep);
        }
    }

    private T* At(long row, long column) => _problem.A + row + (column * _problem.Lda);
}
