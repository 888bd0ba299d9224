using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;
using RecursiveLU.Protocol;
using RecursiveLU.Testing;

namespace RecursiveLU.Server.Tests;

/// <summary>Complex matrices by every way to a server: what comes back are their factors, threads change no bit of them, and
/// solutions with them solve.</summary>
/// <typeparam name="TPart">The type of the two parts of a number, which lie side by side.</typeparam>
[TestFixture(typeof(double), ElementType.C128)]
[TestFixture(typeof(float), ElementType.C64)]
internal sealed class ComplexTests<TPart>(ElementType element)
    where TPart : unmanaged, IBinaryFloatingPointIeee754<TPart>
{
    private const int MatrixOffset = 4096;

    private static readonly double s_roundoff = Precision<TPart>.UnitRoundoff;

    /// <summary>The ways to a server.</summary>
    public enum Way
    {
        /// <summary>Two pipes.</summary>
        Pipes,

        /// <summary>A socket.</summary>
        Socket,

        /// <summary>Shared memory.</summary>
        Shared,
    }

    [Test]
    public void AreFactoredAndSolvedWith([Values] Way way, [Values(1, 2, 5, 33, 150)] int n, [Values] bool pivoting)
    {
        TPart[] a = Random(n, n, n);
        for (int i = 0; i < n && !pivoting; i++)
        {
            a[2 * (i + (i * n))] += TPart.CreateChecked(2 * n);
        }

        Converse(way, (talk, factor) =>
        {
            var serial = (TPart[])a.Clone();
            var factors = (TPart[])a.Clone();
            var pivots = new long[n];
            var again = new long[n];
            Assert.That(factor(FactorCommand.Of(element, pivoting, threaded: false), serial, n, pivots), Is.Zero);
            Assert.That(factor(FactorCommand.Of(element, pivoting, threaded: true), factors, n, again), Is.Zero);

            FactorAssert.AreSameBits<TPart>(factors, serial, "threads");
            Assert.That(again, Is.EqualTo(pivots));
            CheckFactors(a, factors, pivots, n);
            foreach (char form in "NTCntc")
            {
                foreach (int rightHandSides in new[] { 0, 1, 3, 20 })
                {
                    CheckSolution(talk, form, a, n, rightHandSides);
                }
            }
        });
    }

    [Test]
    public void TheZeroPivotIsTold([Values] Way way, [Values] bool pivoting)
    {
        const int n = 20;
        TPart[] a = Random(1, n, n);
        Array.Clear(a, 2 * 6 * n, 2 * n);
        Converse(way, (talk, factor) =>
        {
            var pivots = new long[n];
            Assert.That(
                factor(FactorCommand.Of(element, pivoting, threaded: false), a, n, pivots), Is.EqualTo(pivoting ? 7 : -7));
            TPart[] b = Random(2, n, 1);
            var before = (TPart[])b.Clone();
            Assert.That(talk.Solve<TPart>('C', 1, b), Is.EqualTo(7));
            FactorAssert.AreSameBits<TPart>(b, before, "right-hand sides");
        });
    }

    /// <summary>What is real and what is complex is told by the last factorization.</summary>
    [Test]
    public void TakeTurnsWithRealOnes([Values] Way way) => Converse(way, (talk, factor) =>
    {
        TPart[] two = [TPart.CreateChecked(2)];
        var pivots = new long[1];
        Assert.That(factor(FactorCommand.Of(element, pivoting: true, threaded: false), [TPart.Zero, .. two], 1, pivots), Is.Zero);
        TPart[] z = [TPart.CreateChecked(6), TPart.CreateChecked(8)];
        Assert.That(talk.Solve<TPart>('C', 1, z), Is.Zero);
        Assert.That(z, Is.EqualTo(new[] { TPart.CreateChecked(-4), TPart.CreateChecked(3) }));

        Command real = FactorCommand.Of(Conversation.ElementOf<TPart>(), pivoting: true, threaded: false);
        Assert.That(factor(real, two, 1, pivots), Is.Zero);
        TPart[] x = [TPart.CreateChecked(6)];
        Assert.That(talk.Solve<TPart>('C', 1, x), Is.Zero);
        Assert.That(x[0], Is.EqualTo(TPart.CreateChecked(3)));
    });

    /// <summary>Calls a function with a conversation and a function that factors in place, in it, by a way.</summary>
    private static void Converse(Way way, Action<Conversation, Factor> with)
    {
        using var block = new SharedBlock(1 << 20);
        using ListeningServer? listening = way == Way.Socket ? new ListeningServer() : null;
        using ServerProcess? piped = way == Way.Socket ? null : new ServerProcess();
        using Conversation? connection = listening?.Connect();
        Conversation talk = connection ?? piped!.Talk;
        with(talk, way == Way.Shared
            ? (command, a, n, pivots) => FactorIn(block, talk, command, a, n, pivots)
            : (command, a, n, pivots) => talk.Factor<TPart>(command, a, n, n, pivots));
        Assert.That((listening?.Stop() ?? piped!.End()).ExitCode, Is.Zero, "exit status");
    }

    private static long FactorIn(SharedBlock block, Conversation talk, Command command, TPart[] a, int n, long[] pivots)
    {
        Span<byte> matrix = block.Memory.Slice(MatrixOffset, a.Length * Marshal.SizeOf<TPart>());
        MemoryMarshal.AsBytes(a.AsSpan()).CopyTo(matrix);
        long info = talk.Shared(new SharedRequest
        {
            Base = command,
            M = n,
            N = n,
            Lda = n,
            Name = block.Name,
            MatrixOffset = MatrixOffset,
            PivotOffset = 0,
        });
        matrix.CopyTo(MemoryMarshal.AsBytes(a.AsSpan()));
        MemoryMarshal.Cast<byte, long>(block.Memory)[..n].CopyTo(pivots);
        return info;
    }

    /// <summary>P * A - L * U is small, and no multiplier is larger than exchanges leave it.</summary>
    private static void CheckFactors(TPart[] a, TPart[] factors, long[] pivots, int n)
    {
        Complex[] pa = Numbers(a);
        Complex[] lu = Numbers(factors);
        for (int k = 0; k < n; k++)
        {
            for (int j = 0; j < n; j++)
            {
                int other = (int)pivots[k] - 1;
                (pa[k + (j * n)], pa[other + (j * n)]) = (pa[other + (j * n)], pa[k + (j * n)]);
            }
        }

        double worst = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                Complex sum = pa[i + (j * n)];
                for (int p = 0; p <= Math.Min(i, j); p++)
                {
                    sum -= (p == i ? 1 : lu[i + (p * n)]) * lu[p + (j * n)];
                }

                worst = Math.Max(worst, Complex.Abs(sum));
            }
        }

        Assert.That(worst, Is.LessThan(10 * n * s_roundoff * pa.Max(Complex.Abs)), "P * A - L * U");
    }

    /// <summary>Solves with the factors that the server has of a; op(A) * X - B is small.</summary>
    private static void CheckSolution(Conversation talk, char form, TPart[] a, int n, int rightHandSides)
    {
        TPart[] x = Random(rightHandSides, n, rightHandSides);
        Complex[] b = Numbers(x);
        Assert.That(talk.Solve<TPart>(form, rightHandSides, x), Is.Zero, "info of the solve");
        Complex[] solution = Numbers(x);
        Complex[] matrix = Numbers(a);
        double largest = solution.Select(Complex.Abs).DefaultIfEmpty().Max() * matrix.Max(Complex.Abs);
        for (int j = 0; j < rightHandSides; j++)
        {
            for (int i = 0; i < n; i++)
            {
                Complex sum = b[i + (j * n)];
                for (int p = 0; p < n; p++)
                {
                    Complex element = char.ToUpperInvariant(form) switch
                    {
                        'N' => matrix[i + (p * n)],
                        'T' => matrix[p + (i * n)],
                        _ => Complex.Conjugate(matrix[p + (i * n)]),
                    };
                    sum -= element * solution[p + (j * n)];
                }

                Assert.That(Complex.Abs(sum), Is.LessThan(20 * n * s_roundoff * largest), $"op(A) * X - B, {form}");
            }
        }
    }

    private static TPart[] Random(int seed, int m, int n) => Matrices.Signed<TPart>(seed, 2 * m, n);

    private static Complex[] Numbers(TPart[] parts)
    {
        var numbers = new Complex[parts.Length / 2];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new Complex(double.CreateChecked(parts[2 * i]), double.CreateChecked(parts[(2 * i) + 1]));
        }

        return numbers;
    }

    private delegate long Factor(Command command, TPart[] a, int n, long[] pivots);
}
