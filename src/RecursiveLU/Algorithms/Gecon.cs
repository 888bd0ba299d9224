using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms;

/// <summary>The reciprocal condition number from factors, estimated. The arguments are valid.</summary>
internal static unsafe class Gecon
{
    /// <summary>Estimates 1 / (norm(A) * norm(A^-1)); gives 0 or <see cref="InfoCode.OutOfMemory"/>.</summary>
    /// <param name="infinity">Whether the norm is the infinity norm, or else the 1-norm.</param>
    /// <param name="f">The factors; their row exchanges change no norm of A^-1 that is asked for, and are not looked at.</param>
    /// <param name="norm">The norm of A, not negative.</param>
    /// <param name="rcond">Receives the estimate: 0 if A is singular, or if the estimate underflows; NaN if the factors
    /// are.</param>
    public static long Estimate<T>(bool infinity, in Factors<T> f, T norm, T* rcond)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (f.N == 0 || T.IsZero(norm) || T.IsInfinity(norm) || f.ZeroPivot() != 0)
        {
            *rcond = f.N == 0 ? T.One : T.Zero;
            return 0;
        }

        if (!Scratch.TryRent((Int128)f.N * 3 * sizeof(T), out Scratch scratch))
        {
            return InfoCode.OutOfMemory;
        }

        Estimate(infinity, f, norm, rcond, (T*)scratch.Pointer);
        scratch.Return();
        return 0;
    }

    /// <summary>The same in 3n elements of memory, if neither the norm nor a pivot is zero.</summary>
    public static void Estimate<T>(bool infinity, in Factors<T> f, T norm, T* rcond, T* work)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var inverse = new Inverse<T>(infinity, f, work + f.N);
        T size = NormEstimate.One(ref inverse, f.N, work, work + (2 * f.N));
        *rcond = inverse.Overflowed || T.IsZero(size) ? T.Zero : T.One / size / norm;
    }

    /// <summary>(L * U)^-1, or its transpose.</summary>
    private struct Inverse<T>(bool transposed, Factors<T> f, T* copy) : ILinearOperator<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        /// <summary>Gets a value indicating whether a result was too large for its type.</summary>
        public bool Overflowed { get; private set; }

        public void Apply(T* x) => Solve(transposed, x);

        public void ApplyTransposed(T* x) => Solve(!transposed, x);

        private void Solve(bool transposedSolve, T* x)
        {
            var factors = new Factors<T> { N = f.N, Lu = f.Lu, Lda = f.Lda, Ipiv = null };
            var bytes = (nuint)(f.N * sizeof(T));
            NativeMemory.Copy(x, copy, bytes);
            Getrs.SolveOne(transposedSolve, factors, x);
            if (Vectors.AreFinite(f.N, x))
            {
                return;
            }

            NativeMemory.Copy(copy, x, bytes);
            T scale = ScaledSolve<T>.Run(transposedSolve, factors, x);
            Overflowed |= T.IsZero(scale);
            for (long i = 0; i < f.N; i++)
            {
                x[i] /= scale;
                Overflowed |= T.IsInfinity(x[i]);
                x[i] = Overflowed ? T.Zero : x[i];
            }
        }
    }
}
