using System.Numerics;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>recursive_lu_T_butterfly_workspace_create.</summary>
internal readonly unsafe struct ButterflyCreateCall<T>(long n, void** workspace) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = Validation.ButterflyCreate<T>(n, workspace);
        if (info == 0)
        {
            ulong handle = ButterflyTable.Create<T>(n);
            *workspace = (void*)handle;
            info = handle == 0 ? InfoCode.OutOfMemory : 0;
        }

        return info;
    }
}

/// <summary>recursive_lu_T_butterfly_workspace_destroy.</summary>
internal readonly unsafe struct ButterflyDestroyCall<T>(void* workspace) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run() => ButterflyTable.Destroy<T>((ulong)workspace) ? 0 : InfoCode.BadArgument(1);
}

/// <summary>recursive_lu_T_butterfly_factor.</summary>
internal readonly unsafe struct ButterflyFactorCall<T>(
    void* workspace, long n, T* a, long lda, ulong seed, long* iter, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        ButterflyPlace* place = ButterflyTable.Enter<T>((ulong)workspace);
        try
        {
            long capacity = place == null ? -1 : place->Factors<T>().Capacity;
            long info = Validation.ButterflyFactor(capacity, n, a, lda, iter, flags);
            return info != 0 ? info : place->Factors<T>().Factor(n, a, lda, seed, out *iter, flags);
        }
        finally
        {
            ButterflyTable.Leave(place);
        }
    }
}

/// <summary>recursive_lu_T_butterfly_solve.</summary>
internal readonly unsafe struct ButterflySolveCall<T>(
    void* workspace, long nrhs, T* a, long lda, T* b, long ldb, T* x, long ldx, long* iter, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        ButterflyPlace* place = ButterflyTable.Enter<T>((ulong)workspace);
        try
        {
            long n = place == null ? -1 : place->Factors<T>().Order;
            long info = Validation.ButterflySolve(n, nrhs, a, lda, b, ldb, x, ldx, iter, flags);
            return info != 0 ? info : place->Factors<T>().Solve(nrhs, a, lda, b, ldb, x, ldx, out *iter, flags);
        }
        finally
        {
            ButterflyTable.Leave(place);
        }
    }
}

/// <summary>recursive_lu_T_butterfly_gesv.</summary>
internal readonly unsafe struct ButterflyGesvCall<T>(
    long n, long nrhs, T* a, long lda, ulong seed, T* b, long ldb, T* x, long ldx, long* iter, uint flags) : IExportCall
    where T : unmanaged, INumberBase<T>
{
    public long Run()
    {
        long info = Validation.ButterflyGesv(n, nrhs, a, lda, b, ldb, x, ldx, iter, flags);
        return info != 0 ? info : ButterflyGesv.Solve(n, nrhs, a, lda, seed, b, ldb, x, ldx, iter, flags);
    }
}
