using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Interleaved;

/// <summary>op(L * U) * X = B for as many systems of one small order as a vector has lanes, one in each.</summary>
/// <remarks>Every element sees its updates one by one in the order of plain substitution.</remarks>
internal static unsafe class InterleavedTrsm<T, TVector>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct, IColumnSimd<TVector, T>
{
    private static nint N
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count;
    }

    /// <summary>X := op(L * U)^-1 * X.</summary>
    /// <param name="transposed">Whether op transposes.</param>
    /// <param name="n">The order.</param>
    /// <param name="lu">L below the diagonal and U on and above it; no zero is on U's diagonals.</param>
    /// <param name="row">Elements from the vector of a row of them to that of the next.</param>
    /// <param name="column">The same of columns.</param>
    /// <param name="sides">Columns of X.</param>
    /// <param name="x">X: a vector for each element, by columns.</param>
    public static void Run(bool transposed, nint n, T* lu, nint row, nint column, nint sides, T* x)
    {
        for (T* end = x + (sides * n * N); x != end; x += n * N)
        {
            if (transposed)
            {
                Down<StoredDiagonal>(n, lu, column, row, x);
                Up<UnitDiagonal>(n, lu, column, row, x);
            }
            else
            {
                Down<UnitDiagonal>(n, lu, row, column, x);
                Up<StoredDiagonal>(n, lu, row, column, x);
            }
        }
    }

    /// <summary>Whether no pivot is zero, infinite or NaN.</summary>
    /// <param name="n">The order.</param>
    /// <param name="lu">The factors.</param>
    public static bool HaveUsualPivots(nint n, T* lu)
    {
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude);
        TVector least = magnitude;
        TVector most = default;
        nint step = (n + 1) * N;
        for (; n > 0; n--, lu += step)
        {
            TVector pivot = TVector.And(TVector.Load(lu), magnitude);
            least = TVector.MinIndex(least, pivot);
            most = TVector.MaxIndex(most, pivot);
        }

        return TVector.EqualIndexBits(least, default) == 0 && AreFinite(most);
    }

    /// <summary>Whether no element is infinite or NaN.</summary>
    /// <param name="x">Vectors of elements.</param>
    /// <param name="count">How many.</param>
    public static bool AreFinite(T* x, nint count)
    {
        TVector magnitude = TVector.BroadcastIndex(FloatBits<T>.Magnitude);
        TVector most = default;
        for (; count > 0; count--, x += N)
        {
            most = TVector.MaxIndex(most, TVector.And(TVector.Load(x), magnitude));
        }

        return AreFinite(most);
    }

    /// <summary>Exchanges the rows of X in the order of the elimination, or back.</summary>
    /// <param name="back">Whether back.</param>
    /// <param name="n">The order.</param>
    /// <param name="ipiv">A vector of row exchanges for each step, 1-based, as integers of the element's size.</param>
    /// <param name="sides">Columns of X.</param>
    /// <param name="x">X.</param>
    public static void Exchange(bool back, nint n, T* ipiv, nint sides, T* x)
    {
        TVector all = TVector.BroadcastIndex(-1);
        TVector one = TVector.BroadcastIndex(1);
        for (nint step = 0; step < n - 1; step++)
        {
            nint k = back ? n - 2 - step : step;
            TVector chosen = TVector.Load(ipiv + (k * N));
            T* column = x + (k * N);
            for (nint c = 0; c < sides; c++, column += n * N)
            {
                TVector old = TVector.Load(column);
                TVector found = old;
                TVector number = TVector.BroadcastIndex(k + 1);
                for (T* other = column + N; other != column + ((n - k) * N); other += N)
                {
                    number = TVector.AddIndex(number, one);
                    TVector stays = TVector.ClearEqualIndex(all, chosen, number);
                    TVector value = TVector.Load(other);
                    found = TVector.Select(stays, found, value);
                    TVector.Select(stays, value, old).Store(other);
                }

                found.Store(column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreFinite(TVector magnitudes) =>
        TVector.GreaterIndexBits(TVector.BroadcastIndex(FloatBits<T>.Infinity), magnitudes) == (1u << (int)N) - 1;

    /// <summary>x := M^-1 * x for lower triangles M, whose elements (i, k) are at m + i * row + k * column.</summary>
    private static void Down<TDiagonal>(nint n, T* m, nint row, nint column, T* x)
        where TDiagonal : struct, IDiagonal
    {
        for (; n > 0; n--, m += row + column, x += N)
        {
            TVector solved = Solved<TDiagonal>(m, x);
            T* l = m;
            for (nint i = N; i < n * N; i += N)
            {
                l += row;
                TVector.NegatedMultiplyAdd(TVector.Load(l), solved, TVector.Load(x + i)).Store(x + i);
            }
        }
    }

    /// <summary>x := M^-1 * x for upper triangles M.</summary>
    private static void Up<TDiagonal>(nint n, T* m, nint row, nint column, T* x)
        where TDiagonal : struct, IDiagonal
    {
        for (nint k = n - 1; k >= 0; k--)
        {
            T* u = m + (k * (row + column));
            TVector solved = Solved<TDiagonal>(u, x + (k * N));
            for (nint i = (k - 1) * N; i >= 0; i -= N)
            {
                u -= row;
                TVector.NegatedMultiplyAdd(TVector.Load(u), solved, TVector.Load(x + i)).Store(x + i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Solved<TDiagonal>(T* diagonal, T* x)
        where TDiagonal : struct, IDiagonal
    {
        TVector value = TVector.Load(x);
        if (!TDiagonal.IsUnit)
        {
            value = TVector.Divide(value, TVector.Load(diagonal));
            value.Store(x);
        }

        return value;
    }
}
