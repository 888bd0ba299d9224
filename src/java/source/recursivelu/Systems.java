package recursivelu;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.TreeMap;

/** Factors and solves in one call; and what right-hand sides must be. */
final class Systems {
    private Systems() {}

    /** Right-hand sides by rows, as many as the numbers are, of so many matrices of order n. */
    static MatrixView sides(Numbers numbers, int n, int parts, int count) {
        int length = numbers.length();
        long height = (long) n * parts * count;
        if (height == 0 && length != 0) {
            String matrices = n == 0 ? "a matrix of order 0" : "no matrices";
            throw Check.illegal("b", "must have no numbers for " + matrices + ", not " + length);
        }
        if (height != 0 && length % height != 0) {
            throw Check.illegal("b", "must have a multiple of " + height + " numbers, not " + length);
        }
        MatrixView sides = MatrixView.of(numbers, n, height == 0 ? 0 : (int) (length / height)).batch(count);
        return parts == 2 ? sides.complex() : sides;
    }

    /** Right-hand sides must have the rows and the elements of the matrix. */
    static void match(Element element, int n, MatrixView b) {
        if (b.element() != element) {
            throw Check.illegal("b", "must have elements as the matrix has, " + element + ", not " + b.element());
        }
        if (b.rows() != n) {
            throw Check.illegal("b", "must have " + n + " rows, not " + b.rows());
        }
    }

    /** Solves one system, or a batch of them. */
    static void solve(MatrixView a, MatrixView b, LuOption[] options, boolean batch) {
        boolean overwrite = LuOption.OVERWRITE.in(Check.notNull("options", options));
        boolean here = b.isBuffer() && b.isByColumns();
        int n = a.rows();
        int sides = b.columns();
        int count = a.count();
        Element element = a.element();
        if (a.columns() != n) {
            throw Check.illegal("a", "must be square, not " + n + " x " + a.columns());
        }
        match(element, n, b);
        if (b.count() != count) {
            throw Check.illegal("b", "must be of as many systems as matrices, " + count + ", not " + b.count());
        }
        b.written("b");
        if (overwrite) {
            a.overwritable("a");
            if (b.overlaps(a)) {
                throw Check.illegal("b", "must not overlap a");
            }
        }
        if (here) {
            b.aligned("b");
        }
        Library.require();
        if (n == 0 || count == 0) {
            return;
        }
        long size = (long) n * n;
        int flags = LuOption.flags(options, size * count) | (a.isColumnMajor() ? 0 : Functions.ROW_MAJOR);
        long width = (long) n * sides;
        long forPivots = NativeBlock.bytes(n + 1L, count, Long.BYTES);
        long forA = overwrite ? 0 : NativeBlock.bytes(size, count, element.bytes);
        long forB = here ? 0 : NativeBlock.bytes(width, count, element.bytes);
        // What needs the strictest alignment comes first.
        long pivots = NativeBlock.allocate(Math.addExact(forPivots, Math.addExact(forA, forB)));
        try {
            long infos = pivots + (long) n * count * Long.BYTES;
            long matrix = overwrite ? a.address() : pivots + forPivots;
            long right = here ? b.address() : pivots + forPivots + forA;
            long lda = overwrite ? a.gap() : n;
            long ldb = here ? b.columnGap() : n;
            if (!overwrite) {
                Transfer.toNative(a, matrix);
            }
            if (!here) {
                Transfer.columnsToNative(b, right, false);
            }
            long info = batch
                    ? element.functions.batched_gesv(n, sides, matrix, lda, overwrite ? a.step() : size, pivots, n, right, ldb,
                            here ? b.step() : width, count, infos, flags)
                    : element.functions.gesv(n, sides, matrix, lda, pivots, right, ldb, flags);
            // Those of systems without a solution are as they were.
            if (!here) {
                Transfer.columnsFromNative(right, b, false);
            }
            if (info > 0 && batch) {
                throw failures(new Pointer(infos).getLongArray(0, count), element);
            }
            Info.check(info, element.functions, batch ? "batched_gesv" : "gesv");
        } finally {
            Native.free(pivots);
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(b);
        }
    }

    private static BatchException failures(long[] infos, Element element) {
        TreeMap<Integer, LuException> failures = new TreeMap<>();
        for (int k = 0; k < infos.length; k++) {
            if (infos[k] != 0) {
                failures.put(k, Info.exception(infos[k], element.functions, "gesv"));
            }
        }
        return new BatchException(failures, infos.length);
    }
}
