using System.Numerics;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;

namespace RecursiveLU.Algorithms.Refinement;

/// <summary>Products of a square column-major matrix and a vector, with the widest vectors of this machine.</summary>
internal static unsafe class MatrixVector
{
    /// <summary>y := y - op(A) * x.</summary>
    public static void Minus<T>(bool transposed, long n, T* a, long lda, T* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Widest.Run<T, Work<T, Elements>>(new Work<T, Elements>(transposed, (nint)n, a, (nint)lda, x, y));

    /// <summary>y := y - |op(A)| * x.</summary>
    public static void MinusMagnitudes<T>(bool transposed, long n, T* a, long lda, T* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Widest.Run<T, Work<T, Magnitudes>>(new Work<T, Magnitudes>(transposed, (nint)n, a, (nint)lda, x, y));

    /// <summary>The 1-norm of op(A): NaN if an element is.</summary>
    /// <param name="transposed">The 1-norm of the transpose is the infinity norm.</param>
    /// <param name="n">Order of A.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="work">2 * n elements.</param>
    public static T OneNorm<T>(bool transposed, long n, T* a, long lda, T* work)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* sums = work + n;
        new Span<T>(work, (int)n).Fill(T.NegativeOne);
        new Span<T>(sums, (int)n).Clear();
        MinusMagnitudes(!transposed, n, a, lda, work, sums);
        return Vectors.LargestMagnitude(n, sums);
    }

    /// <summary>The same with scratch memory; false if there is not enough.</summary>
    public static bool TryOneNorm<T>(bool transposed, long n, T* a, long lda, out T norm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        norm = T.Zero;
        if (!Scratch.TryRent((Int128)n * 2 * sizeof(T), out Scratch scratch))
        {
            return false;
        }

        norm = OneNorm(transposed, n, a, lda, (T*)scratch.Pointer);
        scratch.Return();
        return true;
    }

    /// <summary>The same for a norm that may be too large for its type; infinite only if an element is.</summary>
    public static bool TryScaledOneNorm<T>(bool transposed, long n, T* a, long lda, out Scaled<T> norm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool done = TryOneNorm(transposed, n, a, lda, out T plain);
        norm = T.IsInfinity(plain) ? OneNormBeyondRange(transposed, n, a, lda) : Scaled<T>.Of(plain);
        return done;
    }

    /// <summary>The 1-norm of op(A), from sums of elements divided by more than their number.</summary>
    private static Scaled<T> OneNormBeyondRange<T>(bool transposed, long n, T* a, long lda)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Power = 40;
        (long row, long column) = transposed ? (lda, 1L) : (1L, lda);
        T largest = T.Zero;
        for (long j = 0; j < n; j++)
        {
            T sum = T.Zero;
            for (long i = 0; i < n; i++)
            {
                sum += T.Abs(T.ScaleB(a[(i * row) + (j * column)], -Power));
            }

            largest = T.Max(largest, sum);
        }

        return Scaled<T>.Of(largest, Power);
    }

    private readonly struct Work<T, TReading>(bool transposed, nint n, T* a, nint lda, T* x, T* y) : IVectorised<T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TReading : struct, IReading
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (transposed)
            {
                TransposedGemv<T, TVector, TReading>.Minus(a, lda, n, n, x, y);
            }
            else
            {
                Gemv<T, TVector, TReading>.Minus(a, lda, n, n, x, y);
            }

            return 0;
        }
    }
}
