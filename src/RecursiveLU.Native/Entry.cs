namespace RecursiveLU.Native;

/// <summary>What the exports do: validate, run, and turn everything into info.</summary>
internal static unsafe class Entry
{
    public static long Factor<T>(T* a, long m, long n, long* ipiv, uint flags)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, m, ipiv, flags, 4);
        return info != 0 ? info : Algorithms.Getrf.Factor(a, m, n, m, ipiv, flags);
    }

    public static long FactorStrided<T>(T* a, long m, long n, long lda, long* ipiv, uint flags)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        long info = Validation.Factor(a, m, n, lda, ipiv, flags);
        return info != 0 ? info : Algorithms.Getrf.Factor(a, m, n, lda, ipiv, flags);
    }

    public static long Solve<T>(byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        trans &= 0xdf;
        long info = Validation.Solve(trans, n, nrhs, lu, lda, ipiv, b, ldb);
        return info != 0 ? info : Algorithms.Getrs.Solve(trans, n, nrhs, lu, lda, ipiv, b, ldb);
    }

    public static byte* Version() => (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(
        ref System.Runtime.InteropServices.MemoryMarshal.GetReference("0.1.0\0"u8));

    public static byte* Isa() => (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(
        ref System.Runtime.InteropServices.MemoryMarshal.GetReference("baseline\0"u8));

    public static int GetNumThreads() => Threading.ThreadCount.Get();

    public static long SetNumThreads(int threads) => Threading.ThreadCount.Set(threads) ? 0 : InfoCode.BadArgument(1);
}
