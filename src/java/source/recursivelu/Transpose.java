package recursivelu;

/** Which matrix a system has: A, or one of its transposes. */
public enum Transpose {
    /** A x = b. */
    NONE,

    /** A transposed x = b. */
    TRANSPOSE,

    /** A transposed and conjugated x = b; for real matrices the same as {@link #TRANSPOSE}. */
    CONJUGATE_TRANSPOSE
}
