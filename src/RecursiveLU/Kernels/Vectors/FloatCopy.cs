using System.Numerics;

namespace RecursiveLU.Kernels.Vectors;

/// <summary>Copies between double and float. Bound by memory: the vectors of <see cref="Vector"/> do.</summary>
internal static unsafe class FloatCopy
{
    /// <summary>Rounds to float; false if a number is too large or infinite.</summary>
    public static bool Narrow(double* source, float* target, long n)
    {
        var largest = new Vector<float>(float.MaxValue);
        Vector<int> overflow = default;
        long i = 0;
        for (; i <= n - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> x = Vector.Narrow(Vector.Load(source + i), Vector.Load(source + i + Vector<double>.Count));
            x.Store(target + i);
            overflow |= Vector.GreaterThan(Vector.Abs(x), largest);
        }

        bool fits = overflow == default;
        for (; i < n; i++)
        {
            target[i] = (float)source[i];
            fits &= !float.IsInfinity(target[i]);
        }

        return fits;
    }

    /// <summary>target := source.</summary>
    public static void Widen(float* source, double* target, long n)
    {
        for (long i = 0; i < n; i++)
        {
            target[i] = source[i];
        }
    }

    /// <summary>target := target + source.</summary>
    public static void Add(float* source, double* target, long n)
    {
        for (long i = 0; i < n; i++)
        {
            target[i] += source[i];
        }
    }
}
