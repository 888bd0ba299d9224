using System.Numerics;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>Iterative refinement with error bounds, LAPACK's gerfs. The arguments are valid.</summary>
/// <remarks>
/// <para>The componentwise backward error max |r| / (|op(A)| |x| + |b|), r = b - op(A) x (W. Oettli, W. Prager, Numer. Math. 6, 1964),
/// is brought down by steps of op(A) d = r until it is a unit round-off, no longer halves, or five steps are done.</para>
/// <para>The forward error is at most norm(|op(A)^-1| (|r| + (n + 1) u (|op(A)| |x| + |b|))) / norm(x) in the infinity norm, and
/// the numerator is the norm of a matrix that <see cref="NormEstimate{T, TReal}"/> estimates (M. Arioli, J. W. Demmel, I. S.
/// Duff, SIAM J. Matrix Anal. Appl. 10(2), 1989).</para>
/// <para>Where a residual or a size overflows, or is so small that it may have lost digits by underflow, both are computed anew with
/// a scale for each number, and so is what follows from them.</para>
/// <para>Magnitudes of complex numbers are |re| + |im|. Of their sizes the real parts are used, which is how kernels give them.
/// A^H x = b is refined as A^T times x's conjugate equal to b's; the absolute values of A^-H are those of A^-T.</para>
/// </remarks>
internal readonly unsafe ref partial struct Gerfs<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int MostSteps = 5;

    private readonly byte _trans;
    private readonly Factors<T> _factors;
    private readonly T* _a;
    private readonly long _lda;
    private readonly bool _singular;

    /// <summary>The residual r, the size |op(A)| |x| + |b|, the solution before a step or the weights, and two more
    /// vectors; of complex numbers also the right-hand side's conjugate.</summary>
    private readonly T* _residual;
    private readonly T* _size;
    private readonly T* _previous;
    private readonly T* _work;
    private readonly T* _signs;
    private readonly T* _conjugate;

    /// <summary>The residual, the size or the weights, and one more vector, if they need scales.</summary>
    private readonly Scaled<T, TReal>* _scaledResidual;
    private readonly Scaled<TReal, TReal>* _scaledSize;
    private readonly Scaled<T, TReal>* _scaledWork;

    private Gerfs(byte trans, in Factors<T> factors, bool singular, T* a, long lda, T* memory)
    {
        _singular = singular;
        _trans = trans;
        _factors = factors;
        _a = a;
        _lda = lda;
        _residual = memory;
        _size = _residual + factors.N;
        _previous = _size + factors.N;
        _work = _previous + factors.N;
        _signs = _work + factors.N;
        _conjugate = _signs + factors.N;
        _scaledResidual = (Scaled<T, TReal>*)(memory + (WorkVectors * factors.N));
        _scaledWork = _scaledResidual + factors.N;
        _scaledSize = (Scaled<TReal, TReal>*)(_scaledWork + factors.N);
    }

    /// <summary>Gets the number of vectors of elements; there are three of scaled numbers besides, as long as two each.</summary>
    private static int WorkVectors => Element<T, TReal>.IsComplex ? 6 : 5;

    private static TReal UnitRoundoff => Precision<TReal>.UnitRoundoff;

    private bool IsTransposed => _trans != (byte)'N';

    /// <summary>Gets the form that is refined: with conjugates of x and b, A^H becomes A^T.</summary>
    private byte PlainForm => IsTransposed ? (byte)'T' : (byte)'N';

    /// <summary>A size of a row that what underflows in its products cannot change by more than a rounding.</summary>
    private TReal Trusted =>
        TReal.CreateTruncating(Terms * (_factors.N + 1)) * Precision<TReal>.SmallestNormal / UnitRoundoff;

    /// <summary>Gets how many products of parts a product's magnitude is the sum of.</summary>
    private static int Terms => Element<T, TReal>.IsComplex ? 4 : 1;

    /// <summary>Refines X; gives 0, or the first zero pivot, 1-based, or <see cref="InfoCode.OutOfMemory"/>, with X
    /// untouched.</summary>
    /// <param name="trans">The form op(A): 'N', 'T' or 'C'.</param>
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
    /// <param name="judges">Whether zero pivots are allowed: X is only judged then, and nothing bounds its error.</param>
    public static long Refine(
        byte trans, in Factors<T> factors, T* a, long lda, long nrhs, T* b, long ldb, T* x, long ldx, TReal* ferr, TReal* berr,
        bool judges = false)
    {
        long zero = nrhs > 0 ? factors.ZeroPivot() : 0;
        if (zero != 0 && !judges)
        {
            return zero;
        }

        // However many columns an empty system has, nothing is to be written.
        if (factors.N == 0 && ferr == null && berr == null)
        {
            return 0;
        }

        if (!Scratch.TryRent((Int128)factors.N * (WorkVectors + (2 * 3)) * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        var refinement = new Gerfs<T, TReal>(trans, factors, zero != 0, a, lda, (T*)scratch.Pointer);
        for (long j = 0; j < nrhs; j++)
        {
            TReal backward = refinement.RefineForm(b + (j * ldb), x + (j * ldx), out bool scaled);
            if (berr != null)
            {
                berr[j] = backward;
            }

            if (ferr != null)
            {
                ferr[j] = TReal.IsNaN(backward) ? backward
                    : zero != 0 ? TReal.PositiveInfinity
                    : refinement.ForwardError(x + (j * ldx), scaled);
            }
        }

        scratch.Return();
        return 0;
    }

    /// <summary>Refines a column of X, of A^H with conjugates; gives its backward error.</summary>
    private TReal RefineForm(T* b, T* x, out bool scaled)
    {
        if (!Element<T, TReal>.IsComplex || _trans != (byte)'C')
        {
            return Refine(b, x, out scaled);
        }

        Copy(b, _conjugate);
        Vectors.Conjugate(_factors.N, _conjugate);
        Vectors.Conjugate(_factors.N, x);
        TReal error = Refine(_conjugate, x, out scaled);
        Vectors.Conjugate(_factors.N, x);
        return error;
    }

    /// <summary>Refines a column of X; gives its backward error, never a larger one than at first.</summary>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The column.</param>
    /// <param name="scaled">Receives whether residual and size are left in their scaled forms.</param>
    private TReal Refine(T* b, T* x, out bool scaled)
    {
        TReal before = TReal.CreateTruncating(3);
        TReal error = BackwardError(b, x, out scaled);
        int most = _singular ? 0 : MostSteps;
        for (int step = 0; error > UnitRoundoff && error + error <= before && step < most; step++)
        {
            Copy(x, _previous);
            Correct(x, scaled);
            before = error;
            error = BackwardError(b, x, out scaled);
            if (!(error <= before))
            {
                Copy(_previous, x);
                return BackwardError(b, x, out scaled);
            }
        }

        return error;
    }

    /// <summary>Computes the residual and the size, and the largest of their quotients; NaN if b or x is not finite.</summary>
    private TReal BackwardError(T* b, T* x, out bool scaled)
    {
        long n = _factors.N;
        scaled = false;
        if (!Vectors.AreFinite(n, b) || !Vectors.AreFinite(n, x))
        {
            return TReal.NaN;
        }

        Copy(b, _residual);
        MatrixVector.Minus(IsTransposed, n, _a, _lda, x, _residual);
        for (long i = 0; i < n; i++)
        {
            _size[i] = Element<T, TReal>.Of(Element<T, TReal>.Magnitude(b[i]));
            _work[i] = Element<T, TReal>.Of(-Element<T, TReal>.Magnitude(x[i]));
        }

        MatrixVector.MinusMagnitudes<T, TReal>(IsTransposed, n, _a, _lda, _work, _size);
        TReal largest = TReal.Zero;
        TReal trusted = Trusted;
        for (long i = 0; i < n; i++)
        {
            TReal size = Element<T, TReal>.Re(_size[i]);
            TReal residual = Element<T, TReal>.Magnitude(_residual[i]);
            scaled |= !(size > trusted && TReal.IsFinite(size) && TReal.IsFinite(residual));
            largest = TReal.Max(largest, residual / size);
        }

        return scaled ? ScaledBackwardError(b, x) : largest;
    }

    /// <summary>x := x + op(A)^-1 * r.</summary>
    private void Correct(T* x, bool scaled)
    {
        if (scaled)
        {
            AddScaledCorrection(_scaledResidual, x);
            return;
        }

        Copy(_residual, _work);
        Getrs.SolveOne(PlainForm, _factors, _work);
        if (!Vectors.AreFinite(_factors.N, _work))
        {
            ScaledVectors.Load(_factors.N, _residual, _scaledResidual);
            AddScaledCorrection(_scaledResidual, x);
            return;
        }

        for (long i = 0; i < _factors.N; i++)
        {
            x[i] += _work[i];
        }
    }

    /// <summary>The bound of the forward error, from the residual and the size that the last backward error has left.</summary>
    private TReal ForwardError(T* x, bool scaled)
    {
        long n = _factors.N;
        if (n == 0)
        {
            return TReal.Zero;
        }

        var weights = (TReal*)_previous;
        int exponent = scaled ? ScaledWeights(weights) : Weights(weights);
        int largest = TReal.ILogB(Vectors.LargestMagnitude<TReal, TReal>(n, weights));
        var inverse = new WeightedInverse(IsTransposed, _factors, weights, new SolveTrust<T, TReal>(_factors), largest);
        Scaled<TReal, TReal> error = NormEstimate<T, TReal>.One(ref inverse, n, _work, _signs);
        error = inverse.IsDoubtful || !error.IsFinite ? ScaledError(scaled) : Scaled<TReal, TReal>.Of(error.Value, exponent);
        TReal norm = Vectors.LargestMagnitude<T, TReal>(n, x);
        return TReal.IsZero(norm) ? error.Value
            : TReal.IsNormal(error.Value) && TReal.IsFinite(norm) ? error.Value / norm
            : (error / ScaledNorm(x)).Value;
    }

    /// <summary>The largest magnitude of x, which may be out of range where parts are not.</summary>
    private Scaled<TReal, TReal> ScaledNorm(T* x)
    {
        Scaled<TReal, TReal> largest = default;
        for (long i = 0; i < _factors.N; i++)
        {
            largest = Scaled<TReal, TReal>.Max(largest, Scaled<T, TReal>.Of(x[i]).Magnitude);
        }

        return largest;
    }

    /// <summary>w := |r| + (n + 1) u (|op(A)| |x| + |b|).</summary>
    /// <returns>The exponent 0.</returns>
    private int Weights(TReal* weights)
    {
        TReal rounding = TReal.CreateTruncating(_factors.N + 1) * UnitRoundoff;
        for (long i = 0; i < _factors.N; i++)
        {
            weights[i] = Element<T, TReal>.Magnitude(_residual[i]) + (rounding * Element<T, TReal>.Re(_size[i]));
        }

        return 0;
    }

    /// <summary>The form of A for a norm of its inverse, in which conjugates make no difference: A^H for A's transpose.</summary>
    private static byte AdjointForm(bool transposed) => transposed ? (byte)'C' : (byte)'N';

    private void Copy(T* source, T* target) =>
        new ReadOnlySpan<T>(source, (int)_factors.N).CopyTo(new Span<T>(target, (int)_factors.N));

    /// <summary>The conjugate transpose of op(A)^-1 * diag(w), whose infinity norm is wanted. Once a result is doubtful, no more
    /// are computed.</summary>
    private struct WeightedInverse(
        bool transposed, Factors<T> factors, TReal* weights, SolveTrust<T, TReal> trust, int largest)
        : ILinearOperator<T>
    {
        /// <summary>Gets a value indicating whether a result cannot be trusted.</summary>
        public bool IsDoubtful { get; private set; }

        public int Apply(T* x)
        {
            Solve(!transposed, x);
            Weigh(x);
            TReal magnitude = Vectors.LargestMagnitude<T, TReal>(factors.N, x);
            IsDoubtful |= !TReal.IsNormal(magnitude) || !trust.Covers(magnitude, largest);
            return 0;
        }

        public int ApplyTransposed(T* x)
        {
            Weigh(x);
            Solve(transposed, x);
            return 0;
        }

        private void Solve(bool transposedSolve, T* x)
        {
            if (!IsDoubtful)
            {
                Getrs.SolveOne(AdjointForm(transposedSolve), factors, x);
                IsDoubtful = !trust.Covers(Vectors.LargestMagnitude<T, TReal>(factors.N, x));
            }
        }

        private readonly void Weigh(T* x)
        {
            for (long i = 0; i < factors.N; i++)
            {
                x[i] = Element<T, TReal>.Times(x[i], weights[i]);
            }
        }
    }
}
