using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>A file of the native library.</summary>
internal sealed class AbiToolbox(LuLibrary library) : ILuToolbox
{
    /// <inheritdoc/>
    public long Gesv<T>(int n, int nrhs, Span<T> a, Span<long> pivots, Span<T> b, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        library.Gesv(n, nrhs, a, Ld(n), pivots, b, Ld(n), (uint)mode);

    /// <inheritdoc/>
    public (long Info, long Iterations) MixedGesv(
        int n, int nrhs, Span<double> a, Span<long> pivots, ReadOnlySpan<double> b, Span<double> x, FactorMode mode)
    {
        long[] iter = [-77];
        long info = library.MixedGesv(n, nrhs, a, Ld(n), pivots, b, Ld(n), x, Ld(n), iter, (uint)mode);
        return (info, iter[0]);
    }

    /// <inheritdoc/>
    public T[]? Inverse<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] lu, long[] pivots) = Factor(a, n, mode);
        var before = (T[])lu.Clone();
        long info = library.Inverse<T>(n, lu, Ld(n), pivots, (uint)(mode & FactorMode.Threaded));
        if (info > 0)
        {
            FactorAssert.AreSameBits<T>(lu, before, "the factors of a singular matrix");
        }

        return Expect(info) ? lu : null;
    }

    /// <inheritdoc/>
    public T Determinant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var det = new T[1];
        Expect(library.Det<T>(n, lu, Ld(n), pivots, det));
        return det[0];
    }

    /// <inheritdoc/>
    public (T Sign, T LogMagnitude) LogDeterminant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var sign = new T[1];
        var logabs = new T[1];
        Expect(library.Logdet<T>(n, lu, Ld(n), pivots, sign, logabs));
        return (sign[0], logabs[0]);
    }

    /// <inheritdoc/>
    public T ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] lu, _) = Factor(a, n, FactorMode.Pivoting);
        T norm = Norm(a, n, infinity);
        if (T.IsNaN(norm))
        {
            // Not a legal norm; what the factors say then does not depend on it.
            norm = T.One;
        }

        var rcond = new T[1];
        Expect(library.Rcond<T>(infinity ? 'i' : '1', n, lu, Ld(n), norm, rcond));
        return rcond[0];
    }

    /// <inheritdoc/>
    public (T Forward, T Backward)[]? Refine<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var ferr = new T[nrhs];
        var berr = new T[nrhs];
        long info = library.Refine(form, n, nrhs, a, Ld(n), lu, Ld(n), pivots, b, Ld(n), x, Ld(n), ferr, berr);
        return Expect(info) ? [.. ferr.Zip(berr)] : null;
    }

    private static int Ld(int n) => Math.Max(1, n);

    /// <summary>Whether info is 0 and not a zero pivot; any other value is an error.</summary>
    private static bool Expect(long info) =>
        info >= 0 ? info == 0 : throw new InvalidOperationException($"info is {info}.");

    private static T Norm<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        for (int j = 0; j < n; j++)
        {
            T sum = T.Zero;
            for (int i = 0; i < n; i++)
            {
                sum += T.Abs(infinity ? a[j + (i * n)] : a[i + (j * n)]);
            }

            largest = T.Max(largest, sum);
        }

        return largest;
    }

    private (T[] Factors, long[] Pivots) Factor<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] lu = a.ToArray();
        var pivots = new long[n];
        library.Strided<T>(lu, n, n, Ld(n), pivots, (uint)mode);
        return (lu, pivots);
    }
}
