using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Sizes;

namespace RecursiveLU.Native.Lapack;

/// <summary>The functions of <see cref="Fortran{T, TReal, TInt}"/> for small matrices, called without the way into the runtime and back: with
/// valid arguments, no zero pivot to divide by, and no call to be counted. Anything else is left to those, and nothing done. They take the
/// control and status word of the vector unit besides, as it was before the call, whose flags they bring back where plain elimination
/// raises none.</summary>
internal static unsafe class SmallFortran<T, TReal, TInt>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TInt : unmanaged, IBinaryInteger<TInt>
{
    /// <summary>The most row exchanges that are copied.</summary>
    private const int MostExchanges = 64;

    [SmallFortranName("getrf")]
    [SkipLocalsInit]
    public static bool Getrf(TInt* m, TInt* n, T* a, TInt* lda, TInt* ipiv, TInt* info, uint controlStatus)
    {
        long rows = Long(m);
        long columns = Long(n);
        if (!CallCount.IsOff || !IsSmall(rows, MostExchanges) || !IsSmall(columns, MostExchanges)
            || !SmallSystem.IsMatrix(a, rows, Long(lda)) || ipiv == null || !SmallGetrf.Takes<T>(rows, columns))
        {
            return false;
        }

        long* room = stackalloc long[MostExchanges];
        long* wide = Exchanges<TInt>.WideOf(ipiv, room);
        long zero = SmallGetrf.Factor(a, (int)rows, (int)columns, (nint)Long(lda), wide, following: null, out bool isExact);
        *info = Fortran<T, TReal, TInt>.Info(zero);
        Exchanges<TInt>.Write(wide, ipiv, Math.Min(rows, columns));
        if (!isExact)
        {
            Front.RestoreControlStatus(controlStatus);
        }

        return true;
    }

    [SmallFortranName("getrs")]
    [SkipLocalsInit]
    public static bool Getrs(
        byte* trans, TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info, uint controlStatus)
    {
        long order = Long(n);
        long sides = Long(nrhs);
        byte form = Names.Upper(*trans);
        if (!CallCount.IsOff || !Validation.IsForm(form) || !SmallSystem.Takes(order, sides, a, Long(lda), ipiv, b, Long(ldb)))
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        long* wide = Read(a, order, Long(lda), ipiv, room);
        if (wide == null)
        {
            return false;
        }

        Algorithms.Solves.Getrs.SolveColumns(form, (nint)order, a, (nint)Long(lda), wide, sides, b, Long(ldb));
        *info = TInt.Zero;
        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    [SmallFortranName("gesv")]
    [SkipLocalsInit]
    public static bool Gesv(TInt* n, TInt* nrhs, T* a, TInt* lda, TInt* ipiv, T* b, TInt* ldb, TInt* info, uint controlStatus)
    {
        long order = Long(n);
        long sides = Long(nrhs);
        if (!CallCount.IsOff || !SmallGetrf.Takes<T>(order, order)
            || !SmallSystem.Takes(order, sides, a, Long(lda), ipiv, b, Long(ldb)))
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        long* wide = Exchanges<TInt>.WideOf(ipiv, room);
        long zero = SmallGetrf.Factor(a, (int)order, (int)order, (nint)Long(lda), wide);
        Exchanges<TInt>.Write(wide, ipiv, order);
        if (zero == 0)
        {
            Algorithms.Solves.Getrs.SolveColumns((byte)'N', (nint)order, a, (nint)Long(lda), wide, sides, b, Long(ldb));
        }

        *info = Fortran<T, TReal, TInt>.Info(zero);
        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    [SmallFortranName("getri")]
    [SkipLocalsInit]
    public static bool Getri(TInt* n, T* a, TInt* lda, TInt* ipiv, T* work, TInt* lwork, TInt* info, uint controlStatus)
    {
        long order = Long(n);
        if (!CallCount.IsOff || !SmallSystem.Takes(order, a, Long(lda), ipiv) || work == null || Long(lwork) < order)
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        long* wide = Read(a, order, Long(lda), ipiv, room);
        if (wide == null)
        {
            return false;
        }

        Algorithms.MatrixFunctions.Getri.InvertSmall(new Factors<T> { N = order, Lu = a, Lda = Long(lda), Ipiv = wide });
        *work = T.Zero;
        *(TReal*)work = TReal.CreateTruncating(order);
        *info = TInt.Zero;
        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    private static long Long(TInt* value) => Fortran<T, TReal, TInt>.Long(value);

    private static bool IsSmall(long size, long most) => (ulong)(size - 1) < (ulong)most;

    /// <summary>Reads the exchanges: where they are 64 bits wide, or null if there is something peculiar about the factors.</summary>
    private static long* Read(T* a, long order, long lda, TInt* ipiv, long* room)
    {
        long* wide = Exchanges<TInt>.WideOf(ipiv, room);
        for (long i = 0; wide == room && i < order; i++)
        {
            room[i] = long.CreateTruncating(ipiv[i]);
        }

        return SmallSystem.AreFactors(a, order, lda, wide) ? wide : null;
    }
}
