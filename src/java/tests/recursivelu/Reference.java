package recursivelu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** A complex matrix with the plainest arithmetic, to judge results by. */
final class Reference {
    final int rows;
    final int columns;
    final double[][] re;
    final double[][] im;

    Reference(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        re = new double[rows][columns];
        im = new double[rows][columns];
    }

    static Reference of(MatrixView view) {
        Reference matrix = new Reference(view.rows(), view.columns());
        for (int i = 0; i < matrix.rows; i++) {
            for (int j = 0; j < matrix.columns; j++) {
                matrix.re[i][j] = view.get(i, j);
                matrix.im[i][j] = view.imaginary(i, j);
            }
        }
        return matrix;
    }

    static Reference random(Random random, Element element, int rows, int columns) {
        Reference matrix = new Reference(rows, columns);
        // What a float can hold, also with an integer added.
        DoubleSupplier number = () -> Math.rint((2 * random.nextDouble() - 1) * 65536) / 65536;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.re[i][j] = number.getAsDouble();
                matrix.im[i][j] = element.parts == 2 ? number.getAsDouble() : 0;
            }
        }
        return matrix;
    }

    static Reference identity(int n) {
        Reference matrix = new Reference(n, n);
        for (int i = 0; i < n; i++) {
            matrix.re[i][i] = 1;
        }
        return matrix;
    }

    /** Writes the matrix where a view is. */
    void put(MatrixView view) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int index = view.start(0, view.isColumnMajor() ? j : i) + (view.isColumnMajor() ? i : j) * view.parts();
                view.numbers().set(index, re[i][j]);
                if (view.isComplex()) {
                    view.numbers().set(index + 1, im[i][j]);
                }
            }
        }
    }

    Reference of(Transpose transpose) {
        if (transpose == Transpose.NONE) {
            return this;
        }
        Reference matrix = new Reference(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.re[j][i] = re[i][j];
                matrix.im[j][i] = transpose == Transpose.TRANSPOSE ? im[i][j] : -im[i][j];
            }
        }
        return matrix;
    }

    Reference times(Reference other) {
        Reference product = new Reference(rows, other.columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < other.columns; j++) {
                for (int k = 0; k < columns; k++) {
                    product.re[i][j] += re[i][k] * other.re[k][j] - im[i][k] * other.im[k][j];
                    product.im[i][j] += re[i][k] * other.im[k][j] + im[i][k] * other.re[k][j];
                }
            }
        }
        return product;
    }

    void exchangeRows(int i, int k) {
        double[] row = re[i];
        re[i] = re[k];
        re[k] = row;
        row = im[i];
        im[i] = im[k];
        im[k] = row;
    }

    /** The largest column sum of absolute values. */
    double norm1() {
        double largest = 0;
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += Math.hypot(re[i][j], im[i][j]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** Asserts that no element differs by more than a multiple of the type's rounding errors. */
    void assertNear(Reference other, Element element, double scale, String what) {
        assertTrue(rows == other.rows && columns == other.columns, what + ": the shapes differ");
        double tolerance = scale * (element.isDouble() ? 1e-15 : 6e-7);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double difference = Math.hypot(re[i][j] - other.re[i][j], im[i][j] - other.im[i][j]);
                // NaN is not near.
                assertTrue(difference <= tolerance, what + ": element " + i + ", " + j + " differs by " + difference);
            }
        }
    }
}
