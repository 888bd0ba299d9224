using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What is true of small matrices and of solutions with them, without any rounding.</summary>
internal static class ExactMatrix
{
    /// <summary>1 / (norm(A) * norm(A^-1)) by absolute values, in the 1-norm or in the infinity norm; 0 if A is singular.</summary>
    public static ExactQuotient ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T>
    {
        DyadicComplex[] m = Exact.Of(a)!;
        return ExactInverse.Of(m, n) is { } inverse
            ? new(
                inverse.Denominator.Modulus,
                Exact.Norm(n, (i, j) => m[i + (j * n)].Modulus, infinity)
                    * Exact.Norm(n, (i, j) => inverse[i, j].Modulus, infinity))
            : new(Dyadic.Zero, Dyadic.One);
    }

    /// <summary>The componentwise backward error of x: the largest |b - op(A) x| / (|op(A)| |x| + |b|), where 0 / 0 is 0.</summary>
    public static ExactQuotient BackwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        DyadicComplex[] m = Exact.Of(a)!;
        (DyadicComplex[] sides, DyadicComplex[] unknowns) = OfTransposed(form, b, x);
        DyadicComplex[] residual = Exact.Residual(m, n, unknowns, sides, form != 'N');
        Dyadic[] size = Exact.Size(m, n, unknowns, sides, form != 'N');
        var largest = new ExactQuotient(Dyadic.Zero, Dyadic.One);
        for (int i = 0; i < n; i++)
        {
            var error = new ExactQuotient(residual[i].Magnitude, size[i].IsZero ? Dyadic.One : size[i]);
            largest = largest.IsLessThan(error) ? error : largest;
        }

        return largest;
    }

    /// <summary>normInf(x - op(A)^-1 b) / normInf(x); A is not singular, x not zero.</summary>
    public static ExactQuotient ForwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        (DyadicComplex[] sides, DyadicComplex[] unknowns) = OfTransposed(form, b, x);
        ExactInverse inverse = ExactInverse.Of(Exact.Of(a)!, n)!;
        DyadicComplex[] solution = inverse.Times(sides, form != 'N');

        // A real multiple of all, which magnitudes are proportional to.
        Dyadic multiple = inverse.Denominator.SquaredModulus;
        DyadicComplex turn = inverse.Denominator.Conjugate;
        DyadicComplex[] differences = [.. unknowns.Zip(solution, (found, right) => (found * multiple) - (right * turn))];
        return new(Exact.Largest(differences), Exact.Largest(unknowns) * multiple);
    }

    /// <summary>Right-hand side and solution; A^H x = b is A^T times x's conjugate equal to b's.</summary>
    private static (DyadicComplex[] Sides, DyadicComplex[] Unknowns) OfTransposed<T>(
        char form, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> =>
        form == 'C' ? (Exact.Conjugate(Exact.Of(b)!), Exact.Conjugate(Exact.Of(x)!)) : (Exact.Of(b)!, Exact.Of(x)!);
}
