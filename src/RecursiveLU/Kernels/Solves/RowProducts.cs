using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Solves;

/// <summary>Y := Y - M * X for rows of a matrix in panels and some vectors: eight rows of M by one vector at a time, or four by
/// four.</summary>
/// <remarks>Each product is summed in lanes of 64 bytes whatever the vectors' length, and by itself: the result depends neither on
/// that length, nor on the other vectors, nor on how rows are divided.</remarks>
internal static unsafe class RowProducts<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Group = 8;
    private const int Half = Group / 2;
    private const int Vectors = 4;

    private static int N => TVector.Count;

    /// <summary>Elements in 64 bytes.</summary>
    private static int LaneCount => LaneSums<T, TVector>.Count;

    /// <summary>Subtracts the products. Begins with the last rows if the columns come after them: an upper triangle is solved upwards,
    /// and the rows that follow are those above.</summary>
    /// <param name="m">The matrix. Memory of eight rows more may be read.</param>
    /// <param name="row">The first row of M and of Y.</param>
    /// <param name="rowEnd">The row after the last.</param>
    /// <param name="column">The first column of M, with which 64 bytes begin, and the first row of X.</param>
    /// <param name="columnEnd">The column after the last: it begins 64 bytes, or M has no more and X is zero to the end of 64
    /// bytes.</param>
    /// <param name="xy">Both X and Y.</param>
    /// <param name="fetches">Whether to fetch the rows that follow.</param>
    public static void Minus(
        in PanelMatrix<T> m, long row, long rowEnd, long column, long columnEnd, in ColumnSet<T> xy, bool fetches)
    {
        if (column == columnEnd)
        {
            return;
        }

        bool upwards = column >= rowEnd;
        long groups = (rowEnd - row + Group - 1) / Group;
        nint ahead = upwards ? -Group * N : Group * N;
        for (long g = 0; g < groups; g++)
        {
            long first = row + ((upwards ? groups - 1 - g : g) * Group);
            var block = new Block(m, first, (int)Math.Min(Group, rowEnd - first), column, columnEnd);
            if (fetches)
            {
                block.MinusAll<Present>(xy, ahead);
            }
            else
            {
                block.MinusAll<Absent>(xy, ahead);
            }
        }
    }

    /// <summary>Eight rows of some columns.</summary>
    private readonly struct Block(in PanelMatrix<T> m, long row, int rows, long column, long columnEnd)
    {
        private readonly T* _first = m.At(row, column / N, N);
        private readonly nint _stride = m.Stride;

        public void MinusAll<TFetching>(in ColumnSet<T> xy, nint ahead)
            where TFetching : struct, IPresence
        {
            long j = 0;
            for (; xy.Count - j > 1; j += Vectors)
            {
                MinusFour<TFetching>(xy.Slice(j, Math.Min(Vectors, xy.Count - j)), ahead);
            }

            if (j < xy.Count)
            {
                MinusOne<TFetching>(xy.At(j), ahead);
            }
        }

        /// <summary>One vector.</summary>
        private void MinusOne<TFetching>(T* xy, nint ahead)
            where TFetching : struct, IPresence
        {
            T* sums = stackalloc T[Group * LaneCount];
            for (int v = 0; v < LaneCount; v += N)
            {
                Sum8<TFetching>(_first + PanelAt(v), PanelStep, PanelsFrom(v), xy + column + v, sums + v, ahead);
            }

            LaneSums<T, TVector>.Add(sums, xy + row, rows);
        }

        /// <summary>Two to four vectors.</summary>
        private void MinusFour<TFetching>(in ColumnSet<T> xy, nint ahead)
            where TFetching : struct, IPresence
        {
            T* sums = stackalloc T[Vectors * Half * LaneCount];
            T* x0 = xy.At(0) + column;
            T* x1 = xy.At(1) + column;
            T* x2 = xy.At(Math.Min(2, xy.Count - 1)) + column;
            T* x3 = xy.At(xy.Count - 1) + column;
            for (int i = 0; i < rows; i += Half)
            {
                for (int v = 0; v < LaneCount; v += N)
                {
                    T* first = _first + PanelAt(v) + (i * N);
                    nint afterHalf = i == 0 ? Half * N : ahead - (Half * N);
                    if (TVector.TileRows == Group)
                    {
                        Sum4x4<TFetching>(first, PanelStep, PanelsFrom(v), x0 + v, x1 + v, x2 + v, x3 + v, sums + v, afterHalf);
                    }
                    else
                    {
                        // Of 16 registers, 16 sums would leave none.
                        Sum2x4<TFetching>(first, PanelStep, PanelsFrom(v), x0 + v, x1 + v, x2 + v, x3 + v, sums + v, 2 * N);
                        Sum2x4<TFetching>(
                            first + (2 * N), PanelStep, PanelsFrom(v), x0 + v, x1 + v, x2 + v, x3 + v, sums + (2 * LaneCount) + v,
                            afterHalf - (2 * N));
                    }
                }

                for (int j = 0; j < xy.Count; j++)
                {
                    LaneSums<T, TVector>.Add(sums + (j * Half * LaneCount), xy.At(j) + row + i, Math.Min(Half, rows - i));
                }
            }
        }

        private nint PanelStep => LaneCount / N * _stride;

        private nint PanelAt(int lane) => lane / N * _stride;

        /// <summary>The panels of a vector of the 64 bytes.</summary>
        private nint PanelsFrom(int lane) => (nint)Math.Max(0, (columnEnd - column - lane + LaneCount - 1) / LaneCount);
    }

    /// <summary>Sums of eight rows by one vector. Fetches panels that come later, and then those of the rows <paramref
    /// name="ahead"/> elements from these.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum8<TFetching>(T* m, nint step, nint panels, T* x, T* sums, nint ahead)
        where TFetching : struct, IPresence
    {
        TVector s0 = default;
        TVector s1 = default;
        TVector s2 = default;
        TVector s3 = default;
        TVector s4 = default;
        TVector s5 = default;
        TVector s6 = default;
        TVector s7 = default;
        const int Distance = FetchTuning.ProductRows / Group;
        T* following = m + ahead;
        T* fetched = panels > Distance ? m + (Distance * step) : following;
        nint row = N * sizeof(T);
        for (; panels > 0; panels--)
        {
            if (TFetching.Value)
            {
                fetched = panels == Distance ? following : fetched;
                Fetch(fetched, Group);
                fetched += step;
            }

            TVector b = TVector.Load(x);
            s0 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 0, s0);
            s1 = TVector.NegatedMultiplyAddAt(b, (byte*)m, row, s1);
            s2 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 2 * row, s2);
            s3 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 3 * row, s3);
            s4 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 4 * row, s4);
            s5 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 5 * row, s5);
            s6 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 6 * row, s6);
            s7 = TVector.NegatedMultiplyAddAt(b, (byte*)m, 7 * row, s7);
            m += step;
            x += LaneCount;
        }

        s0.Store(sums);
        s1.Store(sums + LaneCount);
        s2.Store(sums + (2 * LaneCount));
        s3.Store(sums + (3 * LaneCount));
        s4.Store(sums + (4 * LaneCount));
        s5.Store(sums + (5 * LaneCount));
        s6.Store(sums + (6 * LaneCount));
        s7.Store(sums + (7 * LaneCount));
    }

    /// <summary>Sums of four rows by four vectors, the rows of a vector one after the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum4x4<TFetching>(T* m, nint step, nint panels, T* x0, T* x1, T* x2, T* x3, T* sums, nint ahead)
        where TFetching : struct, IPresence
    {
        TVector a0 = default;
        TVector a1 = default;
        TVector a2 = default;
        TVector a3 = default;
        TVector b0 = default;
        TVector b1 = default;
        TVector b2 = default;
        TVector b3 = default;
        TVector c0 = default;
        TVector c1 = default;
        TVector c2 = default;
        TVector c3 = default;
        TVector d0 = default;
        TVector d1 = default;
        TVector d2 = default;
        TVector d3 = default;
        const int Distance = FetchTuning.ProductRows / Half;
        T* following = m + ahead;
        T* fetched = panels > Distance ? m + (Distance * step) : following;
        for (nint k = 0; panels > 0; panels--, k += LaneCount)
        {
            if (TFetching.Value)
            {
                fetched = panels == Distance ? following : fetched;
                Fetch(fetched, Half);
                fetched += step;
            }

            TVector a = TVector.Load(x0 + k);
            TVector b = TVector.Load(x1 + k);
            TVector c = TVector.Load(x2 + k);
            TVector d = TVector.Load(x3 + k);
            TVector l = TVector.Load(m);
            a0 = TVector.NegatedMultiplyAdd(l, a, a0);
            b0 = TVector.NegatedMultiplyAdd(l, b, b0);
            c0 = TVector.NegatedMultiplyAdd(l, c, c0);
            d0 = TVector.NegatedMultiplyAdd(l, d, d0);
            l = TVector.Load(m + N);
            a1 = TVector.NegatedMultiplyAdd(l, a, a1);
            b1 = TVector.NegatedMultiplyAdd(l, b, b1);
            c1 = TVector.NegatedMultiplyAdd(l, c, c1);
            d1 = TVector.NegatedMultiplyAdd(l, d, d1);
            l = TVector.Load(m + (2 * N));
            a2 = TVector.NegatedMultiplyAdd(l, a, a2);
            b2 = TVector.NegatedMultiplyAdd(l, b, b2);
            c2 = TVector.NegatedMultiplyAdd(l, c, c2);
            d2 = TVector.NegatedMultiplyAdd(l, d, d2);
            l = TVector.Load(m + (3 * N));
            a3 = TVector.NegatedMultiplyAdd(l, a, a3);
            b3 = TVector.NegatedMultiplyAdd(l, b, b3);
            c3 = TVector.NegatedMultiplyAdd(l, c, c3);
            d3 = TVector.NegatedMultiplyAdd(l, d, d3);
            m += step;
        }

        Store4(a0, a1, a2, a3, sums);
        Store4(b0, b1, b2, b3, sums + (Half * LaneCount));
        Store4(c0, c1, c2, c3, sums + (2 * Half * LaneCount));
        Store4(d0, d1, d2, d3, sums + (3 * Half * LaneCount));
    }

    /// <summary>The first or the last two rows of <see cref="Sum4x4"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum2x4<TFetching>(T* m, nint step, nint panels, T* x0, T* x1, T* x2, T* x3, T* sums, nint ahead)
        where TFetching : struct, IPresence
    {
        TVector a0 = default;
        TVector a1 = default;
        TVector b0 = default;
        TVector b1 = default;
        TVector c0 = default;
        TVector c1 = default;
        TVector d0 = default;
        TVector d1 = default;
        const int Distance = FetchTuning.ProductRows / 2;
        T* following = m + ahead;
        T* fetched = panels > Distance ? m + (Distance * step) : following;
        for (nint k = 0; panels > 0; panels--, k += LaneCount)
        {
            if (TFetching.Value)
            {
                fetched = panels == Distance ? following : fetched;
                Fetch(fetched, 2);
                fetched += step;
            }

            TVector l0 = TVector.Load(m);
            TVector l1 = TVector.Load(m + N);
            TVector x = TVector.Load(x0 + k);
            a0 = TVector.NegatedMultiplyAdd(l0, x, a0);
            a1 = TVector.NegatedMultiplyAdd(l1, x, a1);
            x = TVector.Load(x1 + k);
            b0 = TVector.NegatedMultiplyAdd(l0, x, b0);
            b1 = TVector.NegatedMultiplyAdd(l1, x, b1);
            x = TVector.Load(x2 + k);
            c0 = TVector.NegatedMultiplyAdd(l0, x, c0);
            c1 = TVector.NegatedMultiplyAdd(l1, x, c1);
            x = TVector.Load(x3 + k);
            d0 = TVector.NegatedMultiplyAdd(l0, x, d0);
            d1 = TVector.NegatedMultiplyAdd(l1, x, d1);
            m += step;
        }

        Store2(a0, a1, sums);
        Store2(b0, b1, sums + (Half * LaneCount));
        Store2(c0, c1, sums + (2 * Half * LaneCount));
        Store2(d0, d1, sums + (3 * Half * LaneCount));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store4(TVector s0, TVector s1, TVector s2, TVector s3, T* target)
    {
        Store2(s0, s1, target);
        Store2(s2, s3, target + (2 * LaneCount));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store2(TVector s0, TVector s1, T* target)
    {
        s0.Store(target);
        s1.Store(target + LaneCount);
    }

    /// <summary>Fetches some rows of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(T* m, int rows)
    {
        TVector.Prefetch(m);
        TVector.Prefetch(m + N);
        if (rows >= Half)
        {
            TVector.Prefetch(m + (2 * N));
            TVector.Prefetch(m + (3 * N));
        }

        if (rows == Group)
        {
            TVector.Prefetch(m + (4 * N));
            TVector.Prefetch(m + (5 * N));
            TVector.Prefetch(m + (6 * N));
            TVector.Prefetch(m + (7 * N));
        }
    }
}
