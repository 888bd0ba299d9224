using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Factorizations;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>A * X = B in double by factors in float: LAPACK's dsgesv. The arguments are valid.</summary>
/// <remarks>The factors of the rounded matrix solve for X and for its corrections, whose residuals are computed in double (A. Buttari
/// and others, Int. J. High Perform. Comput. Appl. 21(4), 2007). It is enough when every residual is as small as that of
/// a backward stable solution, norm(r) at most sqrt(n) u norm(A) norm(x) in the infinity norm. If that cannot be had, the matrix is
/// factored in double.</remarks>
internal readonly unsafe ref struct MixedGesv
{
    /// <summary>The most corrections.</summary>
    private const int MostSteps = 30;

    /// <summary>Scratch memory could not be had.</summary>
    private const long NoMemory = -1;

    /// <summary>A number is too large for float.</summary>
    private const long TooLarge = -2;

    /// <summary>The matrix in float has a zero pivot.</summary>
    private const long Singular = -3;

    private readonly long _n;
    private readonly long _nrhs;
    private readonly double* _a;
    private readonly long _lda;
    private readonly double* _b;
    private readonly long _ldb;
    private readonly double* _x;
    private readonly long _ldx;

    /// <summary>Residuals, n x nrhs; also 2 * n elements for norms.</summary>
    private readonly double* _r;

    /// <summary>Right-hand sides and solutions in float, n x nrhs.</summary>
    private readonly float* _correction;

    private MixedGesv(
        long n, long nrhs, double* a, long lda, double* b, long ldb, double* x, long ldx, double* r, float* correction)
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

    /// <summary>Solves; gives info as the C ABI documents it, and dsgesv's ITER.</summary>
    public static long Solve(
        long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb, double* x, long ldx, long* iter, uint flags)
    {
        *iter = n == 0 || nrhs == 0 ? 0 : SolveInFloat(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, flags);
        if (*iter >= 0)
        {
            return 0;
        }

        for (long j = 0; j < nrhs; j++)
        {
            NativeMemory.Copy(b + (j * ldb), x + (j * ldx), (nuint)(n * sizeof(double)));
        }

        long info = Gesv.Solve(n, nrhs, a, lda, ipiv, x, ldx, flags);
        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<double> { N = n, Lu = a, Lda = lda, Ipiv = pivoting ? ipiv : null };
        return info == InfoCode.Inaccurate && RepeatWithScales(factors, nrhs, b, ldb, x, ldx) ? 0 : info;
    }

    /// <summary>Solves again for the columns whose solution has overflowed; false if one is not finite all the same.</summary>
    private static bool RepeatWithScales(in Factors<double> factors, long nrhs, double* b, long ldb, double* x, long ldx)
    {
        if (!factors.HaveFinitePivots())
        {
            return false;
        }

        bool finite = true;
        for (long j = 0; j < nrhs; j++)
        {
            double* column = x + (j * ldx);
            if (Vectors.AreFinite(factors.N, column))
            {
                continue;
            }

            NativeMemory.Copy(b + (j * ldb), column, (nuint)(factors.N * sizeof(double)));
            finite &= ScaledSolve<double>.TrySolve(factors, column, column) && Vectors.AreFinite(factors.N, column);
        }

        return finite;
    }

    /// <summary>The number of corrections; negative if it did not succeed.</summary>
    private static long SolveInFloat(
        long n, long nrhs, double* a, long lda, long* ipiv, double* b, long ldb, double* x, long ldx, uint flags)
    {
        Int128 residuals = (Int128)n * Math.Max(2, nrhs) * sizeof(double);
        Int128 corrections = (Int128)n * nrhs * sizeof(float);
        Int128 matrix = (Int128)n * n * sizeof(float);
        if (!Scratch.TryRent(residuals + corrections + matrix, out Scratch scratch, Getrf.WorkBytes<float>(n, n, flags)))
        {
            return NoMemory;
        }

        var r = (double*)scratch.Pointer;
        var correction = (float*)(scratch.Pointer + (long)residuals);
        var mixed = new MixedGesv(n, nrhs, a, lda, b, ldb, x, ldx, r, correction);
        long iter = mixed.Solve(correction + (n * nrhs), ipiv, flags);
        scratch.Return();
        return iter;
    }

    private long Solve(float* matrix, long* ipiv, uint flags)
    {
        for (long j = 0; j < _n; j++)
        {
            if (!FloatCopy.Narrow(_a + (j * _lda), matrix + (j * _n), _n))
            {
                return TooLarge;
            }
        }

        double enough = MatrixVector.OneNorm(true, _n, _a, _lda, _r) * Judgement<double>.UnitRoundoff * Math.Sqrt(_n);
        long info = Getrf.Factor(matrix, _n, _n, _n, ipiv, flags);
        if (info != 0)
        {
            return info == InfoCode.OutOfMemory ? NoMemory : Singular;
        }

        bool pivoting = (flags & LuFlags.NoPivot) == 0;
        var factors = new Factors<float> { N = _n, Lu = matrix, Lda = _n, Ipiv = pivoting ? ipiv : null };
        int threads = ThreadCount.Of(flags);
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

    private bool NarrowRightSides(double* source, long stride)
    {
        bool fits = true;
        for (long j = 0; j < _nrhs && fits; j++)
        {
            fits = FloatCopy.Narrow(source + (j * stride), _correction + (j * _n), _n);
        }

        return fits;
    }

    /// <summary>X := X + the correction, R := B - A * X; whether every residual is small enough.</summary>
    private bool CorrectAndCheck(bool first, in Factors<float> factors, double enough)
    {
        for (long j = 0; j < _nrhs; j++)
        {
            float* correction = _correction + (j * _n);
            double* x = _x + (j * _ldx);
            if (!Vectors.AreFinite(_n, correction))
            {
                AddWithScale(first, factors, j);
            }
            else if (first)
            {
                FloatCopy.Widen(correction, x, _n);
            }
            else
            {
                FloatCopy.Add(correction, x, _n);
            }

            NativeMemory.Copy(_b + (j * _ldb), _r + (j * _n), (nuint)(_n * sizeof(double)));
        }

        Residual.Minus(_n, _nrhs, _a, _lda, _x, _ldx, _r, _n, SolveTuning.For<double>());
        bool all = true;
        for (long j = 0; j < _nrhs && all; j++)
        {
            double residual = Vectors.LargestMagnitude(_n, _r + (j * _n));
            all = Judgement<double>.IsSmall(residual, enough, Vectors.LargestMagnitude(_n, _x + (j * _ldx)));
        }

        return all;
    }

    /// <summary>Corrects a column whose correction overflows in float: by one that is rounded to double at the end alone.</summary>
    private void AddWithScale(bool first, in Factors<float> factors, long j)
    {
        float* correction = _correction + (j * _n);
        double* r = _r + (j * _n);
        double* x = _x + (j * _ldx);
        _ = FloatCopy.Narrow(first ? _b + (j * _ldb) : r, correction, _n);

        // The residual is computed anew afterwards.
        bool solved = ScaledSolve<float>.TrySolve(factors, correction, r);
        for (long i = 0; i < _n; i++)
        {
            double element = solved ? r[i] : double.NaN;
            x[i] = first ? element : x[i] + element;
        }
    }
}
