using System.Runtime.CompilerServices;

namespace RecursiveLU.Kernels;

/// <summary>Where four columns of a matrix are, one of each quarter of the columns.</summary>
/// <param name="a">The first row of a column of the first quarter.</param>
/// <param name="b">The same row of the second one.</param>
/// <param name="c">Of the third one.</param>
/// <param name="d">Of the fourth one.</param>
/// <param name="step">Elements from a quarter of the rows to the next.</param>
internal readonly unsafe struct FourColumns<T>(T* a, T* b, T* c, T* d, nint step)
    where T : unmanaged
{
    public T* A => a;

    public T* B => b;

    public T* C => c;

    public T* D => d;

    public nint Step => step;
}

/// <summary>U^T * A * V for four columns of A, one of each quarter: both butterflies, both levels, in one pass.</summary>
/// <remarks>Sixteen vectors at a time, of four quarters of the rows in four columns. Source and target may be the same.</remarks>
/// <param name="u">The butterfly of the rows.</param>
/// <param name="v">The butterfly of the columns.</param>
/// <param name="column">The columns' number in their quarters.</param>
internal readonly unsafe struct ButterflyColumns<T, TVector>(Butterfly<T> u, Butterfly<T> v, long column)
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    /// <summary>Bytes that the processor fetches ahead of those that are transformed.</summary>
    private const int Ahead = 512;

    private static int N => TVector.Count;

    /// <summary>Transforms rows first to end - 1 of each quarter.</summary>
    /// <param name="source">The columns of A, from row 0 on; what is read of columns that do not exist must be zero.</param>
    /// <param name="target">Where they go, row <paramref name="first"/> to its beginning.</param>
    /// <param name="first">The first row in the quarters.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run(FourColumns<T> source, FourColumns<T> target, nint first, nint end)
    {
        nint inner = 0;
        nint whole = (nint)Math.Min(end, u.Order - (3 * u.Quarter)) - first;
        if (whole >= N)
        {
            inner = whole / N * N;
            RunWhole(source, target, first, inner);
        }

        for (nint k = first + inner; k < end; k += N)
        {
            RunPart(source, target, k, k - first, (int)Math.Min(N, end - k));
        }
    }

    /// <summary>Whole vectors that exist in all four quarters of the rows.</summary>
    private void RunWhole(FourColumns<T> source, FourColumns<T> target, nint first, nint count)
    {
        nint quarter = (nint)u.Quarter;
        T* innerRows = u.Inner + first;
        T* outerRows = u.Outer + first;
        var innerColumns = Quartet<TVector, T>.Broadcast(v.Inner + column, (nint)v.Quarter);
        var outerColumns = Quartet<TVector, T>.Broadcast(v.Outer + column, (nint)v.Quarter);
        nint step = source.Step;
        nint targetStep = target.Step;
        T* a = source.A + first;
        T* b = source.B + first;
        T* c = source.C + first;
        T* d = source.D + first;
        T* x = target.A;
        T* y = target.B;
        T* z = target.C;
        T* w = target.D;
        for (nint i = 0; i < count; i += N)
        {
            var inner = Quartet<TVector, T>.Load(innerRows + i, quarter);
            var outer = Quartet<TVector, T>.Load(outerRows + i, quarter);
            var p = Quartet<TVector, T>.Load(a + i, step).Transform(inner, outer);
            var q = Quartet<TVector, T>.Load(b + i, step).Transform(inner, outer);
            var r = Quartet<TVector, T>.Load(c + i, step).Transform(inner, outer);
            var s = Quartet<TVector, T>.Load(d + i, step).Transform(inner, outer);

            var row = new Quartet<TVector, T>(p.A, q.A, r.A, s.A).Transform(innerColumns, outerColumns);
            row.A.Store(x + i);
            row.B.Store(y + i);
            row.C.Store(z + i);
            row.D.Store(w + i);
            row = new Quartet<TVector, T>(p.B, q.B, r.B, s.B).Transform(innerColumns, outerColumns);
            row.A.Store(x + i + targetStep);
            row.B.Store(y + i + targetStep);
            row.C.Store(z + i + targetStep);
            row.D.Store(w + i + targetStep);
            row = new Quartet<TVector, T>(p.C, q.C, r.C, s.C).Transform(innerColumns, outerColumns);
            row.A.Store(x + i + (2 * targetStep));
            row.B.Store(y + i + (2 * targetStep));
            row.C.Store(z + i + (2 * targetStep));
            row.D.Store(w + i + (2 * targetStep));
            row = new Quartet<TVector, T>(p.D, q.D, r.D, s.D).Transform(innerColumns, outerColumns);
            row.A.Store(x + i + (3 * targetStep));
            row.B.Store(y + i + (3 * targetStep));
            row.C.Store(z + i + (3 * targetStep));
            row.D.Store(w + i + (3 * targetStep));
        }
    }

    /// <summary>A vector of each quarter of the rows, of which some lanes may not exist.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunPart(FourColumns<T> source, FourColumns<T> target, nint row, nint targetRow, int lanes)
    {
        T* sixteen = stackalloc T[16 * N];
        var inner = LoadPart(u.Inner + row, (nint)u.Quarter, row, lanes);
        var outer = LoadPart(u.Outer + row, (nint)u.Quarter, row, lanes);
        var p = LoadPart(source.A + row, source.Step, row, lanes).Transform(inner, outer);
        var q = LoadPart(source.B + row, source.Step, row, lanes).Transform(inner, outer);
        var r = LoadPart(source.C + row, source.Step, row, lanes).Transform(inner, outer);
        var s = LoadPart(source.D + row, source.Step, row, lanes).Transform(inner, outer);
        StoreRow(new(p.A, q.A, r.A, s.A), sixteen);
        StoreRow(new(p.B, q.B, r.B, s.B), sixteen + N);
        StoreRow(new(p.C, q.C, r.C, s.C), sixteen + (2 * N));
        StoreRow(new(p.D, q.D, r.D, s.D), sixteen + (3 * N));
        StorePart(sixteen, target.A + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (4 * N), target.B + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (8 * N), target.C + targetRow, target.Step, row, lanes);
        StorePart(sixteen + (12 * N), target.D + targetRow, target.Step, row, lanes);
    }

    /// <summary>Transforms what is in a quarter of the rows, and puts the four columns of it four vectors apart.</summary>
    private void StoreRow(Quartet<TVector, T> columns, T* target)
    {
        var inner = Quartet<TVector, T>.Broadcast(v.Inner + column, (nint)v.Quarter);
        var outer = Quartet<TVector, T>.Broadcast(v.Outer + column, (nint)v.Quarter);
        Quartet<TVector, T> row = columns.Transform(inner, outer);
        row.A.Store(target);
        row.B.Store(target + (4 * N));
        row.C.Store(target + (8 * N));
        row.D.Store(target + (12 * N));
    }

    private Quartet<TVector, T> LoadPart(T* source, nint step, nint row, int lanes) =>
        new(
            TVector.LoadFirst(source, Exist(0, row, lanes)),
            TVector.LoadFirst(source + step, Exist(1, row, lanes)),
            TVector.LoadFirst(source + (2 * step), Exist(2, row, lanes)),
            TVector.LoadFirst(source + (3 * step), Exist(3, row, lanes)));

    private void StorePart(T* vectors, T* target, nint step, nint row, int lanes)
    {
        for (int q = 0; q < 4; q++)
        {
            TVector.Load(vectors + (q * N)).StoreFirst(target + (q * step), Exist(q, row, lanes));
        }
    }

    /// <summary>The lanes of a quarter's rows that are rows of the matrix.</summary>
    private int Exist(int quarter, nint row, int lanes) =>
        (int)Math.Clamp(u.Order - (quarter * u.Quarter) - row, 0, lanes);
}
