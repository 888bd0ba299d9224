using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Where some columns of each quarter of a matrix's columns are.</summary>
/// <param name="a">The first row of the first column of the first quarter.</param>
/// <param name="b">Of the second one.</param>
/// <param name="c">Of the third one.</param>
/// <param name="d">Of the fourth one.</param>
/// <param name="step">Elements from a quarter of the rows to the next.</param>
/// <param name="next">Elements from a column to the next.</param>
/// <param name="nextInFourth">The same in the fourth quarter.</param>
internal readonly unsafe struct FourColumns<T>(T* a, T* b, T* c, T* d, nint step, nint next, nint nextInFourth)
    where T : unmanaged
{
    public T* A => a;

    public T* B => b;

    public T* C => c;

    public T* D => d;

    public nint Step => step;

    public nint Next => next;

    public nint NextInFourth => nextInFourth;
}

/// <summary>U^T * A * V for a block of A: some rows of each quarter of the rows by up to as many columns of each quarter of the columns
/// as a vector has lanes; both butterflies, both levels, in one pass.</summary>
/// <param name="u">The butterfly of the rows.</param>
/// <param name="v">The butterfly of the columns.</param>
internal readonly unsafe struct ButterflyColumns<T, TVector>(Butterfly<T> u, Butterfly<T> v)
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Gets the most rows of each quarter, a multiple of <see cref="Butterfly{T}.Unit"/>: memory likes long reads, and with more
    /// not all of a block would stay in the first-level cache.</summary>
    public static int Rows => 256 / sizeof(T);

    /// <summary>Gets the elements from one quarter's results to the next one's. Their vectors are written at the same time, so they must
    /// not fall into one set of the cache.</summary>
    public static int QuarterSize => (Rows * N) + (64 / sizeof(T));

    /// <summary>Gets the elements of half of the results: of the quarters of the columns, and for each of two quarters of the rows;
    /// columns <see cref="Rows"/> elements apart.</summary>
    public static int ResultSize => 8 * QuarterSize;

    /// <summary>Transforms a block, and gives two quarters of the rows of the results: the first and the third, or the second and the
    /// fourth. All of them at once need more registers than there are.</summary>
    /// <typeparam name="TFourth">Whether rows of the fourth quarter exist; or they are not read, and have no results.</typeparam>
    /// <typeparam name="THalf">Which half of the results.</typeparam>
    /// <param name="source">The first of its rows in A. What is read of rows and columns that do not exist must be zero.</param>
    /// <param name="row">The number of that row in the quarters.</param>
    /// <param name="column">The number of the first column in the quarters.</param>
    /// <param name="rows">Rows, a multiple of <see cref="Butterfly{T}.Unit"/>.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="results">Where the results of the first row go.</param>
    /// <remarks>One operation after the other, not by <see cref="Quartet{TVector, T}"/>: the compiler inlines the more into a method the
    /// longer that is itself, and calls would cost more than the transform.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TFourth, THalf>(in FourColumns<T> source, nint row, nint column, nint rows, nint columns, T* results)
        where TFourth : struct, IPresence
        where THalf : struct, IHalf
    {
        nint quarter = (nint)u.Quarter;
        nint quarterColumns = (nint)v.Quarter;
        nint step = source.Step;

        // By this name once: it counts among what the compiler inlines.
        nint size = QuarterSize;
        T* innerRows = u.Inner + row + (THalf.IsSecond ? quarter : 0);
        T* outerRows = u.Outer + row + (THalf.IsSecond ? quarter : 0);
        for (nint j = 0; j < columns; j++)
        {
            T* innerColumns = v.Inner + column + j;
            T* outerColumns = v.Outer + column + j;
            TVector inner0 = TVector.Broadcast(innerColumns[0]);
            TVector inner1 = TVector.Broadcast(innerColumns[quarterColumns]);
            TVector inner2 = TVector.Broadcast(innerColumns[2 * quarterColumns]);
            TVector inner3 = TVector.Broadcast(innerColumns[3 * quarterColumns]);
            TVector outer0 = TVector.Broadcast(outerColumns[0]);
            TVector outer1 = TVector.Broadcast(outerColumns[quarterColumns]);
            TVector outer2 = TVector.Broadcast(outerColumns[2 * quarterColumns]);
            TVector outer3 = TVector.Broadcast(outerColumns[3 * quarterColumns]);
            T* a = source.A + (j * source.Next);
            T* b = source.B + (j * source.Next);
            T* c = source.C + (j * source.Next);
            T* d = source.D + (j * source.NextInFourth);
            T* x = results + (j * Rows);
            for (nint i = 0; i < rows; i += N)
            {
                TVector topRows = TVector.Load(innerRows + i);
                TVector bottomRows = TVector.Load(innerRows + (2 * quarter) + i);
                TVector firstRows = TVector.Load(outerRows + i);
                TVector secondRows = TVector.Load(outerRows + (2 * quarter) + i);

                TVector top = ScaleTop<THalf>(topRows, a + i, step);
                TVector bottom = ScaleBottom<TFourth, THalf>(bottomRows, a + i, step);
                TVector a0 = TVector.ScaledSum(firstRows, top, bottom);
                TVector a1 = TVector.ScaledDifference(secondRows, top, bottom);

                top = ScaleTop<THalf>(topRows, b + i, step);
                bottom = ScaleBottom<TFourth, THalf>(bottomRows, b + i, step);
                TVector b0 = TVector.ScaledSum(firstRows, top, bottom);
                TVector b1 = TVector.ScaledDifference(secondRows, top, bottom);

                top = ScaleTop<THalf>(topRows, c + i, step);
                bottom = ScaleBottom<TFourth, THalf>(bottomRows, c + i, step);
                TVector c0 = TVector.ScaledSum(firstRows, top, bottom);
                TVector c1 = TVector.ScaledDifference(secondRows, top, bottom);

                top = ScaleTop<THalf>(topRows, d + i, step);
                bottom = ScaleBottom<TFourth, THalf>(bottomRows, d + i, step);
                TVector d0 = TVector.ScaledSum(firstRows, top, bottom);
                TVector d1 = TVector.ScaledDifference(secondRows, top, bottom);

                TVector p = TVector.ScaledSum(inner0, a0, b0);
                TVector q = TVector.ScaledDifference(inner1, a0, b0);
                TVector r = TVector.ScaledSum(inner2, c0, d0);
                TVector s = TVector.ScaledDifference(inner3, c0, d0);
                TVector.ScaledSum(outer0, p, r).Store(x + i);
                TVector.ScaledSum(outer1, q, s).Store(x + (2 * size) + i);
                TVector.ScaledDifference(outer2, p, r).Store(x + (4 * size) + i);
                TVector.ScaledDifference(outer3, q, s).Store(x + (6 * size) + i);
                if (TFourth.Value || !THalf.IsSecond)
                {
                    p = TVector.ScaledSum(inner0, a1, b1);
                    q = TVector.ScaledDifference(inner1, a1, b1);
                    r = TVector.ScaledSum(inner2, c1, d1);
                    s = TVector.ScaledDifference(inner3, c1, d1);
                    TVector.ScaledSum(outer0, p, r).Store(x + size + i);
                    TVector.ScaledSum(outer1, q, s).Store(x + (3 * size) + i);
                    TVector.ScaledDifference(outer2, p, r).Store(x + (5 * size) + i);
                    TVector.ScaledDifference(outer3, q, s).Store(x + (7 * size) + i);
                }
            }
        }
    }

    /// <summary>Numbers times the sum or the difference of a column's first two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ScaleTop<THalf>(TVector scale, T* source, nint step)
        where THalf : struct, IHalf =>
        THalf.IsSecond
            ? TVector.ScaledDifference(scale, TVector.Load(source), TVector.Load(source + step))
            : TVector.ScaledSum(scale, TVector.Load(source), TVector.Load(source + step));

    /// <summary>The same of its last two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ScaleBottom<TFourth, THalf>(TVector scale, T* source, nint step)
        where TFourth : struct, IPresence
        where THalf : struct, IHalf
    {
        TVector first = TVector.Load(source + (2 * step));
        TVector second = TFourth.Value ? TVector.Load(source + (3 * step)) : default;
        return THalf.IsSecond
            ? TVector.ScaledDifference(scale, first, second)
            : TVector.ScaledSum(scale, first, second);
    }
}
