using System.Numerics;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Conventions;
using RecursiveLU.Memory;

namespace RecursiveLU;

/// <summary>Memory for systems solved by random butterflies, and the last matrix's factors in it.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="Complex"/> or <see cref="Complex64"/>.</typeparam>
/// <remarks>
/// <para>A matrix A becomes U^T * A * V with random butterflies U and V of depth two, which needs no row exchanges with high
/// probability (D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S. Tomov, ACM TOMS 39(2), 2013);
/// in float there are some among eight rows that follow each other. Solutions are refined, and accepted only for their residuals;
/// where that fails the matrix is factored with row exchanges.</para>
/// <para>The same seed gives the same bits, whatever the number of threads, and of the randomised matrix on every machine; those of
/// the factors on every processor with fused multiply-add.</para>
/// <para>Thread-safe: calls that use the same workspace wait for each other.</para>
/// </remarks>
public sealed unsafe class ButterflyWorkspace<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly Lock _gate = new();
    private ButterflyFactors<T> _factors;
    private void* _memory;

    /// <summary>Initializes a new instance of the <see cref="ButterflyWorkspace{T}"/> class.</summary>
    /// <param name="capacity">The order up to which matrices can be factored, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    /// <exception cref="InsufficientMemoryException">There is not so much memory.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    public ButterflyWorkspace(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Lu.ThrowUnlessVectorised<T>();
        _memory = ButterflyFactors<T>.Allocate(capacity, out _factors);
        Errors.ThrowIfError(_memory == null ? InfoCode.OutOfMemory : 0, []);
    }

    /// <summary>Finalizes an instance of the <see cref="ButterflyWorkspace{T}"/> class.</summary>
    ~ButterflyWorkspace() => NativeBlock.Free(_memory);

    /// <summary>Gets the order up to which matrices can be factored.</summary>
    public int Capacity => (int)_factors.Capacity;

    /// <summary>Factors a matrix; the one before is forgotten.</summary>
    /// <param name="a">A, n x n, column-major and without gaps; only read.</param>
    /// <param name="n">The order of A, from 0 to <see cref="Capacity"/>.</param>
    /// <param name="seed">What the random numbers depend on.</param>
    /// <param name="options">Threads, and what a zero pivot does. Pivoting must be partial: that of the factorization to which is
    /// gone back.</param>
    /// <returns>Whether A is singular, and how it was factored.</returns>
    /// <exception cref="ArgumentException">The order is too large, or the span is not as long as the matrix.</exception>
    /// <exception cref="SingularMatrixException">A is singular and the options ask for this exception.</exception>
    /// <exception cref="InsufficientMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="ObjectDisposedException">The workspace has been disposed of.</exception>
    public ButterflySolution Factor(ReadOnlySpan<T> a, int n, ulong seed = 0, LuOptions options = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        Errors.ThrowIfNotLong((long)n * n, a.Length, nameof(a));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_memory == null, this);
            fixed (T* pa = a)
            {
                long lda = Math.Max(1, n);
                long iterations = 0;
                long info = Validation.ButterflyFactor(Capacity, n, pa, lda, &iterations, options.Flags);
                if (info == 0)
                {
                    info = _factors.Factor(n, pa, lda, seed, out iterations, options.Flags);
                }

                return new(Lu.Finish(info, Errors.ButterflyFactorArguments, options), iterations);
            }
        }
    }

    /// <summary>Solves A * X = B for the matrix that was factored last. Allocates nothing on the managed heap.</summary>
    /// <param name="a">The matrix A itself, for the residuals; only read.</param>
    /// <param name="b">B, n x rightHandSides, column-major and without gaps; only read.</param>
    /// <param name="x">As long as B; receives X. Must not overlap A and B.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="options">Threads, and what a zero pivot does. Pivoting must be partial.</param>
    /// <returns>Whether there is a solution, and how it was found.</returns>
    /// <exception cref="ArgumentException">A span is not as long as its matrix.</exception>
    /// <exception cref="SingularMatrixException">A is singular and the options ask for this exception.</exception>
    /// <exception cref="ArithmeticException">No solution with an acceptable residual was found.</exception>
    /// <exception cref="InsufficientMemoryException">Scratch memory could not be had.</exception>
    /// <exception cref="InvalidOperationException">No matrix has been factored.</exception>
    /// <exception cref="ObjectDisposedException">The workspace has been disposed of.</exception>
    public ButterflySolution Solve(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int rightHandSides = 1, LuOptions options = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_memory == null, this);
            long n = _factors.Order;
            if (n < 0)
            {
                throw new InvalidOperationException("No matrix has been factored.");
            }

            Errors.ThrowIfNotLong(n * n, a.Length, nameof(a));
            Errors.ThrowIfNotLong(n * rightHandSides, b.Length, nameof(b));
            Errors.ThrowIfNotLong(b.Length, x.Length, nameof(x));
            fixed (T* pa = a)
            fixed (T* pb = b)
            fixed (T* px = x)
            {
                long ld = Math.Max(1, n);
                long iterations = 0;
                long info = Validation.ButterflySolve(
                    n, rightHandSides, pa, ld, pb, ld, px, ld, &iterations, options.Flags);
                if (info == 0)
                {
                    info = _factors.Solve(rightHandSides, pa, ld, pb, ld, px, ld, out iterations, options.Flags);
                }

                return new(Lu.Finish(info, Errors.ButterflySolveArguments, options), iterations);
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            NativeBlock.Free(_memory);
            _memory = null;
        }

        GC.SuppressFinalize(this);
    }
}
