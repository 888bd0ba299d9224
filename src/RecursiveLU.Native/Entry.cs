using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms;

namespace RecursiveLU.Native;

/// <summary>What the exports do: validate, compute, and turn everything into info.</summary>
internal static unsafe class Entry
{
    /// <summary>The largest size that overflows nothing.</summary>
    private const int Plain = int.MaxValue / 2;

    /// <summary>Factors a matrix without gaps. The caller has switched traps off, and takes back the status flags that small matrices
    /// raise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Factor<T>(T* a, long m, long n, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        IsTiny(a, m, n, ipiv) ? FactorTiny(a, n, m, ipiv, flags)
        : IsPlain(a, m, n, m, ipiv, flags) ? FactorPlain(a, m, n, m, ipiv, flags)
        : FactorAny(a, m, n, ipiv, flags);

    /// <summary>Factors a matrix inside a larger one; otherwise as <see cref="Factor"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FactorStrided<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T> =>
        IsTiny(a, m, n, ipiv) && IsPlain(a, m, n, lda, ipiv, flags) ? FactorTiny(a, n, lda, ipiv, flags)
        : IsPlain(a, m, n, lda, ipiv, flags) ? FactorPlain(a, m, n, lda, ipiv, flags)
        : FactorAnyStrided(a, m, n, lda, ipiv, flags);

    /// <summary>Any other function.</summary>
    public static long Run<TCall>(in TCall call)
        where TCall : struct, IExportCall
    {
        try
        {
            using var environment = new FloatingPointEnvironment();
            return call.Run();
        }
        catch (Exception e)
        {
            return InfoOf(e);
        }
    }

    /// <summary>Whether arguments are valid and usual, column-major among them, by few comparisons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged =>
        a != null && ipiv != null && (ulong)(m - 1) < Plain && (ulong)(n - 1) < Plain
        && lda >= m && lda <= Plain && (flags & ~LuFlags.Usual) == 0;

    /// <summary>Whether a matrix is there and one of the smallest, without gaps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsTiny<T>(T* a, long m, long n, long* ipiv)
        where T : unmanaged =>
        SmallGetrf.IsTiny<T>(m, n) && n > 0 && a != null && ipiv != null;

    /// <summary>The smallest: as little as possible before the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorTiny<T>(T* a, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        long info = SmallGetrf.FactorTiny(a, (int)n, (nint)lda, pivoting ? ipiv : null);
        return Getrf.Finish(info, n, n, ipiv, pivoting);
    }

    /// <summary>What is small goes this way: as little as possible before the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long FactorPlain<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        if (SmallGetrf.Takes<T>(m, n))
        {
            bool pivoting = (flags & LuFlags.NoPivot) == 0;
            long info = SmallGetrf.Factor(a, (int)m, (int)n, (nint)lda, pivoting ? ipiv : null);
            return Getrf.Finish(info, m, n, ipiv, pivoting);
        }

        return FactorValid(a, m, n, lda, ipiv, flags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long FactorAny<T>(T* a, long m, long n, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, m, ipiv, flags, ipivPosition: 4);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, m, ipiv, flags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long FactorAnyStrided<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, lda, ipiv, flags);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, lda, ipiv, flags);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long FactorValid<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        try
        {
            using var environment = new FloatingPointEnvironment();
            return Getrf.Factor(a, m, n, lda, ipiv, flags);
        }
        catch (Exception e)
        {
            return InfoOf(e);
        }
    }

    /// <summary>An exception that crossed the boundary would abort the host.</summary>
    private static long InfoOf(Exception e) => e is OutOfMemoryException ? InfoCode.OutOfMemory : InfoCode.Internal;
}
