using System.Numerics;

namespace RecursiveLU.Testing;

/// <summary>What is true of small matrices and of solutions with them, without any rounding.</summary>
internal static class ExactMatrix
{
    /// <summary>1 / (norm(A) * norm(A^-1)) in the 1-norm or in the infinity norm; 0 if A is singular.</summary>
    public static ExactQuotient ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dyadic[] m = Exact.Of(a)!;
        return ExactInverse.Of(m, n) is { } inverse
            ? new(
                Dyadic.Abs(inverse.Denominator),
                Exact.Norm(n, (i, j) => m[i + (j * n)], infinity) * Exact.Norm(n, (i, j) => inverse[i, j], infinity))
            : new(Dyadic.Zero, Dyadic.One);
    }

    /// <summary>The componentwise backward error of x: the largest |b - A x| / (|A| |x| + |b|), where 0 / 0 is 0.</summary>
    public static ExactQuotient BackwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dyadic[] m = Exact.Of(a)!;
        Dyadic[] sides = Exact.Of(b)!;
        Dyadic[] unknowns = Exact.Of(x)!;
        Dyadic[] residual = Exact.Residual(m, n, unknowns, sides, form != 'N');
        Dyadic[] size = Exact.Size(m, n, unknowns, sides, form != 'N');
        var largest = new ExactQuotient(Dyadic.Zero, Dyadic.One);
        for (int i = 0; i < n; i++)
        {
            var error = new ExactQuotient(Dyadic.Abs(residual[i]), size[i].IsZero ? Dyadic.One : size[i]);
            largest = largest.IsLessThan(error) ? error : largest;
        }

        return largest;
    }

    /// <summary>normInf(x - A^-1 b) / normInf(x); A is not singular, x not zero.</summary>
    public static ExactQuotient ForwardError<T>(char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ExactInverse inverse = ExactInverse.Of(Exact.Of(a)!, n)!;
        Dyadic[] solution = inverse.Times(Exact.Of(b)!, form != 'N');
        Dyadic[] unknowns = Array.ConvertAll(Exact.Of(x)!, element => element * inverse.Denominator);
        Dyadic[] differences = [.. unknowns.Zip(solution, (found, right) => found - right)];
        return new(Exact.Largest(differences), Exact.Largest(unknowns));
    }
}
