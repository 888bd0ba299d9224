using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Kernels.Butterflies;

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

/// <summary>U^T * A * V for a block of A: some rows of each quarter of the rows by up to as many columns of each quarter of the
/// columns as a vector has lanes; both butterflies, both levels, in one pass.</summary>
/// <param name="u">The butterfly of the rows.</param>
/// <param name="v">The butterfly of the columns.</param>
internal readonly unsafe struct ButterflyColumns<T, TVector>(Butterfly<T> u, Butterfly<T> v)
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>The most rows of each quarter, a multiple of <see cref="Butterfly{T}.Unit"/>.</summary>
    public const int Rows = KernelTuning.ButterflyRows;

    /// <summary>Gets the elements from one quarter's results to the next one's. Their vectors are written at the same time, so they
    /// must not fall into one set of the cache.</summary>
    public static int QuarterSize => (Rows * N) + (64 / sizeof(T));

    /// <summary>Gets the elements of all results: for each quarter of the columns, and then of the rows, columns <see cref="Rows"/>
    /// elements apart.</summary>
    public static int ResultSize => 16 * QuarterSize;

    /// <summary>Transforms a block.</summary>
    /// <typeparam name="TFourth">Whether rows of the fourth quarter exist; or they are not read, and have no results.</typeparam>
    /// <param name="source">The first of its rows in A. What is read of rows and columns that do not exist must be zero.</param>
    /// <param name="row">The number of that row in the quarters.</param>
    /// <param name="column">The number of the first column in the quarters.</param>
    /// <param name="rows">Rows, a multiple of <see cref="Butterfly{T}.Unit"/>.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="results">Where the results of the first row go.</param>
    /// <remarks>One operation after the other, not by <see cref="Quartet{TVector, T}"/>: the compiler inlines the more into a
    /// method the longer that is itself, and calls would cost more than the transform.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run<TFourth>(in FourColumns<T> source, nint row, nint column, nint rows, nint columns, T* results)
        where TFourth : struct, IPresence
    {
        nint quarter = (nint)u.Quarter;
        nint quarterColumns = (nint)v.Quarter;
        nint step = source.Step;

        // By this name once: it counts among what the compiler inlines.
        nint size = QuarterSize;
        T* innerRows = u.Inner + row;
        T* outerRows = u.Outer + row;
        for (nint j = 0; j < columns; j++)
        {
            T* innerColumns = v.Inner + column + j;
            T* outerColumns = v.Outer + column + j;
            T* a = source.A + (j * source.Next);
            T* b = source.B + (j * source.Next);
            T* c = source.C + (j * source.Next);
            T* d = source.D + (j * source.NextInFourth);
            T* x = results + (j * Rows);
            for (nint i = 0; i < rows; i += N)
            {
                // Of the rows; all columns use them.
                TVector inner0 = TVector.Load(innerRows + i);
                TVector inner1 = TVector.Load(innerRows + quarter + i);
                TVector inner2 = TVector.Load(innerRows + (2 * quarter) + i);
                TVector inner3 = TVector.Load(innerRows + (3 * quarter) + i);
                TVector outer0 = TVector.Load(outerRows + i);
                TVector outer1 = TVector.Load(outerRows + quarter + i);
                TVector outer2 = TVector.Load(outerRows + (2 * quarter) + i);
                TVector outer3 = TVector.Load(outerRows + (3 * quarter) + i);
                TVector x0;
                TVector x1;
                TVector x2;
                TVector x3;
                TVector top;
                TVector bottom;

                x0 = TVector.Load(a + i);
                x1 = TVector.Load(a + step + i);
                x2 = TVector.Load(a + (2 * step) + i);
                x3 = TFourth.Value ? TVector.Load(a + (3 * step) + i) : default;
                top = TVector.ScaledSum(inner0, x0, x1);
                bottom = TVector.ScaledSum(inner2, x2, x3);
                TVector a0 = TVector.ScaledSum(outer0, top, bottom);
                TVector a2 = TVector.ScaledDifference(outer2, top, bottom);
                top = TVector.ScaledDifference(inner1, x0, x1);
                bottom = TVector.ScaledDifference(inner3, x2, x3);
                TVector a1 = TVector.ScaledSum(outer1, top, bottom);
                TVector a3 = TVector.ScaledDifference(outer3, top, bottom);

                x0 = TVector.Load(b + i);
                x1 = TVector.Load(b + step + i);
                x2 = TVector.Load(b + (2 * step) + i);
                x3 = TFourth.Value ? TVector.Load(b + (3 * step) + i) : default;
                top = TVector.ScaledSum(inner0, x0, x1);
                bottom = TVector.ScaledSum(inner2, x2, x3);
                TVector b0 = TVector.ScaledSum(outer0, top, bottom);
                TVector b2 = TVector.ScaledDifference(outer2, top, bottom);
                top = TVector.ScaledDifference(inner1, x0, x1);
                bottom = TVector.ScaledDifference(inner3, x2, x3);
                TVector b1 = TVector.ScaledSum(outer1, top, bottom);
                TVector b3 = TVector.ScaledDifference(outer3, top, bottom);

                x0 = TVector.Load(c + i);
                x1 = TVector.Load(c + step + i);
                x2 = TVector.Load(c + (2 * step) + i);
                x3 = TFourth.Value ? TVector.Load(c + (3 * step) + i) : default;
                top = TVector.ScaledSum(inner0, x0, x1);
                bottom = TVector.ScaledSum(inner2, x2, x3);
                TVector c0 = TVector.ScaledSum(outer0, top, bottom);
                TVector c2 = TVector.ScaledDifference(outer2, top, bottom);
                top = TVector.ScaledDifference(inner1, x0, x1);
                bottom = TVector.ScaledDifference(inner3, x2, x3);
                TVector c1 = TVector.ScaledSum(outer1, top, bottom);
                TVector c3 = TVector.ScaledDifference(outer3, top, bottom);

                x0 = TVector.Load(d + i);
                x1 = TVector.Load(d + step + i);
                x2 = TVector.Load(d + (2 * step) + i);
                x3 = TFourth.Value ? TVector.Load(d + (3 * step) + i) : default;
                top = TVector.ScaledSum(inner0, x0, x1);
                bottom = TVector.ScaledSum(inner2, x2, x3);
                TVector d0 = TVector.ScaledSum(outer0, top, bottom);
                TVector d2 = TVector.ScaledDifference(outer2, top, bottom);
                top = TVector.ScaledDifference(inner1, x0, x1);
                bottom = TVector.ScaledDifference(inner3, x2, x3);
                TVector d1 = TVector.ScaledSum(outer1, top, bottom);
                TVector d3 = TVector.ScaledDifference(outer3, top, bottom);

                // Of the columns; all rows use them.
                inner0 = TVector.Broadcast(innerColumns[0]);
                inner1 = TVector.Broadcast(innerColumns[quarterColumns]);
                inner2 = TVector.Broadcast(innerColumns[2 * quarterColumns]);
                inner3 = TVector.Broadcast(innerColumns[3 * quarterColumns]);
                outer0 = TVector.Broadcast(outerColumns[0]);
                outer1 = TVector.Broadcast(outerColumns[quarterColumns]);
                outer2 = TVector.Broadcast(outerColumns[2 * quarterColumns]);
                outer3 = TVector.Broadcast(outerColumns[3 * quarterColumns]);
                x0 = TVector.ScaledSum(inner0, a0, b0);
                x1 = TVector.ScaledDifference(inner1, a0, b0);
                x2 = TVector.ScaledSum(inner2, c0, d0);
                x3 = TVector.ScaledDifference(inner3, c0, d0);
                TVector.ScaledSum(outer0, x0, x2).Store(x + i);
                TVector.ScaledSum(outer1, x1, x3).Store(x + (4 * size) + i);
                TVector.ScaledDifference(outer2, x0, x2).Store(x + (8 * size) + i);
                TVector.ScaledDifference(outer3, x1, x3).Store(x + (12 * size) + i);
                x0 = TVector.ScaledSum(inner0, a1, b1);
                x1 = TVector.ScaledDifference(inner1, a1, b1);
                x2 = TVector.ScaledSum(inner2, c1, d1);
                x3 = TVector.ScaledDifference(inner3, c1, d1);
                TVector.ScaledSum(outer0, x0, x2).Store(x + (1 * size) + i);
                TVector.ScaledSum(outer1, x1, x3).Store(x + (5 * size) + i);
                TVector.ScaledDifference(outer2, x0, x2).Store(x + (9 * size) + i);
                TVector.ScaledDifference(outer3, x1, x3).Store(x + (13 * size) + i);
                x0 = TVector.ScaledSum(inner0, a2, b2);
                x1 = TVector.ScaledDifference(inner1, a2, b2);
                x2 = TVector.ScaledSum(inner2, c2, d2);
                x3 = TVector.ScaledDifference(inner3, c2, d2);
                TVector.ScaledSum(outer0, x0, x2).Store(x + (2 * size) + i);
                TVector.ScaledSum(outer1, x1, x3).Store(x + (6 * size) + i);
                TVector.ScaledDifference(outer2, x0, x2).Store(x + (10 * size) + i);
                TVector.ScaledDifference(outer3, x1, x3).Store(x + (14 * size) + i);
                if (TFourth.Value)
                {
                    x0 = TVector.ScaledSum(inner0, a3, b3);
                    x1 = TVector.ScaledDifference(inner1, a3, b3);
                    x2 = TVector.ScaledSum(inner2, c3, d3);
                    x3 = TVector.ScaledDifference(inner3, c3, d3);
                    TVector.ScaledSum(outer0, x0, x2).Store(x + (3 * size) + i);
                    TVector.ScaledSum(outer1, x1, x3).Store(x + (7 * size) + i);
                    TVector.ScaledDifference(outer2, x0, x2).Store(x + (11 * size) + i);
                    TVector.ScaledDifference(outer3, x1, x3).Store(x + (15 * size) + i);
                }
            }
        }
    }
}
