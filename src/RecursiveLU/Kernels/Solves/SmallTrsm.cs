using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Solves;

/// <summary>op(L * U) * X = B of small order, a right-hand side in each lane.</summary>
/// <remarks>Every element sees its updates one by one in the order of plain substitution. Of so small an order the transposed solution
/// has no products summed in lanes, either: so one column alone gets the same bits as among others, and as in panels.</remarks>
internal static unsafe class SmallTrsm<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>X := op(L * U)^-1 * X.</summary>
    /// <param name="transposed">Whether op transposes.</param>
    /// <param name="n">The order, up to <see cref="SolveTuning.SmallOrder"/>.</param>
    /// <param name="lu">L below the diagonal and U on and above it; no zero is on U's diagonal.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="columns">Columns of X.</param>
    /// <param name="x">X.</param>
    /// <param name="ldx">Elements from a column of X to the next.</param>
    public static void Run(bool transposed, nint n, T* lu, nint lda, long columns, T* x, nint ldx)
    {
        T* rows = stackalloc T[SolveTuning.SmallOrder * N];
        for (; columns > 0; columns -= N, x += N * ldx)
        {
            var lanes = (int)Math.Min(N, columns);
            Read(rows, n, lanes, x, ldx);
            if (transposed)
            {
                Down<StoredDiagonal>(rows, n, lu, lda, 1);
                Up<UnitDiagonal>(rows, n, lu, lda, 1);
            }
            else
            {
                Down<UnitDiagonal>(rows, n, lu, 1, lda);
                Up<StoredDiagonal>(rows, n, lu, 1, lda);
            }

            Write(rows, n, lanes, x, ldx);
        }
    }

    /// <summary>A lane for each column; the others are zero.</summary>
    private static void Read(T* rows, nint n, int lanes, T* x, nint ldx)
    {
        for (nint i = 0; i < n && lanes < N; i++)
        {
            default(TVector).Store(rows + (i * N));
        }

        for (int c = 0; c < lanes; c++, x += ldx)
        {
            for (nint i = 0; i < n; i++)
            {
                rows[(i * N) + c] = x[i];
            }
        }
    }

    private static void Write(T* rows, nint n, int lanes, T* x, nint ldx)
    {
        for (int c = 0; c < lanes; c++, x += ldx)
        {
            for (nint i = 0; i < n; i++)
            {
                x[i] = rows[(i * N) + c];
            }
        }
    }

    /// <summary>X := M^-1 * X for a lower triangle M, whose element (i, k) is at m + i * rowStep + k * columnStep.</summary>
    private static void Down<TDiagonal>(T* rows, nint n, T* m, nint rowStep, nint columnStep)
        where TDiagonal : struct, IDiagonal
    {
        for (nint i = 0; i < n; i++, m += rowStep)
        {
            TVector row = TVector.Load(rows + (i * N));
            for (nint k = 0; k < i; k++)
            {
                row = Minus(row, m + (k * columnStep), rows + (k * N));
            }

            Divided<TDiagonal>(row, m + (i * columnStep)).Store(rows + (i * N));
        }
    }

    /// <summary>X := M^-1 * X for an upper triangle M.</summary>
    private static void Up<TDiagonal>(T* rows, nint n, T* m, nint rowStep, nint columnStep)
        where TDiagonal : struct, IDiagonal
    {
        m += (n - 1) * rowStep;
        for (nint i = n - 1; i >= 0; i--, m -= rowStep)
        {
            TVector row = TVector.Load(rows + (i * N));
            for (nint k = n - 1; k > i; k--)
            {
                row = Minus(row, m + (k * columnStep), rows + (k * N));
            }

            Divided<TDiagonal>(row, m + (i * columnStep)).Store(rows + (i * N));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Minus(TVector row, T* element, T* solved) =>
        TVector.Minus(row, TVector.LeftAt(element), TVector.RightOf(TVector.Load(solved)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Divided<TDiagonal>(TVector row, T* element)
        where TDiagonal : struct, IDiagonal => TDiagonal.IsUnit ? row : TVector.Divide(row, TVector.DivisorAt(element));
}
