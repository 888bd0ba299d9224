using System.Numerics;
using RecursiveLU.Algorithms.Batches;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests;

/// <summary>The managed library's batches.</summary>
internal sealed unsafe class ManagedBatch : ILuBatch
{
    /// <inheritdoc/>
    public void SetThreads(int threads) => Lu.Threads = threads;

    /// <inheritdoc/>
    public long FactorOne<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> => Getrf.Factor(a, m, n, lda, ipiv, flags);

    /// <inheritdoc/>
    public long Factor<T>(
        T* a, long m, long n, long lda, long strideA, long* ipiv, long strideP, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = BatchValidation.Factor(a, m, n, lda, strideA, ipiv, strideP, batch, flags);
        return info != 0
            ? info
            : Lu.FactorBatch(a, m, n, lda, strideA, ipiv, strideP, batch, infos, ManagedEngine.Options((FactorMode)flags));
    }

    /// <inheritdoc/>
    public long Factor<T>(T** a, long m, long n, long lda, long** ipiv, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = BatchValidation.FactorPointers(a, m, n, lda, ipiv, batch, flags);
        return info != 0 ? info : GetrfBatch<T>.Factor(new(a), m, n, lda, new(ipiv), batch, infos, flags);
    }

    /// <inheritdoc/>
    public long SolveOne<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged, INumberBase<T> =>
        Getrs.Solve(Upper(trans), n, nrhs, lu, lda, ipiv, b, ldb);

    /// <inheritdoc/>
    public long GesvOne<T>(long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags)
        where T : unmanaged, INumberBase<T> =>
        RecursiveLU.Algorithms.Solves.Gesv.Solve(n, nrhs, a, lda, ipiv, b, ldb, flags);

    /// <inheritdoc/>
    public long Gesv<T>(
        long n, long nrhs, T* a, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB, long batch,
        long* infos, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = BatchValidation.Gesv(n, nrhs, a, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, flags);
        return info != 0
            ? info
            : Lu.FactorAndSolveBatch(
                a, n, lda, strideA, ipiv, strideP, b, nrhs, ldb, strideB, batch, infos, ManagedEngine.Options((FactorMode)flags));
    }

    /// <inheritdoc/>
    public long Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB,
        long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        byte form = Upper(trans);
        long info = BatchValidation.Solve(
            form, n, nrhs, lu, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, flags);
        return info != 0
            ? info
            : Lu.SolveBatch(
                lu, n, lda, strideA, ipiv, strideP, b, nrhs, ldb, strideB, batch, infos, ManagedEngine.Form((char)form),
                flags != 0);
    }

    /// <inheritdoc/>
    public long Solve<T>(
        byte trans, long n, long nrhs, T** lu, long lda, long** ipiv, T** b, long ldb, long batch, long* infos, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        byte form = Upper(trans);
        long info = BatchValidation.SolvePointers(form, n, nrhs, lu, lda, ipiv, b, ldb, batch, flags);
        return info != 0
            ? info
            : GetrsBatch<T>.Solve(form, n, nrhs, new(lu), lda, new(ipiv), new(b), ldb, batch, infos, flags);
    }

    private static byte Upper(byte trans) => (byte)char.ToUpperInvariant((char)trans);
}
