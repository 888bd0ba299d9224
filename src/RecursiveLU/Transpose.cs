namespace RecursiveLU;

/// <summary>Which form of a matrix an operation takes.</summary>
public enum Transpose
{
    /// <summary>The matrix itself.</summary>
    None,

    /// <summary>Its transpose.</summary>
    Transpose,

    /// <summary>Its conjugate transpose; of elements other than <see cref="System.Numerics.Complex"/> and <see cref="Complex64"/>, which
    /// are taken as real, the same as <see cref="Transpose"/>.</summary>
    ConjugateTranspose,
}
