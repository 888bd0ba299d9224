namespace RecursiveLU;

/// <summary>How rows are exchanged during a factorization.</summary>
public enum Pivoting
{
    /// <summary>The largest element of the column becomes the pivot; the first one if several are as large. The size of complex
    /// numbers is |re| + |im|, as in LAPACK; that of types of the user is their absolute value.</summary>
    Partial,

    /// <summary>Rows stay where they are: only for matrices known not to need exchanges.</summary>
    None,
}
