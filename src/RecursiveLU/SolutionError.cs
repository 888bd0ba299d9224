namespace RecursiveLU;

/// <summary>How good a solution x of op(A) * x = b is.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Forward">An estimated bound of normInf(x - true x) / normInf(x), seldom too small unless A is nearly singular; infinite
/// if it is too large for its type.</param>
/// <param name="Backward">The componentwise backward error: the least e for which x solves a system whose elements differ from those
/// of A and b by at most e times their size.</param>
public readonly record struct SolutionError<T>(T Forward, T Backward)
    where T : unmanaged;
