package recursivelu;

/** Copies matrices between Java and native memory, where they lie one after the other without gaps. */
final class Transfer {
    private Transfer() {}

    /** Copies so many numbers from an index on to an address, or from there. */
    private interface Run {
        void copy(long address, int index, int count);
    }

    /** Copies matrices as they are stored, by rows or by columns. */
    static void toNative(MatrixView view, long address) {
        inRuns(view, address, view.numbers()::toNative);
    }

    /** The same, back again. */
    static void fromNative(long address, MatrixView view) {
        inRuns(view, address, view.numbers()::fromNative);
    }

    private static void inRuns(MatrixView view, long address, Run run) {
        int count = view.lineLength() * view.parts();
        if (view.isEmpty() || view.count() == 0) {
            return;
        }
        if (view.isDense()) {
            run.copy(address, view.start(0, 0), count * view.lines() * view.count());
            return;
        }
        long bytes = (long) count * view.numbers().bytes();
        for (int matrix = 0; matrix < view.count(); matrix++) {
            for (int line = 0; line < view.lines(); line++, address += bytes) {
                run.copy(address, view.start(matrix, line), count);
            }
        }
    }

    /** Copies matrices by columns, or their conjugates. */
    static void columnsToNative(MatrixView view, long address, boolean conjugate) {
        if (view.isByColumns() && !conjugate) {
            toNative(view, address);
            return;
        }
        Numbers packed = packed(view);
        exchange(view, packed, conjugate, true);
        packed.toNative(address, 0, packed.length());
    }

    /** The same, back again. */
    static void columnsFromNative(long address, MatrixView view, boolean conjugate) {
        if (view.isByColumns() && !conjugate) {
            fromNative(address, view);
            return;
        }
        Numbers packed = packed(view);
        packed.fromNative(address, 0, packed.length());
        exchange(view, packed, conjugate, false);
    }

    /** Copies a matrix to another one that is stored in the same order. */
    static void copy(MatrixView from, MatrixView to) {
        int count = from.lineLength() * from.parts();
        for (int line = 0; line < from.lines(); line++) {
            int source = from.start(0, line);
            int target = to.start(0, line);
            for (int i = 0; i < count; i++) {
                to.numbers().set(target + i, from.numbers().get(source + i));
            }
        }
    }

    private static Numbers packed(MatrixView view) {
        return Numbers.fresh(view.numbers().isDouble(), view.rows() * view.columns() * view.parts() * view.count());
    }

    /** Copies matrices from a view to where they are packed by columns, or back again. */
    private static void exchange(MatrixView view, Numbers packed, boolean conjugate, boolean pack) {
        Numbers numbers = view.numbers();
        int parts = view.parts();
        int length = view.lineLength();
        int lines = view.lines();
        // From one element of a line to the next, in the packed matrix.
        int step = (view.isColumnMajor() ? 1 : lines) * parts;
        for (int matrix = 0; matrix < view.count(); matrix++) {
            for (int line = 0; line < lines; line++) {
                int there = (matrix * lines * length + line * (view.isColumnMajor() ? length : 1)) * parts;
                int here = view.start(matrix, line);
                for (int i = 0; i < length; i++, here += parts, there += step) {
                    for (int part = 0; part < parts; part++) {
                        double sign = conjugate && part == 1 ? -1 : 1;
                        if (pack) {
                            packed.set(there + part, sign * numbers.get(here + part));
                        } else {
                            numbers.set(here + part, sign * packed.get(there + part));
                        }
                    }
                }
            }
        }
    }
}
