package recursivelu;

/** A matrix is exactly singular, or without row exchanges has a zero pivot, and its system is not solved. */
public final class SingularMatrixException extends LuException {
    private static final long serialVersionUID = 1;

    /** The first zero pivot. */
    private final int pivotIndex;

    SingularMatrixException(int pivotIndex) {
        super("the matrix is singular: pivot " + pivotIndex + ", counted from 0, is exactly zero");
        this.pivotIndex = pivotIndex;
    }

    /**
     * The first pivot that is exactly zero.
     *
     * @return its index on the diagonal, counted from 0
     */
    public int pivotIndex() {
        return pivotIndex;
    }
}
