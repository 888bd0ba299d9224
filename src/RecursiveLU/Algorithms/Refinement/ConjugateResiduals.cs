using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>A solution of A * x = b that corrections improve as far as all of them together can: generalised conjugate residuals
/// (S. C. Eisenstat, H. C. Elman, M. H. Schultz, SIAM J. Numer. Anal. 20(2), 1983).</summary>
/// <remarks>Where corrections alone would converge slowly or not at all because factors are bad in a few directions, some steps more find
/// those. Rows weigh as their elements of |A| |x| + |b| allow. All numbers are added up in the same order whatever the vectors, and in
/// double.</remarks>
/// <param name="memory">Memory of <see cref="Size"/> elements.</param>
/// <param name="n">The order of A.</param>
/// <param name="corrections">The most corrections.</param>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts.</typeparam>
internal readonly unsafe struct ConjugateResiduals<T, TReal>(T* memory, long n, int corrections)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Corrections may be made so many times larger, not more: A would be all but singular in their direction.</summary>
    private const double MostGain = 4;

    /// <summary>In so many steps the residual must come down to this part of itself.</summary>
    private const int Patience = 3;
    private const double LeastProgress = 0.75;

    private T* X => memory;

    private T* Residual => memory + n;

    /// <summary>The size of the residual after each step.</summary>
    private TReal* Sizes => (TReal*)(memory + ((2 + (2 * corrections)) * n));

    /// <summary>Elements of memory for so many corrections.</summary>
    public static Int128 Size(long n, int corrections) => ((Int128)n * (2 + (2 * corrections))) + corrections;

    /// <summary>Begins with a solution and its residual.</summary>
    public void Begin(T* x, T* residual)
    {
        Copy(x, X);
        Copy(residual, Residual);
    }

    /// <summary>Takes a correction of the solution.</summary>
    public void Take(long step, T* correction) => Copy(correction, Correction(step));

    /// <summary>Improves the solution by all corrections so far; false if that makes no sense.</summary>
    /// <param name="step">The number of the last correction.</param>
    /// <param name="x">Receives the solution.</param>
    /// <param name="residual">The residual of the solution with the last correction; receives that of the improved one.</param>
    /// <param name="w">|A| |x| + |b|, the real parts.</param>
    public bool Improve(long step, T* x, T* residual, T* w)
    {
        // A times the correction.
        T* product = Product(step);
        for (long i = 0; i < n; i++)
        {
            product[i] = Residual[i] - residual[i];
        }

        for (long k = 0; k < step; k++)
        {
            Complex part = Inner(Product(k), product, w) / Inner(Product(k), Product(k), w).Real;
            Subtract(part, Product(k), product);
            Subtract(part, Correction(k), Correction(step));
        }

        Complex gain = Inner(product, Residual, w) / Inner(product, product, w).Real;
        Subtract(-gain, Correction(step), X);
        Subtract(gain, product, Residual);
        Copy(X, x);
        Copy(Residual, residual);
        double size = Math.Sqrt(Inner(Residual, Residual, w).Real);
        Sizes[step] = TReal.CreateTruncating(size);
        bool progresses = step < Patience || size <= double.CreateTruncating(Sizes[step - Patience]) * LeastProgress;
        return Complex.Abs(gain) <= MostGain && progresses;
    }

    private T* Correction(long step) => memory + ((2 + (2 * step)) * n);

    private T* Product(long step) => memory + ((3 + (2 * step)) * n);

    private void Copy(T* source, T* target) => NativeMemory.Copy(source, target, (nuint)(n * sizeof(T)));

    /// <summary>y := y - factor * x.</summary>
    private void Subtract(Complex factor, T* x, T* y)
    {
        for (long i = 0; i < n; i++)
        {
            double re = Re(y[i]) - (factor.Real * Re(x[i]));
            double im = 0;
            if (Element<T, TReal>.IsComplex)
            {
                re += factor.Imaginary * Im(x[i]);
                im = Im(y[i]) - (factor.Real * Im(x[i])) - (factor.Imaginary * Re(x[i]));
            }

            y[i] = Element<T, TReal>.Of(TReal.CreateTruncating(re), TReal.CreateTruncating(im));
        }
    }

    /// <summary>The inner product of conj(x) and y.</summary>
    private Complex Inner(T* x, T* y, T* w)
    {
        double re = 0;
        double im = 0;
        for (long i = 0; i < n; i++)
        {
            // Rows of zeros have no residual.
            double weight = Re(w[i]);
            if (weight == 0)
            {
                continue;
            }

            re += Re(x[i]) / weight * (Re(y[i]) / weight);
            if (Element<T, TReal>.IsComplex)
            {
                re += Im(x[i]) / weight * (Im(y[i]) / weight);
                im += (Re(x[i]) / weight * (Im(y[i]) / weight)) - (Im(x[i]) / weight * (Re(y[i]) / weight));
            }
        }

        return new(re, im);
    }

    private static double Re(T x) => double.CreateTruncating(Element<T, TReal>.Re(x));

    private static double Im(T x) => double.CreateTruncating(Element<T, TReal>.Im(x));
}
