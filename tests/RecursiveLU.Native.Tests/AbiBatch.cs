using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>The batches of a file of the native library.</summary>
internal sealed unsafe class AbiBatch(LuLibrary library) : ILuBatch
{
    /// <inheritdoc/>
    public void SetThreads(int threads) => library.SetThreads(threads);

    /// <inheritdoc/>
    public long FactorOne<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<T*, long, long, long, long*, uint, long>)library.Export<T>("_strided"))(
            a, m, n, lda, ipiv, flags);

    /// <inheritdoc/>
    public long Factor<T>(
        T* a, long m, long n, long lda, long strideA, long* ipiv, long strideP, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<T*, long, long, long, long, long*, long, long, long*, uint, long>)library.Export<T>("_batched"))(
            a, m, n, lda, strideA, ipiv, strideP, batch, infos, flags);

    /// <inheritdoc/>
    public long Factor<T>(T** a, long m, long n, long lda, long** ipiv, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<T**, long, long, long, long**, long, long*, uint, long>)library.Export<T>("_batched_pointers"))(
            a, m, n, lda, ipiv, batch, infos, flags);

    /// <inheritdoc/>
    public long SolveOne<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<byte, long, long, T*, long, long*, T*, long, long>)library.Export<T>("_solve"))(
            trans, n, nrhs, lu, lda, ipiv, b, ldb);

    /// <inheritdoc/>
    public long GesvOne<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<long, long, T*, long, long*, T*, long, uint, long>)library.Export<T>("_gesv"))(
            n, nrhs, a, lda, ipiv, b, ldb, flags);

    /// <inheritdoc/>
    public long Gesv<T>(
        long n, long nrhs, T* a, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB, long batch,
        long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<long, long, T*, long, long, long*, long, T*, long, long, long, long*, uint, long>)
            library.Export<T>("_batched_gesv"))(
            n, nrhs, a, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, infos, flags);

    /// <inheritdoc/>
    public long Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB,
        long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<
            byte, long, long, T*, long, long, long*, long, T*, long, long, long, long*, uint, long>)
            library.Export<T>("_batched_solve"))(
            trans, n, nrhs, lu, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, infos, flags);

    /// <inheritdoc/>
    public long Solve<T>(
        byte trans, long n, long nrhs, T** lu, long lda, long** ipiv, T** b, long ldb, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T> =>
        ((delegate* unmanaged<byte, long, long, T**, long, long**, T**, long, long, long*, uint, long>)
            library.Export<T>("_batched_solve_pointers"))(
            trans, n, nrhs, lu, lda, ipiv, b, ldb, batch, infos, flags);
}
