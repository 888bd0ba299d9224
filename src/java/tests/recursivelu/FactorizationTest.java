package recursivelu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Factors, and what follows from them. */
class FactorizationTest {
    private static final LuOption[] NONE = {};
    private static final LuOption[] OVERWRITE = {LuOption.OVERWRITE};

    private final Random random = new Random(1);

    /** A matrix that is not ill-conditioned. */
    private Reference regular(Element element, int n) {
        Reference matrix = Reference.random(random, element, n, n);
        for (int i = 0; i < n; i++) {
            matrix.re[i][n - 1 - i] += 3 + (int) Math.sqrt(n);
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void solvesWithMatrixAndTransposes(Storage storage) {
        for (int n : new int[] {0, 1, 2, 3, 4, 5, 8, 17, 60}) {
            Reference a = regular(storage.element(), n);
            for (boolean overwrite : storage.buffer() ? new boolean[] {false, true} : new boolean[] {false}) {
                MatrixView view = storage.view(a);
                try (LuFactorization factors = LuFactorization.factor(view, overwrite ? OVERWRITE : NONE)) {
                    assertFalse(factors.isSingular());
                    if (!overwrite) {
                        a.assertNear(Reference.of(view), storage.element(), 0, "the matrix");
                    }
                    for (Transpose transpose : Transpose.values()) {
                        Storage.all().filter(other -> other.element() == storage.element())
                                .forEach(other -> solve(factors, a, other, transpose));
                    }
                }
                Storage.assertGaps(view);
            }
        }
    }

    private void solve(LuFactorization factors, Reference a, Storage storage, Transpose transpose) {
        for (int sides : new int[] {0, 1, 3}) {
            Reference x = Reference.random(random, storage.element(), a.rows, sides);
            MatrixView b = storage.view(a.of(transpose).times(x));
            factors.solve(b, transpose);
            x.assertNear(Reference.of(b), storage.element(), 20 * (1 + a.rows), a.rows + ", " + storage + ", " + transpose);
            Storage.assertGaps(b);
        }
    }

    @Test
    void solvesArrays() {
        double[] a = {2, 1, 1, 4, 3, 3, 8, 7, 9};
        double[] b = {7, 14, 19, 38, 49, 98};
        try (LuFactorization factors = LuFactorization.factor(a, 3)) {
            assertArrayEquals(new double[] {1, 2, 3}, factors.solve(new double[] {7, 19, 49}), 1e-13);
            assertArrayEquals(new double[] {1, 2, 2, 4, 3, 6}, factors.solve(b), 1e-13);
            assertArrayEquals(new double[] {1, 2, 3}, factors.solve(new double[] {34, 28, 34}, Transpose.TRANSPOSE), 1e-13);
            assertArrayEquals(new double[0], factors.solve(new double[0]));
        }
        assertArrayEquals(new double[] {2, 1, 1, 4, 3, 3, 8, 7, 9}, a);
        assertArrayEquals(new double[] {7, 14, 19, 38, 49, 98}, b);
        try (LuFactorization factors = LuFactorization.factor(new float[] {2, 1, 1, 4, 3, 3, 8, 7, 9}, 3)) {
            assertArrayEquals(new float[] {1, 2, 3}, factors.solve(new float[] {7, 19, 49}), 1e-4f);
            assertArrayEquals(new float[] {1, 2, 3}, factors.solve(new float[] {34, 28, 34}, Transpose.TRANSPOSE), 1e-4f);
        }
        // [2, i; 1, 1 + i] times (1, i)
        MatrixView complex = MatrixView.of(new double[] {2, 0, 0, 1, 1, 0, 1, 1}, 2, 2).complex();
        try (LuFactorization factors = LuFactorization.factor(complex)) {
            assertArrayEquals(new double[] {1, 0, 0, 1}, factors.solve(new double[] {1, 0, 0, 1}), 1e-15);
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void inverts(Storage storage) {
        for (int n : new int[] {0, 1, 2, 5, 33, 130}) {
            Reference a = regular(storage.element(), n);
            for (LuOption[] options : storage.buffer() ? new LuOption[][] {NONE, OVERWRITE} : new LuOption[][] {NONE}) {
                MatrixView view = storage.view(a);
                try (LuFactorization factors = LuFactorization.factor(view, options)) {
                    MatrixView inverse = factors.inverse();
                    assertEquals(storage.columnMajor(), inverse.isColumnMajor());
                    Reference.identity(n).assertNear(a.times(Reference.of(inverse)), storage.element(), 20 * (1 + n), "n = " + n);
                    // It was no factor of these.
                    assertEquals(n, factors.pivots().length);
                    solve(factors, a, storage, Transpose.NONE);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void givesFactorsOfAnyShape(Storage storage) {
        int[][] shapes = {{0, 0}, {0, 3}, {3, 0}, {1, 1}, {4, 4}, {5, 3}, {3, 5}, {40, 7}, {7, 40}, {70, 64}};
        for (int[] shape : shapes) {
            Reference a = Reference.random(random, storage.element(), shape[0], shape[1]);
            for (LuOption[] options : storage.buffer() ? new LuOption[][] {NONE, OVERWRITE} : new LuOption[][] {NONE}) {
                MatrixView view = storage.view(a);
                try (LuFactorization factors = LuFactorization.factor(view, options)) {
                    assertEquals(shape[0], factors.rows());
                    assertEquals(shape[1], factors.columns());
                    assertEquals(storage.element().parts == 2, factors.isComplex());
                    Reference packed = Reference.of(factors.factors());
                    if (options == OVERWRITE) {
                        packed.assertNear(Reference.of(view), storage.element(), 0, "the overwritten matrix");
                    }
                    assertProduct(storage, a, packed, factors.pivots());
                }
            }
        }
    }

    /** Asserts that the factors are those of the matrix, or by rows of its transpose. */
    private static void assertProduct(Storage storage, Reference a, Reference packed, int[] pivots) {
        Reference matrix = storage.columnMajor() ? a : a.of(Transpose.TRANSPOSE);
        Reference both = storage.columnMajor() ? packed : packed.of(Transpose.TRANSPOSE);
        int inner = Math.min(matrix.rows, matrix.columns);
        Reference lower = new Reference(matrix.rows, inner);
        Reference upper = new Reference(inner, matrix.columns);
        for (int i = 0; i < matrix.rows; i++) {
            for (int j = 0; j < matrix.columns; j++) {
                Reference part = i > j ? lower : upper;
                part.re[i][j] = both.re[i][j];
                part.im[i][j] = both.im[i][j];
            }
            if (i < inner) {
                lower.re[i][i] = 1;
            }
        }
        Reference product = lower.times(upper);
        assertEquals(inner, pivots.length);
        for (int i = inner - 1; i >= 0; i--) {
            assertTrue(pivots[i] >= i && pivots[i] < matrix.rows);
            product.exchangeRows(i, pivots[i]);
        }
        matrix.assertNear(product, storage.element(), 20 * (1 + inner), "P L U");
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void givesDeterminants(Storage storage) {
        Reference a = new Reference(2, 2);
        a.re[0][0] = 3;
        a.re[0][1] = 5;
        a.re[1][0] = 2;
        a.re[1][1] = -4;
        boolean complex = storage.element().parts == 2;
        if (complex) {
            a.im[0][1] = 2;
            a.im[1][1] = 1;
        }
        // 3 (-4 + i) - 2 (5 + 2 i), or without i
        Complex expected = complex ? new Complex(-22, -1) : new Complex(-22, 0);
        double modulus = Math.hypot(expected.real(), expected.imaginary());
        double near = storage.element().isDouble() ? 1e-13 : 1e-4;
        try (LuFactorization factors = LuFactorization.factor(storage.view(a))) {
            Complex found = factors.complexDeterminant();
            assertEquals(expected.real(), found.real(), near);
            assertEquals(expected.imaginary(), found.imaginary(), near);
            LogDeterminant log = factors.logDeterminant();
            assertEquals(Math.log(modulus), log.logAbs(), near);
            assertEquals(expected.real() / modulus, log.phase().real(), near);
            assertEquals(expected.imaginary() / modulus, log.phase().imaginary(), near);
            if (complex) {
                assertThrows(IllegalStateException.class, factors::determinant);
            } else {
                assertEquals(-22, factors.determinant(), near);
            }
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(new Reference(0, 0)))) {
            assertEquals(new Complex(1, 0), factors.complexDeterminant());
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(new Reference(2, 2)))) {
            assertEquals(new Complex(0, 0), factors.complexDeterminant());
            assertEquals(new LogDeterminant(new Complex(0, 0), Double.NEGATIVE_INFINITY), factors.logDeterminant());
        }
    }

    @Test
    void logarithmsOfDeterminantsDoNotOverflow() {
        int n = 100;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = -1e10;
        }
        a[0] = 1e10;
        try (LuFactorization factors = LuFactorization.factor(a, n)) {
            assertEquals(Double.NEGATIVE_INFINITY, factors.determinant());
            assertEquals(new Complex(-1, 0), factors.logDeterminant().phase());
            assertEquals(1000 * Math.log(10), factors.logDeterminant().logAbs(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void estimatesTheConditionInTheOneNorm(Storage storage) {
        // Its infinity norm and that of its inverse are 201, the 1-norms 101.
        Reference a = Reference.identity(3);
        a.re[0][1] = 100;
        a.re[0][2] = 100;
        for (LuOption[] options : storage.buffer() ? new LuOption[][] {NONE, OVERWRITE} : new LuOption[][] {NONE}) {
            try (LuFactorization factors = LuFactorization.factor(storage.view(a), options)) {
                assertEquals(1.0 / 101 / 101, factors.rcond(), 1e-7);
            }
        }
        Reference b = regular(storage.element(), 40);
        try (LuFactorization factors = LuFactorization.factor(storage.view(b))) {
            double exact = 1 / (b.norm1() * Reference.of(factors.inverse()).norm1());
            assertTrue(factors.rcond() > 0.99 * exact && factors.rcond() < 3 * exact, factors.rcond() + " is not " + exact);
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(new Reference(2, 2)))) {
            assertEquals(0, factors.rcond());
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(new Reference(0, 0)))) {
            assertEquals(1, factors.rcond());
        }
        a.re[1][1] = Double.NaN;
        try (LuFactorization factors = LuFactorization.factor(storage.view(a))) {
            assertEquals(Double.NaN, factors.rcond());
        }
        if (storage.element().parts == 2) {
            // The absolute value is infinite for hypot.
            a.im[1][1] = Double.POSITIVE_INFINITY;
            try (LuFactorization factors = LuFactorization.factor(storage.view(a))) {
                assertEquals(Double.NaN, factors.rcond());
            }
        }
    }

    @Test
    void estimatesTheConditionOfVeryLargeAndSmallComplexNumbers() {
        for (double scale : new double[] {1e-300, 1e-160, 1, 1e155, 1e300}) {
            double[] a = {3 * scale, 4 * scale, 0, 0, 0, 0, 0, 10 * scale};
            MatrixView view = MatrixView.of(a, 2, 2).complex();
            for (MatrixView either : new MatrixView[] {view, view.columnMajor()}) {
                try (LuFactorization factors = LuFactorization.factor(either)) {
                    assertEquals(0.5, factors.rcond(), 1e-12, "scale " + scale);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void tellsSingularMatrices(Storage storage) {
        Reference a = new Reference(3, 3);
        a.re[0][0] = 1;
        a.re[2][2] = 1;
        MatrixView view = storage.view(a);
        try (LuFactorization factors = LuFactorization.factor(view)) {
            assertTrue(factors.isSingular());
            assertEquals(OptionalInt.of(1), factors.zeroPivot());
            MatrixView b = storage.view(Reference.identity(3));
            SingularMatrixException failure =
                    assertThrows(SingularMatrixException.class, () -> factors.solve(b, Transpose.NONE));
            assertEquals(1, failure.pivotIndex());
            assertTrue(failure.getMessage().contains("pivot 1"), failure.getMessage());
            Reference.identity(3).assertNear(Reference.of(b), storage.element(), 0, "b");
            assertEquals(1, assertThrows(SingularMatrixException.class, factors::inverse).pivotIndex());
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void factorsWithoutPivoting(Storage storage) {
        Reference a = Reference.random(random, storage.element(), 30, 30);
        for (int i = 0; i < 30; i++) {
            a.re[i][i] += 100;
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(a), LuOption.NO_PIVOTING)) {
            for (int i = 0; i < 30; i++) {
                assertEquals(i, factors.pivots()[i]);
            }
            solve(factors, a, storage, Transpose.NONE);
            solve(factors, a, storage, Transpose.CONJUGATE_TRANSPOSE);
        }
        Reference exchange = new Reference(2, 2);
        exchange.re[0][1] = 1;
        exchange.re[1][0] = 1;
        try (LuFactorization factors = LuFactorization.factor(storage.view(exchange), LuOption.NO_PIVOTING)) {
            assertEquals(OptionalInt.of(0), factors.zeroPivot());
        }
        try (LuFactorization factors = LuFactorization.factor(storage.view(exchange))) {
            assertEquals(OptionalInt.empty(), factors.zeroPivot());
        }
    }

    @Test
    void threadsGiveTheSameBits() {
        int n = 400;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] b = random.doubles(n, -1, 1).toArray();
        try (LuFactorization one = LuFactorization.factor(a, n, LuOption.ONE_THREAD);
                LuFactorization many = LuFactorization.factor(a, n)) {
            assertArrayEquals(one.factors().doubles(), many.factors().doubles());
            assertArrayEquals(one.solve(b), many.solve(b));
            assertArrayEquals(one.inverse().doubles(), many.inverse().doubles());
        }
        assertArrayEquals(Lu.solve(a, b, LuOption.ONE_THREAD), Lu.solve(a, b));
    }

    @Test
    void overwritesDirectBuffersWhereTheyAre() {
        DoubleBuffer memory = Storage.doubles(4, 2, 2, 3);
        try (LuFactorization factors = LuFactorization.factor(MatrixView.of(memory, 2, 2), LuOption.OVERWRITE)) {
            assertNotEquals(3, memory.get(3));
            double before = factors.determinant();
            // The factors are these numbers, and no copy of them.
            memory.put(3, 2 * memory.get(3));
            assertEquals(2 * before, factors.determinant(), 1e-14);
        }
        assertEquals(4, memory.get(0));
    }

    @Test
    void copiesDirectBuffersOtherwise() {
        DoubleBuffer memory = Storage.doubles(4, 2, 2, 3);
        try (LuFactorization factors = LuFactorization.factor(MatrixView.of(memory, 2, 2))) {
            memory.put(0, 0);
            assertEquals(8, factors.determinant(), 1e-14);
            double[] numbers = new double[4];
            memory.get(0, numbers);
            assertArrayEquals(new double[] {0, 2, 2, 3}, numbers);
        }
    }

    @Test
    void factorsMoreNumbersThanAreCopiedAtOnce() {
        int n = 1100;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i] += a[i * n + j] * x[j];
            }
        }
        try (LuFactorization factors = LuFactorization.factor(a, n)) {
            assertArrayEquals(x, factors.solve(b), 1e-8);
            assertEquals(n * n, Arrays.stream(factors.factors().doubles()).filter(Double::isFinite).count());
        }
    }
}
