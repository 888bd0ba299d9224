package recursivelu;

/**
 * Solves systems of equations in one call each, or thousands of one order in one call; threads of the process, and what library
 * is in use.
 *
 * <p>Arrays are copied into memory outside of Java's heap, and the matrices stay as they are. Direct buffers are not copied, if
 * {@link LuOption#OVERWRITE} allows to overwrite the matrix, and if the right-hand sides are by columns, or only one.
 */
public final class Lu {
    private Lu() {}

    /**
     * Solves A x = b for real numbers.
     *
     * @param a a square matrix, by rows; stays as it is
     * @param b one right-hand side; or several, by rows: with {@code k} of them, number {@code i * k + j} is row i of the one
     *     with index j. Stays as it is
     * @param options how
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     * @throws NotFiniteException if the solution is not finite
     */
    public static double[] solve(double[] a, double[] b, LuOption... options) {
        int n = order(Check.notNull("a", a).length);
        MatrixView x = Systems.sides(new Numbers.Doubles(Check.notNull("b", b).clone()), n, 1, 1);
        solve(MatrixView.of(a, n, n), x, options);
        return x.doubles();
    }

    /**
     * Solves A x = b for real numbers.
     *
     * @param a a square matrix, by rows; stays as it is
     * @param b the right-hand sides, as for {@link #solve(double[], double[], LuOption...)}
     * @param options how
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     * @throws NotFiniteException if the solution is not finite
     */
    public static float[] solve(float[] a, float[] b, LuOption... options) {
        int n = order(Check.notNull("a", a).length);
        MatrixView x = Systems.sides(new Numbers.Floats(Check.notNull("b", b).clone()), n, 1, 1);
        solve(MatrixView.of(a, n, n), x, options);
        return x.floats();
    }

    private static int order(int length) {
        int n = (int) Math.round(Math.sqrt(length));
        if (n * n != length) {
            throw Check.illegal("a", "must have the numbers of a square matrix, not " + length);
        }
        return n;
    }

    /**
     * Solves A x = b.
     *
     * @param a a square matrix, which stays as it is, but with {@link LuOption#OVERWRITE} becomes its factors
     * @param b the right-hand sides, one in each column; overwritten by the solutions
     * @param options how
     * @throws SingularMatrixException if the matrix is singular; b stays as it is
     * @throws NotFiniteException if the solution is not finite; it has been written
     */
    public static void solve(MatrixView a, MatrixView b, LuOption... options) {
        Systems.solve(Check.notNull("a", a).checkedOne("a"), Check.notNull("b", b).checkedOne("b"), options, false);
    }

    /**
     * Solves many systems of one order, A[k] x[k] = b[k], for real numbers; in one call, which costs much less than as many calls
     * if they are small.
     *
     * @param a square matrices, one after the other, each by rows; stay as they are
     * @param b the right-hand sides of each matrix, one after the other, each as for
     *     {@link #solve(double[], double[], LuOption...)}; stay as they are
     * @param n the order of each matrix, at least 1
     * @param options how
     * @return the solutions, as the right-hand sides are
     * @throws BatchException if systems have no solution
     */
    public static double[] solveBatch(double[] a, double[] b, int n, LuOption... options) {
        int count = count(Check.notNull("a", a).length, n);
        MatrixView x = Systems.sides(new Numbers.Doubles(Check.notNull("b", b).clone()), n, 1, count);
        solveBatch(MatrixView.of(a, n, n).batch(count), x, options);
        return x.doubles();
    }

    /**
     * Solves many systems of one order, A[k] x[k] = b[k], for real numbers.
     *
     * @param a square matrices, one after the other, each by rows; stay as they are
     * @param b the right-hand sides, as for {@link #solveBatch(double[], double[], int, LuOption...)}
     * @param n the order of each matrix, at least 1
     * @param options how
     * @return the solutions, as the right-hand sides are
     * @throws BatchException if systems have no solution
     */
    public static float[] solveBatch(float[] a, float[] b, int n, LuOption... options) {
        int count = count(Check.notNull("a", a).length, n);
        MatrixView x = Systems.sides(new Numbers.Floats(Check.notNull("b", b).clone()), n, 1, count);
        solveBatch(MatrixView.of(a, n, n).batch(count), x, options);
        return x.floats();
    }

    private static int count(int length, int n) {
        if (n <= 0) {
            throw Check.illegal("n", "must be at least 1, not " + n);
        }
        long size = (long) n * n;
        if (length % size != 0) {
            throw Check.illegal("a", "must have a multiple of " + size + " numbers, not " + length);
        }
        return (int) (length / size);
    }

    /**
     * Solves many systems of one order, A[k] x[k] = b[k].
     *
     * @param a square matrices, {@link MatrixView#batch}, which stay as they are, but with {@link LuOption#OVERWRITE} become
     *     their factors
     * @param b as many matrices of right-hand sides; overwritten by the solutions
     * @param options how
     * @throws BatchException if systems have no solution, and their right-hand sides stay as they are; or if solutions are not
     *     finite, which have been written. The other systems have been solved
     */
    public static void solveBatch(MatrixView a, MatrixView b, LuOption... options) {
        Systems.solve(Check.notNull("a", a).checked("a"), Check.notNull("b", b).checked("b"), options, true);
    }

    /**
     * The threads that a call may use, its own among them.
     *
     * @return what {@link #setThreads} set; or else RECURSIVE_LU_NUM_THREADS of the environment; or else the number of processors
     *     that the process may use
     */
    public static int threads() {
        Library.require();
        return Functions.Common.get_num_threads();
    }

    /**
     * Sets how many threads later calls of the whole process may use.
     *
     * @param threads the number, at most 1024 of which count; 0 goes back to the default
     */
    public static void setThreads(int threads) {
        Check.notNegative("threads", threads);
        Library.require();
        if (Functions.Common.set_num_threads(threads) != 0) {
            throw new OutOfMemoryError("the number of threads could not be set");
        }
    }

    /**
     * The version of the shared library.
     *
     * @return such as "0.1.0"
     */
    public static String libraryVersion() {
        Library.require();
        return Functions.Common.version();
    }

    /**
     * The kernels in use.
     *
     * @return such as "x86-64-v3"
     */
    public static String instructionSet() {
        Library.require();
        return Functions.Common.isa();
    }
}
