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

    /// <summary>The columns with a number and those after it.</summary>
    public FourColumns<T> From(nint j) =>
        new(a + (j * next), b + (j * next), c + (j * next), d + (j * nextInFourth), step, next, nextInFourth);
}

/// <summary>U^T * A * V for some columns of A, as many of each quarter: both butterflies, both levels, in one pass.</summary>
/// <param name="u">The butterfly of the rows.</param>
/// <param name="v">The butterfly of the columns.</param>
/// <param name="column">The first columns' number in their quarters.</param>
/// <param name="columns">The columns of each quarter.</param>
internal readonly unsafe struct ButterflyColumns<T, TVector>(Butterfly<T> u, Butterfly<T> v, nint column, nint columns)
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private static int N => TVector.Count;

    /// <summary>Transforms rows first to end - 1 of each quarter.</summary>
    /// <param name="source">The columns of A, from row 0 on; what is read of columns that do not exist must be zero.</param>
    /// <param name="target">Where they go, row <paramref name="first"/> to its beginning.</param>
    /// <param name="first">The first row in the quarters.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run(FourColumns<T> source, FourColumns<T> target, nint first, nint end)
    {
        nint middle = Math.Clamp((nint)(u.Order - (3 * u.Quarter)), first, end);
        Run<Present>(source, target, first, first, middle);
        Run<Absent>(source, target, first, middle, end);
    }

    /// <summary>Rows that exist in all quarters, or that do not in the fourth.</summary>
    private void Run<TFourth>(FourColumns<T> source, FourColumns<T> target, nint origin, nint first, nint end)
        where TFourth : struct, IPresence
    {
        if (end - first >= N && u.Order >= (3 * u.Quarter))
        {
            RunWhole<TFourth>(source, target, first - origin, first, end - first);
        }
        else
        {
            for (nint j = 0; j < columns; j++)
            {
                for (nint k = first; k < end; k += N)
                {
                    RunPart(j, source.From(j), target.From(j), k, k - origin, (int)Math.Min(N, end - k));
                }
            }
        }
    }

    /// <summary>Rows that exist in three quarters at least, and at least a vector of them. A last vector may overlap the one
    /// before it.</summary>
    /// <remarks>In two halves: all results at once need more registers than there are.</remarks>
    private void RunWhole<TFourth>(FourColumns<T> source, FourColumns<T> target, nint offset, nint first, nint count)
        where TFourth : struct, IPresence
    {
        RunHalf<TFourth, Sums>(source, target, offset, first, count);
        RunHalf<TFourth, Differences>(source, target, offset, first, count);
    }

    /// <summary>Two quarters of the results: the first and the third, or the second and the fourth.</summary>
    /// <remarks>One operation after the other, not by <see cref="Quartet{TVector, T}"/>: the compiler inlines the more into a method the
    /// longer that is itself, and calls would cost more than the transform.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunHalf<TFourth, THalf>(FourColumns<T> source, FourColumns<T> target, nint offset, nint first, nint count)
        where TFourth : struct, IPresence
        where THalf : struct, IHalf
    {
        nint quarter = (nint)u.Quarter;
        nint quarterColumns = (nint)v.Quarter;
        nint step = source.Step;
        nint below = 2 * target.Step;
        offset += THalf.IsSecond ? target.Step : 0;
        T* innerRows = u.Inner + first + (THalf.IsSecond ? quarter : 0);
        T* outerRows = u.Outer + first + (THalf.IsSecond ? quarter : 0);
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
            T* a = source.A + (j * source.Next) + first;
            T* b = source.B + (j * source.Next) + first;
            T* c = source.C + (j * source.Next) + first;
            T* d = source.D + (j * source.NextInFourth) + first;
            T* x = target.A + (j * target.Next) + offset;
            T* y = target.B + (j * target.Next) + offset;
            T* z = target.C + (j * target.Next) + offset;
            T* w = target.D + (j * target.NextInFourth) + offset;
            nint i = 0;
            while (true)
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
                TVector.ScaledSum(outer1, q, s).Store(y + i);
                TVector.ScaledDifference(outer2, p, r).Store(z + i);
                TVector.ScaledDifference(outer3, q, s).Store(w + i);
                if (TFourth.Value || !THalf.IsSecond)
                {
                    p = TVector.ScaledSum(inner0, a1, b1);
                    q = TVector.ScaledDifference(inner1, a1, b1);
                    r = TVector.ScaledSum(inner2, c1, d1);
                    s = TVector.ScaledDifference(inner3, c1, d1);
                    TVector.ScaledSum(outer0, p, r).Store(x + below + i);
                    TVector.ScaledSum(outer1, q, s).Store(y + below + i);
                    TVector.ScaledDifference(outer2, p, r).Store(z + below + i);
                    TVector.ScaledDifference(outer3, q, s).Store(w + below + i);
                }

                if (i == count - N)
                {
                    break;
                }

                i = Math.Min(i + N, count - N);
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

    /// <summary>A vector of each quarter of the rows, of which some lanes may not exist.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPart(
        nint j, FourColumns<T> source, FourColumns<T> target, nint row, nint targetRow, int lanes)
    {
        T* sixteen = stackalloc T[16 * N];
        var inner = LoadPart(u.Inner + row, (nint)u.Quarter, row, lanes);
        var outer = LoadPart(u.Outer + row, (nint)u.Quarter, row, lanes);
        var p = LoadPart(source.A + row, source.Step, row, lanes).Transform(inner, outer);
        var q = LoadPart(source.B + row, source.Step, row, lanes).Transform(inner, outer);
        var r = LoadPart(source.C + row, source.Step, row, lanes).Transform(inner, outer);
        var s = LoadPart(source.D + row, source.Step, row, lanes).Transform(inner, outer);
        StoreRow(j, new(p.A, q.A, r.A, s.A), sixteen);
        StoreRow(j, new(p.B, q.B, r.B, s.B), sixteen + N);
        StoreRow(j, new(p.C, q.C, r.C, s.C), sixteen + (2 * N));
        StoreRow(j, new(p.D, q.D, r.D, s.D), sixteen + (3 * N));
        StorePart(sixteen, target.A + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (4 * N), target.B + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (8 * N), target.C + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (12 * N), target.D + targetRow, target.Step, row, lanes);
    }

    /// <summary>Transforms what is in a quarter of the rows, and puts the four columns of it four vectors apart.</summary>
    private void StoreRow(nint j, Quartet<TVector, T> four, T* target)
    {
        var inner = Quartet<TVector, T>.Broadcast(v.Inner + column + j, (nint)v.Quarter);
        var outer = Quartet<TVector, T>.Broadcast(v.Outer + column + j, (nint)v.Quarter);
        Quartet<TVector, T> row = four.Transform(inner, outer);
        row.A.Store(target);
        row.B.Store(target + (4 * N));
        row.C.Store(target + (8 * N));
        row.D.Store(target + (12 * N));
    }

    private Quartet<TVector, T> LoadPart(T* source, nint step, nint row, int lanes) =>
        new(
            Load(source, Exist(0, row, lanes)),
            Load(source + step, Exist(1, row, lanes)),
            Load(source + (2 * step), Exist(2, row, lanes)),
            Load(source + (3 * step), Exist(3, row, lanes)));

    private void StorePart(T* vectors, T* target, nint step, nint row, int lanes)
    {
        for (int q = 0; q < 4; q++)
        {
            Store(TVector.Load(vectors + (q * N)), target + (q * step), Exist(q, row, lanes));
        }
    }

    /// <summary>Masks are slow, and most vectors exist or do not.</summary>
    private static TVector Load(T* source, int lanes) =>
        lanes == N ? TVector.Load(source) : lanes == 0 ? default : TVector.LoadFirst(source, lanes);

    private static void Store(TVector value, T* target, int lanes)
    {
        if (lanes == N)
        {
            value.Store(target);
        }
        else if (lanes > 0)
        {
            value.StoreFirst(target, lanes);
        }
    }

    /// <summary>The lanes of a quarter's rows that are rows of the matrix.</summary>
    private int Exist(int quarter, nint row, int lanes) =>
        (int)Math.Clamp(u.Order - (quarter * u.Quarter) - row, 0, lanes);
}
