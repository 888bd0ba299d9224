package recursivelu;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.OptionalInt;

/**
 * The factors of a matrix, for solutions, inverse, determinant and condition number.
 *
 * <p>{@code factor} copies the matrix into memory outside of Java's heap, once, and factors the copy; with
 * {@link LuOption#OVERWRITE} it factors a direct buffer where it is. Right-hand sides in arrays are copied to native memory and
 * back; those in direct buffers are solved where they are, if they are by columns, or only one. {@link #close()} frees the
 * memory. If it is forgotten, the collector frees it later, and is asked to if much is open.
 *
 * <p>A matrix by columns is factored as A = P L U. One by rows is by columns its transpose, and that is factored, which costs no
 * copy: solutions, inverse and the rest are those of A all the same. Solutions that overflow are not reported, as those of
 * {@link Lu#solve(MatrixView, MatrixView, LuOption...)} are.
 *
 * <p>A factorization may be used by several threads at once. One that is closed meanwhile frees its memory when the last call
 * that uses it has ended; later calls throw an {@link IllegalStateException}. Of rectangular matrices there are only the factors:
 * methods that need a square one throw an {@link IllegalStateException}, too.
 */
public final class LuFactorization implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Element element;
    private final int rows;
    private final int columns;
    private final boolean columnMajor;
    private final boolean threaded;

    /** The caller's memory, in which the factors are; null if they are in the block. */
    private final MatrixView overwritten;

    /** The row exchanges, and the factors before them, if they are not in the caller's memory. */
    private final NativeBlock block;

    private final Cleaner.Cleanable cleanable;
    private final long factors;
    private final long leadingDimension;
    private final long pivots;
    private final int zeroPivot;
    private final double norm;

    private LuFactorization(MatrixView a, LuOption[] options) {
        int flags = LuOption.flags(options, (long) a.rows() * a.columns());
        boolean overwrite = LuOption.OVERWRITE.in(options);
        a.checkedOne("a");
        if (overwrite) {
            a.overwritable("a");
        }
        Library.require();
        element = a.element();
        rows = a.rows();
        columns = a.columns();
        columnMajor = a.isColumnMajor();
        threaded = (flags & Functions.THREADED) != 0;
        norm = rows == columns ? Norm.one(a) : Double.NaN;
        // The numbers of row exchanges are long, and aligned.
        long bytes = overwrite ? 0 : (long) rows * columns * element.bytes + 7 & -8;
        overwritten = overwrite ? a : null;
        block = new NativeBlock(bytes + (long) Math.min(rows, columns) * Long.BYTES);
        long info;
        try {
            factors = overwrite ? a.address() : block.address;
            leadingDimension = overwrite ? a.gap() : Math.max(1, a.lineLength());
            pivots = block.address + bytes;
            if (!overwrite) {
                Transfer.toNative(a, factors);
            }
            // By rows, the transpose.
            info = element.functions.strided(factors, a.lineLength(), a.lines(), leadingDimension, pivots, flags);
            zeroPivot = Info.zeroPivot(info);
            if (zeroPivot < 0) {
                Info.check(info, element.functions, "strided");
            }
        } catch (Throwable failure) {
            block.close();
            throw failure;
        } finally {
            Reference.reachabilityFence(a);
        }
        cleanable = CLEANER.register(this, block::close);
    }

    /**
     * Factors a square matrix of real numbers by rows. A singular matrix is factored, too: see {@link #isSingular()}.
     *
     * @param a n times n numbers, which stay as they are
     * @param n the order of the matrix, at least 0
     * @param options how
     * @return its factors, to be closed
     */
    public static LuFactorization factor(double[] a, int n, LuOption... options) {
        return factor(square(MatrixView.of(Check.notNull("a", a), Check.notNegative("n", n), n), a.length), options);
    }

    /**
     * Factors a square matrix of real numbers by rows. A singular matrix is factored, too: see {@link #isSingular()}.
     *
     * @param a n times n numbers, which stay as they are
     * @param n the order of the matrix, at least 0
     * @param options how
     * @return its factors, to be closed
     */
    public static LuFactorization factor(float[] a, int n, LuOption... options) {
        return factor(square(MatrixView.of(Check.notNull("a", a), Check.notNegative("n", n), n), a.length), options);
    }

    private static MatrixView square(MatrixView a, int length) {
        int n = a.rows();
        if ((long) n * n != length) {
            throw Check.illegal("a", "must have " + (long) n * n + " numbers, n = " + n + ", not " + length);
        }
        return a;
    }

    /**
     * Factors any matrix. A singular matrix is factored, too: see {@link #isSingular()}.
     *
     * @param a the matrix, which stays as it is, but with {@link LuOption#OVERWRITE} becomes the factors: then it must stay so
     *     while they are used
     * @param options how
     * @return its factors, to be closed
     */
    public static LuFactorization factor(MatrixView a, LuOption... options) {
        return new LuFactorization(Check.notNull("a", a), options);
    }

    /**
     * Solves A x = b.
     *
     * @param b one right-hand side; or several, by rows: with {@code k} of them, number {@code i * k + j} is row i of the one
     *     with index j. Stays as it is. Of a complex system real and imaginary parts in turn
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     */
    public double[] solve(double[] b) {
        return solve(b, Transpose.NONE);
    }

    /**
     * Solves a system with A or one of its transposes.
     *
     * @param b the right-hand sides, as for {@link #solve(double[])}
     * @param transpose which matrix the system has
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     */
    public double[] solve(double[] b, Transpose transpose) {
        MatrixView sides = sides(new Numbers.Doubles(Check.notNull("b", b)));
        MatrixView x = MatrixView.fresh(sides.element(), rows, sides.columns(), false);
        solve(sides, x, transpose);
        return x.doubles();
    }

    /**
     * Solves A x = b.
     *
     * @param b the right-hand sides, as for {@link #solve(double[])}
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     */
    public float[] solve(float[] b) {
        return solve(b, Transpose.NONE);
    }

    /**
     * Solves a system with A or one of its transposes.
     *
     * @param b the right-hand sides, as for {@link #solve(double[])}
     * @param transpose which matrix the system has
     * @return the solutions, as the right-hand sides are
     * @throws SingularMatrixException if the matrix is singular
     */
    public float[] solve(float[] b, Transpose transpose) {
        MatrixView sides = sides(new Numbers.Floats(Check.notNull("b", b)));
        MatrixView x = MatrixView.fresh(sides.element(), rows, sides.columns(), false);
        solve(sides, x, transpose);
        return x.floats();
    }

    /**
     * Solves a system with A or one of its transposes in place.
     *
     * @param b the right-hand sides, one in each column; overwritten by the solutions. Nothing is copied if they are in a direct
     *     buffer, by columns or only one, but for {@link Transpose#CONJUGATE_TRANSPOSE} of a complex matrix by rows
     * @param transpose which matrix the system has
     * @throws SingularMatrixException if the matrix is singular; b stays as it is
     */
    public void solve(MatrixView b, Transpose transpose) {
        Check.notNull("b", b).checkedOne("b").written("b");
        solve(b, b, transpose);
    }

    private MatrixView sides(Numbers numbers) {
        return Systems.sides(numbers, rows, element.parts, 1);
    }

    private void solve(MatrixView b, MatrixView x, Transpose transpose) {
        requireSquare();
        Check.notNull("transpose", transpose);
        Systems.match(element, rows, b);
        boolean conjugate = transpose == Transpose.CONJUGATE_TRANSPOSE && element.parts == 2;
        // The conjugate of the transpose of a transpose: the library has it not, but its solution is that of a conjugated system.
        boolean conjugated = conjugate && !columnMajor;
        boolean transposed = (transpose == Transpose.NONE) != columnMajor;
        byte letter = (byte) (conjugate && columnMajor ? 'C' : transposed ? 'T' : 'N');
        boolean here = b == x && b.isBuffer() && b.isByColumns() && !conjugated;
        if (overwritten != null && x.overlaps(overwritten)) {
            throw Check.illegal("b", "must not overlap the factors");
        }
        if (here) {
            b.aligned("b");
        }
        block.acquire();
        try {
            requireRegular();
            if (here) {
                solve(letter, b.columns(), b.address(), b.columnGap());
                return;
            }
            long copy = NativeBlock.allocate((long) rows * b.columns() * element.bytes);
            try {
                Transfer.columnsToNative(b, copy, conjugated);
                solve(letter, b.columns(), copy, Math.max(1, rows));
                Transfer.columnsFromNative(copy, x, conjugated);
            } finally {
                Native.free(copy);
            }
        } finally {
            release(b);
        }
    }

    private void solve(byte letter, int sides, long b, long gap) {
        Info.check(element.functions.solve(letter, rows, sides, factors, leadingDimension, pivots, b, gap), element.functions,
                "solve");
    }

    /**
     * The inverse of the matrix. To solve systems, {@link #solve(double[])} is faster and more accurate.
     *
     * @return the inverse, in an array of its own, stored as the matrix was: by rows or by columns
     * @throws SingularMatrixException if the matrix is singular
     */
    public MatrixView inverse() {
        requireSquare();
        MatrixView inverse = MatrixView.fresh(element, rows, rows, columnMajor);
        block.acquire();
        try {
            requireRegular();
            long copy = NativeBlock.allocate((long) rows * rows * element.bytes);
            try {
                copyFactors(copy);
                long info = element.functions.inverse(rows, copy, Math.max(1, rows), pivots, threaded ? Functions.THREADED : 0);
                Info.check(info, element.functions, "inverse");
                Transfer.fromNative(copy, inverse);
            } finally {
                Native.free(copy);
            }
        } finally {
            release(overwritten);
        }
        return inverse;
    }

    /** Copies the factors to where they have no gaps. */
    private void copyFactors(long to) {
        if (overwritten != null) {
            Transfer.toNative(overwritten, to);
            return;
        }
        long bytes = (long) rows * columns * element.bytes;
        // A buffer has at most so many bytes.
        for (long done = 0; done < bytes; done += 1 << 30) {
            long count = Math.min(1 << 30, bytes - done);
            new Pointer(to + done).getByteBuffer(0, count).put(new Pointer(factors + done).getByteBuffer(0, count));
        }
    }

    /**
     * The determinant of a real matrix.
     *
     * @return the determinant, 0 if the matrix is singular; infinite or 0 if it overflows or underflows
     * @throws IllegalStateException if the matrix is complex
     */
    public double determinant() {
        if (element.parts == 2) {
            throw new IllegalStateException("the determinant of a complex matrix is given by complexDeterminant");
        }
        return complexDeterminant().real();
    }

    /**
     * The determinant.
     *
     * @return the determinant, 0 if the matrix is singular; infinite or 0 if it overflows or underflows
     */
    public Complex complexDeterminant() {
        double[] parts = measure("det", result ->
                element.functions.det(rows, factors, leadingDimension, pivots, result));
        return new Complex(parts[0], parts[1]);
    }

    /**
     * Phase and logarithm of the determinant, which neither overflow nor underflow.
     *
     * @return both
     */
    public LogDeterminant logDeterminant() {
        double[] parts = measure("logdet", result ->
                element.functions.logdet(rows, factors, leadingDimension, pivots, result, result + element.bytes));
        return new LogDeterminant(new Complex(parts[0], element.parts == 2 ? parts[1] : 0), parts[element.parts]);
    }

    /**
     * Estimates the reciprocal condition number: 1 / (norm1(A) * norm1(inverse of A)).
     *
     * @return the estimate, from 0 to 1. Below 1e-16 (float: 6e-8) the matrix is singular to working precision. NaN if the matrix
     *     has one
     */
    public double rcond() {
        // Of the transpose it is the norm of rows.
        byte which = (byte) (columnMajor ? '1' : 'I');
        double[] parts = measure("rcond", result -> Double.isNaN(norm) ? 0
                : element.functions.rcond(which, rows, factors, leadingDimension, norm, result));
        return Double.isNaN(norm) ? norm : parts[0];
    }

    /** A function that writes up to three numbers. */
    private interface Measure {
        long write(long result);
    }

    private double[] measure(String function, Measure measure) {
        requireSquare();
        block.acquire();
        try {
            long result = NativeBlock.allocate(3 * Double.BYTES);
            try {
                Pointer numbers = new Pointer(result);
                numbers.clear(3 * Double.BYTES);
                Info.check(measure.write(result), element.functions, function);
                return element.isDouble() ? numbers.getDoubleArray(0, 3)
                        : new double[] {numbers.getFloat(0), numbers.getFloat(4), numbers.getFloat(8)};
            } finally {
                Native.free(result);
            }
        } finally {
            release(overwritten);
        }
    }

    /**
     * The factors L and U, of a matrix by columns those of A = P L U, of one by rows those of its transpose. L is below the
     * diagonal, without its own, which is all ones; U on and above it; by rows their transposes, L above the diagonal.
     *
     * @return a copy of them, in an array of its own, stored as the matrix was: by rows or by columns
     */
    public MatrixView factors() {
        MatrixView copy = MatrixView.fresh(element, rows, columns, columnMajor);
        block.acquire();
        try {
            if (overwritten == null) {
                Transfer.fromNative(factors, copy);
            } else {
                Transfer.copy(overwritten, copy);
            }
        } finally {
            release(overwritten);
        }
        return copy;
    }

    /**
     * The row exchanges: row i was exchanged with row {@code pivots()[i]}, for i = 0, 1, 2 and so on, in this order; of a matrix
     * by rows, whose transpose was factored, columns.
     *
     * @return as many indices, counted from 0, as the smaller of rows and columns
     */
    public int[] pivots() {
        block.acquire();
        try {
            int[] result = new int[Math.min(rows, columns)];
            Pointer numbers = new Pointer(pivots);
            for (int i = 0; i < result.length; i++) {
                result[i] = (int) (numbers.getLong((long) i * Long.BYTES) - 1);
            }
            return result;
        } finally {
            block.release();
        }
    }

    /**
     * The number of rows.
     *
     * @return rows of the matrix
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return columns of the matrix
     */
    public int columns() {
        return columns;
    }

    /**
     * Whether the matrix is complex.
     *
     * @return true if it is
     */
    public boolean isComplex() {
        return element.parts == 2;
    }

    /**
     * Whether a pivot is exactly zero, and there are no solutions. How near to singular a matrix is, {@link #rcond()} tells.
     *
     * @return true if one is
     */
    public boolean isSingular() {
        return zeroPivot >= 0;
    }

    /**
     * The first pivot that is exactly zero.
     *
     * @return its index on the diagonal, counted from 0; empty if there is none
     */
    public OptionalInt zeroPivot() {
        return isSingular() ? OptionalInt.of(zeroPivot) : OptionalInt.empty();
    }

    /**
     * Whether {@link #close()} was called.
     *
     * @return true if it was
     */
    public boolean isClosed() {
        return block.isClosed();
    }

    /** Frees the factors, when no other thread uses them any more; it does not wait for that. More than once does no harm. */
    @Override
    public void close() {
        cleanable.clean();
    }

    /** The memory that is freed. */
    NativeBlock block() {
        return block;
    }

    private void requireSquare() {
        if (rows != columns) {
            throw new IllegalStateException("the matrix must be square, not " + rows + " x " + columns);
        }
    }

    private void requireRegular() {
        if (isSingular()) {
            throw new SingularMatrixException(zeroPivot);
        }
    }

    /** Ends a call that used the block, and memory of a caller. */
    private void release(Object memory) {
        block.release();
        Reference.reachabilityFence(memory);
        Reference.reachabilityFence(this);
    }
}
