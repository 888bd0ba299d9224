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
        where T : unmanaged, INumberBase<T> =>
        Widest.Run<T, Work<T, Elements>>(new Work<T, Elements>(transposed, (nint)n, (nint)n, a, (nint)lda, x, y));

    /// <summary>y := y - |op(A)| * x, of complex elements |re| + |im|, and of x and y the real parts; x of complex ones is used
    /// up.</summary>
    public static void MinusMagnitudes<T, TReal>(bool transposed, long n, T* a, long lda, T* x, T* y)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var px = (TReal*)x;
        var py = (TReal*)y;
        int parts = sizeof(T) / sizeof(TReal);
        if (parts == 2)
        {
            // A has twice as many rows of parts: each row's sum is in two places, or for the transpose its element of x.
            TReal* ofColumns = transposed ? py : px;
            for (long i = 0; i < n; i++)
            {
                ofColumns[i] = ofColumns[2 * i];
            }

            for (long i = 0; transposed && i < n; i++)
            {
                px[(2 * i) + 1] = px[2 * i];
            }
        }

        Widest.Run<TReal, Work<TReal, Magnitudes>>(new Work<TReal, Magnitudes>(
            transposed, (nint)(n * parts), (nint)n, (TReal*)a, (nint)(lda * parts), px, py));
        for (long i = n - 1; parts == 2 && i >= 0; i--)
        {
            py[2 * i] = transposed ? py[i] : py[2 * i] + py[(2 * i) + 1];
            py[(2 * i) + 1] = TReal.Zero;
        }
    }

    /// <summary>The 1-norm of op(A), of absolute values: NaN if an element is.</summary>
    /// <param name="transposed">The 1-norm of the transpose is the infinity norm.</param>
    /// <param name="n">Order of A.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="work">2 * n elements.</param>
    public static TReal OneNorm<T, TReal>(bool transposed, long n, T* a, long lda, T* work)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        if (Element<T, TReal>.IsComplex)
        {
            return OneNormOfModuli(transposed, n, a, lda, (TReal*)work);
        }

        T* sums = work + n;
        new Span<T>(work, (int)n).Fill(-T.One);
        new Span<T>(sums, (int)n).Clear();
        MinusMagnitudes<T, TReal>(!transposed, n, a, lda, work, sums);
        return Vectors.LargestMagnitude<T, TReal>(n, sums);
    }

    /// <summary>The same for a norm that may be too large for its type, with scratch memory; false if there is not enough.
    /// Infinite only if an element is.</summary>
    public static bool TryScaledOneNorm<T, TReal>(bool transposed, long n, T* a, long lda, out Scaled<TReal, TReal> norm)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        norm = default;
        if (!Scratch.TryRent((Int128)n * 2 * sizeof(T), out Scratch scratch))
        {
            return false;
        }

        TReal plain = OneNorm<T, TReal>(transposed, n, a, lda, (T*)scratch.Pointer);
        norm = TReal.IsInfinity(plain)
            ? OneNormBeyondRange<T, TReal>(transposed, n, a, lda)
            : Scaled<TReal, TReal>.Of(plain);
        scratch.Return();
        return true;
    }

    /// <summary>The 1-norm of a complex op(A): by squares, and if one may have overflowed or underflowed that matters, anew
    /// without them.</summary>
    /// <param name="transposed">Whether op(A) is the transpose.</param>
    /// <param name="n">Order of A.</param>
    /// <param name="a">The matrix.</param>
    /// <param name="lda">Elements from a column to the next.</param>
    /// <param name="sums">Room for n numbers.</param>
    private static TReal OneNormOfModuli<T, TReal>(bool transposed, long n, T* a, long lda, TReal* sums)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        new Span<TReal>(sums, (int)n).Clear();
        for (long j = 0; j < n; j++)
        {
            T* column = a + (j * lda);
            for (long i = 0; i < n; i++)
            {
                TReal re = Element<T, TReal>.Re(column[i]);
                TReal im = Element<T, TReal>.Im(column[i]);
                sums[transposed ? i : j] += TReal.Sqrt((re * re) + (im * im));
            }
        }

        // An element whose square loses digits is less than the root of the smallest normal number over the unit round-off.
        TReal norm = Vectors.LargestMagnitude<TReal, TReal>(n, sums);
        int range = TReal.ILogB(TReal.BitDecrement(TReal.PositiveInfinity));
        bool trusted = TReal.IsFinite(norm) && TReal.ILogB(norm) > -range / 4;
        if (trusted || n == 0)
        {
            return norm;
        }

        new Span<TReal>(sums, (int)n).Clear();
        for (long j = 0; j < n; j++)
        {
            for (long i = 0; i < n; i++)
            {
                sums[transposed ? i : j] += Element<T, TReal>.Modulus(a[i + (j * lda)]);
            }
        }

        return Vectors.LargestMagnitude<TReal, TReal>(n, sums);
    }

    /// <summary>The 1-norm of op(A), from sums of elements divided by more than their number.</summary>
    private static Scaled<TReal, TReal> OneNormBeyondRange<T, TReal>(bool transposed, long n, T* a, long lda)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        const int Power = 40;
        (long row, long column) = transposed ? (lda, 1L) : (1L, lda);
        TReal largest = TReal.Zero;
        for (long j = 0; j < n; j++)
        {
            TReal sum = TReal.Zero;
            for (long i = 0; i < n; i++)
            {
                sum += Element<T, TReal>.Modulus(Element<T, TReal>.ScaleB(a[(i * row) + (j * column)], -Power));
            }

            largest = TReal.Max(largest, sum);
        }

        return Scaled<TReal, TReal>.Of(largest, Power);
    }

    private readonly struct Work<T, TReading>(bool transposed, nint rows, nint columns, T* a, nint lda, T* x, T* y) : IVectorised<T>
        where T : unmanaged, INumberBase<T>
        where TReading : struct, IReading
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            if (transposed)
            {
                TransposedGemv<T, TVector, TReading>.Minus(a, lda, rows, columns, x, y);
            }
            else
            {
                Gemv<T, TVector, TReading>.Minus(a, lda, rows, columns, x, y);
            }

            return 0;
        }
    }
}
