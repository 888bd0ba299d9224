using System.Numerics;

namespace RecursiveLU.Algorithms.Numbers;

/// <summary>What takes few operations on vectors of few elements: plain loops.</summary>
internal static unsafe class Vectors
{
    /// <summary>The sum of absolute values.</summary>
    public static TReal OneNorm<T, TReal>(long n, T* x)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal sum = TReal.Zero;
        for (long i = 0; i < n; i++)
        {
            sum += Element<T, TReal>.Modulus(x[i]);
        }

        return sum;
    }

    /// <summary>The largest magnitude, of complex elements |re| + |im|; NaN if an element is.</summary>
    public static TReal LargestMagnitude<T, TReal>(long n, T* x)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        TReal largest = TReal.Zero;
        for (long i = 0; i < n; i++)
        {
            largest = TReal.Max(largest, Element<T, TReal>.Magnitude(x[i]));
        }

        return largest;
    }

    /// <summary>Where the largest absolute value is first; an element that is NaN counts as none.</summary>
    public static long IndexOfLargest<T, TReal>(long n, T* x)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        long index = 0;
        for (long i = 1; i < n; i++)
        {
            if (Element<T, TReal>.Modulus(x[i]) > Element<T, TReal>.Modulus(x[index]))
            {
                index = i;
            }
        }

        return index;
    }

    /// <summary>x := conj(x); a zero imaginary part has no sign.</summary>
    public static void Conjugate<T>(long n, T* x)
        where T : unmanaged
    {
        if (sizeof(T) == sizeof(Complex))
        {
            SubtractSecondParts(n, (double*)x);
        }
        else
        {
            SubtractSecondParts(n, (float*)x);
        }
    }

    /// <summary>Whether no element is infinite or NaN.</summary>
    public static bool AreFinite<T>(long n, T* x)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(Complex))
        {
            return AreFinite(2 * n, (double*)x);
        }

        if (typeof(T) == typeof(Complex64))
        {
            return AreFinite(2 * n, (float*)x);
        }

        long i = 0;
        bool finite = true;
        if (Vector<T>.IsSupported && (typeof(T) == typeof(double) || typeof(T) == typeof(float)))
        {
            // Infinity minus itself is NaN, as NaN is.
            Vector<T> differences = Vector<T>.Zero;
            for (; i <= n - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> elements = Vector.Load(x + i);
                differences |= elements - elements;
            }

            finite = Vector.EqualsAll(differences, Vector<T>.Zero);
        }

        for (; i < n; i++)
        {
            finite &= T.IsFinite(x[i]);
        }

        return finite;
    }

    private static void SubtractSecondParts<TPart>(long n, TPart* x)
        where TPart : unmanaged, INumberBase<TPart>
    {
        for (long i = 1; i < 2 * n; i += 2)
        {
            x[i] = TPart.Zero - x[i];
        }
    }
}
