using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The reciprocal condition number from factors, estimated. The arguments are valid.</summary>
/// <remarks>The estimate is made in the element type. Only if a solve on the way overflows, or may have lost by underflow what
/// matters, or if the estimate itself is not in the normal range, is it made anew with a scale for each number, as
/// <see cref="ScaledSolve{T, TReal}"/> does.</remarks>
internal static unsafe class Gecon
{
    /// <summary>Elements of memory that
    /// <see cref="Estimate{T, TReal}(bool, in Factors{T}, in Scaled{TReal, TReal}, TReal*, T*)"/> needs for each
    /// unknown.</summary>
    private const int WorkVectors = 4;

    /// <summary>Estimates 1 / (norm(A) * norm(A^-1)); gives 0 or <see cref="InfoCode.OutOfMemory"/>.</summary>
    /// <param name="infinity">Whether the norm is the infinity norm, or else the 1-norm.</param>
    /// <param name="f">The factors; their row exchanges change no norm of A^-1 that is asked for, and are not looked at.</param>
    /// <param name="norm">The norm of A, not negative.</param>
    /// <param name="rcond">Receives the estimate: 0 if A is singular, or if the estimate underflows, or if the factors have
    /// infinities; NaN if they have NaN.</param>
    public static long Estimate<T, TReal>(bool infinity, in Factors<T> f, in Scaled<TReal, TReal> norm, TReal* rcond)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (f.N == 0 || norm.IsZero || !norm.IsFinite || f.ZeroPivot() != 0)
        {
            *rcond = f.N == 0 ? TReal.One : TReal.Zero;
            return 0;
        }

        if (!Scratch.TryRent((Int128)f.N * WorkVectors * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        Estimate(infinity, f, norm, rcond, (T*)scratch.Pointer);
        scratch.Return();
        return 0;
    }

    /// <summary>The same in 4n elements of memory, if neither the norm nor a pivot is zero.</summary>
    public static void Estimate<T, TReal>(bool infinity, in Factors<T> f, in Scaled<TReal, TReal> norm, TReal* rcond, T* work)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var factors = new Factors<T> { N = f.N, Lu = f.Lu, Lda = f.Lda, Ipiv = null };
        T* signs = work + f.N;
        var inverse = new Inverse<T, TReal>(infinity, factors, new SolveTrust<T, TReal>(f, norm.Exponent));
        Scaled<TReal, TReal> size = NormEstimate<T, TReal>.One(ref inverse, f.N, work, signs);
        TReal reciprocal = ReciprocalOfProduct(size, norm);
        if (inverse.IsDoubtful || !TReal.IsNormal(reciprocal))
        {
            reciprocal = f.AreFinite(out bool areNumbers) ? ScaledEstimate(infinity, factors, norm, work)
                : areNumbers ? TReal.Zero
                : TReal.NaN;
        }

        *rcond = WithoutRoundingAboveOne(f.N, reciprocal);
    }

    /// <summary>The estimate with a scale for each number; where it underflows, what it is without the norms that rounding errors
    /// seem to have raised.</summary>
    private static TReal ScaledEstimate<T, TReal>(bool infinity, in Factors<T> f, in Scaled<TReal, TReal> norm, T* work)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        T* signs = work + f.N;
        var inverse = new ScaledInverse<T, TReal>(infinity, f, (Scaled<T, TReal>*)(signs + f.N));
        Scaled<TReal, TReal> size = NormEstimate<T, TReal>.One(ref inverse, f.N, work, signs, out Scaled<TReal, TReal> last);
        TReal reciprocal = ReciprocalOfProduct(size, norm);
        return TReal.IsZero(reciprocal) ? ReciprocalOfProduct(last, norm) : reciprocal;
    }

    /// <summary>1 / (size * norm).</summary>
    private static TReal ReciprocalOfProduct<TReal>(in Scaled<TReal, TReal> size, in Scaled<TReal, TReal> norm)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal reciprocal = TReal.One / size.Value;
        TReal given = norm.Value;
        return TReal.IsNormal(reciprocal) && TReal.IsNormal(size.Value) && TReal.IsFinite(given)
            ? reciprocal / given
            : (Scaled<TReal, TReal>.Of(TReal.One) / (size * norm)).Value;
    }

    /// <summary>One instead of a number that only rounding can have made larger: no number that is true to A is.</summary>
    private static TReal WithoutRoundingAboveOne<TReal>(long n, TReal rcond)
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal rounding = TReal.CreateTruncating(16 * n) * (TReal.BitIncrement(TReal.One) - TReal.One);
        return rcond > TReal.One && rcond <= TReal.One + rounding ? TReal.One : rcond;
    }

    private static byte FormOf(bool transposed) => transposed ? (byte)'C' : (byte)'N';

    /// <summary>(L * U)^-1, or its conjugate transpose. Once a result is doubtful, no more are computed.</summary>
    private struct Inverse<T, TReal>(bool transposed, Factors<T> f, SolveTrust<T, TReal> trust) : ILinearOperator<T>
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        /// <summary>Gets a value indicating whether a result cannot be trusted.</summary>
        public bool IsDoubtful { get; private set; }

        public int Apply(T* x) => Solve(transposed, x);

        public int ApplyTransposed(T* x) => Solve(!transposed, x);

        private int Solve(bool transposedSolve, T* x)
        {
            if (!IsDoubtful)
            {
                Getrs.SolveOne(FormOf(transposedSolve), f, x);
                IsDoubtful = !trust.Covers(Vectors.LargestMagnitude<T, TReal>(f.N, x));
            }

            return 0;
        }
    }

    /// <summary>The same with a scale for each number, in n scaled elements of memory.</summary>
    private readonly struct ScaledInverse<T, TReal>(bool transposed, Factors<T> f, Scaled<T, TReal>* work) : ILinearOperator<T>
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        public int Apply(T* x) => Solve(transposed, x);

        public int ApplyTransposed(T* x) => Solve(!transposed, x);

        private int Solve(bool transposedSolve, T* x)
        {
            ScaledVectors.Load(f.N, x, work);
            ScaledSolve<T, TReal>.Run(FormOf(transposedSolve), f, work);
            return ScaledVectors.Store(f.N, work, x);
        }
    }
}
