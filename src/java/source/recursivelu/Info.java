package recursivelu;

/** What the library's results mean, as recursive_lu.h has them. */
final class Info {
    /** BAD_ARGUMENT(i) is this plus i. */
    private static final long ERRORS = Long.MIN_VALUE + 2147483648L;

    private static final long OUT_OF_MEMORY = ERRORS + 100;
    private static final long INACCURATE = ERRORS + 102;

    private Info() {}

    /** The first zero pivot, counted from 0; -1 if there is none. */
    static int zeroPivot(long info) {
        // Without pivoting the library counts it below zero.
        long pivot = Math.abs(info);
        return info != 0 && pivot <= Integer.MAX_VALUE ? (int) (pivot - 1) : -1;
    }

    /** Throws unless a function succeeded. */
    static void check(long info, Functions functions, String function) {
        if (info != 0) {
            throw exception(info, functions, function);
        }
    }

    /** The exception for the result of a function. */
    static LuException exception(long info, Functions functions, String function) {
        int pivot = zeroPivot(info);
        if (pivot >= 0) {
            return new SingularMatrixException(pivot);
        }
        if (info == INACCURATE) {
            return new NotFiniteException();
        }
        String message = Functions.Common.message(info);
        if (info == OUT_OF_MEMORY) {
            throw new OutOfMemoryError(message);
        }
        if (info > ERRORS && info < OUT_OF_MEMORY) {
            String name = Library.functionName(functions.getClass(), function);
            message += ": " + Functions.Common.argument(name, (int) (info - ERRORS)) + " of " + name;
        }
        return new LuException(message);
    }
}
