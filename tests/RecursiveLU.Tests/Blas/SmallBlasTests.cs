using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Sizes;

namespace RecursiveLU.Tests.Blas;

/// <summary>What small matrices have of their own gives the bits that the algorithms for all give.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class SmallBlasTests<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Ld = 19;

    [Test]
    public void ProductsAreThose([Values(-1.0, 1.0, 0.3)] double alpha, [Values(1.0, 0.0, 0.7)] double beta, [Values] bool transposesB)
    {
        T[] a = Numbers(1);
        T[] b = Numbers(2);
        T factor = T.CreateChecked(beta);
        for (int m = 1; m <= BlasTuning.MostInPlace; m++)
        {
            for (int n = 1; n <= BlasTuning.MostInPlace; n++)
            {
                foreach (int k in (int[])[1, 2, 3, 8, 15, 16])
                {
                    T[] expected = Numbers(3);
                    T[] c = Numbers(3);
                    if (beta == 0)
                    {
                        c.AsSpan().Fill(T.NaN);
                    }

                    T scale = T.CreateChecked(alpha);
                    fixed (T* left = a, right = b, one = expected, other = c)
                    {
                        MatrixView<T> view = transposesB ? new(right, Ld, 1) : new(right, 1, Ld);
                        Gemm.Run(m, n, k, scale, new(left, 1, Ld), view, factor, one, Ld, threads: 1);
                        Gemm.RunSmall(m, n, k, scale, new(left, 1, Ld), view, factor == T.One ? null : &factor, other, Ld);
                    }

                    AssertSame(expected, c, m, n, beta == 0, $"{m} x {n} x {k}");
                }
            }
        }
    }

    [Test]
    public void SolutionsAreThose(
        [Values] bool left, [Values] bool upper, [Values('N', 'T', 'C')] char trans, [Values] bool unit, [Values(1.0, -0.3)] double alpha)
    {
        T[] a = Numbers(1);
        for (int i = 0; i < Ld; i++)
        {
            a[i * (Ld + 1)] = T.CreateChecked(2 + i);
        }

        for (int m = 1; m <= BlasTuning.MostInScalars; m++)
        {
            for (int n = 1; n <= BlasTuning.MostInScalars; n++)
            {
                T[] expected = Numbers(3);
                T[] x = Numbers(3);
                T factor = T.CreateChecked(alpha);
                fixed (T* t = a, one = expected, other = x)
                {
                    new TriangularProduct<T>(left, upper, (byte)trans, unit, m, n, factor, t, Ld, one, Ld, 1, solves: true).Run();
                    new TriangularProduct<T>(left, upper, (byte)trans, unit, m, n, factor, t, Ld, other, Ld, 1, solves: true)
                        .SolveSmall();
                }

                AssertSame(expected, x, m, n, isFresh: false, $"{m} x {n}");
            }
        }
    }

    /// <summary>The results are equal, and so is what surrounds them.</summary>
    private static void AssertSame(T[] expected, T[] actual, int m, int n, bool isFresh, string what)
    {
        for (int j = 0; j < Ld; j++)
        {
            for (int i = 0; i < Ld; i++)
            {
                T found = actual[i + (j * Ld)];
                bool isInside = i < m && j < n;
                if (isFresh && !isInside ? !T.IsNaN(found) : !found.Equals(expected[i + (j * Ld)]))
                {
                    Assert.Fail($"{what}: ({i}, {j}) is {found}, not {expected[i + (j * Ld)]}");
                }
            }
        }
    }

    private static T[] Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Ld * Ld).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }
}
