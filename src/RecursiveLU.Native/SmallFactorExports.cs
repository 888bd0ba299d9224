using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>
/// The factorizations of <see cref="FactorExports"/> without the way into the runtime and back, which is a tenth of the time of a
/// small matrix. They take the control and status word of the vector unit besides, as it was before the call. Anything else they pass on.
/// </summary>
internal static unsafe partial class SmallFactorExports
{
    [SmallExport("recursive_lu_{type}")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Factor<T>(T* a, long m, long n, long* ipiv, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T> =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out info);

    [SmallExport("recursive_lu_{type}_threaded")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FactorThreaded<T>(T* a, long m, long n, long* ipiv, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T> =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out info);

    [SmallExport("recursive_lu_{type}_nopiv")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FactorNoPivot<T>(T* a, long m, long n, long* ipiv, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T> =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, LuFlags.NoPivot, controlStatus, out info);

    [SmallExport("recursive_lu_{type}_strided")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FactorStrided<T>(
        T* a, long m, long n, long lda, long* ipiv, uint flags, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T> =>
        Entry.TryFactorSmall(a, m, n, lda, ipiv, flags, controlStatus, out info);
}
