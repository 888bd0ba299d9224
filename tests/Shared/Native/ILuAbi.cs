using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The functions of the C library, called here or in another process. T is double or float; an empty span
/// stands for NULL.</summary>
internal interface ILuAbi : IDisposable
{
    /// <summary>Calls one of the functions with the signature <c>(A, m, n, ipiv)</c>, by its exported name.</summary>
    long Factor<T>(string symbol, Span<T> a, long m, long n, Span<long> ipiv)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Calls recursive_lu_T_strided.</summary>
    long Strided<T>(Span<T> a, long m, long n, long lda, Span<long> ipiv, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Calls recursive_lu_T_solve.</summary>
    long Solve<T>(
        char trans, long n, long nrhs, ReadOnlySpan<T> lu, long lda, ReadOnlySpan<long> ipiv, Span<T> b, long ldb)
        where T : unmanaged, INumberBase<T>;

    /// <summary>Calls recursive_lu_version.</summary>
    string Version();

    /// <summary>Calls recursive_lu_isa.</summary>
    string Isa();

    /// <summary>Calls recursive_lu_get_num_threads.</summary>
    int GetThreads();

    /// <summary>Calls recursive_lu_set_num_threads.</summary>
    long SetThreads(int threads);
}
