using System.Numerics;
using RecursiveLU.Testing;

namespace RecursiveLU.Native.Tests;

/// <summary>A file of the native library.</summary>
internal sealed class AbiToolbox(LuLibrary library) : ILuToolbox
{
    /// <inheritdoc/>
    public long Gesv<T>(int n, int nrhs, Span<T> a, Span<long> pivots, Span<T> b, FactorMode mode)
        where T : unmanaged, INumberBase<T> =>
        library.Gesv(n, nrhs, a, Ld(n), pivots, b, Ld(n), (uint)mode);

    /// <inheritdoc/>
    public (long Info, long Iterations) MixedGesv<T>(
        int n, int nrhs, Span<T> a, Span<long> pivots, ReadOnlySpan<T> b, Span<T> x, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        long[] iter = [-77];
        long info = library.MixedGesv<T>(n, nrhs, a, Ld(n), pivots, b, Ld(n), x, Ld(n), iter, (uint)mode);
        return (info, iter[0]);
    }

    /// <inheritdoc/>
    public T[]? Inverse<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, INumberBase<T>
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
        where T : unmanaged, INumberBase<T>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var det = new T[1];
        Expect(library.Det<T>(n, lu, Ld(n), pivots, det));
        return det[0];
    }

    /// <inheritdoc/>
    public (T Sign, double LogMagnitude) LogDeterminant<T>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T> =>
        Precision.IsDouble<T>() ? LogDeterminant<T, double>(a, n) : LogDeterminant<T, float>(a, n);

    /// <inheritdoc/>
    public double ReciprocalCondition<T>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T> =>
        Precision.IsDouble<T>() ? ReciprocalCondition<T, double>(a, n, infinity) : ReciprocalCondition<T, float>(a, n, infinity);

    /// <inheritdoc/>
    public (double Forward, double Backward)[]? Refine<T>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, INumberBase<T> =>
        Precision.IsDouble<T>() ? Refine<T, double>(form, a, n, b, x, nrhs) : Refine<T, float>(form, a, n, b, x, nrhs);

    private (T Sign, double LogMagnitude) LogDeterminant<T, TReal>(ReadOnlySpan<T> a, int n)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var sign = new T[1];
        var logabs = new TReal[1];
        Expect(library.Logdet<T, TReal>(n, lu, Ld(n), pivots, sign, logabs));
        return (sign[0], double.CreateChecked(logabs[0]));
    }

    private double ReciprocalCondition<T, TReal>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        (T[] lu, _) = Factor(a, n, FactorMode.Pivoting);
        TReal norm = Norm<T, TReal>(a, n, infinity);
        if (TReal.IsNaN(norm))
        {
            // Not a legal norm; what the factors say then does not depend on it.
            norm = TReal.One;
        }

        var rcond = new TReal[1];
        Expect(library.Rcond<T, TReal>(infinity ? 'i' : '1', n, lu, Ld(n), norm, rcond));
        return double.CreateChecked(rcond[0]);
    }

    private (double Forward, double Backward)[]? Refine<T, TReal>(
        char form, ReadOnlySpan<T> a, int n, ReadOnlySpan<T> b, Span<T> x, int nrhs)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        (T[] lu, long[] pivots) = Factor(a, n, FactorMode.Pivoting);
        var ferr = new TReal[nrhs];
        var berr = new TReal[nrhs];
        long info = library.Refine<T, TReal>(form, n, nrhs, a, Ld(n), lu, Ld(n), pivots, b, Ld(n), x, Ld(n), ferr, berr);
        return Expect(info)
            ? [.. ferr.Zip(berr, (forward, backward) => (double.CreateChecked(forward), double.CreateChecked(backward)))]
            : null;
    }

    private static int Ld(int n) => Math.Max(1, n);

    /// <summary>Whether info is 0 and not a zero pivot; any other value is an error.</summary>
    private static bool Expect(long info) =>
        info >= 0 ? info == 0 : throw new InvalidOperationException($"info is {info}.");

    /// <summary>The largest sum of absolute values; NaN if there is one.</summary>
    private static TReal Norm<T, TReal>(ReadOnlySpan<T> a, int n, bool infinity)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, INumberBase<TReal>
    {
        TReal largest = TReal.Zero;
        for (int j = 0; j < n; j++)
        {
            TReal sum = TReal.Zero;
            for (int i = 0; i < n; i++)
            {
                sum += TReal.CreateChecked(T.Abs(infinity ? a[j + (i * n)] : a[i + (j * n)]));
            }

            largest = TReal.IsNaN(sum) ? sum : TReal.MaxMagnitude(largest, sum);
        }

        return largest;
    }

    private (T[] Factors, long[] Pivots) Factor<T>(ReadOnlySpan<T> a, int n, FactorMode mode)
        where T : unmanaged, INumberBase<T>
    {
        T[] lu = a.ToArray();
        var pivots = new long[n];
        library.Strided<T>(lu, n, n, Ld(n), pivots, (uint)mode);
        return (lu, pivots);
    }
}
