using System.Numerics;
using RecursiveLU.Algorithms.Batches;

namespace RecursiveLU.Native;

/// <summary>recursive_lu_T_batched.</summary>
internal readonly unsafe struct BatchedCall<T>(
    T* a, long m, long n, long lda, long strideA, long* ipiv, long strideP, long batch, long* infos, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = BatchValidation.Factor(a, m, n, lda, strideA, ipiv, strideP, batch, flags);
        return info != 0
            ? info
            : GetrfBatch<T>.Factor(
                new(a, strideA), m, n, lda, new(ipiv, strideP), batch, infos, flags);
    }
}

/// <summary>recursive_lu_T_batched_pointers.</summary>
internal readonly unsafe struct BatchedPointersCall<T>(
    T** a, long m, long n, long lda, long** ipiv, long batch, long* infos, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = BatchValidation.FactorPointers(a, m, n, lda, ipiv, batch, flags);
        return info != 0
            ? info
            : GetrfBatch<T>.Factor(new(a), m, n, lda, new(ipiv), batch, infos, flags);
    }
}

/// <summary>recursive_lu_T_batched_gesv.</summary>
internal readonly unsafe struct BatchedGesvCall<T>(
    long n, long nrhs, T* a, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB, long batch,
    long* infos, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = BatchValidation.Gesv(n, nrhs, a, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, flags);
        return info != 0
            ? info
            : GesvBatch<T>.Solve(
                n, nrhs, new(a, strideA), lda, new(ipiv, strideP), new(b, strideB), ldb, batch, infos, flags);
    }
}

/// <summary>recursive_lu_T_batched_solve.</summary>
internal readonly unsafe struct BatchedSolveCall<T>(
    byte trans, long n, long nrhs, T* lu, long lda, long strideA, long* ipiv, long strideP, T* b, long ldb, long strideB,
    long batch, long* infos, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        byte form = Names.Upper(trans);
        long info = BatchValidation.Solve(
            form, n, nrhs, lu, lda, strideA, ipiv, strideP, b, ldb, strideB, batch, flags);
        return info != 0
            ? info
            : GetrsBatch<T>.Solve(
                form, n, nrhs, new(lu, strideA), lda, new(ipiv, strideP), new(b, strideB), ldb, batch, infos, flags);
    }
}

/// <summary>recursive_lu_T_batched_solve_pointers.</summary>
internal readonly unsafe struct BatchedSolvePointersCall<T>(
    byte trans, long n, long nrhs, T** lu, long lda, long** ipiv, T** b, long ldb, long batch, long* infos, uint flags)
    : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        byte form = Names.Upper(trans);
        long info = BatchValidation.SolvePointers(form, n, nrhs, lu, lda, ipiv, b, ldb, batch, flags);
        return info != 0
            ? info
            : GetrsBatch<T>.Solve(form, n, nrhs, new(lu), lda, new(ipiv), new(b), ldb, batch, infos, flags);
    }
}
