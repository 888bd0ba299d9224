namespace RecursiveLU.MathNet;

/// <summary>The functions that a provider needs, native or managed. T is double, float, Complex or Complex32; matrices are
/// column-major without gaps, and row exchanges 1-based. Each gives info: 0; or k if U(k,k), 1-based, is exactly zero; or an
/// error.</summary>
internal unsafe interface ILuLibrary
{
    /// <summary>Factors the n x n matrix A in place; on a zero pivot, too, the factorization is completed.</summary>
    long Factor<T>(long n, T* a, long* pivots, bool threaded)
        where T : unmanaged;

    /// <summary>Solves A * X = B for n x columns right-hand sides in place; on a zero pivot B is untouched.</summary>
    long Solve<T>(long n, T* factors, long* pivots, long columns, T* b)
        where T : unmanaged;

    /// <summary>Inverts A in place of its factors; on a zero pivot they are untouched.</summary>
    long Invert<T>(long n, T* factors, long* pivots, bool threaded)
        where T : unmanaged;
}
