using System.Numerics;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>The columns to solve for, in panels, and where the solution goes.</summary>
internal unsafe interface IRightSides<T>
    where T : unmanaged
{
    /// <summary>Gets a value indicating whether panel p is zero in its first p * N rows until the first triangle has been
    /// solved with.</summary>
    static abstract bool AreLower { get; }

    /// <summary>Gets the number of columns.</summary>
    long Columns { get; }

    /// <summary>Gets the number of independent pieces in which the solution is written.</summary>
    long Pieces { get; }

    /// <summary>Fills a panel, row i going to row <paramref name="place"/>[i], or to row i if it is null.</summary>
    void Read(long panel, in PanelMatrix<T> panels, long* place);

    /// <summary>Writes a piece of the solution; row i of it is row order[i] of the panels.</summary>
    void Write(long piece, in PanelMatrix<T> panels, long* order);
}

/// <summary>Columns of a column-major matrix, which are overwritten.</summary>
internal readonly unsafe struct GivenColumns<T, TVector>(T* b, long ldb, long columns) : IRightSides<T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    public static bool AreLower => false;

    public long Columns => columns;

    public long Pieces => (columns + TVector.Count - 1) / TVector.Count;

    public void Read(long panel, in PanelMatrix<T> panels, long* place) =>
        PanelCopy<T, TVector>.ToPanel(First(panel), ldb, Count(panel), panels, panel, place, Follows(panel));

    public void Write(long piece, in PanelMatrix<T> panels, long* order) =>
        PanelCopy<T, TVector>.FromPanel(panels, piece, order, First(piece), ldb, Count(piece), Follows(piece));

    private T* First(long panel) => b + (panel * TVector.Count * ldb);

    private bool Follows(long panel) => panel + 1 < Pieces;

    private int Count(long panel) => (int)Math.Min(TVector.Count, columns - (panel * TVector.Count));
}

/// <summary>The identity; its solution's rows become the columns of a column-major matrix.</summary>
internal readonly unsafe struct IdentityColumns<T, TVector>(T* a, long lda, long n) : IRightSides<T>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    public static bool AreLower => true;

    public long Columns => n;

    public long Pieces => (n + TaskTuning.WrittenColumns - 1) / TaskTuning.WrittenColumns;

    public void Read(long panel, in PanelMatrix<T> panels, long* place)
    {
        T* target = panels.At(0, panel, TVector.Count);
        for (long i = 0; i < n; i++)
        {
            default(TVector).Store(target + (i * TVector.Count));
        }

        long first = panel * TVector.Count;
        for (long i = first; i < Math.Min(n, first + TVector.Count); i++)
        {
            target[(i * TVector.Count) + i - first] = T.One;
        }
    }

    public void Write(long piece, in PanelMatrix<T> panels, long* order)
    {
        long end = Math.Min(n, (piece + 1) * TaskTuning.WrittenColumns);
        for (long j = piece * TaskTuning.WrittenColumns; j < end; j++)
        {
            T* target = a + (j * lda);
            T* source = panels.At(order[j], 0, TVector.Count);
            long i = 0;
            for (; i + TVector.Count <= n; i += TVector.Count, source += panels.Stride)
            {
                TVector.Load(source).Store(target + i);
            }

            if (i < n)
            {
                TVector.Load(source).StoreFirst(target + i, (int)(n - i));
            }
        }
    }
}
