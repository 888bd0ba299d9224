using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>r := r - A * x and w := w + |A| * |x| in one pass over some rows of A, for several x; of complex numbers |re| + |im|, and
/// the real parts of w.</summary>
/// <remarks>Four columns at a time, or eight, stay in the first-level cache for all x. Every element sees the columns in ascending
/// order, so the result depends neither on the vectors' length nor on how rows are divided.</remarks>
internal static unsafe class ResidualSums<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private const int Group = 8;
    private const int Half = Group / 2;

    private static int N => TVector.Count;

    /// <summary>Computes both.</summary>
    /// <param name="a">The first row of A's first column.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns of A, at least 1.</param>
    /// <param name="x">Vectors of so many elements.</param>
    /// <param name="r">The first of the rows of as many vectors.</param>
    /// <param name="w">The same.</param>
    public static void Run(T* a, nint lda, nint rows, nint columns, in ColumnSet<T> x, in ColumnSet<T> r, in ColumnSet<T> w)
    {
        T* eight = stackalloc T[2 * Group];
        for (nint j = 0; j < columns; j += Group)
        {
            for (nint k = 0; k < x.Count; k++)
            {
                for (nint c = 0; c < Group; c++)
                {
                    // Columns beyond the last one are the last one times zero. What is subtracted from w is negative.
                    eight[c] = j + c < columns ? x.At(k)[j + c] : T.Zero;
                    eight[Group + c] = -TVector.Magnitude(eight[c]);
                }

                // The first x brings the next columns into the cache.
                T* first = a + (j * lda);
                T* last = a + ((columns - 1) * lda);
                if (k == 0)
                {
                    RunGroup<Present>(first, lda, last, eight, r.At(k), w.At(k), rows);
                }
                else
                {
                    RunGroup<Absent>(first, lda, last, eight, r.At(k), w.At(k), rows);
                }
            }
        }

        for (nint k = 0; TVector.IsComplex && k < w.Count; k++)
        {
            for (nint i = 0; i < rows; i++)
            {
                w.At(k)[i] = TVector.Magnitude(w.At(k)[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunGroup<TFetching>(T* a, nint lda, T* last, T* x, T* r, T* w, nint rows)
        where TFetching : struct, IPresence
    {
        if (TVector.IsComplex)
        {
            nint ahead = TFetching.Value ? Group * lda : 0;
            Pairs.Run<T, TVector, ComplexColumns>(new(a, lda, last, x, r, w, rows, ahead));
            if (a + (Half * lda) <= last)
            {
                Pairs.Run<T, TVector, ComplexColumns>(new(a + (Half * lda), lda, last, x + Half, r, w, rows, ahead));
            }
        }
        else if (TVector.TileRows == Group && a + ((Group - 1) * lda) <= last)
        {
            Run8<TFetching>(a, lda, x, r, w, rows);
        }
        else
        {
            // Of 16 registers, 16 numbers would leave none.
            Run4<TFetching>(a, lda, last, x, r, w, rows);
            if (a + (Half * lda) <= last)
            {
                Run4<TFetching>(a + (Half * lda), lda, last, x + Half, r, w, rows);
            }
        }
    }

    /// <summary>Eight columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run8<TFetching>(T* a, nint lda, T* x, T* r, T* w, nint rows)
        where TFetching : struct, IPresence
    {
        var x0 = TVector.Broadcast(x[0]);
        var x1 = TVector.Broadcast(x[1]);
        var x2 = TVector.Broadcast(x[2]);
        var x3 = TVector.Broadcast(x[3]);
        var x4 = TVector.Broadcast(x[4]);
        var x5 = TVector.Broadcast(x[5]);
        var x6 = TVector.Broadcast(x[6]);
        var x7 = TVector.Broadcast(x[7]);
        var y0 = TVector.Broadcast(x[Group]);
        var y1 = TVector.Broadcast(x[Group + 1]);
        var y2 = TVector.Broadcast(x[Group + 2]);
        var y3 = TVector.Broadcast(x[Group + 3]);
        var y4 = TVector.Broadcast(x[Group + 4]);
        var y5 = TVector.Broadcast(x[Group + 5]);
        var y6 = TVector.Broadcast(x[Group + 6]);
        var y7 = TVector.Broadcast(x[Group + 7]);
        T* b = a + (Half * lda);
        nint i = 0;
        for (; i <= rows - N; i += N)
        {
            if (TFetching.Value)
            {
                Fetch(a + (Group * lda) + i, lda);
                Fetch(b + (Group * lda) + i, lda);
            }

            TVector sum = TVector.Load(r + i);
            TVector bound = TVector.Load(w + i);
            Take(TVector.Load(a + i), x0, y0, ref sum, ref bound);
            Take(TVector.Load(a + lda + i), x1, y1, ref sum, ref bound);
            Take(TVector.Load(a + (2 * lda) + i), x2, y2, ref sum, ref bound);
            Take(TVector.Load(a + (3 * lda) + i), x3, y3, ref sum, ref bound);
            Take(TVector.Load(b + i), x4, y4, ref sum, ref bound);
            Take(TVector.Load(b + lda + i), x5, y5, ref sum, ref bound);
            Take(TVector.Load(b + (2 * lda) + i), x6, y6, ref sum, ref bound);
            Take(TVector.Load(b + (3 * lda) + i), x7, y7, ref sum, ref bound);
            sum.Store(r + i);
            bound.Store(w + i);
        }

        if (i < rows)
        {
            RunPart(a + i, lda, b + i, x, r + i, w + i, (int)(rows - i));
            RunPart(b + i, lda, b + (3 * lda) + i, x + Half, r + i, w + i, (int)(rows - i));
        }
    }

    /// <summary>Four columns, of which some may not exist.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run4<TFetching>(T* a, nint lda, T* last, T* x, T* r, T* w, nint rows)
        where TFetching : struct, IPresence
    {
        T* b = Column(a, 1, lda, last);
        T* c = Column(a, 2, lda, last);
        T* d = Column(a, 3, lda, last);
        a = Column(a, 0, lda, last);
        var x0 = TVector.Broadcast(x[0]);
        var x1 = TVector.Broadcast(x[1]);
        var x2 = TVector.Broadcast(x[2]);
        var x3 = TVector.Broadcast(x[3]);
        var y0 = TVector.Broadcast(x[Group]);
        var y1 = TVector.Broadcast(x[Group + 1]);
        var y2 = TVector.Broadcast(x[Group + 2]);
        var y3 = TVector.Broadcast(x[Group + 3]);
        nint i = 0;
        for (; i <= rows - N; i += N)
        {
            if (TFetching.Value)
            {
                Fetch(a + (Group * lda) + i, lda);
            }

            TVector sum = TVector.Load(r + i);
            TVector bound = TVector.Load(w + i);
            Take(TVector.Load(a + i), x0, y0, ref sum, ref bound);
            Take(TVector.Load(b + i), x1, y1, ref sum, ref bound);
            Take(TVector.Load(c + i), x2, y2, ref sum, ref bound);
            Take(TVector.Load(d + i), x3, y3, ref sum, ref bound);
            sum.Store(r + i);
            bound.Store(w + i);
        }

        if (i < rows)
        {
            RunPart(a + i, lda, last + i, x, r + i, w + i, (int)(rows - i));
        }
    }

    /// <summary>The last rows, less than a vector: a method of its own, for around calls no vector stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunPart(T* a, nint lda, T* last, T* x, T* r, T* w, int lanes)
    {
        TVector sum = TVector.LoadFirst(r, lanes);
        TVector bound = TVector.LoadFirst(w, lanes);
        for (int c = 0; c < Half; c++)
        {
            TVector column = TVector.LoadFirst(Column(a, c, lda, last), lanes);
            Take(column, TVector.Broadcast(x[c]), TVector.Broadcast(x[Group + c]), ref sum, ref bound);
        }

        sum.StoreFirst(r, lanes);
        bound.StoreFirst(w, lanes);
    }

    /// <summary>A column, or the last one if there is none.</summary>
    private static T* Column(T* a, nint number, nint lda, T* last) => a + (number * lda) <= last ? a + (number * lda) : last;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(T* a, nint lda)
    {
        TVector.Prefetch(a);
        TVector.Prefetch(a + lda);
        TVector.Prefetch(a + (2 * lda));
        TVector.Prefetch(a + (3 * lda));
    }

    /// <summary>Subtracts a column times x from the sum, and its magnitude times y from the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(TVector column, TVector x, TVector y, ref TVector sum, ref TVector bound)
    {
        sum = TVector.NegatedMultiplyAdd(column, x, sum);
        bound = TVector.NegatedMultiplyAdd(TVector.Abs(column), y, bound);
    }

    /// <summary>Four complex columns, of which some may not exist.</summary>
    private readonly struct ComplexColumns(T* a, nint lda, T* last, T* x, T* r, T* w, nint rows, nint ahead) : IPairWork
    {
        public void Run<TPart, TParts>()
            where TPart : unmanaged
            where TParts : struct, IPairSimd<TParts, TPart> =>
            ComplexResidualSums<TPart, TParts>.Run4(
                (TPart*)Column(a, 0, lda, last), (TPart*)Column(a, 1, lda, last), (TPart*)Column(a, 2, lda, last),
                (TPart*)Column(a, 3, lda, last), (TPart*)x, (TPart*)(x + Group), (TPart*)r, (TPart*)w, 2 * rows, 2 * ahead);
    }
}
