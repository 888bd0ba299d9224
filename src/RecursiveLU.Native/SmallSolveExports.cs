using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>
/// The functions of <see cref="SolveExports"/> and <see cref="MatrixExports"/> for small systems, without the way into the runtime and
/// back, which takes as long as the solution. They take the control and status word of the vector unit besides, as it was before the call.
/// Anything else they pass on.
/// </summary>
internal static unsafe partial class SmallSolveExports
{
    [SmallExport("recursive_lu_{type}_solve")]
    private static bool Solve<T>(
        byte trans, long n, long nrhs, T* lu, long lda, long* ipiv, T* b, long ldb, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T>
    {
        info = 0;
        byte form = Names.Upper(trans);
        if (!Validation.IsForm(form) || !SmallSystem.Takes(n, nrhs, lu, lda, ipiv, b, ldb)
            || !SmallSystem.AreFactors(lu, n, lda, ipiv))
        {
            return false;
        }

        Getrs.SolveColumns(form, (nint)n, lu, (nint)lda, ipiv, nrhs, b, ldb);
        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    [SmallExport("recursive_lu_{type}_gesv")]
    private static bool Gesv<T>(
        long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, uint flags, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T>
    {
        info = 0;
        if ((flags & ~LuFlags.Threaded) != 0 || !SmallGetrf.Takes<T>(n, n) || !SmallSystem.Takes(n, nrhs, a, lda, ipiv, b, ldb))
        {
            return false;
        }

        info = SmallGetrf.Factor(a, (int)n, (int)n, (nint)lda, ipiv);
        if (info == 0)
        {
            Getrs.SolveColumns((byte)'N', (nint)n, a, (nint)lda, ipiv, nrhs, b, ldb);
            var factors = new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = ipiv };
            info = factors.AreFiniteWith(nrhs, b, ldb) ? 0 : InfoCode.Inaccurate;
        }

        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    [SmallExport("recursive_lu_{type}_inverse")]
    private static bool Inverse<T>(long n, T* lu, long lda, long* ipiv, uint flags, uint controlStatus, out long info)
        where T : unmanaged, INumberBase<T>
    {
        info = 0;
        if ((flags & ~LuFlags.Threaded) != 0 || !SmallSystem.Takes(n, lu, lda, ipiv) || !SmallSystem.AreFactors(lu, n, lda, ipiv))
        {
            return false;
        }

        Getri.InvertSmall(new Factors<T> { N = n, Lu = lu, Lda = lda, Ipiv = ipiv });
        Front.RestoreControlStatus(controlStatus);
        return true;
    }
}
