using System.Numerics;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Solves;

/// <summary>op(A) * x = b where each unknown has a scale of its own, so that nothing on the way overflows or underflows: better
/// than LAPACK's latrs, which has one scale for all. Plain and slow code, for the rare case that a solve in the type itself
/// cannot be trusted.</summary>
internal static unsafe class ScaledSolve<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>x := A^-1 * b, rounded at the end alone: infinite or zero where it is out of double's range; false if b is not finite,
    /// U is not, or there is not enough memory. x may be b.</summary>
    /// <typeparam name="TWide">Double, or a complex number of two of them.</typeparam>
    public static bool TrySolve<TWide>(in Factors<T> f, T* b, TWide* x)
        where TWide : unmanaged, INumberBase<TWide>
    {
        if (!Vectors.AreFinite(f.N, b) || !f.HaveFinitePivots()
            || !Scratch.TryRent((Int128)f.N * sizeof(Scaled<T, TReal>), out Scratch scratch))
        {
            return false;
        }

        var scaled = (Scaled<T, TReal>*)scratch.Pointer;
        ScaledVectors.Load(f.N, b, scaled);
        Run((byte)'N', f, scaled);
        for (long i = 0; i < f.N; i++)
        {
            x[i] = scaled[i].In<TWide, double>().Value;
        }

        scratch.Return();
        return true;
    }

    /// <summary>x := op(A)^-1 * x; U has no zero on its diagonal.</summary>
    public static void Run(byte trans, in Factors<T> f, Scaled<T, TReal>* x)
    {
        var n = (nint)f.N;
        var lda = (nint)f.Lda;
        T* last = f.Lu + ((n - 1) * (lda + 1));
        if (trans != (byte)'N')
        {
            // With conjugates: A^H x = b is A^T times x's conjugate equal to b's.
            bool conjugate = trans == (byte)'C';
            Conjugate(conjugate, n, x);
            SolveByRows<StoredDiagonal>(n, f.Lu, lda, 1, x, 1);
            SolveByRows<UnitDiagonal>(n, last, -lda, -1, x + n - 1, -1);
            Conjugate(conjugate, n, x);
            Exchanges.Undo(x, f.Ipiv, n);
            return;
        }

        Exchanges.Apply(x, f.Ipiv, n);
        SolveByColumns<UnitDiagonal>(n, f.Lu, 1, lda, x, 1);
        SolveByColumns<StoredDiagonal>(n, last, -1, -lda, x + n - 1, -1);
    }

    private static void Conjugate(bool conjugate, nint n, Scaled<T, TReal>* x)
    {
        for (nint i = 0; Element<T, TReal>.IsComplex && conjugate && i < n; i++)
        {
            x[i] = x[i].Conjugate;
        }
    }

    /// <summary>x := M^-1 * x, M a lower triangle, element (i, k) at <c>m[i * row + k * column]</c>, its columns
    /// contiguous.</summary>
    private static void SolveByColumns<TDiagonal>(nint n, T* m, nint row, nint column, Scaled<T, TReal>* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        for (nint k = 0; k < n; k++)
        {
            T* diagonal = m + (k * (row + column));
            Scaled<T, TReal>* unknown = x + (k * step);
            if (!TDiagonal.IsUnit)
            {
                *unknown /= Scaled<T, TReal>.Of(*diagonal);
            }

            for (nint i = 1; !unknown->IsZero && i < n - k; i++)
            {
                unknown[i * step] = Minus(unknown[i * step], diagonal[i * row], *unknown);
            }
        }
    }

    /// <summary>The same with contiguous rows.</summary>
    private static void SolveByRows<TDiagonal>(nint n, T* m, nint row, nint column, Scaled<T, TReal>* x, nint step)
        where TDiagonal : struct, IDiagonal
    {
        for (nint k = 0; k < n; k++)
        {
            T* first = m + (k * row);
            Scaled<T, TReal> unknown = x[k * step];
            for (nint i = 0; i < k; i++)
            {
                unknown = Minus(unknown, first[i * column], x[i * step]);
            }

            x[k * step] = TDiagonal.IsUnit ? unknown : unknown / Scaled<T, TReal>.Of(first[k * column]);
        }
    }

    /// <summary>c - l * u.</summary>
    private static Scaled<T, TReal> Minus(in Scaled<T, TReal> c, T l, in Scaled<T, TReal> u) =>
        T.IsZero(l) || u.IsZero ? c : c - (Scaled<T, TReal>.Of(l) * u);
}
