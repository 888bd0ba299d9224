using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>The choice of the pivot in a single column, as reference LAPACK makes it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Detailed))]
internal sealed class ColumnPivotTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly int[] Lengths = [.. Enumerable.Range(1, 70), 127, 128, 129, 255, 256, 257, 1000, 4099];

    private static readonly T Two = T.One + T.One;

    [Test]
    public void TakesTheLargestMagnitudeWhereverItIs()
    {
        foreach (int m in Lengths)
        {
            T[] a = Matrices.Signed<T>(m, m, 1);
            foreach (int place in Places(m))
            {
                var column = (T[])a.Clone();
                column[place] = place % 2 == 0 ? Two : -Two;
                Expect(column, place + 1, 0);
            }
        }
    }

    [Test]
    public void TakesTheFirstOfEquals()
    {
        foreach (int m in Lengths)
        {
            var random = new Random(m);
            foreach (int place in Places(m))
            {
                T[] column = Matrices.Signed<T>(m, m, 1);
                for (int i = place; i < m; i++)
                {
                    column[i] = i == place || random.Next(3) == 0 ? (random.Next(2) == 0 ? Two : -Two) : column[i];
                }

                Expect(column, place + 1, 0);
            }
        }
    }

    [Test]
    public void TakesAnInfinityFirst()
    {
        foreach (int m in Lengths)
        {
            foreach (int place in Places(m))
            {
                T[] column = Matrices.Signed<T>(m, m, 1);
                column[place] = T.NegativeInfinity;
                column[m - 1] = place == m - 1 ? T.NegativeInfinity : T.PositiveInfinity;
                Expect(column, place + 1, 0);
            }
        }
    }

    [Test]
    public void TakesANaNOnTop()
    {
        foreach (int m in Lengths)
        {
            T[] column = Matrices.Signed<T>(m, m, 1);
            column[m - 1] = T.PositiveInfinity;
            column[0] = T.NaN;
            Expect(column, 1, 0);
        }
    }

    [Test]
    public void PassesOverANaNBelow()
    {
        foreach (int m in Lengths)
        {
            foreach (int place in Places(m))
            {
                T[] column = Matrices.Signed<T>(m, m, 1);
                column[place] = Two;
                for (int i = 1; i < m; i += 2)
                {
                    column[i] = i == place ? Two : T.NaN;
                }

                Expect(column, place + 1, 0);
            }
        }
    }

    [Test]
    public void FindsNoPivotAmongZerosAndNaNs()
    {
        foreach (int m in Lengths)
        {
            var column = new T[m];
            Expect(column, 1, 1);
            Array.Fill(column, -T.Zero);
            Expect(column, 1, 1);
            Array.Fill(column, T.NaN, 1, m - 1);
            Expect(column, 1, 1);
        }
    }

    /// <summary>The first rows, the last ones, and some between.</summary>
    private static IEnumerable<int> Places(int m) =>
        Enumerable.Range(0, m).Where(i => i < 18 || i >= m - 18 || i % 61 == 0);

    private void Expect(T[] column, long pivot, long info)
    {
        foreach (FactorMode mode in PivotingModes)
        {
            Factored<T> f = Factor(column, column.Length, 1, mode);
            Assert.That((f.Pivots[0], f.Info), Is.EqualTo((pivot, info)), $"pivot and info, {f}");
        }
    }
}
