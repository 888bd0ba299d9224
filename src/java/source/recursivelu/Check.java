package recursivelu;

/** Checks of arguments; what is thrown begins with the argument's name. */
final class Check {
    private Check() {}

    static <T> T notNull(String name, T value) {
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }

    static int notNegative(String name, int value) {
        if (value < 0) {
            throw illegal(name, "must be at least 0, not " + value);
        }
        return value;
    }

    /** To be thrown; what has to be put together for it would be slow in a check that succeeds. */
    static IllegalArgumentException illegal(String name, String what) {
        return new IllegalArgumentException(name + " " + what);
    }
}
