using System.Runtime;
using System.Runtime.CompilerServices;

namespace RecursiveLU.Native;

/// <summary>
/// The factorizations of <see cref="FactorExports"/> without the way into the runtime and back, which is a tenth of the time of a
/// small matrix. They take the control and status word of the vector unit besides, as it was before the call. Anything else they pass on.
/// </summary>
internal static unsafe class SmallFactorExports
{
    [RuntimeExport("small_recursive_lu_f64")]
    private static long F64(double* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out long info) ? info : AnyF64(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f32")]
    private static long F32(float* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out long info) ? info : AnyF32(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f64_threaded")]
    private static long F64Threaded(double* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out long info) ? info : AnyF64Threaded(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f32_threaded")]
    private static long F32Threaded(float* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, 0, controlStatus, out long info) ? info : AnyF32Threaded(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f64_nopiv")]
    private static long F64NoPivot(double* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, LuFlags.NoPivot, controlStatus, out long info) ? info : AnyF64NoPivot(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f32_nopiv")]
    private static long F32NoPivot(float* a, long m, long n, long* ipiv, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, m, ipiv, LuFlags.NoPivot, controlStatus, out long info) ? info : AnyF32NoPivot(a, m, n, ipiv);

    [RuntimeExport("small_recursive_lu_f64_strided")]
    private static long F64Strided(double* a, long m, long n, long lda, long* ipiv, uint flags, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, lda, ipiv, flags, controlStatus, out long info) ? info : AnyF64Strided(a, m, n, lda, ipiv, flags);

    [RuntimeExport("small_recursive_lu_f32_strided")]
    private static long F32Strided(float* a, long m, long n, long lda, long* ipiv, uint flags, uint controlStatus) =>
        Entry.TryFactorSmall(a, m, n, lda, ipiv, flags, controlStatus, out long info) ? info : AnyF32Strided(a, m, n, lda, ipiv, flags);

    [RuntimeImport("managed_recursive_lu_f64")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF64(double* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f32")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF32(float* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f64_threaded")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF64Threaded(double* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f32_threaded")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF32Threaded(float* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f64_nopiv")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF64NoPivot(double* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f32_nopiv")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF32NoPivot(float* a, long m, long n, long* ipiv);

    [RuntimeImport("managed_recursive_lu_f64_strided")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF64Strided(double* a, long m, long n, long lda, long* ipiv, uint flags);

    [RuntimeImport("managed_recursive_lu_f32_strided")]
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern long AnyF32Strided(float* a, long m, long n, long lda, long* ipiv, uint flags);
}
