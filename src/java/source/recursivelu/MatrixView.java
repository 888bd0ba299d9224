package recursivelu;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Says where a matrix is, or several of one shape: in an array or a direct buffer, by rows or by columns, real or complex. A view
 * does not copy: what is written through it is written to the array or buffer.
 *
 * <p>A view is by rows, real, begins at the first number, and has no gaps, until it is told otherwise:
 * {@code MatrixView.of(numbers, 3, 3).complex().columnMajor()}. Its methods give new views. Offsets, leading dimensions and
 * strides count elements; an element of a complex matrix is two numbers, the real part and the imaginary part. Whether the
 * numbers are enough is looked at when the view is used.
 *
 * <p>Views are immutable and may be shared by threads; the numbers may be as long as no thread writes them.
 */
public final class MatrixView {
    private final Numbers numbers;
    private final int rows;
    private final int columns;
    private final boolean complex;
    private final boolean columnMajor;
    private final int offset;

    /** The distance between rows or columns; 0 for no gaps. */
    private final int leadingDimension;

    private final int count;

    /** The distance between matrices; -1 for no gaps. */
    private final int stride;

    private MatrixView(Numbers numbers, int rows, int columns, boolean complex, boolean columnMajor, int offset,
            int leadingDimension, int count, int stride) {
        this.numbers = numbers;
        this.rows = rows;
        this.columns = columns;
        this.complex = complex;
        this.columnMajor = columnMajor;
        this.offset = offset;
        this.leadingDimension = leadingDimension;
        this.count = count;
        this.stride = stride;
    }

    static MatrixView of(Numbers numbers, int rows, int columns) {
        return new MatrixView(numbers, Check.notNegative("rows", rows), Check.notNegative("columns", columns), false, false, 0, 0,
                1, -1);
    }

    /**
     * A matrix in an array.
     *
     * @param numbers where it is
     * @param rows its rows, at least 0
     * @param columns its columns, at least 0
     * @return a view of it
     */
    public static MatrixView of(double[] numbers, int rows, int columns) {
        return of(new Numbers.Doubles(Check.notNull("numbers", numbers)), rows, columns);
    }

    /**
     * A matrix in an array.
     *
     * @param numbers where it is
     * @param rows its rows, at least 0
     * @param columns its columns, at least 0
     * @return a view of it
     */
    public static MatrixView of(float[] numbers, int rows, int columns) {
        return of(new Numbers.Floats(Check.notNull("numbers", numbers)), rows, columns);
    }

    /**
     * A matrix in a buffer, which begins at the buffer's position and ends at its limit, as they now are.
     *
     * @param numbers where it is; direct, and in native byte order
     * @param rows its rows, at least 0
     * @param columns its columns, at least 0
     * @return a view of it
     */
    public static MatrixView of(DoubleBuffer numbers, int rows, int columns) {
        return of(new Numbers.DoubleMemory(Check.notNull("numbers", numbers)), rows, columns);
    }

    /**
     * A matrix in a buffer, which begins at the buffer's position and ends at its limit, as they now are.
     *
     * @param numbers where it is; direct, and in native byte order
     * @param rows its rows, at least 0
     * @param columns its columns, at least 0
     * @return a view of it
     */
    public static MatrixView of(FloatBuffer numbers, int rows, int columns) {
        return of(new Numbers.FloatMemory(Check.notNull("numbers", numbers)), rows, columns);
    }

    /** A matrix without gaps in an array of its own. */
    static MatrixView fresh(Element element, int rows, int columns, boolean columnMajor) {
        long length = (long) rows * columns * element.parts;
        if (length > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("a " + rows + " x " + columns + " matrix is too large for an array");
        }
        return new MatrixView(Numbers.fresh(element.isDouble(), (int) length), rows, columns, element.parts == 2, columnMajor, 0,
                0, 1, -1);
    }

    /**
     * A view whose numbers come in pairs, real part and imaginary part.
     *
     * @return the new view
     */
    public MatrixView complex() {
        return new MatrixView(numbers, rows, columns, true, columnMajor, offset, leadingDimension, count, stride);
    }

    /**
     * A view by columns: element (i, j) is at {@code offset + i + j * leadingDimension}. By rows it is at
     * {@code offset + i * leadingDimension + j}.
     *
     * @return the new view
     */
    public MatrixView columnMajor() {
        return new MatrixView(numbers, rows, columns, complex, true, offset, leadingDimension, count, stride);
    }

    /**
     * A view that begins elsewhere.
     *
     * @param offset the index of its first element, at least 0
     * @return the new view
     */
    public MatrixView offset(int offset) {
        return new MatrixView(numbers, rows, columns, complex, columnMajor, Check.notNegative("offset", offset), leadingDimension,
                count, stride);
    }

    /**
     * A view with gaps between rows or columns, such as a part of a larger matrix.
     *
     * @param leadingDimension the distance between rows, by columns between columns; at least their length, and at least 1
     * @return the new view
     */
    public MatrixView leadingDimension(int leadingDimension) {
        if (leadingDimension <= 0) {
            throw Check.illegal("leadingDimension", "must be at least 1, not " + leadingDimension);
        }
        return new MatrixView(numbers, rows, columns, complex, columnMajor, offset, leadingDimension, count, stride);
    }

    /**
     * A view of several matrices of this shape, one after the other.
     *
     * @param count how many there are, at least 0
     * @return the new view
     */
    public MatrixView batch(int count) {
        return new MatrixView(numbers, rows, columns, complex, columnMajor, offset, leadingDimension,
                Check.notNegative("count", count), -1);
    }

    /**
     * A view of several matrices of this shape.
     *
     * @param count how many there are, at least 0
     * @param stride the distance between them, at least 0; 0 if all of them are the same, which only matrices that are not
     *     written may be
     * @return the new view
     */
    public MatrixView batch(int count, int stride) {
        return new MatrixView(numbers, rows, columns, complex, columnMajor, offset, leadingDimension,
                Check.notNegative("count", count), Check.notNegative("stride", stride));
    }

    /**
     * The number of rows.
     *
     * @return rows of each matrix
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return columns of each matrix
     */
    public int columns() {
        return columns;
    }

    /**
     * The number of matrices.
     *
     * @return 1, or what {@link #batch(int)} was told
     */
    public int count() {
        return count;
    }

    /**
     * Whether the numbers come in pairs.
     *
     * @return true after {@link #complex()}
     */
    public boolean isComplex() {
        return complex;
    }

    /**
     * How the matrix is stored.
     *
     * @return true after {@link #columnMajor()}, false if it is by rows
     */
    public boolean isColumnMajor() {
        return columnMajor;
    }

    /**
     * An element, of a complex matrix its real part; of several matrices the first one's.
     *
     * @param row its row, counted from 0
     * @param column its column, counted from 0
     * @return the number
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double get(int row, int column) {
        return numbers.get(index(row, column));
    }

    /**
     * The imaginary part of an element; of several matrices the first one's.
     *
     * @param row its row, counted from 0
     * @param column its column, counted from 0
     * @return the number, 0 for a real matrix
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double imaginary(int row, int column) {
        int index = index(row, column);
        return complex ? numbers.get(index + 1) : 0;
    }

    private int index(int row, int column) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(column, columns);
        long element = columnMajor ? row + column * (long) gap() : row * (long) gap() + column;
        // What an array or buffer of this size cannot have is no index of it, either.
        return (int) Math.min(Integer.MAX_VALUE - 1, (offset + element) * parts());
    }

    /**
     * The array that the view is of.
     *
     * @return the array itself, no copy
     * @throws IllegalStateException if it is not of doubles, or is a buffer
     */
    public double[] doubles() {
        if (numbers.array() instanceof double[] array) {
            return array;
        }
        throw new IllegalStateException("the view is not of an array of doubles");
    }

    /**
     * The array that the view is of.
     *
     * @return the array itself, no copy
     * @throws IllegalStateException if it is not of floats, or is a buffer
     */
    public float[] floats() {
        if (numbers.array() instanceof float[] array) {
            return array;
        }
        throw new IllegalStateException("the view is not of an array of floats");
    }

    Numbers numbers() {
        return numbers;
    }

    Element element() {
        return Element.of(numbers.isDouble(), complex);
    }

    int parts() {
        return complex ? 2 : 1;
    }

    /** The number of rows, or by columns of columns: of runs without gaps. */
    int lines() {
        return columnMajor ? columns : rows;
    }

    /** Elements of a run. */
    int lineLength() {
        return columnMajor ? rows : columns;
    }

    /** The leading dimension. */
    int gap() {
        return leadingDimension == 0 ? Math.max(1, lineLength()) : leadingDimension;
    }

    /** The distance between matrices. */
    long step() {
        return stride < 0 ? (long) lines() * gap() : stride;
    }

    /** Elements of a matrix, with the gaps in it. */
    private long extent() {
        return isEmpty() ? 0 : (lines() - 1L) * gap() + lineLength();
    }

    boolean isEmpty() {
        return rows == 0 || columns == 0;
    }

    /** The index of the first number of a line. */
    int start(int matrix, int line) {
        return (int) ((offset + matrix * step() + line * (long) gap()) * parts());
    }

    /** Whether all matrices are one run of numbers. */
    boolean isDense() {
        return (lines() <= 1 || gap() == lineLength()) && (count <= 1 || step() == (long) lines() * lineLength());
    }

    /** Whether a matrix by columns would be the same numbers at the same places. */
    boolean isByColumns() {
        return columnMajor || rows <= 1 || columns == 0 || (columns == 1 && gap() == 1);
    }

    /** The leading dimension of that matrix. */
    int columnGap() {
        return columnMajor ? gap() : Math.max(1, rows);
    }

    boolean isBuffer() {
        return numbers.buffer() != null;
    }

    /** The address of the first number of a buffer. */
    long address() {
        return isEmpty() ? 0 : numbers.address() + (long) start(0, 0) * numbers.bytes();
    }

    /** Whether both are of one buffer's memory; arrays are copied, and may be the same. */
    boolean overlaps(MatrixView other) {
        if (!isBuffer() || !other.isBuffer() || isEmpty() || other.isEmpty() || count == 0 || other.count == 0) {
            return false;
        }
        return address() < other.end() && other.address() < end();
    }

    private long end() {
        return address() + ((count - 1L) * step() + extent()) * element().bytes;
    }

    /** One matrix, all of whose numbers are there. */
    MatrixView checkedOne(String name) {
        if (count != 1) {
            throw Check.illegal(name, "must be one matrix, not " + count);
        }
        return checked(name);
    }

    /** Several matrices, all of whose numbers are there. */
    MatrixView checked(String name) {
        if (gap() < lineLength()) {
            throw Check.illegal(name, "must have a leading dimension of at least " + lineLength() + ", not "
                    + leadingDimension);
        }
        if (!isEmpty() && count > 0) {
            // One after the other: with a matrix that fits, the product for all of them does not overflow.
            checkLength(name, offset + extent());
            checkLength(name, offset + (count - 1) * step() + extent());
        }
        return this;
    }

    private void checkLength(String name, long elements) {
        int available = numbers.length() / parts();
        if (elements > available) {
            throw Check.illegal(name, "needs " + elements + (complex ? " pairs of" : "") + " numbers, and has " + available);
        }
    }

    /** Matrices that can be factored where they are. */
    void overwritable(String name) {
        if (!isBuffer()) {
            throw Check.illegal(name, "must be a direct buffer to be overwritten");
        }
        written(name);
        aligned(name);
    }

    /** Matrices that can be written, each by itself. */
    void written(String name) {
        if (isBuffer() && numbers.buffer().isReadOnly()) {
            throw Check.illegal(name, "must not be a read-only buffer");
        }
        if (count > 1 && !isEmpty() && step() < extent()) {
            throw Check.illegal(name, "must be matrices that do not overlap");
        }
    }

    /** A matrix that native code can use where it is. */
    void aligned(String name) {
        if (address() % numbers.bytes() != 0) {
            throw Check.illegal(name, "must be aligned to its numbers");
        }
    }
}
