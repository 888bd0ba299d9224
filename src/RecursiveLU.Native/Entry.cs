using System.Numerics;
using RecursiveLU.Algorithms;
using RecursiveLU.Threading;

namespace RecursiveLU.Native;

/// <summary>What the exports do: validate, go to the sibling library or run here, and turn everything into info.</summary>
internal static unsafe class Entry
{
    public static long Factor<T>(T* a, long m, long n, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, m, ipiv, flags, ipivPosition: 4);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, m, ipiv, flags);
    }

    public static long FactorStrided<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, lda, ipiv, flags);
        return info != 0 || m == 0 || n == 0 ? info : FactorValid(a, m, n, lda, ipiv, flags);
    }

    /// <summary>Any function that takes long enough for a sibling to begin with.</summary>
    public static long Run<TCall>(in TCall call)
        where TCall : struct, IExportCall
    {
        void* function = Sibling.Find() ? Sibling.Function<TCall>() : null;
        if (function != null)
        {
            return call.Forward(function);
        }

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

    public static byte* Version() => Text.Version;

    public static byte* Isa() => Sibling.Find() ? Sibling.Isa() : Text.Isa;

    public static int GetNumThreads()
    {
        try
        {
            return Sibling.Find() ? Sibling.GetNumThreads() : ThreadCount.Get();
        }
        catch (Exception)
        {
            return 1;
        }
    }

    public static long SetNumThreads(int threads) =>
        Sibling.Find() ? Sibling.SetNumThreads(threads)
        : ThreadCount.Set(threads) ? 0
        : InfoCode.BadArgument(1);

    private static long FactorValid<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, INumberBase<T>
    {
        // The smallest are done before a sibling could begin.
        if (!Getrf.IsTiny(m, n) && Sibling.Find())
        {
            return Sibling.Factor(a, m, n, lda, ipiv, flags);
        }

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
