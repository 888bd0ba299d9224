namespace RecursiveLU;

/// <summary>A norm of a matrix.</summary>
public enum MatrixNorm
{
    /// <summary>The 1-norm, the largest column sum of magnitudes.</summary>
    One,

    /// <summary>The infinity norm, the largest row sum of magnitudes.</summary>
    Infinity,
}
