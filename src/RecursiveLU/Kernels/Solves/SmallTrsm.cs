using System.Numerics;
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

    /// <summary>X := op(P * L * U)^-1 * X.</summary>
    /// <param name="transposed">Whether op transposes.</param>
    /// <param name="n">The order, up to <see cref="SolveTuning.SmallOrder"/>.</param>
    /// <param name="lu">L below the diagonal and U on and above it; no zero is on U's diagonal.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="order">The rows in the order in which P^T puts them.</param>
    /// <param name="columns">Columns of X.</param>
    /// <param name="x">X.</param>
    /// <param name="ldx">Elements from a column of X to the next.</param>
    public static void Run(bool transposed, nint n, T* lu, nint lda, long* order, long columns, T* x, nint ldx)
    {
        T* memory = stackalloc T[(SolveTuning.SmallOrder * N) + CacheLine.Elements<T>()];
        T* rows = CacheLine.Align(memory);
        for (; columns > 0; columns -= N, x += N * ldx)
        {
            var lanes = (int)Math.Min(N, columns);
            if (transposed)
            {
                Read(rows, n, lanes, x, ldx, null);
                SolveTransposed(n, lu, lda, rows, 0);
                Write(rows, n, lanes, x, ldx, order);
            }
            else
            {
                Read(rows, n, lanes, x, ldx, order);
                Solve(n, lu, lda, rows);
                Write(rows, n, lanes, x, ldx, null);
            }
        }
    }

    /// <summary>X := (L * U)^-1 * X for as many columns as a vector has lanes.</summary>
    /// <param name="n">The order.</param>
    /// <param name="lu">L and U.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="rows">X's rows, a vector each.</param>
    private static void Solve(nint n, T* lu, nint lda, T* rows)
    {
        T* last = lu + ((n - 1) * (lda + 1));
        RegisterTriangle4<T, LanesRegister<T, TVector>>.SolveFew<UnitDiagonal>(n, lu, 1, lda, rows, N);
        RegisterTriangle4<T, LanesRegister<T, TVector>>.SolveFew<StoredDiagonal>(n, last, -1, -lda, rows + ((n - 1) * N), -N);
    }

    /// <summary>X := (L * U)^-T * X for as many columns as a vector has lanes.</summary>
    /// <param name="n">The order.</param>
    /// <param name="lu">L and U.</param>
    /// <param name="lda">Elements from a column of them to the next.</param>
    /// <param name="rows">X's rows, a vector each.</param>
    /// <param name="zeros">So many of the first ones are zero.</param>
    public static void SolveTransposed(nint n, T* lu, nint lda, T* rows, nint zeros)
    {
        T* first = lu + (zeros * (lda + 1));
        T* last = lu + ((n - 1) * (lda + 1));
        RegisterTriangle4<T, LanesRegister<T, TVector>>.SolveFew<StoredDiagonal>(n - zeros, first, lda, 1, rows + (zeros * N), N);
        RegisterTriangle4<T, LanesRegister<T, TVector>>.SolveFew<UnitDiagonal>(n, last, -lda, -1, rows + ((n - 1) * N), -N);
    }

    /// <summary>A lane for each column; the others are zero.</summary>
    private static void Read(T* rows, nint n, int lanes, T* x, nint ldx, long* order)
    {
        for (nint i = 0; i < n && lanes < N; i++)
        {
            default(TVector).Store(rows + (i * N));
        }

        for (int c = 0; c < lanes; c++, x += ldx)
        {
            for (nint i = 0; i < n; i++)
            {
                rows[(i * N) + c] = x[order == null ? i : order[i]];
            }
        }
    }

    private static void Write(T* rows, nint n, int lanes, T* x, nint ldx, long* order)
    {
        for (int c = 0; c < lanes; c++, x += ldx)
        {
            for (nint i = 0; i < n; i++)
            {
                x[order == null ? i : order[i]] = rows[(i * N) + c];
            }
        }
    }
}
