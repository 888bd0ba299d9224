using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NUnit.Framework;
using RecursiveLU.Algorithms.Solves;
using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Solves;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Testing;
using RecursiveLU.Threading;

namespace RecursiveLU.Tests;

/// <summary>Substitution by factors in panels: its error, and the same bits with every vector that this machine has, any number of
/// threads, and whatever is solved beside.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
internal sealed unsafe class PanelTrianglesTests<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static IEnumerable<int> Orders =>
        TestOrders.Within([.. Enumerable.Range(1, 20), 31, 32, 33, 63, 64, 65, 127, 128, 129, 144, 200, 255, 256, 257, 300, 391]);

    [Test]
    public void SolvesWithBothTriangles([ValueSource(nameof(Orders))] int n, [Values(1, 2, 3, 4, 5, 9)] int columns)
    {
        T[] lu = Factors(n);
        T[] b = Matrices.Signed<T>(n + 1, n, columns);

        T[] found = Solve<Simd128<T>>(lu, n, b, 1);

        for (int j = 0; j < columns; j++)
        {
            // L * U * x, and the same of magnitudes.
            double[] x = [.. found.AsSpan(j * n, n).ToArray().Select(double.CreateChecked)];
            (double[] ux, double[] bound) = Product(lu, n, x, x, lower: false);
            (double[] lux, bound) = Product(lu, n, ux, bound, lower: true);
            for (int i = 0; i < n; i++)
            {
                double limit = 4 * (n + 4) * Precision<T>.UnitRoundoff * bound[i];
                Assert.That(lux[i], Is.EqualTo(double.CreateChecked(b[i + (j * n)])).Within(limit), $"({i}, {j})");
            }
        }
    }

    [Test]
    public void HasTheSameBitsWithEveryVectorAndThread([ValueSource(nameof(Orders))] int n, [Values(1, 3, 4, 6)] int columns)
    {
        T[] lu = Factors(n);
        T[] b = Matrices.Signed<T>(n + 1, n, columns);
        T[] expected = [.. Enumerable.Range(0, columns).SelectMany(j => Solve<Simd128<T>>(lu, n, b[(j * n)..((j + 1) * n)], 1))];
        FactorAssert.AreSameBits<T>(Solve<Simd128<T>>(lu, n, b, 3), expected, "128 bits, 3 threads");
        if (Avx2.IsSupported)
        {
            FactorAssert.AreSameBits<T>(Solve<Simd256<T>>(lu, n, b, 1), expected, "256 bits");
        }

        if (Vector512.IsHardwareAccelerated)
        {
            FactorAssert.AreSameBits<T>(Solve<Simd512<T>>(lu, n, b, 2), expected, "512 bits");
        }
    }

    /// <summary>Triangles that are far from singular.</summary>
    private static T[] Factors(int n)
    {
        T[] lu = Matrices.Signed<T>(n, n, n);
        for (int k = 0; k < lu.Length; k++)
        {
            bool isDiagonal = k % n == k / n;
            lu[k] = isDiagonal ? lu[k] + T.CopySign(T.One, lu[k]) : lu[k] / T.CreateChecked(n);
        }

        return lu;
    }

    private static (double[] Product, double[] Bound) Product(T[] lu, int n, double[] x, double[] magnitudes, bool lower)
    {
        var product = new double[n];
        var bound = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int k = lower ? 0 : i; k < (lower ? i + 1 : n); k++)
            {
                double element = lower && k == i ? 1 : double.CreateChecked(lu[i + (k * n)]);
                product[i] += element * x[k];
                bound[i] += Math.Abs(element * magnitudes[k]);
            }
        }

        return (product, bound);
    }

    private static T[] Solve<TVector>(T[] lu, int n, T[] b, int threads)
        where TVector : struct, ISimd<TVector, T>
    {
        int columns = b.Length / n;
        long length = PanelTriangles<T, TVector>.LengthOf(n);
        long size = (long)PanelMatrix<T>.Size(n, n, TVector.Count) + (columns * length);
        var memory = (T*)NativeBlock.Allocate(size * sizeof(T), out _);
        var all = new Span<T>(memory, (int)size);

        // Rows of panels beyond the last one mean nothing.
        all.Fill(T.NaN);
        var panels = new PanelMatrix<T>(memory, n, n, TVector.Count);
        var x = new ColumnSet<T>(memory + (panels.Panels * panels.Stride), length, columns);
        fixed (T* source = lu)
        {
            for (int j = 0; j < n; j += TVector.Count)
            {
                T* panel = panels.At(0, j / TVector.Count, TVector.Count);
                PanelCopy<T, TVector>.FromColumns(source + (j * n), n, n, Math.Min(TVector.Count, n - j), panel);
            }
        }

        for (int j = 0; j < columns; j++)
        {
            var vector = new Span<T>(x.At(j), (int)length);
            vector.Clear();
            b.AsSpan(j * n, n).CopyTo(vector);
        }

        var team = new Team(threads);
        var triangles = new PanelTriangles<T, TVector>(panels, x);
        triangles.SolveUnitLower(ref team);
        triangles.SolveUpper(ref team);
        team.Dispose();
        T[] result = [.. Enumerable.Range(0, columns).SelectMany(j => new Span<T>(x.At(j), n).ToArray())];
        NativeBlock.Free(memory);
        return result;
    }
}
