using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU.Algorithms.Refinement;

/// <content>The same with a scale for each number: plain and slow code.</content>
internal readonly unsafe ref partial struct Gerfs<T, TReal>
{
    /// <summary>Computes the scaled residual and size, and the largest of their quotients.</summary>
    private TReal ScaledBackwardError(T* b, T* x)
    {
        long n = _factors.N;
        ScaledVectors.Load(n, x, _scaledWork);
        for (long i = 0; i < n; i++)
        {
            _scaledResidual[i] = Scaled<T, TReal>.Of(b[i]);
            _scaledSize[i] = _scaledResidual[i].Magnitude;
        }

        for (long k = 0; k < n; k++)
        {
            for (long i = 0; i < n; i++)
            {
                (long row, long unknown) = IsTransposed ? (k, i) : (i, k);
                Subtract(row, _a[i + (k * _lda)], _scaledWork[unknown]);
            }
        }

        Scaled<TReal, TReal> largest = default;
        for (long i = 0; i < n; i++)
        {
            Scaled<TReal, TReal> residual = _scaledResidual[i].Magnitude;
            largest = residual.IsZero ? largest : Scaled<TReal, TReal>.Max(largest, residual / _scaledSize[i]);
        }

        return largest.Value;
    }

    /// <summary>Takes a product from a residual and adds its magnitude to the size.</summary>
    private void Subtract(long row, T element, in Scaled<T, TReal> unknown)
    {
        if (T.IsZero(element) || (unknown.IsZero && T.IsFinite(element)))
        {
            return;
        }

        Scaled<T, TReal> product = Scaled<T, TReal>.Of(element) * unknown;
        _scaledResidual[row] -= product;
        _scaledSize[row] += product.Magnitude;
    }

    /// <summary>x := x + op(A)^-1 * r, each sum rounded once into its type.</summary>
    private void AddScaledCorrection(Scaled<T, TReal>* residual, T* x)
    {
        long n = _factors.N;
        new ReadOnlySpan<Scaled<T, TReal>>(residual, (int)n).CopyTo(new Span<Scaled<T, TReal>>(_scaledWork, (int)n));
        ScaledSolve<T, TReal>.Run(PlainForm, _factors, _scaledWork);
        for (long i = 0; i < n; i++)
        {
            x[i] = (Scaled<T, TReal>.Of(x[i]) + _scaledWork[i]).Value;
        }
    }

    /// <summary>The scaled size becomes |r| + (n + 1) u (|op(A)| |x| + |b|), and w the same divided by a power of two.</summary>
    /// <returns>The exponent of the power.</returns>
    private int ScaledWeights(TReal* weights)
    {
        var rounding = Scaled<TReal, TReal>.Of(TReal.CreateTruncating(_factors.N + 1) * UnitRoundoff);
        for (long i = 0; i < _factors.N; i++)
        {
            _scaledSize[i] = _scaledResidual[i].Magnitude + (rounding * _scaledSize[i]);
        }

        return ScaledVectors.Store(_factors.N, _scaledSize, weights);
    }

    /// <summary>The numerator of the forward error's bound, from the scaled weights if they are there; NaN if the factors are not
    /// finite.</summary>
    private Scaled<TReal, TReal> ScaledError(bool scaled)
    {
        long n = _factors.N;
        if (!_factors.AreFinite(out _))
        {
            return Scaled<TReal, TReal>.Of(TReal.NaN);
        }

        if (!scaled)
        {
            ScaledVectors.Load(n, _residual, _scaledResidual);
            for (long i = 0; i < n; i++)
            {
                _scaledSize[i] = Scaled<TReal, TReal>.Of(Element<T, TReal>.Re(_size[i]));
            }

            ScaledWeights((TReal*)_previous);
        }

        var inverse = new ScaledWeightedInverse(IsTransposed, _factors, _scaledSize, _scaledWork);
        return NormEstimate<T, TReal>.One(ref inverse, n, _work, _signs);
    }

    /// <summary>The conjugate transpose of op(A)^-1 * diag(w) with a scale for each number, in n scaled elements of
    /// memory.</summary>
    private readonly struct ScaledWeightedInverse(
        bool transposed, Factors<T> factors, Scaled<TReal, TReal>* weights, Scaled<T, TReal>* work)
        : ILinearOperator<T>
    {
        public int Apply(T* x)
        {
            ScaledVectors.Load(factors.N, x, work);
            ScaledSolve<T, TReal>.Run(AdjointForm(!transposed), factors, work);
            Weigh();
            return ScaledVectors.Store(factors.N, work, x);
        }

        public int ApplyTransposed(T* x)
        {
            ScaledVectors.Load(factors.N, x, work);
            Weigh();
            ScaledSolve<T, TReal>.Run(AdjointForm(transposed), factors, work);
            return ScaledVectors.Store(factors.N, work, x);
        }

        private void Weigh()
        {
            for (long i = 0; i < factors.N; i++)
            {
                work[i] = work[i].Times(weights[i]);
            }
        }
    }
}
