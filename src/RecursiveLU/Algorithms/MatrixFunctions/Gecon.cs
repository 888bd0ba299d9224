using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.MatrixFunctions;

/// <summary>The reciprocal condition number from factors, estimated. The arguments are valid.</summary>
/// <remarks>The estimate is made in the element type. Only if a solve on the way overflows, or may have lost by underflow what
/// matters, or if the estimate itself is not in the normal range, is it made anew with a scale for each number, as
/// <see cref="ScaledSolve{T}"/> does.</remarks>
internal static unsafe class Gecon
{
    /// <summary>Elements of memory that <see cref="Estimate{T}(bool, in Factors{T}, in Scaled{T}, T*, T*)"/> needs for each
    /// unknown.</summary>
    private const int WorkVectors = 4;

    /// <summary>Estimates 1 / (norm(A) * norm(A^-1)); gives 0 or <see cref="InfoCode.OutOfMemory"/>.</summary>
    /// <param name="infinity">Whether the norm is the infinity norm, or else the 1-norm.</param>
    /// <param name="f">The factors; their row exchanges change no norm of A^-1 that is asked for, and are not looked at.</param>
    /// <param name="norm">The norm of A, not negative.</param>
    /// <param name="rcond">Receives the estimate: 0 if A is singular, or if the estimate underflows, or if the factors have
    /// infinities; NaN if they have NaN.</param>
    public static long Estimate<T>(bool infinity, in Factors<T> f, in Scaled<T> norm, T* rcond)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (f.N == 0 || norm.IsZero || !norm.IsFinite || f.ZeroPivot() != 0)
        {
            *rcond = f.N == 0 ? T.One : T.Zero;
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
    public static void Estimate<T>(bool infinity, in Factors<T> f, in Scaled<T> norm, T* rcond, T* work)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var factors = new Factors<T> { N = f.N, Lu = f.Lu, Lda = f.Lda, Ipiv = null };
        T* signs = work + f.N;
        var inverse = new Inverse<T>(infinity, factors, new SolveTrust<T>(f, norm.Exponent));
        Scaled<T> size = NormEstimate.One(ref inverse, f.N, work, signs);
        T reciprocal = ReciprocalOfProduct(size, norm);
        if (inverse.IsDoubtful || !T.IsNormal(reciprocal))
        {
            reciprocal = f.AreFinite(out bool areNumbers) ? ScaledEstimate(infinity, factors, norm, work)
                : areNumbers ? T.Zero
                : T.NaN;
        }

        *rcond = WithoutRoundingAboveOne(f.N, reciprocal);
    }

    /// <summary>The estimate with a scale for each number; where it underflows, what it is without the norms that rounding errors
    /// seem to have raised.</summary>
    private static T ScaledEstimate<T>(bool infinity, in Factors<T> f, in Scaled<T> norm, T* work)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* signs = work + f.N;
        var inverse = new ScaledInverse<T>(infinity, f, (Scaled<T>*)(signs + f.N));
        Scaled<T> size = NormEstimate.One(ref inverse, f.N, work, signs, out Scaled<T> last);
        T reciprocal = ReciprocalOfProduct(size, norm);
        return T.IsZero(reciprocal) ? ReciprocalOfProduct(last, norm) : reciprocal;
    }

    /// <summary>1 / (size * norm).</summary>
    private static T ReciprocalOfProduct<T>(in Scaled<T> size, in Scaled<T> norm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T reciprocal = T.One / size.Value;
        T given = norm.Value;
        return T.IsNormal(reciprocal) && T.IsNormal(size.Value) && T.IsFinite(given)
            ? reciprocal / given
            : (Scaled<T>.Of(T.One) / (size * norm)).Value;
    }

    /// <summary>One instead of a number that only rounding can have made larger: no number that is true to A is.</summary>
    private static T WithoutRoundingAboveOne<T>(long n, T rcond)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T rounding = T.CreateTruncating(16 * n) * (T.BitIncrement(T.One) - T.One);
        return rcond > T.One && rcond <= T.One + rounding ? T.One : rcond;
    }

    /// <summary>(L * U)^-1, or its transpose. Once a result is doubtful, no more are computed.</summary>
    private struct Inverse<T>(bool transposed, Factors<T> f, SolveTrust<T> trust) : ILinearOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>Gets a value indicating whether a result cannot be trusted.</summary>
        public bool IsDoubtful { get; private set; }

        public int Apply(T* x) => Solve(transposed, x);

        public int ApplyTransposed(T* x) => Solve(!transposed, x);

        private int Solve(bool transposedSolve, T* x)
        {
            if (!IsDoubtful)
            {
                Getrs.SolveOne(transposedSolve, f, x);
                IsDoubtful = !trust.Covers(Vectors.LargestMagnitude(f.N, x));
            }

            return 0;
        }
    }

    /// <summary>The same with a scale for each number, in n scaled elements of memory.</summary>
    private readonly struct ScaledInverse<T>(bool transposed, Factors<T> f, Scaled<T>* work) : ILinearOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public int Apply(T* x) => Solve(transposed, x);

        public int ApplyTransposed(T* x) => Solve(!transposed, x);

        private int Solve(bool transposedSolve, T* x)
        {
            ScaledVectors.Load(f.N, x, work);
            ScaledSolve<T>.Run(transposedSolve, f, work);
            return ScaledVectors.Store(f.N, work, x);
        }
    }
}
