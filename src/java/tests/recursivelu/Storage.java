package recursivelu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to store matrices, each with all types of elements. */
record Storage(Element element, boolean columnMajor, boolean buffer, boolean gaps) {
    static Stream<Storage> all() {
        List<Storage> all = new ArrayList<>();
        for (Element element : Element.values()) {
            for (int way = 0; way < 8; way++) {
                all.add(new Storage(element, (way & 1) != 0, (way & 2) != 0, (way & 4) != 0));
            }
        }
        return all.stream();
    }

    Storage inBuffer() {
        return new Storage(element, columnMajor, true, gaps);
    }

    /** A view of new numbers, all of them 7. */
    MatrixView view(int rows, int columns, int count) {
        int lines = columnMajor ? columns : rows;
        int gap = Math.max(1, columnMajor ? rows : columns) + (gaps ? 2 : 0);
        int stride = lines * gap + (gaps ? 5 : 0);
        int length = (stride * count + (gaps ? 3 : 0)) * element.parts;
        MatrixView view;
        if (buffer) {
            // A position that is not 0 belongs to what must be right, too.
            ByteBuffer bytes = ByteBuffer.allocateDirect(element.numberBytes * (length + 1)).order(ByteOrder.nativeOrder());
            if (element.isDouble()) {
                view = MatrixView.of(bytes.asDoubleBuffer().position(1), rows, columns);
            } else {
                view = MatrixView.of(bytes.asFloatBuffer().position(1), rows, columns);
            }
        } else if (element.isDouble()) {
            view = MatrixView.of(new double[length], rows, columns);
        } else {
            view = MatrixView.of(new float[length], rows, columns);
        }
        for (int i = 0; i < length; i++) {
            view.numbers().set(i, 7);
        }
        UnaryOperator<MatrixView> complex = element.parts == 2 ? MatrixView::complex : UnaryOperator.identity();
        UnaryOperator<MatrixView> order = columnMajor ? MatrixView::columnMajor : UnaryOperator.identity();
        view = order.apply(complex.apply(view));
        return gaps ? view.offset(3).leadingDimension(gap).batch(count, stride) : view.batch(count);
    }

    MatrixView view(Reference matrix) {
        MatrixView view = view(matrix.rows, matrix.columns, 1);
        matrix.put(view);
        return view;
    }

    /** One of several matrices. */
    static MatrixView part(MatrixView batch, int k) {
        return batch.offset(batch.start(k, 0) / batch.parts()).batch(1);
    }

    /** Asserts that the numbers around the matrices of a view are still 7. */
    static void assertGaps(MatrixView view) {
        int length = view.numbers().length();
        boolean[] inside = new boolean[length];
        for (int k = 0; k < view.count(); k++) {
            for (int line = 0; line < view.lines(); line++) {
                int start = view.start(k, line);
                Arrays.fill(inside, start, start + view.lineLength() * view.parts(), true);
            }
        }
        for (int i = 0; i < length; i++) {
            if (!inside[i]) {
                assertEquals(7, view.numbers().get(i), "number " + i + " between matrices");
            }
        }
    }

    static DoubleBuffer doubles(double... numbers) {
        return ByteBuffer.allocateDirect(Double.BYTES * numbers.length).order(ByteOrder.nativeOrder()).asDoubleBuffer()
                .put(0, numbers);
    }

    static FloatBuffer floats(float... numbers) {
        return ByteBuffer.allocateDirect(Float.BYTES * numbers.length).order(ByteOrder.nativeOrder()).asFloatBuffer()
                .put(0, numbers);
    }
}
