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
/// the numerator is the norm of a matrix that <see cref="NormEstimate"/> estimates (M. Arioli, J. W. Demmel, I. S. Duff,
/// SIAM J. Matrix Anal. Appl. 10(2), 1989).</para>
/// <para>Where a residual or a size overflows, or is so small that it may have lost digits by underflow, both are computed anew with
/// a scale for each number, and so is what follows from them.</para>
/// </remarks>
internal readonly unsafe ref partial struct Gerfs<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MostSteps = 5;

    /// <summary>Vectors of elements, and of scaled numbers as long as two each.</summary>
    private const int WorkVectors = 5 + (2 * 3);

    private readonly bool _transposed;
    private readonly Factors<T> _factors;
    private readonly T* _a;
    private readonly long _lda;

    /// <summary>The residual r, the size |op(A)| |x| + |b|, the solution before a step or the weights, and two more
    /// vectors.</summary>
    private readonly T* _residual;
    private readonly T* _size;
    private readonly T* _previous;
    private readonly T* _work;
    private readonly T* _signs;

    /// <summary>The residual, the size or the weights, and one more vector, if they need scales.</summary>
    private readonly Scaled<T>* _scaledResidual;
    private readonly Scaled<T>* _scaledSize;
    private readonly Scaled<T>* _scaledWork;

    private Gerfs(bool transposed, in Factors<T> factors, T* a, long lda, T* memory)
    {
        _transposed = transposed;
        _factors = factors;
        _a = a;
        _lda = lda;
        _residual = memory;
        _size = _residual + factors.N;
        _previous = _size + factors.N;
        _work = _previous + factors.N;
        _signs = _work + factors.N;
        _scaledResidual = (Scaled<T>*)(_signs + factors.N);
        _scaledSize = _scaledResidual + factors.N;
        _scaledWork = _scaledSize + factors.N;
    }

    private static T UnitRoundoff => Judgement<T>.UnitRoundoff;

    /// <summary>A size of a row that what underflows in its products cannot change by more than a rounding.</summary>
    private T Trusted => T.CreateTruncating(_factors.N + 1) * Judgement<T>.SmallestNormal / UnitRoundoff;

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

        if (!Scratch.TryRent((Int128)factors.N * WorkVectors * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        var refinement = new Gerfs<T>(transposed, factors, a, lda, (T*)scratch.Pointer);
        for (long j = 0; j < nrhs; j++)
        {
            T backward = refinement.Refine(b + (j * ldb), x + (j * ldx), out bool scaled);
            if (berr != null)
            {
                berr[j] = backward;
            }

            if (ferr != null)
            {
                ferr[j] = T.IsNaN(backward) ? backward : refinement.ForwardError(x + (j * ldx), scaled);
            }
        }

        scratch.Return();
        return 0;
    }

    /// <summary>Refines a column of X; gives its backward error, never a larger one than at first.</summary>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The column.</param>
    /// <param name="scaled">Receives whether residual and size are left in their scaled forms.</param>
    private T Refine(T* b, T* x, out bool scaled)
    {
        T before = T.CreateTruncating(3);
        T error = BackwardError(b, x, out scaled);
        for (int step = 0; error > UnitRoundoff && error + error <= before && step < MostSteps; step++)
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
    private T BackwardError(T* b, T* x, out bool scaled)
    {
        long n = _factors.N;
        scaled = false;
        if (!Vectors.AreFinite(n, b) || !Vectors.AreFinite(n, x))
        {
            return T.NaN;
        }

        Copy(b, _residual);
        MatrixVector.Minus(_transposed, n, _a, _lda, x, _residual);
        for (long i = 0; i < n; i++)
        {
            _size[i] = T.Abs(b[i]);
            _work[i] = -T.Abs(x[i]);
        }

        MatrixVector.MinusMagnitudes(_transposed, n, _a, _lda, _work, _size);
        T largest = T.Zero;
        T trusted = Trusted;
        for (long i = 0; i < n; i++)
        {
            scaled |= !(_size[i] > trusted && T.IsFinite(_size[i]) && T.IsFinite(_residual[i]));
            largest = T.Max(largest, T.Abs(_residual[i]) / _size[i]);
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
        Getrs.SolveOne(_transposed, _factors, _work);
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
    private T ForwardError(T* x, bool scaled)
    {
        long n = _factors.N;
        if (n == 0)
        {
            return T.Zero;
        }

        T* weights = _previous;
        int exponent = scaled ? ScaledWeights(weights) : Weights(weights);
        int largest = T.ILogB(Vectors.LargestMagnitude(n, weights));
        var inverse = new WeightedInverse(_transposed, _factors, weights, new SolveTrust<T>(_factors), largest);
        Scaled<T> error = NormEstimate.One(ref inverse, n, _work, _signs);
        error = inverse.IsDoubtful || !error.IsFinite ? ScaledError(scaled) : Scaled<T>.Of(error.Value, exponent);
        T norm = Vectors.LargestMagnitude(n, x);
        return T.IsZero(norm) ? error.Value : T.IsNormal(error.Value) ? error.Value / norm : (error / Scaled<T>.Of(norm)).Value;
    }

    /// <summary>w := |r| + (n + 1) u (|op(A)| |x| + |b|).</summary>
    /// <returns>The exponent 0.</returns>
    private int Weights(T* weights)
    {
        T rounding = T.CreateTruncating(_factors.N + 1) * UnitRoundoff;
        for (long i = 0; i < _factors.N; i++)
        {
            weights[i] = T.Abs(_residual[i]) + (rounding * _size[i]);
        }

        return 0;
    }

    private void Copy(T* source, T* target) =>
        new ReadOnlySpan<T>(source, (int)_factors.N).CopyTo(new Span<T>(target, (int)_factors.N));

    /// <summary>The transpose of op(A)^-1 * diag(w), whose infinity norm is wanted. Once a result is doubtful, no more are
    /// computed.</summary>
    private struct WeightedInverse(bool transposed, Factors<T> factors, T* weights, SolveTrust<T> trust, int largest)
        : ILinearOperator<T>
    {
        /// <summary>Gets a value indicating whether a result cannot be trusted.</summary>
        public bool IsDoubtful { get; private set; }

        public int Apply(T* x)
        {
            Solve(!transposed, x);
            Weigh(x);
            T magnitude = Vectors.LargestMagnitude(factors.N, x);
            IsDoubtful |= !T.IsNormal(magnitude) || !trust.Covers(magnitude, largest);
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
                Getrs.SolveOne(transposedSolve, factors, x);
                IsDoubtful = !trust.Covers(Vectors.LargestMagnitude(factors.N, x));
            }
        }

        private readonly void Weigh(T* x)
        {
            for (long i = 0; i < factors.N; i++)
            {
                x[i] *= weights[i];
            }
        }
    }
}
