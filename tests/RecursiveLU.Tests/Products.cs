using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Tests;

/// <summary>Plain products of column-major matrices without gaps.</summary>
internal static class Products
{
    /// <summary>The product of an m x k and a k x n matrix.</summary>
    public static T[] Of<T>(T[] a, T[] b, int m, int k, int n)
        where T : INumberBase<T>
    {
        var c = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                for (int p = 0; p < k; p++)
                {
                    c[i + (j * m)] += a[i + (p * m)] * b[p + (j * k)];
                }
            }
        }

        return c;
    }

    /// <summary>The largest magnitude of a difference; infinite if anything is not a number.</summary>
    public static double Distance<T>(T[] x, T[] y)
        where T : INumberBase<T>
    {
        Assert.That(x, Has.Length.EqualTo(y.Length));
        double largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double distance = double.CreateChecked(T.Abs(x[i] - y[i]));
            largest = Math.Max(largest, double.IsNaN(distance) ? double.PositiveInfinity : distance);
        }

        return largest;
    }
}
