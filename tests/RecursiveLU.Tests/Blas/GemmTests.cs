using System.Numerics;
using NUnit.Framework;
using RecursiveLU.Algorithms.Blas;

namespace RecursiveLU.Tests.Blas;

/// <summary>C := alpha * op(A) * op(B) + beta * C against plain loops.</summary>
[TestFixture(typeof(double))]
[TestFixture(typeof(float))]
[TestFixture(typeof(Complex))]
[TestFixture(typeof(Complex64))]
internal sealed unsafe class GemmTests<T>
    where T : unmanaged, INumberBase<T>
{
    private static readonly byte[] s_forms = "NTC"u8.ToArray();

    private static readonly (int M, int N, int K)[] s_shapes =
    [
        (1, 1, 1), (2, 3, 4), (7, 5, 9), (8, 8, 8), (12, 4, 16), (13, 5, 17), (24, 8, 3), (25, 9, 70), (30, 40, 50), (64, 3, 128),
        (40, 9, 1), (9, 40, 1), (3, 64, 128), (49, 30, 129), (70, 9, 257), (9, 70, 300), (100, 50, 40), (25, 27, 520),
    ];

    [Test]
    public void EqualsPlainLoops([Values(0, 1, 2)] int formOfA, [Values(0, 1, 2)] int formOfB)
    {
        int seed = 1;
        foreach ((int m, int n, int k) in s_shapes)
        {
            Check(s_forms[formOfA], s_forms[formOfB], m, n, k, T.One, T.One, seed++);
        }
    }

    [Test]
    public void AlphaScalesTheProduct([Values(0, -1, 2)] int alpha)
    {
        foreach ((int m, int n, int k) in s_shapes)
        {
            Check((byte)'T', (byte)'N', m, n, k, Integers<T>.Of(alpha, alpha == 2 && Integers<T>.IsComplex ? 1 : 0), T.One, 3);
        }
    }

    [Test]
    public void EverySmallShapeEqualsPlainLoops([Values(0, 1, 2)] int formOfA, [Values(0, 1, 2)] int formOfB)
    {
        for (int m = 0; m <= 14; m++)
        {
            for (int n = 0; n <= 10; n++)
            {
                foreach (int k in (int[])[0, 1, 2, 5, 8])
                {
                    Check(s_forms[formOfA], s_forms[formOfB], m, n, k, T.One, -T.One, m + n + k);
                }
            }
        }
    }

    [Test]
    public void BetaScalesWhatIsThere([Values(0, 1, -1, 3)] int beta)
    {
        foreach ((int m, int n, int k) in s_shapes)
        {
            Check((byte)'N', (byte)'T', m, n, k, T.One, Integers<T>.Of(beta, beta == 3 && Integers<T>.IsComplex ? 2 : 0), 5);
        }
    }

    [Test]
    public void WhereBetaIsZeroNothingIsRead([Values(1, 9, 70)] int n, [Values(0, 5)] int k)
    {
        T nan = T.Zero / T.Zero;
        T[] a = Integers<T>.Random(1, n * 5), c = Enumerable.Repeat(nan, n * n).ToArray();
        fixed (T* pa = a, pc = c)
        {
            Gemm.Run((byte)'N', (byte)'T', n, n, k, T.One, pa, n, pa, n, T.Zero, pc, n, 1);
        }

        Assert.That(c.Any(T.IsNaN), Is.False);
    }

    [Test]
    public void InfinityIsTheSameInEverySize([Values(1, 3)] int k)
    {
        // Multiplied by (1, 0) a complex infinity would be NaN in the other part.
        T one = Integers<T>.IsComplex ? Integers<T>.Of(1, 1) : T.One;
        var results = new HashSet<string>();
        foreach (int m in (int[])[5, 20, 70])
        {
            T[] a = Enumerable.Repeat(one, m * k).ToArray(), c = new T[m * 5];
            T[] b = Enumerable.Repeat(T.CreateChecked(double.PositiveInfinity), 5 * k).ToArray();
            fixed (T* pa = a, pb = b, pc = c)
            {
                Gemm.Run((byte)'N', (byte)'N', m, 5, k, -T.One, pa, m, pb, k, T.One, pc, m, 1);
            }

            results.UnionWith(c.Select(e => $"{e}"));
        }

        Assert.That(results, Has.Count.EqualTo(1));
        Assert.That(results.Single(), Does.Not.Contain("NaN"));
    }

    [Test]
    public void ZerosOfBTakePart([Values(3, 40)] int m, [Values(1, 2)] int k)
    {
        T[] a = Enumerable.Repeat(T.Zero / T.Zero, m * k).ToArray(), b = new T[5 * k], c = Integers<T>.Random(1, m * 5);
        fixed (T* pa = a, pb = b, pc = c)
        {
            Gemm.Run((byte)'N', (byte)'N', m, 5, k, T.One, pa, m, pb, k, T.One, pc, m, 1);
        }

        Assert.That(c.All(T.IsNaN));
    }

    [Test]
    public void WhereAlphaIsZeroFactorsAreNotRead()
    {
        T[] c = Integers<T>.Random(1, 100), before = [.. c];
        fixed (T* pc = c)
        {
            Gemm.Run((byte)'N', (byte)'N', 10, 10, 10, T.Zero, null, 10, null, 10, T.One, pc, 10, 1);
        }

        Assert.That(c, Is.EqualTo(before));
    }

    [Test]
    public void TheResultDoesNotDependOnTheThreads([Values(2, 3, 8)] int threads, [Values(0, 2)] int form)
    {
        foreach ((int m, int n, int k) in ((int, int, int)[])[(150, 160, 290), (20, 2000, 64), (3000, 10, 64)])
        {
            var random = new Random(m);
            T[] a = Fractions(random, m * k), b = Fractions(random, k * n), c = Fractions(random, m * n), d = [.. c];
            fixed (T* pa = a, pb = b, pc = c, pd = d)
            {
                byte trans = s_forms[form];
                int lda = form == 0 ? m : k, ldb = form == 0 ? k : n;
                Gemm.Run(trans, trans, m, n, k, -T.One, pa, lda, pb, ldb, T.One, pc, m, 1);
                Gemm.Run(trans, trans, m, n, k, -T.One, pa, lda, pb, ldb, T.One, pd, m, threads);
            }

            Assert.That(d, Is.EqualTo(c), $"{m} x {n} x {k}");
        }
    }

    [Test]
    public void APieceIsThatOfTheWhole([Values(-1, 1, 3)] int alpha, [Values(0, 1)] int formOfB)
    {
        const int Whole = 70;
        T factor = alpha == 3 ? Fractions(new Random(1), 1)[0] : T.CreateChecked(alpha);
        byte transB = s_forms[formOfB];
        foreach (int k in (int[])[1, 2, 3, 7, 16, 17, 31])
        {
            var random = new Random(k);
            T[] a = Fractions(random, Whole * k), b = Fractions(random, k * Whole), c = Fractions(random, Whole * Whole);
            T[] whole = [.. c];
            int ldb = formOfB == 0 ? k : Whole;
            fixed (T* pa = a, pb = b, pc = c, pw = whole)
            {
                Gemm.Run((byte)'N', transB, Whole, Whole, k, factor, pa, Whole, pb, ldb, T.One, pw, Whole, 1);
                for (int m = 1; m <= 18; m++)
                {
                    for (int n = 1; n <= 18; n++)
                    {
                        T[] piece = [.. c];
                        fixed (T* pp = piece)
                        {
                            Gemm.Run((byte)'N', transB, m, n, k, factor, pa, Whole, pb, ldb, T.One, pp, Whole, 1);
                        }

                        bool isSame = Enumerable.Range(0, Whole * Whole).All(
                            e => piece[e] == (e % Whole < m && e / Whole < n ? whole[e] : c[e]));
                        Assert.That(isSame, $"{m} x {n} x {k}");
                    }
                }
            }
        }
    }

    private static T[] Fractions(Random random, int count)
    {
        T i = Integers<T>.IsComplex ? Integers<T>.Of(0, 1) : T.Zero;
        return
        [
            .. Enumerable.Range(0, count).Select(
                _ => T.CreateChecked(random.NextDouble() - 0.5) + (i * T.CreateChecked(random.NextDouble() - 0.5))),
        ];
    }

    private static void Check(byte transA, byte transB, int m, int n, int k, T alpha, T beta, int seed)
    {
        int lda = (transA == (byte)'N' ? m : k) + 3, ldb = (transB == (byte)'N' ? k : n) + 1, ldc = m + 2;
        T[] a = Integers<T>.Random(seed, lda * (m + k + 1));
        T[] b = Integers<T>.Random(seed + 1, ldb * (k + n + 1));
        T[] c = Integers<T>.Random(seed + 2, ldc * (n + 1)), expected = [.. c];
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                T sum = T.Zero;
                for (int p = 0; p < k; p++)
                {
                    sum += Integers<T>.At(transA, a, lda, i, p) * Integers<T>.At(transB, b, ldb, p, j);
                }

                expected[i + (j * ldc)] = (alpha * sum) + (beta * expected[i + (j * ldc)]);
            }
        }

        fixed (T* pa = a, pb = b, pc = c)
        {
            Gemm.Run(transA, transB, m, n, k, alpha, pa, lda, pb, ldb, beta, pc, ldc, 1);
        }

        Assert.That(c, Is.EqualTo(expected), $"{(char)transA}{(char)transB} {m} x {n} x {k}");
    }
}
