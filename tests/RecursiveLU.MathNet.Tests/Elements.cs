using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace RecursiveLU.MathNet.Tests;

/// <summary>The four element types of Math.NET alike.</summary>
internal static class Elements<T>
    where T : struct
{
    /// <summary>Gets Math.NET's own provider.</summary>
    public static ILinearAlgebraProvider<T> Managed => (ILinearAlgebraProvider<T>)(object)ManagedLinearAlgebraProvider.Instance;

    /// <summary>Gets the unit round-off.</summary>
    public static double Epsilon => typeof(T) == typeof(float) || typeof(T) == typeof(Complex32) ? 6e-8 : 1.1e-16;

    /// <summary>An element from double's complex numbers; real types take the real part.</summary>
    public static T From(Complex value) =>
        typeof(T) == typeof(double) ? (T)(object)value.Real
        : typeof(T) == typeof(float) ? (T)(object)(float)value.Real
        : typeof(T) == typeof(Complex) ? (T)(object)value
        : (T)(object)new Complex32((float)value.Real, (float)value.Imaginary);

    /// <summary>An element as one of double's complex numbers.</summary>
    public static Complex ToComplex(T value) => value switch
    {
        double x => x,
        float x => x,
        Complex x => x,
        Complex32 x => new Complex(x.Real, x.Imaginary),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Elements between -1 and 1 in each part.</summary>
    public static T[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count)
            .Select(_ => From(new Complex((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1)))];
    }

    /// <summary>The product of m x k and k x n matrices by columns, in double.</summary>
    public static Complex[] Product(Func<int, int, Complex> a, Func<int, int, Complex> b, int m, int k, int n)
    {
        var product = new Complex[m * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                for (int l = 0; l < k; l++)
                {
                    product[i + (j * m)] += a(i, l) * b(l, j);
                }
            }
        }

        return product;
    }

    /// <summary>The largest distance between elements.</summary>
    public static double Distance(IEnumerable<Complex> a, IEnumerable<Complex> b) =>
        a.Zip(b, (x, y) => Complex.Abs(x - y)).DefaultIfEmpty().Max();
}
