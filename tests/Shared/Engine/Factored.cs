namespace RecursiveLU.Testing;

/// <summary>A matrix and what a factorization made of it.</summary>
internal sealed record Factored<T>(
    T[] Matrix, T[] Factors, int M, int N, int Lda, long[] Pivots, long Info, FactorMode Mode)
{
    /// <summary>Tells which case this is.</summary>
    public override string ToString() => $"{M} x {N}, lda {Lda}, {Mode}";
}
