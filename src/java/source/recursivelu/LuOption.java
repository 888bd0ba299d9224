package recursivelu;

/** How a matrix is factored, where it is not as usual. */
public enum LuOption {
    /** Without row exchanges, for matrices that need none, such as diagonally dominant ones. */
    NO_PIVOTING,

    /** On the calling thread alone; the result has the same bits. By default other threads help where it pays. */
    ONE_THREAD,

    /**
     * In the memory of the matrix, which must be a direct buffer, and without a copy: the factors take its place. By default
     * matrices are copied, and stay as they are.
     */
    OVERWRITE;

    /** With less the library uses no threads, but to ask the system how many there are may take longer than to compute. */
    private static final long FOR_THREADS = 48 * 48;

    boolean in(LuOption[] options) {
        for (LuOption option : options) {
            if (option == this) {
                return true;
            }
        }
        return false;
    }

    /** The library's flags for the options and so many elements. */
    static int flags(LuOption[] options, long elements) {
        for (LuOption option : Check.notNull("options", options)) {
            Check.notNull("options", option);
        }
        boolean threaded = elements >= FOR_THREADS && !ONE_THREAD.in(options);
        return (NO_PIVOTING.in(options) ? Functions.NO_PIVOT : 0) | (threaded ? Functions.THREADED : 0);
    }
}
