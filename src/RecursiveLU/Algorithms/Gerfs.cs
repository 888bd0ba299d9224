using System.Numerics;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms;

/// <summary>Iterative refinement with error bounds, LAPACK's gerfs. The arguments are valid.</summary>
/// <remarks>
/// <para>The componentwise backward error max |r| / (|op(A)| |x| + |b|), r = b - op(A) x (W. Oettli, W. Prager, Numer. Math. 6, 1964),
/// is brought down by steps of op(A) d = r until it is a unit round-off, no longer halves, or five steps are done.</para>
/// <para>The forward error is at most norm(|op(A)^-1| (|r| + (n + 1) u (|op(A)| |x| + |b|))) / norm(x) in the infinity norm, and
/// the numerator is the norm of a matrix that <see cref="NormEstimate"/> estimates (M. Arioli, J. W. Demmel, I. S. Duff,
/// SIAM J. Matrix Anal. Appl. 10(2), 1989).</para>
/// </remarks>
internal readonly unsafe ref struct Gerfs<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostSteps = 5;

    private readonly bool _transposed;
    private readonly Factors<T> _factors;
    private readonly T* _a;
    private readonly long _lda;

    /// <summary>The residual r, the size |op(A)| |x| + |b|, and two more vectors.</summary>
    private readonly T* _residual;
    private readonly T* _size;
    private readonly T* _work;
    private readonly T* _signs;

    private Gerfs(bool transposed, in Factors<T> factors, T* a, long lda, T* memory)
    {
        _transposed = transposed;
        _factors = factors;
        _a = a;
        _lda = lda;
        _residual = memory;
        _size = _residual + factors.N;
        _work = _size + factors.N;
        _signs = _work + factors.N;
    }

    /// <summary>Half the distance from one to the next number.</summary>
    private static T UnitRoundoff => T.ScaleB(T.BitIncrement(T.One) - T.One, -1);

    /// <summary>n + 1 times the smallest normal number: what is added to a backward error's denominator too small to trust.</summary>
    private T Small => T.CreateTruncating(_factors.N + 1) * SmallestNormal;

    private static T SmallestNormal => T.ScaleB(T.One, 1 - T.ILogB(T.BitDecrement(T.PositiveInfinity)));

    /// <summary>Refines X; gives 0, or the first zero pivot, 1-based, or <see cref="InfoCode.OutOfMemory"/>, with X
    /// untouched.</summary>
    /// <param name="transposed">Whether op(A) is the transpose.</param>
    /// <param name="factors">The factors of A.</param>
    /// <param name="a">A itself.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="nrhs">Columns of B and X.</param>
    /// <param name="b">B, only read.</param>
    /// <param name="ldb">Elements from a column of B to the next.</param>
    /// <param name="x">X.</param>
    /// <param name="ldx">Elements from a column of X to the next.</param>
    /// <param name="ferr">Receives a bound of each column's relative forward error; or null.</param>
    /// <param name="berr">Receives each column's backward error; or null.</param>
    public static long Refine(
        bool transposed, in Factors<T> factors, T* a, long lda, long nrhs, T* b, long ldb, T* x, long ldx, T* ferr, T* berr)
    {
        long zero = nrhs > 0 ? factors.ZeroPivot() : 0;
        if (zero != 0)
        {
            return zero;
        }

        // However many columns an empty system has, nothing is to be written.
        if (factors.N == 0 && ferr == null && berr == null)
        {
            return 0;
        }

        if (!Scratch.TryRent((Int128)factors.N * 4 * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        var refinement = new Gerfs<T>(transposed, factors, a, lda, (T*)scratch.Pointer);
        for (long j = 0; j < nrhs; j++)
        {
            T backward = refinement.Refine(b + (j * ldb), x + (j * ldx));
            if (berr != null)
            {
                berr[j] = backward;
            }

            if (ferr != null)
            {
                ferr[j] = refinement.ForwardError(x + (j * ldx));
            }
        }

        scratch.Return();
        return 0;
    }

    /// <summary>Refines a column of X; gives its backward error.</summary>
    private T Refine(T* b, T* x)
    {
        T before = T.CreateTruncating(3);
        for (int step = 0; ; step++)
        {
            T error = BackwardError(b, x);
            if (!(error > UnitRoundoff && error + error <= before && step < MostSteps))
            {
                return error;
            }

            Copy(_residual, _work);
            Getrs.SolveOne(_transposed, _factors, _work);
            for (long i = 0; i < _factors.N; i++)
            {
                x[i] += _work[i];
            }

            before = error;
        }
    }

    /// <summary>Computes the residual and the size, and the largest of their quotients.</summary>
    private T BackwardError(T* b, T* x)
    {
        long n = _factors.N;
        Copy(b, _residual);
        MatrixVector.Minus(_transposed, n, _a, _lda, x, _residual);
        for (long i = 0; i < n; i++)
        {
            _size[i] = T.Abs(b[i]);
            _work[i] = -T.Abs(x[i]);
        }

        MatrixVector.MinusMagnitudes(_transposed, n, _a, _lda, _work, _size);
        T largest = T.Zero;
        T trusted = Small / UnitRoundoff;
        for (long i = 0; i < n; i++)
        {
            T extra = _size[i] > trusted ? T.Zero : Small;
            largest = T.Max(largest, (T.Abs(_residual[i]) + extra) / (_size[i] + extra));
        }

        return largest;
    }

    /// <summary>The bound of the forward error, from the residual and the size that the last backward error has left.</summary>
    private T ForwardError(T* x)
    {
        long n = _factors.N;
        T trusted = Small / UnitRoundoff;
        T rounding = T.CreateTruncating(n + 1) * UnitRoundoff;
        for (long i = 0; i < n; i++)
        {
            T extra = _size[i] > trusted ? T.Zero : Small;
            _size[i] = T.Abs(_residual[i]) + (rounding * _size[i]) + extra;
        }

        if (n == 0)
        {
            return T.Zero;
        }

        var weighted = new WeightedInverse(_transposed, _factors, _size);
        T error = NormEstimate.One(ref weighted, n, _work, _signs);
        T norm = Vectors.LargestMagnitude(n, x);
        return T.IsZero(norm) ? error : error / norm;
    }

    private void Copy(T* source, T* target) =>
        new ReadOnlySpan<T>(source, (int)_factors.N).CopyTo(new Span<T>(target, (int)_factors.N));

    /// <summary>The transpose of op(A)^-1 * diag(w), whose infinity norm is wanted.</summary>
    private readonly struct WeightedInverse(bool transposed, Factors<T> factors, T* weights) : ILinearOperator<T>
    {
        public void Apply(T* x)
        {
            Getrs.SolveOne(!transposed, factors, x);
            Weigh(x);
        }

        public void ApplyTransposed(T* x)
        {
            Weigh(x);
            Getrs.SolveOne(transposed, factors, x);
        }

        private void Weigh(T* x)
        {
            for (long i = 0; i < factors.N; i++)
            {
                x[i] *= weights[i];
            }
        }
    }
}
