namespace RecursiveLU.Native.Lapack;

/// <summary>Column-major copies of a caller's row-major system: the n x n matrix and its factors, n x nrhs right-hand sides and
/// solutions.</summary>
internal readonly unsafe ref struct RowMajorSystem<T>
    where T : unmanaged
{
    public RowMajorSystem(long n, long nrhs, T* a, long lda, T* af, long ldaf, T* b, long ldb, T* x, long ldx)
    {
        Matrix = new RowMajor<T>(a, n, n, lda, more: n + (2 * nrhs));
        Factors = new RowMajor<T>(af, n, n, ldaf);
        Sides = new RowMajor<T>(b, n, nrhs, ldb);
        Solutions = new RowMajor<T>(x, n, nrhs, ldx);
    }

    public RowMajor<T> Matrix { get; }

    public RowMajor<T> Factors { get; }

    public RowMajor<T> Sides { get; }

    public RowMajor<T> Solutions { get; }

    /// <summary>Gets a value indicating whether there was memory for all copies.</summary>
    public bool IsComplete => Matrix.A != null && Factors.A != null && Sides.A != null && Solutions.A != null;

    /// <summary>Gives the memory back, the last copy's first.</summary>
    public void Return()
    {
        Solutions.Return();
        Sides.Return();
        Factors.Return();
        Matrix.Return();
    }
}
