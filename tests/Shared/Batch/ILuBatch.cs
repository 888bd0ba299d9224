using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>The batches, managed or of the native library, with the signatures of the C ABI, beside the functions for one
/// matrix that they must agree with.</summary>
internal unsafe interface ILuBatch
{
    /// <summary>Sets the number of threads of a threaded call; 0 for the default.</summary>
    void SetThreads(int threads);

    /// <summary>recursive_lu_T_strided.</summary>
    long FactorOne<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_batched.</summary>
    long Factor<T>(
        T* a, long m, long n, long lda, long strideA, long* ipiv, long strideP, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_batched_pointers.</summary>
    long Factor<T>(T** a, long m, long n, long lda, long** ipiv, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_solve.</summary>
    long SolveOne<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_gesv.</summary>
    long GesvOne<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_batched_gesv.</summary>
    long Gesv<T>(
        long n, long nrhs, T* a, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB, long batch,
        long* infos, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_batched_solve.</summary>
    long Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB,
        long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>;

    /// <summary>recursive_lu_T_batched_solve_pointers.</summary>
    long Solve<T>(
        byte trans, long n, long nrhs, T** lu, long lda, long** ipiv, T** b, long ldb, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>;
}

/// <summary>A name and a way to get the batches.</summary>
internal sealed record BatchSource(string Name, Func<ILuBatch> Open)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
