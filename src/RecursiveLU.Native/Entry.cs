using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>What the exports do: validate, compute, and turn everything into info.</summary>
internal static unsafe class Entry
{
    /// <summary>The largest size that overflows nothing.</summary>
    public const int Plain = int.MaxValue / 2;

    /// <summary>Factors a small matrix, or gives false if this is none or an argument is not valid: as little as possible before the
    /// kernel. The caller has switched traps off; the status flags are taken back here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFactorSmall<T>(T* a, long m, long n, long lda, long* ipiv, uint flags, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T>
    {
        info = 0;
        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        if (!IsPlain(a, m, n, lda, ipiv, flags) || !SmallGetrf.Takes<T>(m, n, pivoting))
        {
            return false;
        }

        long* exchanges = pivoting ? ipiv : null;
        if (SmallGetrf.IsTiny<T>(m, n))
        {
            info = SmallGetrf.FactorTiny(a, (int)n, (nint)lda, exchanges);
        }
        else if (m != n || !SmallGetrf.TryFactorExactly(a, (int)n, (nint)lda, exchanges))
        {
            info = SmallGetrf.FactorColumns(a, (int)m, (int)n, (nint)lda, exchanges);
            Front.RestoreControlStatus(controlStatus);
        }

        info = Getrf.Finish(info, m, n, ipiv, pivoting);
        return true;
    }

    /// <summary>Factors a matrix without gaps.</summary>
    public static long Factor<T>(T* a, long m, long n, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, m, ipiv, flags, ipivPosition: 4);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, m, ipiv, flags);
    }

    /// <summary>Factors a matrix inside a larger one; otherwise as <see cref="Factor"/>.</summary>
    public static long FactorStrided<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, lda, ipiv, flags);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, lda, ipiv, flags);
    }

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
