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
            throw new IllegalArgumentException(name + " must be at least 0, not " + value);
        }
        return value;
    }

    static void argument(boolean condition, String name, String what) {
        if (!condition) {
            throw new IllegalArgumentException(name + " " + what);
        }
    }
}
