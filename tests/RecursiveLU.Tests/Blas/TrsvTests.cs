using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;
using RecursiveLU.Testing;

namespace RecursiveLU.Tests.Blas;

/// <summary>x := op(A)^-1 * x against plain loops.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class TrsvTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly int[] s_orders = [.. Enumerable.Range(0, 41), 63, 64, 65, 72, 100, 128, 129, 200, 270];

    [Test]
    public void SolvesForIntegers(
        [Values] bool upper, [Values('N', 'T', 'C', 'R')] char trans, [Values] bool unit, [Values(1, 2, -1, -3)] int incx)
    {
        foreach (int n in TestOrders.Within(s_orders))
        {
            T[] solution = Integers<T>.Random(n, n);
            int lda = n + 2;
            T[] a = Moat<T>.Matrix(TriangleOfIntegers(n, upper, unit), n, n, lda);
            T[] b = Moat<T>.Vector(Product(upper, trans, unit, n, a, lda, solution), incx);
            T[] expected = Moat<T>.Vector(solution, incx);
            Run(upper, trans, unit, n, a, lda, b, incx);
            Assert.That(b.AsSpan().SequenceEqual(expected), $"n = {n}");
        }
    }

    [Test]
    public void ResidualsAreSmall([Values] bool upper, [Values('N', 'T', 'C', 'R')] char trans, [Values] bool unit)
    {
        foreach (int n in TestOrders.Within(s_orders))
        {
            // Rows that do not let solutions grow.
            T[] a = Matrices.Signed<T>(n, n, n);
            for (int i = 0; i < a.Length; i++)
            {
                a[i] = i % (n + 1) == 0 ? a[i] + T.CreateChecked(2) : a[i] / T.CreateChecked(n);
            }

            T[] b = Matrices.Signed<T>(n + 1, n, 1);
            T[] x = [.. b];
            T[] wide = Moat<T>.Matrix(a, n, n, n);
            T[] wideX = Moat<T>.Vector(x, 1);
            Run(upper, trans, unit, n, wide, n, wideX, 1);
            for (int i = 0; i < n; i++)
            {
                Complex residual = Complex.CreateChecked(b[i]);
                double size = Complex.Abs(residual);
                for (int j = 0; j < n; j++)
                {
                    Complex term = Complex.CreateChecked(ElementOf(upper, trans, unit, a, n, i, j) * wideX[Moat<T>.Width + j]);
                    residual -= term;
                    size += Complex.Abs(term);
                }

                Assert.That(Complex.Abs(residual), Is.LessThanOrEqualTo((n + 10) * 4 * size * Precision.UnitRoundoff<T>()), $"n = {n}, row {i}");
            }
        }
    }

    [Test]
    public void IncrementsDoNotChangeBits([Values] bool upper, [Values('N', 'T', 'C', 'R')] char trans, [Values] bool unit)
    {
        foreach (int n in TestOrders.Within([5, 40, 100, 200]))
        {
            T[] a = Moat<T>.Matrix(Matrices.Dominant<T>(n, n, n), n, n, n);
            T[] b = Matrices.Signed<T>(n, n, 1);
            b[n / 3] = T.Zero;
            T[] x = Moat<T>.Vector(b, 1);
            Run(upper, trans, unit, n, a, n, x, 1);
            foreach (int incx in new[] { 2, -1, 5 })
            {
                T[] strided = Moat<T>.Vector(b, incx);
                Run(upper, trans, unit, n, a, n, strided, incx);
                T[] expected = Moat<T>.Vector(x[Moat<T>.Width..(Moat<T>.Width + n)], incx);
                FactorAssert.AreSameBits<T>(strided, expected, $"n = {n}, increment {incx}");
            }
        }
    }

    [Test]
    public void AColumnWhoseUnknownIsZeroIsNotRead([Values] bool upper, [Values('N', 'R')] char trans, [Values(1, 2)] int incx)
    {
        foreach (int n in new[] { 1, 7, 8, 20, 150 })
        {
            for (int zero = 0; zero < n; zero += Math.Max(1, n / 9))
            {
                // Unknowns are zero up to a place, and their columns NaN; the others solve the rest.
                T[] solution = Integers<T>.Random(n, n);
                T[] a = TriangleOfIntegers(n, upper, unit: false);
                T[] clean = Moat<T>.Matrix(a, n, n, n);
                for (int k = 0; k <= zero; k++)
                {
                    int column = upper ? n - 1 - k : k;
                    solution[column] = T.Zero;
                    a.AsSpan(column * n, n).Fill(Moat<T>.NaN);
                }

                T[] b = Moat<T>.Vector(Product(upper, trans, false, n, clean, n, solution), incx);
                Run(upper, trans, false, n, Moat<T>.Matrix(a, n, n, n), n, b, incx);
                Assert.That(b.AsSpan().SequenceEqual(Moat<T>.Vector(solution, incx)), $"n = {n}, {zero + 1} zeros");
            }
        }
    }

    [Test]
    public void ZeroOverZeroIsZeroWithoutTransposition([Values] bool upper, [Values(3, 8, 30)] int n)
    {
        T[] a = Moat<T>.Matrix(new T[n * n], n, n, n);
        T[] x = Moat<T>.Vector(new T[n], 1);
        Run(upper, 'N', false, n, a, n, x, 1);
        Assert.That(x.AsSpan(Moat<T>.Width, n).ToArray(), Is.All.EqualTo(T.Zero));
        Run(upper, 'T', false, n, a, n, x, 1);
        Assert.That(x.AsSpan(Moat<T>.Width, n).ToArray().Select(T.IsNaN), Is.All.True);
    }

    [Test]
    public void NaNAndInfinityGoWherePlainLoopsLetThem([Values] bool upper, [Values('N', 'T')] char trans, [Values] bool unit)
    {
        foreach (int n in new[] { 3, 9, 30, 80 })
        {
            foreach (T special in new[] { Moat<T>.NaN, Precision.Of<T>(double.PositiveInfinity, 0) })
            {
                T[] elements = TriangleOfIntegers(n, upper, unit);
                elements[(n / 2) + (n / 3 * n)] = special;
                elements[(n / 3) + (n / 2 * n)] = special;
                T[] a = Moat<T>.Matrix(elements, n, n, n);
                T[] x = Moat<T>.Vector(Integers<T>.Random(n, n), 1);
                x[Moat<T>.Width + (n / 4)] = special;
                T[] expected = [.. x];
                Run(upper, trans, unit, n, a, n, x, 1);
                fixed (T* pa = &a[Moat<T>.Width])
                fixed (T* px = &expected[Moat<T>.Width])
                {
                    PlainBlas<T>.Trsv(upper, (byte)trans, unit, n, pa, n, px, 1);
                }

                Assert.That(x.Select(T.IsNaN), Is.EqualTo(expected.Select(T.IsNaN)), $"n = {n}, {special}");
            }
        }
    }

    private static void Run(bool upper, char trans, bool unit, int n, T[] a, int lda, T[] x, int incx)
    {
        fixed (T* pa = &a[Moat<T>.Width])
        fixed (T* px = &x[Moat<T>.Width])
        {
            Trsv.Run(upper, (byte)trans, unit, n, pa, lda, px, incx);
        }
    }

    /// <summary>A triangle of integers with powers of two, at most two elements in a row besides, in NaN.</summary>
    private static T[] TriangleOfIntegers(int n, bool upper, bool unit)
    {
        var random = new Random(n);
        T[] a = new T[n * n];
        T[] some = Integers<T>.Random(n, n * n, 1);
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                bool isInside = upper ? i < j : i > j;
                bool isThere = isInside && (Math.Abs(i - j) == 1 || random.Next(n) == 0);
                a[i + (j * n)] = i == j
                    ? unit ? Moat<T>.NaN : Integers<T>.Of(1 << random.Next(3))
                    : isThere ? some[i + (j * n)] : isInside ? T.Zero : Moat<T>.NaN;
            }
        }

        return a;
    }

    /// <summary>op(A) * x for a triangle behind a moat.</summary>
    private static T[] Product(bool upper, char trans, bool unit, int n, T[] a, int lda, T[] x)
    {
        var b = new T[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                b[i] += ElementOf(upper, trans, unit, a.AsSpan(Moat<T>.Width), lda, i, j) * x[j];
            }
        }

        return b;
    }

    /// <summary>Element (i, j) of op(A).</summary>
    private static T ElementOf(bool upper, char trans, bool unit, ReadOnlySpan<T> a, int lda, int i, int j)
    {
        (int row, int column) = trans is 'T' or 'C' ? (j, i) : (i, j);
        if (row == column && unit)
        {
            return T.One;
        }

        T element = row == column || row < column == upper ? a[row + (column * lda)] : T.Zero;
        return trans is 'C' or 'R' ? Integers<T>.Conjugate(element) : element;
    }
}
