using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>C := alpha * op(A) * op(B) + beta * C.</summary>
internal static unsafe class Gemm
{
    /// <summary>Computes it; the arguments are valid.</summary>
    /// <param name="transA">Form of A: 'N', 'T' or 'C'.</param>
    /// <param name="transB">Form of B.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Columns of op(A).</param>
    /// <param name="alpha">Where it is zero, A and B are not read.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="ldb">Elements from a column of B to the next.</param>
    /// <param name="beta">Where it is zero, C is not read.</param>
    /// <param name="c">C.</param>
    /// <param name="ldc">Elements from a column of C to the next.</param>
    /// <param name="threads">Threads that may share the work.</param>
    public static void Run<T>(
        byte transA, byte transB, long m, long n, long k, T alpha, T* a, long lda, T* b, long ldb, T beta, T* c, long ldc, int threads)
        where T : unmanaged, INumberBase<T> =>
        Run(m, n, k, alpha, MatrixView<T>.Of(transA, a, lda), MatrixView<T>.Of(transB, b, ldb), beta, c, ldc, threads);

    /// <summary>The same for factors in any form.</summary>
    public static void Run<T>(
        long m, long n, long k, T alpha, in MatrixView<T> a, in MatrixView<T> b, T beta, T* c, long ldc, int threads)
        where T : unmanaged, INumberBase<T>
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        if (beta != T.One)
        {
            Widest.Run<T, Scaling<T>>(new Scaling<T>(m, n, beta, c, ldc));
        }

        if (k == 1 && !T.IsZero(alpha) && Math.Max(m, n) > BlasTuning.MostInPlace)
        {
            Ger.Multiply(m, n, alpha, a, b, c, ldc, threads);
        }
        else if (k > 0 && !T.IsZero(alpha))
        {
            fixed (MatrixView<T>* left = &a, right = &b)
            {
                Widest.Run<T, Work<T>>(new Work<T>(m, n, k, alpha, left, right, c, ldc, threads));
            }
        }
    }

    /// <summary>The same for matrices of up to <see cref="BlasTuning.MostInPlace"/> rows, columns and terms, none of them empty, by nothing
    /// but kernels: what surrounds them takes longer than they do. Vectors are shorter where C's columns are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunSmall<T>(
        int m, int n, int k, T alpha, in MatrixView<T> a, in MatrixView<T> b, T* beta, T* c, nint ldc)
        where T : unmanaged, INumberBase<T>
    {
        int row = 0;
        if (VectorWidth.Bits == 512 && beta == null && SmallProduct<T, Simd512<T>>.AreWhole(m, n, alpha))
        {
            SmallProduct<T, Simd512<T>>.RunWhole(m, n, k, a, b, c, ldc);
            return;
        }

        if (VectorWidth.Bits == 512 && m >= Simd512<T>.Count)
        {
            row = m / Simd512<T>.Count * Simd512<T>.Count;
            SmallProduct<T, Simd512<T>>.RunInPlace(row, n, k, alpha, a, b, beta, c, ldc);
        }

        if (VectorWidth.Bits >= 256 && m - row > Simd128<T>.Count)
        {
            SmallProduct<T, Simd256<T>>.RunInPlace(m - row, n, k, alpha, a.From(row, 0), b, beta, c + row, ldc);
        }
        else if (row < m)
        {
            SmallProduct<T, Simd128<T>>.RunInPlace(m - row, n, k, alpha, a.From(row, 0), b, beta, c + row, ldc);
        }
    }

    /// <summary>C := beta * C, and zero for zero, whatever is there.</summary>
    private readonly struct Scaling<T>(long m, long n, T beta, T* c, long ldc) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            for (long j = 0; j < n; j++)
            {
                if (T.IsZero(beta))
                {
                    Columns<T, TVector>.Clear(c + (j * ldc), m);
                }
                else
                {
                    Columns<T, TVector>.Scale(c + (j * ldc), m, beta);
                }
            }

            return 0;
        }
    }

    /// <summary>The product. A and B stay where they are: who copies what was just written, in larger parts than it was, has to
    /// wait.</summary>
    private readonly struct Work<T>(
        long m, long n, long k, T alpha, MatrixView<T>* a, MatrixView<T>* b, T* c, long ldc, int threads) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (SmallProduct<T, TVector>.Takes(m, n, k, *a, *b))
            {
                SmallProduct<T, TVector>.Run((int)m, (int)n, (int)k, alpha, *a, *b, c, (nint)ldc);
                return 0;
            }

            RunBlocked<TVector>();
            return 0;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void RunBlocked<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            var product = new Product<T, TVector>(m, n, k, alpha, *a, *b, c, ldc, threads);
            if (product.Bytes <= KernelTuning.StackBytes)
            {
                RunOnStack(product);
                return;
            }

            if (Scratch.TryRent(product.Bytes, out Scratch scratch))
            {
                product.Run((T*)scratch.Pointer);
                scratch.Return();
                return;
            }

            // Slower; the result is the same.
            product = new Product<T, TVector>(m, n, k, alpha, *a, *b, c, ldc, threads: 1, isFrugal: true);
            RunOnStack(product);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void RunOnStack<TVector>(Product<T, TVector> product)
            where TVector : struct, ISimd<TVector, T>
        {
            byte* block = stackalloc byte[KernelTuning.StackBytes + Scratch.Alignment];
            nuint aligned = ((nuint)block + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1);
            product.Run((T*)aligned);
        }
    }
}
