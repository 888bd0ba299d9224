namespace RecursiveLU;

/// <summary>What a solution in mixed precision came to.</summary>
/// <param name="Info">0; or k if U(k,k), 1-based, is exactly zero in double, too, the first such k (-k without pivoting): there is no
/// solution.</param>
/// <param name="Iterations">At least 0: the steps of refinement. Negative, as LAPACK's ITER: why the matrix was factored in double:
/// -1, no scratch memory; -2, a number is too large for float; -3, the factors in float have a zero pivot; -31, 30 steps were not
/// enough.</param>
public readonly record struct MixedSolution(long Info, long Iterations);
