namespace RecursiveLU.Testing.Oracle;

/// <summary>Families of matrices.</summary>
internal enum MatrixKind
{
    Uniform,
    SmallIntegers,
    LargeIntegers,
    Hilbert,
    Kahan,
    Graded,
    Wilkinson,
    Wright,
    Hadamard,
    Vandermonde,
    AntiDiagonal,
    Cyclic,
    TridiagonalToeplitz,
    Permutation,
    OnesPlusNoise,
    SingularIntegers,
    SingularButForOneUlp,
    Sparse,
    Triangular,
    ZeroLine,
    AnyExponents,
}

/// <summary>Powers of two by which a matrix is multiplied.</summary>
internal enum Scaling
{
    None,
    Whole,
    Largest,
    Smallest,
    Rows,
    Columns,
    Both,
}
