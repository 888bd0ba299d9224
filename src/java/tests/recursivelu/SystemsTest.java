package recursivelu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Systems in one call. */
class SystemsTest {
    private static final LuOption[] NONE = {};
    private static final LuOption[] OVERWRITE = {LuOption.OVERWRITE};

    private final Random random = new Random(2);

    private Reference regular(Element element, int n) {
        Reference matrix = Reference.random(random, element, n, n);
        for (int i = 0; i < n; i++) {
            matrix.re[i][(i + 1) % n] += 3 + (int) Math.sqrt(n);
        }
        return matrix;
    }

    @Test
    void solvesArrays() {
        double[] a = {2, 1, 1, 4, 3, 3, 8, 7, 9};
        double[] b = {7, 19, 49};
        assertArrayEquals(new double[] {1, 2, 3}, Lu.solve(a, b), 1e-13);
        assertArrayEquals(new double[] {1, 2, 2, 4, 3, 6}, Lu.solve(a, new double[] {7, 14, 19, 38, 49, 98}), 1e-13);
        assertArrayEquals(new double[] {2, 1, 1, 4, 3, 3, 8, 7, 9}, a);
        assertArrayEquals(new double[] {7, 19, 49}, b);
        assertArrayEquals(new float[] {1, 2, 3}, Lu.solve(new float[] {2, 1, 1, 4, 3, 3, 8, 7, 9}, new float[] {7, 19, 49}),
                1e-4f);
        assertArrayEquals(new double[0], Lu.solve(new double[0], new double[0]));
        assertArrayEquals(new double[0], Lu.solve(a, new double[0]));
        double[] many = {2, 0, 0, 4, 0, 1, 8, 0};
        double[] sides = {2, 8, 1, 8};
        assertArrayEquals(new double[] {1, 2, 1, 1}, Lu.solveBatch(many, sides, 2), 1e-15);
        assertArrayEquals(new double[] {2, 8, 1, 8}, sides);
        assertArrayEquals(new float[] {1, 2, 1, 1},
                Lu.solveBatch(new float[] {2, 0, 0, 4, 0, 1, 8, 0}, new float[] {2, 8, 1, 8}, 2), 1e-6f);
        assertArrayEquals(new double[0], Lu.solveBatch(new double[0], new double[0], 2));
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void solvesOneSystem(Storage storage) {
        for (int n : new int[] {0, 1, 2, 4, 5, 9, 50}) {
            for (int sides : new int[] {0, 1, 4}) {
                Reference a = regular(storage.element(), n);
                Reference x = Reference.random(random, storage.element(), n, sides);
                Storage.all().filter(other -> other.element() == storage.element()).forEach(other -> {
                    for (LuOption[] options : storage.buffer() ? new LuOption[][] {NONE, OVERWRITE} : new LuOption[][] {NONE}) {
                        MatrixView matrix = storage.view(a);
                        MatrixView b = other.view(a.times(x));
                        Lu.solve(matrix, b, options);
                        x.assertNear(Reference.of(b), storage.element(), 20 * (1 + n), n + " " + sides + " " + other);
                        if (options == NONE) {
                            a.assertNear(Reference.of(matrix), storage.element(), 0, "the matrix");
                        }
                        Storage.assertGaps(matrix);
                        Storage.assertGaps(b);
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void solvesBatches(Storage storage) {
        for (int n : new int[] {1, 2, 4, 7, 20}) {
            for (int sides : new int[] {0, 1, 3}) {
                for (int count : new int[] {0, 1, 6}) {
                    Storage.all().filter(other -> other.element() == storage.element()).forEach(other -> {
                        solveBatch(storage, other, n, sides, count, NONE);
                        if (storage.buffer()) {
                            solveBatch(storage, other, n, sides, count, OVERWRITE);
                        }
                    });
                }
            }
        }
    }

    private void solveBatch(Storage storage, Storage other, int n, int sides, int count, LuOption[] options) {
        MatrixView matrices = storage.view(n, n, count);
        MatrixView b = other.view(n, sides, count);
        Reference[] x = new Reference[count];
        for (int k = 0; k < count; k++) {
            Reference a = regular(storage.element(), n);
            x[k] = Reference.random(random, storage.element(), n, sides);
            a.put(Storage.part(matrices, k));
            a.times(x[k]).put(Storage.part(b, k));
        }
        Lu.solveBatch(matrices, b, options);
        for (int k = 0; k < count; k++) {
            x[k].assertNear(Reference.of(Storage.part(b, k)), storage.element(), 20 * (1 + n), "system " + k + " " + other);
        }
        Storage.assertGaps(matrices);
        Storage.assertGaps(b);
    }

    @Test
    void batchesMayShareOneMatrix() {
        MatrixView a = MatrixView.of(new double[] {2, 0, 0, 4}, 2, 2).batch(3, 0);
        double[] b = {2, 4, 4, 8, 6, 12};
        Lu.solveBatch(a, MatrixView.of(b, 2, 1).batch(3));
        assertArrayEquals(new double[] {1, 1, 2, 2, 3, 3}, b);
    }

    @Test
    void overwritesMatricesByTheirFactors() {
        double[] a = {2, 1, 4, 3};
        MatrixView memory = MatrixView.of(Storage.doubles(a), 2, 2);
        MatrixView b = MatrixView.of(new double[] {1, 1}, 2, 1);
        Lu.solve(memory, b, LuOption.OVERWRITE);
        try (LuFactorization factors = LuFactorization.factor(a, 2)) {
            Reference.of(factors.factors()).assertNear(Reference.of(memory), Element.F64, 0, "the factors");
        }
    }

    @ParameterizedTest
    @MethodSource("recursivelu.Storage#all")
    void tellsSingularMatrices(Storage storage) {
        Reference a = new Reference(3, 3);
        a.re[0][0] = 1;
        a.re[2][1] = 1;
        MatrixView b = storage.view(Reference.identity(3));
        SingularMatrixException failure = assertThrows(SingularMatrixException.class, () -> Lu.solve(storage.view(a), b));
        assertTrue(failure.pivotIndex() > 0);
        assertEquals(0, assertThrows(SingularMatrixException.class,
                () -> Lu.solve(storage.view(new Reference(2, 2)), storage.view(Reference.identity(2)), LuOption.NO_PIVOTING))
                .pivotIndex());
        Reference.identity(3).assertNear(Reference.of(b), storage.element(), 0, "b");
        Storage.assertGaps(b);
    }

    @Test
    void tellsWhatIsNotFinite() {
        double[] b = {1, Double.POSITIVE_INFINITY};
        assertThrows(NotFiniteException.class, () -> Lu.solve(new double[] {1, 0, 0, 1}, b));
        double[] large = {1e300};
        assertThrows(NotFiniteException.class,
                () -> Lu.solve(MatrixView.of(new double[] {1e-300}, 1, 1), MatrixView.of(large, 1, 1)));
        assertEquals(Double.POSITIVE_INFINITY, large[0]);
        assertThrows(NotFiniteException.class, () -> Lu.solve(new double[] {Double.NaN}, new double[] {1}));
    }

    @Test
    void tellsWhichSystemsOfABatchFailed() {
        double[] a = {1, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 2, Double.NaN, 0, 0, 1, 1, 2, 1, 2};
        double[] b = {1, 2, 3, 4, 6, 8, 1, 1, 7, 9};
        BatchException failure = assertThrows(BatchException.class,
                () -> Lu.solveBatch(MatrixView.of(a, 2, 2).batch(5), MatrixView.of(b, 2, 1).batch(5)));
        assertEquals(List.of(1, 3, 4), List.copyOf(failure.failures().keySet()));
        assertEquals(0, assertInstanceOf(SingularMatrixException.class, failure.failures().get(1)).pivotIndex());
        assertInstanceOf(NotFiniteException.class, failure.failures().get(3));
        assertEquals(1, assertInstanceOf(SingularMatrixException.class, failure.failures().get(4)).pivotIndex());
        assertSame(failure.failures().get(1), failure.getCause());
        assertTrue(failure.getMessage().startsWith("3 of 5 systems failed; system 1, counted from 0: "), failure.getMessage());
        assertThrows(UnsupportedOperationException.class, () -> failure.failures().clear());
        assertArrayEquals(new double[] {1, 2, 3, 4, 3, 4}, Arrays.copyOf(b, 6));
        assertArrayEquals(new double[] {7, 9}, Arrays.copyOfRange(b, 8, 10));
    }
}
