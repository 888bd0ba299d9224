using System.Numerics;
using NUnit.Framework;

namespace RecursiveLU.Testing;

/// <summary>Tests of one engine with elements of one type.</summary>
internal abstract class EngineFixture<T>(EngineSource source)
    where T : unmanaged, INumberBase<T>
{
    private ILuEngine? _engine;

    /// <summary>Pivoting or not, serial and threaded.</summary>
    protected static readonly FactorMode[] Modes =
        [FactorMode.Pivoting, FactorMode.Threaded, FactorMode.NoPivot, FactorMode.NoPivot | FactorMode.Threaded];

    /// <summary>With pivoting, serial and threaded.</summary>
    protected static readonly FactorMode[] PivotingModes = [FactorMode.Pivoting, FactorMode.Threaded];

    protected ILuEngine Engine => _engine!;

    [OneTimeSetUp]
    public void OpenEngine() => _engine = source.Open();

    [OneTimeTearDown]
    public void CloseEngine() => _engine?.Dispose();

    /// <summary>Factors a copy of a matrix without gaps.</summary>
    protected Factored<T> Factor(T[] a, int m, int n, FactorMode mode) => Factor(a, m, n, Math.Max(1, m), mode);

    /// <summary>Factors a copy of a matrix.</summary>
    protected Factored<T> Factor(T[] a, int m, int n, int lda, FactorMode mode)
    {
        var factors = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        Array.Fill(pivots, -77);
        long info = Engine.Factor<T>(factors, m, n, lda, pivots, mode);
        return new Factored<T>(a, factors, m, n, lda, pivots, info, mode);
    }
}
