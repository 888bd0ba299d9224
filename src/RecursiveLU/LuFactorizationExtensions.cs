using System.Numerics;
using RecursiveLU.Algorithms.MatrixFunctions;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Algorithms.Refinement;
using RecursiveLU.Algorithms.Solves;

namespace RecursiveLU;

/// <summary>What the factors of a matrix tell of it, and of solutions found with them, where the element type has what that takes:
/// logarithms or an estimate of norms.</summary>
public static unsafe class LuFactorizationExtensions
{
    /// <summary>Computes sign and logarithm of the determinant of a square A: neither overflows.</summary>
    /// <typeparam name="T">An element type with logarithms: <see cref="float"/>, <see cref="double"/>, <see cref="Half"/>, or a type
    /// of the user. For <see cref="decimal"/>, <see cref="Complex"/> and <see cref="Complex64"/>, which have none of their own, there are
    /// overloads. A type
    /// without logarithms, such as a rational one, has only <see cref="LuFactorization{T}.Determinant"/>.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <returns>The sign, that is -1, 0 or 1, NaN for NaN, and of a complex type of the user the determinant divided by its modulus; and
    /// the natural logarithm of the magnitude, minus infinity if that is 0. Of float, double and Half, a determinant near 1 has a
    /// logarithm with correct digits; for other types the logarithms of the pivots are added up.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    public static (T Sign, T LogMagnitude) LogDeterminant<T>(this LuFactorization<T> factorization)
        where T : unmanaged, INumberBase<T>, ILogarithmicFunctions<T>
    {
        ArgumentNullException.ThrowIfNull(factorization);
        int n = factorization.Order();
        fixed (T* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        {
            Factors<T> factors = FactorsOf(lu, n, ipiv);
            return typeof(T) == typeof(double) ? ((T, T))(object)Determinant.Logarithm<double, double>(factors.As<double>())
                : typeof(T) == typeof(float) ? ((T, T))(object)Determinant.Logarithm<float, float>(factors.As<float>())
                : typeof(T) == typeof(Half) ? ((T, T))(object)Rounded(LogarithmInDouble(factors.As<Half>()))
                : PivotLogarithms(factors);
        }

        static (Half Sign, Half LogMagnitude) Rounded((double Sign, double LogMagnitude) x) => ((Half)x.Sign, (Half)x.LogMagnitude);
    }

    /// <summary>Computes sign and logarithm of the determinant of a square decimal A: neither overflows.</summary>
    /// <param name="factorization">The factors of A.</param>
    /// <returns>-1, 0 or 1; and the natural logarithm of the magnitude, as accurate as double is, minus infinity if that is
    /// 0.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    public static (decimal Sign, double LogMagnitude) LogDeterminant(this LuFactorization<decimal> factorization)
    {
        ArgumentNullException.ThrowIfNull(factorization);
        int n = factorization.Order();
        fixed (decimal* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        {
            (double sign, double logMagnitude) = LogarithmInDouble(FactorsOf(lu, n, ipiv));
            return ((decimal)sign, logMagnitude);
        }
    }

    /// <summary>Computes unit phase and logarithm of the determinant of a square complex A: neither overflows.</summary>
    /// <param name="factorization">The factors of A.</param>
    /// <returns>The determinant divided by its modulus, 0 if it is 0, NaN if it is not finite; and the natural logarithm of the modulus,
    /// minus infinity if that is 0.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    public static (Complex Phase, double LogModulus) LogDeterminant(this LuFactorization<Complex> factorization)
    {
        ArgumentNullException.ThrowIfNull(factorization);
        int n = factorization.Order();
        fixed (Complex* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        {
            return Determinant.Logarithm<Complex, double>(FactorsOf(lu, n, ipiv));
        }
    }

    /// <inheritdoc cref="LogDeterminant(LuFactorization{Complex})"/>
    public static (Complex64 Phase, float LogModulus) LogDeterminant(this LuFactorization<Complex64> factorization)
    {
        ArgumentNullException.ThrowIfNull(factorization);
        int n = factorization.Order();
        fixed (Complex64* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        {
            return Determinant.Logarithm<Complex64, float>(FactorsOf(lu, n, ipiv));
        }
    }

    /// <summary>Estimates the reciprocal condition number 1 / (norm(A) * norm(A^-1)) of a square A.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>. For <see cref="Complex"/> and <see cref="Complex64"/>
    /// there are overloads.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <param name="a">A itself, column-major and without gaps; only read.</param>
    /// <param name="norm">The norm.</param>
    /// <returns>The estimate, from 0 for a singular matrix to 1: seldom more than three times the true value, and hardly smaller. It is
    /// no bound, and can be off by any factor: for a 9 x 9 matrix of integers it was 5e-13 instead of 2.5e-25. 0 if it underflows, or
    /// if A is infinite or its elimination overflowed; a norm too large for its type does no harm. NaN if A has NaN; 1 if A is
    /// empty.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="ArgumentException">The span is not as long as A, or the norm is none.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had.</exception>
    /// <remarks>Algorithm: N. J. Higham, ACM Trans. Math. Softw. 14(4), 1988.</remarks>
    public static T ReciprocalCondition<T>(
        this LuFactorization<T> factorization, ReadOnlySpan<T> a, MatrixNorm norm = MatrixNorm.One)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => EstimateCondition<T, T>(factorization, a, norm);

    /// <summary>Estimates the reciprocal condition number 1 / (norm(A) * norm(A^-1)) of a square complex A; norms are made of
    /// absolute values.</summary>
    /// <inheritdoc cref="ReciprocalCondition{T}(LuFactorization{T}, ReadOnlySpan{T}, MatrixNorm)"/>
    public static double ReciprocalCondition(
        this LuFactorization<Complex> factorization, ReadOnlySpan<Complex> a, MatrixNorm norm = MatrixNorm.One) =>
        EstimateCondition<Complex, double>(factorization, a, norm);

    /// <inheritdoc cref="ReciprocalCondition(LuFactorization{Complex}, ReadOnlySpan{Complex}, MatrixNorm)"/>
    public static float ReciprocalCondition(
        this LuFactorization<Complex64> factorization, ReadOnlySpan<Complex64> a, MatrixNorm norm = MatrixNorm.One) =>
        EstimateCondition<Complex64, float>(factorization, a, norm);

    /// <summary>Improves solutions of op(A) * X = B by iterative refinement and bounds their errors.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>. For <see cref="Complex"/> and <see cref="Complex64"/>
    /// there are overloads.</typeparam>
    /// <param name="factorization">The factors of A.</param>
    /// <param name="a">A itself, column-major and without gaps; only read.</param>
    /// <param name="b">B, n x rightHandSides; only read.</param>
    /// <param name="x">X, n x rightHandSides, the solutions to improve.</param>
    /// <param name="rightHandSides">The number of columns of B, at least 0.</param>
    /// <param name="transpose">The form op(A) of the matrix.</param>
    /// <returns>The errors of each column of X.</returns>
    /// <exception cref="InvalidOperationException">A is not square.</exception>
    /// <exception cref="SingularMatrixException">A is singular; X is untouched.</exception>
    /// <exception cref="ArgumentException">A span is not as long as its matrix.</exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    /// <exception cref="OutOfMemoryException">Scratch memory could not be had; X is untouched.</exception>
    public static SolutionError<T>[] Refine<T>(
        this LuFactorization<T> factorization, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int rightHandSides = 1,
        Transpose transpose = Transpose.None)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        RefineSolutions<T, T>(factorization, a, b, x, rightHandSides, transpose);

    /// <summary>Improves complex solutions of op(A) * X = B by iterative refinement and bounds their errors.</summary>
    /// <returns>The errors of each column of X; magnitudes of complex numbers are |re| + |im|.</returns>
    /// <inheritdoc cref="Refine{T}(LuFactorization{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T}, int, Transpose)"/>
    public static SolutionError<double>[] Refine(
        this LuFactorization<Complex> factorization, ReadOnlySpan<Complex> a, ReadOnlySpan<Complex> b, Span<Complex> x,
        int rightHandSides = 1, Transpose transpose = Transpose.None) =>
        RefineSolutions<Complex, double>(factorization, a, b, x, rightHandSides, transpose);

    /// <inheritdoc cref="Refine(LuFactorization{Complex}, ReadOnlySpan{Complex}, ReadOnlySpan{Complex}, Span{Complex}, int, Transpose)"/>
    public static SolutionError<float>[] Refine(
        this LuFactorization<Complex64> factorization, ReadOnlySpan<Complex64> a, ReadOnlySpan<Complex64> b, Span<Complex64> x,
        int rightHandSides = 1, Transpose transpose = Transpose.None) =>
        RefineSolutions<Complex64, float>(factorization, a, b, x, rightHandSides, transpose);

    private static TReal EstimateCondition<T, TReal>(LuFactorization<T> factorization, ReadOnlySpan<T> a, MatrixNorm norm)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int n = CheckMatrix(factorization, a.Length);
        if (norm is not (MatrixNorm.One or MatrixNorm.Infinity))
        {
            throw new ArgumentOutOfRangeException(nameof(norm));
        }

        bool infinity = norm == MatrixNorm.Infinity;
        TReal rcond = TReal.Zero;
        fixed (T* matrix = a)
        fixed (T* lu = factorization.Factors)
        {
            if (!MatrixVector.TryScaledOneNorm(infinity, n, matrix, Math.Max(1, n), out Scaled<TReal, TReal> size))
            {
                throw new InsufficientMemoryException();
            }

            long info = size.IsNaN ? 0 : Gecon.Estimate(infinity, FactorsOf(lu, n, null), size, &rcond);
            Errors.ThrowIfError(info, []);

            // Only an elimination that has overflowed makes NaN of finite numbers.
            return size.IsNaN ? TReal.NaN : TReal.IsNaN(rcond) ? TReal.Zero : TReal.Min(rcond, TReal.One);
        }
    }

    private static SolutionError<TReal>[] RefineSolutions<T, TReal>(
        LuFactorization<T> factorization, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x, int rightHandSides,
        Transpose transpose)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int n = CheckMatrix(factorization, a.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(rightHandSides);
        Errors.ThrowIfNotLong((long)n * rightHandSides, b.Length, nameof(b));
        Errors.ThrowIfNotLong((long)n * rightHandSides, x.Length, nameof(x));
        byte trans = LuFactorization<T>.LetterOf(transpose);
        var errors = new TReal[2 * rightHandSides];
        fixed (T* matrix = a)
        fixed (T* lu = factorization.Factors)
        fixed (long* ipiv = factorization.Pivots)
        fixed (T* pb = b)
        fixed (T* px = x)
        fixed (TReal* ferr = errors)
        {
            int ld = Math.Max(1, n);
            long info = Gerfs<T, TReal>.Refine(
                trans, FactorsOf(lu, n, ipiv), matrix, ld, rightHandSides, pb, ld, px, ld, ferr, ferr + rightHandSides);
            Errors.ThrowIfNotZero(info, []);
        }

        var result = new SolutionError<TReal>[rightHandSides];
        for (int j = 0; j < rightHandSides; j++)
        {
            result[j] = new SolutionError<TReal>(errors[j], errors[rightHandSides + j]);
        }

        return result;
    }

    /// <summary>The product of the pivots' signs, for complex ones phases, and the sum of their logarithms.</summary>
    private static (T Sign, T LogMagnitude) PivotLogarithms<T>(in Factors<T> factors)
        where T : unmanaged, INumberBase<T>, ILogarithmicFunctions<T>
    {
        T sign = T.One;
        T sum = T.Zero;
        for (long i = 0; i < factors.N; i++)
        {
            T pivot = factors.Lu[i + (i * factors.Lda)];
            T magnitude = T.Abs(pivot);
            T phase = T.IsZero(pivot) ? pivot : pivot / magnitude;
            sign *= factors.Ipiv != null && factors.Ipiv[i] != i + 1 ? -phase : phase;
            sum += T.Log(magnitude);
        }

        return (sign, sum);
    }

    /// <summary>The same for pivots that double holds with few errors, and without overflow.</summary>
    private static (double Sign, double LogMagnitude) LogarithmInDouble<T>(in Factors<T> factors)
        where T : unmanaged, INumberBase<T>
    {
        var pivots = new double[factors.N];
        for (int i = 0; i < pivots.Length; i++)
        {
            pivots[i] = double.CreateSaturating(factors.Lu[i + (i * factors.Lda)]);
        }

        fixed (double* p = pivots)
        {
            // With no distance between columns, pivot i is element i.
            var diagonal = new Factors<double> { N = factors.N, Lu = p, Lda = 0, Ipiv = factors.Ipiv };
            return Determinant.Logarithm<double, double>(diagonal);
        }
    }

    private static Factors<T> FactorsOf<T>(T* lu, int n, long* ipiv)
        where T : unmanaged, INumberBase<T> => new() { N = n, Lu = lu, Lda = Math.Max(1, n), Ipiv = ipiv };

    /// <summary>The order of A, which must be square, of a type that has kernels, and as long as this.</summary>
    private static int CheckMatrix<T>(LuFactorization<T> factorization, int length)
        where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(factorization);
        Lu.ThrowUnlessVectorised<T>();

        int n = factorization.Order();
        Errors.ThrowIfNotLong((long)n * n, length, "a");
        return n;
    }
}
