using System.Numerics;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>A matrix in a moat of NaN: nothing outside of it may be written, or read to any effect.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.DetailedOfAllTypes))]
internal sealed class LeadingDimensionTests<T>(EngineSource source) : EngineFixture<T>(source)
    where T : unmanaged, INumberBase<T>
{
    private const int PivotGuard = 5;

    [Test]
    public void KeepsTheMoat(
        [Orders(1, 2, 3, 7, 8, 9, 16, 17, 33, 64, 100, 130, 200)] int m,
        [Values(0, 1, 3, 8, 17)] int padding)
    {
        foreach (int n in new[] { 1, 3, 8, 16, 31, 64, 130 })
        {
            foreach (FactorMode mode in Modes)
            {
                Check(m, n, m + padding, 1, mode);
                Check(m, n, m + padding, 2, mode);
            }
        }
    }

    private void Check(int m, int n, int lda, int offset, FactorMode mode)
    {
        T[] a = mode.HasFlag(FactorMode.NoPivot) ? Matrices.Dominant<T>(m + n, m, n) : Matrices.Signed<T>(m + n, m, n);
        T[] memory = Moat(a, m, n, lda, offset);
        var before = (T[])memory.Clone();
        var pivots = new long[Math.Min(m, n) + (2 * PivotGuard)];
        Array.Fill(pivots, 0x5a5a5a5a5a5a5a5a);

        long info = Engine.Factor(
            memory.AsSpan(offset, (lda * (n - 1)) + m), m, n, lda, pivots.AsSpan(PivotGuard, Math.Min(m, n)), mode);

        string what = $"{m} x {n}, lda {lda}, offset {offset}, {mode}";
        Assert.That(info, Is.Zero, $"info, {what}");
        T[] factors = Inside(memory, m, n, lda, offset);
        long[] found = pivots[PivotGuard..^PivotGuard];
        FactorAssert.IsFactored(new Factored<T>(a, factors, m, n, m, found, info, mode));

        // With the factors taken out again, everything must be as it was.
        Put(a, memory, m, n, lda, offset);
        FactorAssert.AreSameBits<T>(memory, before, $"matrix and moat, {what}");
        Assert.That(pivots[..PivotGuard], Is.All.EqualTo(0x5a5a5a5a5a5a5a5a), $"before the pivots, {what}");
        Assert.That(pivots[^PivotGuard..], Is.All.EqualTo(0x5a5a5a5a5a5a5a5a), $"after the pivots, {what}");
    }

    /// <summary>The matrix at an offset, all around it NaNs, no two alike.</summary>
    private static T[] Moat(T[] a, int m, int n, int lda, int offset)
    {
        var memory = new T[offset + (lda * n) + 16];
        Span<byte> bytes = MemoryMarshal.AsBytes(memory.AsSpan());
        int size = bytes.Length / memory.Length;
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = Precision.NaN<T>();
            BitConverter.TryWriteBytes(bytes[(i * size)..], (short)(i + 1));
        }

        Put(a, memory, m, n, lda, offset);
        return memory;
    }

    private static void Put(T[] a, T[] memory, int m, int n, int lda, int offset)
    {
        for (int j = 0; j < n; j++)
        {
            a.AsSpan(j * m, m).CopyTo(memory.AsSpan(offset + (j * lda)));
        }
    }

    private static T[] Inside(T[] memory, int m, int n, int lda, int offset)
    {
        var a = new T[m * n];
        for (int j = 0; j < n; j++)
        {
            memory.AsSpan(offset + (j * lda), m).CopyTo(a.AsSpan(j * m));
        }

        return a;
    }
}
