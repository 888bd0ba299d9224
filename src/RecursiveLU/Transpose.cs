namespace RecursiveLU;

/// <summary>Which form of a matrix an operation takes.</summary>
public enum Transpose
{
    /// <summary>The matrix itself.</summary>
    None,

    /// <summary>Its transpose.</summary>
    Transpose,

    /// <summary>Its conjugate transpose; for real elements the same as <see cref="Transpose"/>.</summary>
    ConjugateTranspose,
}
