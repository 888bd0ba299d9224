namespace RecursiveLU.CommandLine.Benchmarks;

/// <summary>One measured point.</summary>
/// <param name="Order">The order n.</param>
/// <param name="Threads">The threads of the factorization.</param>
/// <param name="Seconds">The shortest time of a factorization.</param>
/// <param name="Gflops">The speed in 10^9 operations a second: a factorization has 2/3 n^3, a complex one 8/3 n^3.</param>
internal sealed record Measurement(long Order, int Threads, double Seconds, double Gflops);
