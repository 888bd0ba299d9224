using System.Numerics;
using RecursiveLU.Algorithms.Numbers;

namespace RecursiveLU.Algorithms.Equilibration;

/// <summary>Magnitudes of elements that may be complex, and products with real numbers. A magnitude that is NaN counts as
/// none.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">The type of its parts, or the element type itself if it is real.</typeparam>
internal static unsafe class Sizes<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Gets a value indicating whether vectors of elements are vectors of real numbers.</summary>
    private static bool AreVectors => !Element<T, TReal>.IsComplex && Vector<TReal>.IsSupported;

    /// <summary>sizes(i) := max(sizes(i), |x(i)|), of complex elements |re| + |im|.</summary>
    public static void Raise(long n, T* x, TReal* sizes)
    {
        long i = 0;
        if (AreVectors)
        {
            for (; i <= n - Vector<TReal>.Count; i += Vector<TReal>.Count)
            {
                Vector.Store(Larger(Vector.Load(sizes + i), Magnitudes(x + i)), sizes + i);
            }
        }

        for (; i < n; i++)
        {
            sizes[i] = Larger(sizes[i], Element<T, TReal>.Magnitude(x[i]));
        }
    }

    /// <summary>The largest |x(i)| * r(i), 0 if there is none; of complex elements |re| + |im|.</summary>
    public static TReal LargestProduct(long n, T* x, TReal* r)
    {
        TReal largest = TReal.Zero;
        long i = 0;
        if (AreVectors)
        {
            Vector<TReal> most = Vector<TReal>.Zero;
            for (; i <= n - Vector<TReal>.Count; i += Vector<TReal>.Count)
            {
                most = Larger(most, Magnitudes(x + i) * Vector.Load(r + i));
            }

            for (int k = 0; k < Vector<TReal>.Count; k++)
            {
                largest = Larger(largest, most[k]);
            }
        }

        for (; i < n; i++)
        {
            largest = Larger(largest, Element<T, TReal>.Magnitude(x[i]) * r[i]);
        }

        return largest;
    }

    /// <summary>The largest absolute value and another one, as LAPACK's lange and lantr have it: NaN if one is.</summary>
    public static TReal LargestAbsolute(long n, T* x, TReal largest)
    {
        long i = 0;
        if (Element<T, TReal>.IsComplex && HasNoLarger(n, x, largest))
        {
            return largest;
        }

        if (AreVectors)
        {
            var most = Vector.Create(largest);
            for (; i <= n - Vector<TReal>.Count; i += Vector<TReal>.Count)
            {
                most = Vector.Max(most, Magnitudes(x + i));
            }

            for (int k = 0; k < Vector<TReal>.Count; k++)
            {
                largest = TReal.Max(largest, most[k]);
            }
        }

        for (; i < n; i++)
        {
            // The absolute value is at most |re| + |im|: most elements need no square root.
            if (!(Element<T, TReal>.Magnitude(x[i]) <= largest))
            {
                largest = TReal.Max(largest, Element<T, TReal>.Modulus(x[i]));
            }
        }

        return largest;
    }

    /// <summary>x(i) := factor * r(i) * x(i).</summary>
    /// <param name="n">Elements.</param>
    /// <param name="factor">A factor of all.</param>
    /// <param name="r">A factor of each; null for none.</param>
    /// <param name="x">The elements.</param>
    public static void Scale(long n, TReal factor, TReal* r, T* x)
    {
        long i = 0;
        if (AreVectors)
        {
            for (; i <= n - Vector<TReal>.Count; i += Vector<TReal>.Count)
            {
                var element = (TReal*)(x + i);
                Vector<TReal> scale = r == null ? Vector.Create(factor) : factor * Vector.Load(r + i);
                Vector.Store(scale * Vector.Load(element), element);
            }
        }

        for (; i < n; i++)
        {
            x[i] = Element<T, TReal>.Times(x[i], r == null ? factor : factor * r[i]);
        }
    }

    /// <summary>Whether squares show that no complex element has a larger absolute value than this; false if they do not.</summary>
    private static bool HasNoLarger(long n, T* x, TReal largest)
    {
        TReal limit = largest * largest;
        limit -= limit * (TReal.BitIncrement(TReal.One) - TReal.One) * TReal.CreateTruncating(8);
        if (!TReal.IsNormal(limit) || !Vector<TReal>.IsSupported)
        {
            return false;
        }

        // Sums of neighbours: every second one is of the two parts of an element; the others are not looked at.
        var parts = (TReal*)x;
        long count = 2 * n;
        Vector<TReal> most = Vector<TReal>.Zero;
        long i = 0;
        for (; i < count - Vector<TReal>.Count; i += Vector<TReal>.Count)
        {
            Vector<TReal> left = Vector.Load(parts + i);
            Vector<TReal> right = Vector.Load(parts + i + 1);
            most = Vector.Max(most, (left * left) + (right * right));
        }

        bool none = true;
        for (int k = 0; k < Vector<TReal>.Count; k += 2)
        {
            none &= most[k] <= limit;
        }

        for (; i < count; i += 2)
        {
            none &= (parts[i] * parts[i]) + (parts[i + 1] * parts[i + 1]) <= limit;
        }

        return none;
    }

    private static TReal Larger(TReal a, TReal b) => b > a ? b : a;

    private static Vector<TReal> Larger(Vector<TReal> a, Vector<TReal> b) => Vector.ConditionalSelect(Vector.GreaterThan(b, a), b, a);

    private static Vector<TReal> Magnitudes(T* x) => Vector.Abs(Vector.Load((TReal*)x));
}
