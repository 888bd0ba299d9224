using System.Numerics;

namespace RecursiveLU;

/// <summary>The factors A = P * L * U of an m x n matrix.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Immutable, so thread-safe. All matrices are column-major without gaps.</remarks>
public sealed partial class LuFactorization<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T[] _factors;
    private readonly long[] _pivots;

    internal LuFactorization(T[] factors, int rows, int columns, long[] pivots, long info)
    {
        _factors = factors;
        _pivots = pivots;
        Rows = rows;
        Columns = columns;
        Info = info;
    }

    /// <summary>Gets the rows m of A.</summary>
    public int Rows { get; }

    /// <summary>Gets the columns n of A.</summary>
    public int Columns { get; }

    /// <summary>Gets 0, or k if U(k,k), 1-based, is exactly zero, the first such k; -k if rows were not
    /// exchanged.</summary>
    public long Info { get; }

    /// <summary>Gets a value indicating whether a pivot is exactly zero.</summary>
    public bool IsSingular => Info != 0;

    /// <summary>Gets L below the diagonal and U on and above it, m x n.</summary>
    public ReadOnlySpan<T> Factors => _factors;

    /// <summary>Gets the min(m, n) row exchanges, 1-based: row i was swapped with row Pivots[i - 1].</summary>
    public ReadOnlySpan<long> Pivots => _pivots;

    /// <summary>Makes the unit lower trapezoidal factor.</summary>
    /// <returns>L, m x min(m, n).</returns>
    public T[] L()
    {
        int k = _pivots.Length;
        var l = new T[(long)Rows * k];
        for (int j = 0; j < k; j++)
        {
            l[j + ((long)j * Rows)] = T.One;
            Column(_factors, j, Rows)[(j + 1)..].CopyTo(Column(l, j, Rows)[(j + 1)..]);
        }

        return l;
    }

    /// <summary>Makes the upper trapezoidal factor.</summary>
    /// <returns>U, min(m, n) x n.</returns>
    public T[] U()
    {
        int k = _pivots.Length;
        var u = new T[(long)k * Columns];
        for (int j = 0; j < Columns; j++)
        {
            int height = Math.Min(j + 1, k);
            Column(_factors, j, Rows)[..height].CopyTo(Column(u, j, k));
        }

        return u;
    }

    /// <summary>Makes the row permutation: row i of L * U is row p[i] of A, both 0-based.</summary>
    /// <returns>p, of length m.</returns>
    public int[] Permutation()
    {
        var p = new int[Rows];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = i;
        }

        for (int i = 0; i < _pivots.Length; i++)
        {
            (p[i], p[_pivots[i] - 1]) = (p[_pivots[i] - 1], p[i]);
        }

        return p;
    }

    /// <summary>Makes the permutation matrix.</summary>
    /// <returns>P of A = P * L * U, m x m.</returns>
    public T[] P()
    {
        int[] p = Permutation();
        var matrix = new T[(long)Rows * Rows];
        for (int i = 0; i < p.Length; i++)
        {
            matrix[p[i] + ((long)i * Rows)] = T.One;
        }

        return matrix;
    }

    private static Span<T> Column(T[] a, int j, int rows) => new(a, j * rows, rows);
}
