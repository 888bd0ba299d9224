using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>A * X = B in double by factors in float: LAPACK's dsgesv and zcgesv. The arguments are valid.</summary>
/// <remarks>The factors of the rounded matrix solve for X and for its corrections, whose residuals are computed in double (A. Buttari
/// and others, Int. J. High Perform. Comput. Appl. 21(4), 2007). It is enough when every residual is as small as that of
/// a backward stable solution, norm(r) at most sqrt(n) u norm(A) norm(x) in the infinity norm, for which elements of complex
/// vectors are |re| + |im|. If that cannot be had, the matrix is factored in double.</remarks>
/// <typeparam name="T">Double, or a complex number of two of them.</typeparam>
/// <typeparam name="TNarrow">The same of float.</typeparam>
internal readonly unsafe ref struct MixedGesv<T, TNarrow>
    where T : unmanaged, INumberBase<T>
    where TNarrow : unmanaged, INumberBase<TNarrow>
{
    /// <summary>The most corrections.</summary>
    private const int MostSteps = 30;

    /// <summary>The largest order at which products of a residual are rounded before they are added. There the rounding of a sum is
    /// as large as a residual that is small enough, and whoever judges the solution anew should see what was seen here.</summary>
    private const long PlainOrder = 16;

    /// <summary>Scratch memory could not be had.</summary>
    private const long NoMemory = -1;

    /// <summary>A number is too large for float.</summary>
    private const long TooLarge = -2;

    /// <summary>The matrix in float has a zero pivot.</summary>
    private const long Singular = -3;

    private readonly long _n;
    private readonly long _nrhs;
    private readonly T* _a;
    private readonly long _lda;
    private readonly T* _b;
    private readonly long _ldb;
    private readonly T* _x;
    private readonly long _ldx;

    /// <summary>Residuals, n x nrhs; also 2 * n elements for norms.</summary>
    private readonly T* _r;

    /// <summary>Right-hand sides and solutions in float, n x nrhs.</summary>
    private readonly TNarrow* _correction;

    private MixedGesv(
        long n, long nrhs, T* a, long lda, T* b, long ldb, T* x, long ldx, T* r, TNarrow* correction)
    {
        _n = n;
        _nrhs = nrhs;
        _a = a;
        _lda = lda;
        _b = b;
        _ldb = ldb;
        _x = x;
        _ldx = ldx;
        _r = r;
        _correction = correction;
    }

    /// <summary>Gets how many doubles an element is.</summary>
    private static int Parts => sizeof(T) / sizeof(double);

    /// <summary>Solves; gives info as the C ABI documents it, and dsgesv's ITER. Without right-hand sides this, too, factors.</summary>
    public static long Solve(
        long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, T* x, long ldx, long* iter, uint flags)
    {
        *iter = n == 0 ? 0 : SolveInFloat(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, flags);
        if (*iter >= 0)
        {
            return 0;
        }

        for (long j = 0; j < nrhs; j++)
        {
            NativeMemory.Copy(b + (j * ldb), x + (j * ldx), (nuint)(n * sizeof(T)));
        }

        long info = Gesv.Solve(n, nrhs, a, lda, ipiv, x, ldx, flags);
        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<T> { N = n, Lu = a, Lda = lda, Ipiv = pivoting ? ipiv : null };
        return info == InfoCode.Inaccurate && RepeatWithScales(factors, nrhs, b, ldb, x, ldx) ? 0 : info;
    }

    /// <summary>Solves again for the columns whose solution has overflowed; false if one is not finite all the same.</summary>
    private static bool RepeatWithScales(in Factors<T> factors, long nrhs, T* b, long ldb, T* x, long ldx)
    {
        if (!factors.HaveFinitePivots())
        {
            return false;
        }

        bool finite = true;
        for (long j = 0; j < nrhs; j++)
        {
            T* column = x + (j * ldx);
            if (Vectors.AreFinite(factors.N, column))
            {
                continue;
            }

            NativeMemory.Copy(b + (j * ldb), column, (nuint)(factors.N * sizeof(T)));
            finite &= ScaledSolve<T, double>.TrySolve(factors, column, column) && Vectors.AreFinite(factors.N, column);
        }

        return finite;
    }

    /// <summary>Rounds to float; false if a number is too large.</summary>
    private static bool Narrow(T* source, TNarrow* target, long n) =>
        FloatCopy.Narrow((double*)source, (float*)target, n * Parts);

    /// <summary>The number of corrections; negative if it did not succeed.</summary>
    private static long SolveInFloat(
        long n, long nrhs, T* a, long lda, long* ipiv, T* b, long ldb, T* x, long ldx, uint flags)
    {
        Int128 residuals = (Int128)n * Math.Max(2, nrhs) * sizeof(T);
        Int128 corrections = (Int128)n * nrhs * sizeof(TNarrow);
        Int128 matrix = (Int128)n * n * sizeof(TNarrow);
        if (!Scratch.TryRent(residuals + corrections + matrix, out Scratch scratch, Getrf.WorkBytes<TNarrow>(n, n, flags)))
        {
            return NoMemory;
        }

        var r = (T*)scratch.Pointer;
        var correction = (TNarrow*)(scratch.Pointer + (long)residuals);
        var mixed = new MixedGesv<T, TNarrow>(n, nrhs, a, lda, b, ldb, x, ldx, r, correction);
        long iter = mixed.Solve(correction + (n * nrhs), ipiv, flags);
        scratch.Return();
        return iter;
    }

    private long Solve(TNarrow* matrix, long* ipiv, uint flags)
    {
        for (long j = 0; j < _n; j++)
        {
            if (!Narrow(_a + (j * _lda), matrix + (j * _n), _n))
            {
                return TooLarge;
            }
        }

        double enough = MatrixVector.OneNorm<T, double>(true, _n, _a, _lda, _r) * Precision<double>.UnitRoundoff * Math.Sqrt(_n);
        long info = Getrf.Factor(matrix, _n, _n, _n, ipiv, flags);
        if (info != 0)
        {
            return info == InfoCode.OutOfMemory ? NoMemory : Singular;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<TNarrow> { N = _n, Lu = matrix, Lda = _n, Ipiv = pivoting ? ipiv : null };
        int threads = Getrs.ThreadsFor<TNarrow>(_n, _nrhs, flags);
        for (long step = 0; step <= MostSteps; step++)
        {
            if (!NarrowRightSides(step == 0 ? _b : _r, step == 0 ? _ldb : _n))
            {
                return TooLarge;
            }

            Getrs.Solve((byte)'N', factors, _nrhs, _correction, _n, threads);
            if (CorrectAndCheck(step == 0, factors, enough))
            {
                return step;
            }
        }

        return -MostSteps - 1;
    }

    private bool NarrowRightSides(T* source, long stride)
    {
        bool fits = true;
        for (long j = 0; j < _nrhs && fits; j++)
        {
            fits = Narrow(source + (j * stride), _correction + (j * _n), _n);
        }

        return fits;
    }

    /// <summary>X := X + the correction, R := B - A * X; whether every residual is small enough.</summary>
    private bool CorrectAndCheck(bool first, in Factors<TNarrow> factors, double enough)
    {
        for (long j = 0; j < _nrhs; j++)
        {
            TNarrow* correction = _correction + (j * _n);
            T* x = _x + (j * _ldx);
            if (!Vectors.AreFinite(_n, correction))
            {
                AddWithScale(first, factors, j);
            }
            else if (first)
            {
                FloatCopy.Widen((float*)correction, (double*)x, _n * Parts);
            }
            else
            {
                FloatCopy.Add((float*)correction, (double*)x, _n * Parts);
            }

            NativeMemory.Copy(_b + (j * _ldb), _r + (j * _n), (nuint)(_n * sizeof(T)));
        }

        if (_n <= PlainOrder)
        {
            MinusPlainly();
        }
        else
        {
            Residual.Minus(_n, _nrhs, _a, _lda, _x, _ldx, _r, _n, SolveTuning.For<T>());
        }

        bool all = true;
        for (long j = 0; j < _nrhs && all; j++)
        {
            double residual = Vectors.LargestMagnitude<T, double>(_n, _r + (j * _n));
            all = Judgement<T, double>.IsSmall(residual, enough, Vectors.LargestMagnitude<T, double>(_n, _x + (j * _ldx)));
        }

        return all;
    }

    /// <summary>R := R - A * X by plain arithmetic, in the order of BLAS's gemm.</summary>
    private void MinusPlainly()
    {
        for (long j = 0; j < _nrhs; j++)
        {
            T* r = _r + (j * _n);
            for (long k = 0; k < _n; k++)
            {
                T factor = _x[k + (j * _ldx)];
                T* column = _a + (k * _lda);
                for (long i = 0; i < _n; i++)
                {
                    r[i] -= column[i] * factor;
                }
            }
        }
    }

    /// <summary>Corrects a column whose correction overflows in float: by one that is rounded to double at the end alone.</summary>
    private void AddWithScale(bool first, in Factors<TNarrow> factors, long j)
    {
        TNarrow* correction = _correction + (j * _n);
        T* r = _r + (j * _n);
        T* x = _x + (j * _ldx);
        _ = Narrow(first ? _b + (j * _ldb) : r, correction, _n);

        // The residual is computed anew afterwards.
        bool solved = ScaledSolve<TNarrow, float>.TrySolve(factors, correction, r);
        for (long i = 0; i < _n; i++)
        {
            T element = solved ? r[i] : Element<T, double>.Of(double.NaN, double.NaN);
            x[i] = first ? element : x[i] + element;
        }
    }
}
