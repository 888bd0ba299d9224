namespace RecursiveLU;

/// <summary>What a factorization or a solution by random butterflies came to.</summary>
/// <param name="Info">0; or k if U(k,k), 1-based, of the factors with row exchanges is exactly zero, the first such k: the matrix is
/// singular and there is no solution.</param>
/// <param name="Iterations">At least 0: the steps of refinement of the column that needed most. Negative: the matrix was factored
/// with row exchanges; -1, the randomised matrix has a pivot that is zero or not finite; -2, the residual of a solution was not
/// acceptable.</param>
public readonly record struct ButterflySolution(long Info, long Iterations);
