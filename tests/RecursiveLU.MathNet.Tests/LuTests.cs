using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;
using NUnit.Framework;

namespace RecursiveLU.MathNet.Tests;

/// <summary>The methods of LU, of each type, by each library: what Math.NET's own provider promises.</summary>
[TestFixture(typeof(double), true)]
[TestFixture(typeof(double), false)]
[TestFixture(typeof(float), true)]
[TestFixture(typeof(float), false)]
[TestFixture(typeof(Complex), true)]
[TestFixture(typeof(Complex), false)]
[TestFixture(typeof(Complex32), true)]
[TestFixture(typeof(Complex32), false)]
internal sealed class LuTests<T>(bool native)
    where T : struct
{
    private static readonly int[] s_orders = [0, 1, 2, 3, 5, 8, 17, 64, 130];

    private readonly RecursiveLuProvider _provider = new(native);

    private ILinearAlgebraProvider<T> Provider => (ILinearAlgebraProvider<T>)(object)_provider;

    [Test]
    public void UsesTheLibraryThatIsMeant() => Assert.That(_provider.IsNative, Is.EqualTo(native));

    [TestCaseSource(nameof(s_orders))]
    public void Factors(int n)
    {
        T[] a = Elements<T>.Random(n * n, 1);
        var lu = (T[])a.Clone();
        var ipiv = new int[n];

        Provider.LUFactor(lu, n, ipiv);

        Complex[] exchanged = [.. a.Select(Elements<T>.ToComplex)];
        for (int i = 0; i < n; i++)
        {
            Assert.That(ipiv[i], Is.InRange(i, n - 1));
            for (int j = 0; j < n; j++)
            {
                (exchanged[i + (j * n)], exchanged[ipiv[i] + (j * n)]) = (exchanged[ipiv[i] + (j * n)], exchanged[i + (j * n)]);
            }
        }

        Complex[] product = Elements<T>.Product(
            (i, k) => i == k ? 1 : i > k ? At(lu, i, k, n) : 0, (k, j) => k <= j ? At(lu, k, j, n) : 0, n, n, n);
        Assert.That(Elements<T>.Distance(product, exchanged), Is.LessThanOrEqualTo(20 * n * Elements<T>.Epsilon));
    }

    [TestCaseSource(nameof(s_orders))]
    public void SolvesAndLeavesTheMatrix(int n)
    {
        const int Columns = 3;
        T[] a = Elements<T>.Random(n * n, 2);
        T[] b = Elements<T>.Random(n * Columns, 3);
        var before = (T[])a.Clone();
        var x = (T[])b.Clone();
        var y = (T[])b.Clone();
        var lu = (T[])a.Clone();
        var ipiv = new int[n];

        Provider.LUSolve(Columns, a, n, x);
        Provider.LUFactor(lu, n, ipiv);
        Provider.LUSolveFactored(Columns, lu, n, ipiv, y);

        Assert.That(a, Is.EqualTo(before));
        Assert.That(y, Is.EqualTo(x));
        Complex[] product = Elements<T>.Product((i, k) => At(a, i, k, n), (k, j) => At(x, k, j, n), n, n, Columns);
        double size = x.Select(element => Complex.Abs(Elements<T>.ToComplex(element))).Append(1).Max();
        Assert.That(
            Elements<T>.Distance(product, b.Select(Elements<T>.ToComplex)),
            Is.LessThanOrEqualTo(20 * n * size * Elements<T>.Epsilon));
    }

    [TestCaseSource(nameof(s_orders))]
    public void Inverts(int n)
    {
        T[] a = Elements<T>.Random(n * n, 4);
        var inverse = (T[])a.Clone();
        var second = (T[])a.Clone();
        var ipiv = new int[n];

        Provider.LUInverse(inverse, n);
        Provider.LUFactor(second, n, ipiv);
        Provider.LUInverseFactored(second, n, ipiv);

        Assert.That(second, Is.EqualTo(inverse));
        Complex[] product = Elements<T>.Product((i, k) => At(inverse, i, k, n), (k, j) => At(a, k, j, n), n, n, n);
        double size = inverse.Select(element => Complex.Abs(Elements<T>.ToComplex(element))).Append(1).Max();
        Assert.That(
            Elements<T>.Distance(product, Enumerable.Range(0, n * n).Select(i => (Complex)(i % n == i / n ? 1 : 0))),
            Is.LessThanOrEqualTo(20 * n * n * size * Elements<T>.Epsilon));
    }

    /// <summary>Compares with Math.NET's own provider, which divides by the zero.</summary>
    [TestCase(1)]
    [TestCase(4)]
    [TestCase(40)]
    public void DividesByZeroAsMathNetDoes(int n)
    {
        T[] a = Elements<T>.Random(n * n, 5);
        Array.Clear(a, (n - 1) * n, n);
        T[] b = Elements<T>.Random(n, 6);
        var (x, expected) = ((T[])b.Clone(), (T[])b.Clone());
        var (inverse, expectedInverse) = ((T[])a.Clone(), (T[])a.Clone());

        Provider.LUSolve(1, a, n, x);
        Elements<T>.Managed.LUSolve(1, a, n, expected);
        AssertSame(x, expected);

        Provider.LUInverse(inverse, n);
        Elements<T>.Managed.LUInverse(expectedInverse, n);
        Assert.That(inverse.Select(IsFinite), Is.EqualTo(expectedInverse.Select(IsFinite)));

        var (lu, ipiv) = ((T[])a.Clone(), new int[n]);
        Provider.LUFactor(lu, n, ipiv);
        Assert.That(lu[^1], Is.EqualTo(default(T)));
        var (y, expectedByFactors) = ((T[])b.Clone(), (T[])b.Clone());
        Provider.LUSolveFactored(1, lu, n, ipiv, y);
        Elements<T>.Managed.LUSolveFactored(1, lu, n, ipiv, expectedByFactors);
        AssertSame(y, expectedByFactors);
        var (second, expectedSecond) = ((T[])lu.Clone(), (T[])lu.Clone());
        Provider.LUInverseFactored(second, n, ipiv);
        Elements<T>.Managed.LUInverseFactored(expectedSecond, n, ipiv);
        AssertSame(second, expectedSecond);
    }

    [Test]
    public void PassesNaNOn()
    {
        T[] a = Elements<T>.Random(16, 7);
        a[5] = Elements<T>.From(double.NaN);
        T[] b = Elements<T>.Random(4, 8);

        Provider.LUSolve(1, a, 4, b);

        Assert.That(b.Any(element => !IsFinite(element)));
    }

    [Test]
    public void RefusesWhatMathNetRefusesAndWritesNothing()
    {
        T[] a = Elements<T>.Random(9, 9);
        T[] b = Elements<T>.Random(6, 10);
        var (aBefore, bBefore) = ((T[])a.Clone(), (T[])b.Clone());
        int[] ipiv = [0, 1, 2];
        Action<ILinearAlgebraProvider<T>>[] calls =
        [
            p => p.LUFactor(null, 3, ipiv), p => p.LUFactor(a, 3, null), p => p.LUFactor(a, 2, ipiv), p => p.LUFactor(a, 3, [0]),
            p => p.LUInverse(null, 3), p => p.LUInverse(a, 4),
            p => p.LUInverseFactored(null, 3, ipiv), p => p.LUInverseFactored(a, 3, null), p => p.LUInverseFactored(a, 3, [0]),
            p => p.LUInverseFactored(a, 2, ipiv),
            p => p.LUSolve(2, null, 3, b), p => p.LUSolve(2, a, 3, null), p => p.LUSolve(2, a, 2, b), p => p.LUSolve(1, a, 3, b),
            p => p.LUSolve(3, a, 3, a),
            p => p.LUSolveFactored(2, null, 3, ipiv, b), p => p.LUSolveFactored(2, a, 3, null, b),
            p => p.LUSolveFactored(2, a, 3, ipiv, null), p => p.LUSolveFactored(1, a, 3, ipiv, b),
            p => p.LUSolveFactored(2, a, 3, [0], b), p => p.LUSolveFactored(3, a, 3, ipiv, a),
        ];
        for (int i = 0; i < calls.Length; i++)
        {
            Exception? expected = Assert.Catch(() => calls[i](Elements<T>.Managed));
            Assert.That(() => calls[i](Provider), Throws.TypeOf(expected!.GetType()), $"call {i}");
        }

        // Beyond these Math.NET would read and write elsewhere.
        Assert.That(() => Provider.LUSolveFactored(2, a, 3, [0, 1, 3], b), Throws.ArgumentException);
        Assert.That(() => Provider.LUInverseFactored(a, 3, [-1, 1, 2]), Throws.ArgumentException);
        Assert.That((a, b, ipiv), Is.EqualTo((aBefore, bBefore, new[] { 0, 1, 2 })));
    }

    [Test]
    public void LeavesTheRestToMathNet()
    {
        const int N = 6;
        T[] a = Elements<T>.Random(N * N, 11);
        T[] b = Elements<T>.Random(N * N, 12);
        T two = Elements<T>.From(2);
        Func<ILinearAlgebraProvider<T>, T[]>[] calls =
        [
            p => Result(c => p.AddVectorToScaledVector(a, two, b, c)),
            p => Result(c => p.ScaleArray(two, a, c)),
            p => Result(c => p.ConjugateArray(a, c)),
            p => [p.DotProduct(a, b)],
            p => Result(c => p.AddArrays(a, b, c)),
            p => Result(c => p.SubtractArrays(a, b, c)),
            p => Result(c => p.PointWiseMultiplyArrays(a, b, c)),
            p => Result(c => p.PointWiseDivideArrays(a, b, c)),
            p => Result(c => p.PointWisePowerArrays(a, b, c)),
            p => [Elements<T>.From(p.MatrixNorm(Norm.FrobeniusNorm, N, N, a))],
            p => Result(c => p.MatrixMultiply(a, N, N, b, N, N, c)),
            p => Result(c => p.MatrixMultiplyWithUpdate(
                global::MathNet.Numerics.Providers.LinearAlgebra.Transpose.DontTranspose,
                global::MathNet.Numerics.Providers.LinearAlgebra.Transpose.Transpose, two, a, N, N, b, N, N, two, c)),
            p => Result(c => p.CholeskyFactor(Definite(c), N)),
            p => Result(c => p.CholeskySolve(Definite(new T[N * N]), N, Copy(b, c), N)),
            p => Result(c => p.CholeskySolveFactored(Definite(new T[N * N]), N, Copy(b, c), N)),
            p => Result(c => p.QRFactor(Copy(a, c), N, N, new T[N * N], new T[N])),
            p => Result(c => p.ThinQRFactor(Copy(a, c), N, N, new T[N * N], new T[N])),
            p => Result(c => p.QRSolve(Copy(a, new T[N * N]), N, N, Copy(b, new T[N * N]), N, c)),
            p => Result(c =>
            {
                T[] r = Copy(a, new T[N * N]), q = new T[N * N], tau = new T[N];
                p.QRFactor(r, N, N, q, tau);
                p.QRSolveFactored(q, r, N, N, tau, b, N, c);
            }),
            p => Result(c => p.SingularValueDecomposition(true, Copy(a, new T[N * N]), N, N, new T[N], c, new T[N * N])),
            p => Result(c => p.SvdSolve(Copy(a, new T[N * N]), N, N, b, N, c)),
            p => Result(c =>
            {
                T[] s = new T[N], u = new T[N * N], vt = new T[N * N];
                p.SingularValueDecomposition(true, Copy(a, new T[N * N]), N, N, s, u, vt);
                p.SvdSolveFactored(N, N, s, u, vt, b, N, c);
            }),
            p => Result(c => p.EigenDecomp(false, N, Copy(a, new T[N * N]), c, new Complex[N], new T[N * N])),
        ];
        for (int i = 0; i < calls.Length; i++)
        {
            T[] expected = calls[i](Elements<T>.Managed);
            Assert.That(expected.Any(element => !element.Equals(default(T))), $"call {i} computes nothing");
            Assert.That(calls[i](Provider), Is.EqualTo(expected), $"call {i}");
        }

        static T[] Result(Action<T[]> call)
        {
            var result = new T[N * N];
            call(result);
            return result;
        }

        static T[] Copy(T[] from, T[] to)
        {
            from.CopyTo(to, 0);
            return to;
        }

        static T[] Definite(T[] matrix)
        {
            for (int i = 0; i < N; i++)
            {
                matrix[i * (N + 1)] = Elements<T>.From(i + 2);
            }

            return matrix;
        }
    }

    private static Complex At(T[] a, int i, int j, int n) => Elements<T>.ToComplex(a[i + (j * n)]);

    /// <summary>Fails unless elements are equal, or both NaN.</summary>
    private static void AssertSame(T[] actual, T[] expected) =>
        Assert.That(actual.Select(Elements<T>.ToComplex), Is.EqualTo(expected.Select(Elements<T>.ToComplex)));

    private static bool IsFinite(T element) => Complex.IsFinite(Elements<T>.ToComplex(element));
}
