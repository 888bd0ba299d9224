using System.Numerics;

namespace RecursiveLU.Testing;

/// <content>The random butterfly solver. T is double or float; an empty span stands for NULL.</content>
internal sealed unsafe partial class LuLibrary
{
    /// <summary>Calls recursive_lu_T_butterfly_workspace_create.</summary>
    public long ButterflyCreate<T>(long n, Span<nint> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint export = Export<T>("_butterfly_workspace_create");
        fixed (nint* pw = workspace)
        {
            return ((delegate* unmanaged<long, nint*, long>)export)(n, pw);
        }
    }

    /// <summary>Calls recursive_lu_T_butterfly_workspace_destroy.</summary>
    public long ButterflyDestroy<T>(nint workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ((delegate* unmanaged<nint, long>)Export<T>("_butterfly_workspace_destroy"))(workspace);

    /// <summary>Calls recursive_lu_T_butterfly_factor.</summary>
    public long ButterflyFactor<T>(
        nint workspace, long n, ReadOnlySpan<T> a, long lda, ulong seed, Span<long> iter, uint flags)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint export = Export<T>("_butterfly_factor");
        var function = (delegate* unmanaged<nint, long, void*, long, ulong, long*, uint, long>)export;
        fixed (T* pa = a)
        fixed (long* pi = iter)
        {
            return function(workspace, n, pa, lda, seed, pi, flags);
        }
    }

    /// <summary>Calls recursive_lu_T_butterfly_solve.</summary>
    public long ButterflySolve<T>(
        nint workspace, long nrhs, ReadOnlySpan<T> a, long lda, ReadOnlySpan<T> b, long ldb, Span<T> x, long ldx,
        Span<long> iter, uint flags)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint export = Export<T>("_butterfly_solve");
        var function = (delegate* unmanaged<
            nint, long, void*, long, void*, long, void*, long, long*, uint, long>)export;
        fixed (T* pa = a)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (long* pi = iter)
        {
            return function(workspace, nrhs, pa, lda, pb, ldb, px, ldx, pi, flags);
        }
    }

    /// <summary>Calls recursive_lu_T_butterfly_gesv.</summary>
    public long ButterflyGesv<T>(
        long n, long nrhs, ReadOnlySpan<T> a, long lda, ulong seed, ReadOnlySpan<T> b, long ldb, Span<T> x, long ldx,
        Span<long> iter, uint flags)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint export = Export<T>("_butterfly_gesv");
        var function = (delegate* unmanaged<
            long, long, void*, long, ulong, void*, long, void*, long, long*, uint, long>)export;
        fixed (T* pa = a)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (long* pi = iter)
        {
            return function(n, nrhs, pa, lda, seed, pb, ldb, px, ldx, pi, flags);
        }
    }
}
