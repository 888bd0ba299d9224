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
        long* wide = Wide(ipiv, room);
        long zero = SmallGetrf.Factor(a, (int)rows, (int)columns, (nint)Long(lda), wide, following: null, out bool isExact);
        *info = Fortran<T, TReal, TInt>.Info(zero);
        Write(wide, ipiv, Math.Min(rows, columns));
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
        if (!CallCount.IsOff || !Validation.IsForm(form) || !Algorithms.Solves.Getrs.IsSmall<T>(order, sides)
            || !SmallSystem.IsMatrix(a, order, Long(lda)) || !SmallSystem.IsMatrix(b, order, Long(ldb)) || ipiv == null)
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        if (!TryRead(a, order, Long(lda), ipiv, room))
        {
            return false;
        }

        Algorithms.Solves.Getrs.SolveColumns(form, (nint)order, a, (nint)Long(lda), Wide(ipiv, room), sides, b, Long(ldb));
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
        if (!CallCount.IsOff || !Algorithms.Solves.Getrs.IsSmall<T>(order, sides) || !SmallGetrf.Takes<T>(order, order)
            || !SmallSystem.IsMatrix(a, order, Long(lda)) || !SmallSystem.IsMatrix(b, order, Long(ldb)) || ipiv == null)
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        long* wide = Wide(ipiv, room);
        long zero = SmallGetrf.Factor(a, (int)order, (int)order, (nint)Long(lda), wide);
        Write(wide, ipiv, order);
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
        if (!CallCount.IsOff || !IsSmall(order, SolveTuning.SmallOrder) || !SmallSystem.IsMatrix(a, order, Long(lda)) || ipiv == null
            || work == null || Long(lwork) < order)
        {
            return false;
        }

        long* room = stackalloc long[SolveTuning.SmallOrder];
        if (!TryRead(a, order, Long(lda), ipiv, room))
        {
            return false;
        }

        Algorithms.MatrixFunctions.Getri.InvertSmall(new Factors<T> { N = order, Lu = a, Lda = Long(lda), Ipiv = Wide(ipiv, room) });
        *work = T.Zero;
        *(TReal*)work = TReal.CreateTruncating(order);
        *info = TInt.Zero;
        Front.RestoreControlStatus(controlStatus);
        return true;
    }

    private static long Long(TInt* value) => Fortran<T, TReal, TInt>.Long(value);

    private static bool IsSmall(long size, long most) => (ulong)(size - 1) < (ulong)most;

    /// <summary>Where exchanges are 64 bits wide: the caller's, or the room for them.</summary>
    private static long* Wide(TInt* ipiv, long* room) => sizeof(TInt) == sizeof(long) ? (long*)ipiv : room;

    /// <summary>Reads the exchanges, if there is nothing peculiar about the factors.</summary>
    private static bool TryRead(T* a, long order, long lda, TInt* ipiv, long* room)
    {
        for (long i = 0; sizeof(TInt) != sizeof(long) && i < order; i++)
        {
            room[i] = long.CreateTruncating(ipiv[i]);
        }

        return SmallSystem.AreFactors(a, order, lda, Wide(ipiv, room));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(long* wide, TInt* ipiv, long count)
    {
        for (long i = 0; sizeof(TInt) != sizeof(long) && i < count; i++)
        {
            ipiv[i] = TInt.CreateTruncating(wide[i]);
        }
    }
}
