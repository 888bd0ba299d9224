package recursivelu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be refused, before anything is written. */
class ErrorsTest {
    private static final double[] A = {4, 3, 6, 3};
    private static final double[] B = {1, 2};
    private static final LuFactorization FACTORS = LuFactorization.factor(A, 2);
    private static final LuFactorization WIDE = LuFactorization.factor(MatrixView.of(new double[6], 2, 3));
    private static final List<Case> CASES = new ArrayList<>();

    /** A call, and how the message must begin. */
    private record Case(String begins, Class<? extends Throwable> type, Executable call) {
        @Override
        public String toString() {
            return begins;
        }
    }

    private static void bad(String begins, Executable call) {
        CASES.add(new Case(begins, IllegalArgumentException.class, call));
    }

    private static void missing(String name, Executable call) {
        CASES.add(new Case(name + " must not be null", NullPointerException.class, call));
    }

    private static void state(String begins, Executable call) {
        CASES.add(new Case(begins, IllegalStateException.class, call));
    }

    private static MatrixView a() {
        return MatrixView.of(A, 2, 2);
    }

    private static MatrixView b() {
        return MatrixView.of(B, 2, 1);
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
    }

    static List<Case> cases() {
        CASES.clear();
        missing("numbers", () -> MatrixView.of((double[]) null, 1, 1));
        missing("numbers", () -> MatrixView.of((float[]) null, 1, 1));
        missing("numbers", () -> MatrixView.of((DoubleBuffer) null, 1, 1));
        missing("numbers", () -> MatrixView.of((FloatBuffer) null, 1, 1));
        missing("a", () -> LuFactorization.factor((double[]) null, 2));
        missing("a", () -> LuFactorization.factor((float[]) null, 2));
        missing("a", () -> LuFactorization.factor((MatrixView) null));
        missing("options", () -> LuFactorization.factor(a(), (LuOption[]) null));
        missing("options", () -> LuFactorization.factor(a(), (LuOption) null));
        missing("options", () -> Lu.solve(a(), b(), (LuOption[]) null));
        missing("options", () -> Lu.solve(a(), b(), (LuOption) null));
        missing("b", () -> FACTORS.solve((double[]) null));
        missing("b", () -> FACTORS.solve((float[]) null));
        missing("b", () -> FACTORS.solve((MatrixView) null, Transpose.NONE));
        missing("transpose", () -> FACTORS.solve(B, null));
        missing("transpose", () -> FACTORS.solve(b(), null));
        missing("a", () -> Lu.solve((double[]) null, B));
        missing("b", () -> Lu.solve(A, null));
        missing("a", () -> Lu.solve((float[]) null, new float[2]));
        missing("a", () -> Lu.solve((MatrixView) null, b()));
        missing("b", () -> Lu.solve(a(), (MatrixView) null));
        missing("a", () -> Lu.solveBatch((double[]) null, B, 2));
        missing("b", () -> Lu.solveBatch(A, null, 2));
        missing("a", () -> Lu.solveBatch((MatrixView) null, b()));

        bad("rows must be at least 0, not -1", () -> MatrixView.of(A, -1, 2));
        bad("columns must be at least 0, not -2", () -> MatrixView.of(A, 2, -2));
        bad("offset must be at least 0", () -> a().offset(-1));
        bad("leadingDimension must be at least 1", () -> a().leadingDimension(0));
        bad("count must be at least 0", () -> a().batch(-1));
        bad("stride must be at least 0", () -> a().batch(1, -1));
        bad("numbers must be a direct buffer", () -> MatrixView.of(DoubleBuffer.wrap(A), 2, 2));
        bad("numbers must be a direct buffer", () -> MatrixView.of(FloatBuffer.allocate(4), 2, 2));
        bad("numbers must be a buffer in native byte order",
                () -> MatrixView.of(bytes(32).order(ByteOrder.BIG_ENDIAN).asDoubleBuffer(), 2, 2));
        bad("numbers must be a buffer in native byte order",
                () -> MatrixView.of(bytes(32).order(ByteOrder.BIG_ENDIAN).asFloatBuffer(), 2, 2));

        bad("n must be at least 0", () -> LuFactorization.factor(A, -2));
        bad("a must have 9 numbers, n = 3, not 4", () -> LuFactorization.factor(A, 3));
        bad("a must have 1 numbers", () -> LuFactorization.factor(new float[4], 1));
        bad("a must have 4611686014132420609 numbers", () -> LuFactorization.factor(A, Integer.MAX_VALUE));
        bad("a needs 5 numbers, and has 4", () -> LuFactorization.factor(a().offset(1)));
        bad("a needs 5 numbers, and has 4", () -> LuFactorization.factor(a().leadingDimension(3)));
        bad("a needs 4 pairs of numbers, and has 2", () -> LuFactorization.factor(a().complex()));
        bad("a must have a leading dimension of at least 2", () -> LuFactorization.factor(a().leadingDimension(1)));
        bad("a needs ", () -> LuFactorization.factor(MatrixView.of(A, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        bad("a needs ", () -> LuFactorization.factor(MatrixView.of(A, Integer.MAX_VALUE, 2)
                .leadingDimension(Integer.MAX_VALUE).offset(Integer.MAX_VALUE).complex()));
        bad("a must be one matrix, not 2", () -> LuFactorization.factor(MatrixView.of(A, 1, 1).batch(2)));
        bad("a must be a direct buffer to be overwritten", () -> LuFactorization.factor(a(), LuOption.OVERWRITE));
        bad("a must not be a read-only buffer", () -> LuFactorization.factor(
                MatrixView.of(Storage.doubles(A).asReadOnlyBuffer(), 2, 2), LuOption.OVERWRITE));
        bad("a must be aligned", () -> LuFactorization.factor(
                MatrixView.of(bytes(40).position(4).slice().order(ByteOrder.nativeOrder()).asDoubleBuffer(), 2, 2),
                LuOption.OVERWRITE));

        bad("b must have a multiple of 2 numbers, not 3", () -> FACTORS.solve(new double[3]));
        bad("b must have elements as the matrix has, F64, not F32", () -> FACTORS.solve(new float[2]));
        bad("b must have elements as the matrix has, F64, not C128",
                () -> FACTORS.solve(MatrixView.of(new double[4], 2, 1).complex(), Transpose.NONE));
        bad("b must have 2 rows, not 3", () -> FACTORS.solve(MatrixView.of(new double[3], 3, 1), Transpose.NONE));
        bad("b needs 4 numbers, and has 2", () -> FACTORS.solve(MatrixView.of(B, 2, 2), Transpose.NONE));
        bad("b must be one matrix", () -> FACTORS.solve(MatrixView.of(new double[4], 2, 1).batch(2), Transpose.NONE));
        bad("b must not be a read-only buffer",
                () -> FACTORS.solve(MatrixView.of(Storage.doubles(B).asReadOnlyBuffer(), 2, 1), Transpose.NONE));
        bad("b must be aligned", () -> FACTORS.solve(
                MatrixView.of(bytes(24).position(4).slice().order(ByteOrder.nativeOrder()).asDoubleBuffer(), 2, 1),
                Transpose.NONE));
        bad("b must not overlap the factors", () -> {
            DoubleBuffer memory = Storage.doubles(4, 3, 6, 3, 5);
            try (LuFactorization factors = LuFactorization.factor(MatrixView.of(memory, 2, 2), LuOption.OVERWRITE)) {
                factors.solve(MatrixView.of(memory, 2, 1).offset(3), Transpose.NONE);
            }
        });
        state("the matrix must be square, not 2 x 3", () -> WIDE.solve(B));
        state("the matrix must be square, not 2 x 3", WIDE::inverse);
        state("the matrix must be square, not 2 x 3", WIDE::determinant);
        state("the matrix must be square, not 2 x 3", WIDE::logDeterminant);
        state("the matrix must be square, not 2 x 3", WIDE::rcond);

        bad("a must have the numbers of a square matrix, not 5", () -> Lu.solve(new double[5], B));
        bad("b must have a multiple of 2 numbers", () -> Lu.solve(A, new double[3]));
        bad("b must have no numbers for a matrix of order 0, not 2", () -> Lu.solve(new double[0], B));
        bad("b must have no numbers for no matrices, not 2", () -> Lu.solveBatch(new double[0], B, 2));
        bad("a must be square, not 1 x 2", () -> Lu.solve(MatrixView.of(A, 1, 2), b()));
        bad("b must have 2 rows, not 1", () -> Lu.solve(a(), MatrixView.of(B, 1, 2)));
        bad("b must have elements", () -> Lu.solve(a(), MatrixView.of(new float[2], 2, 1)));
        bad("a must be one matrix", () -> Lu.solve(MatrixView.of(A, 1, 1).batch(4), b()));
        bad("b must be one matrix", () -> Lu.solve(a(), MatrixView.of(B, 1, 1).batch(2)));
        bad("a must be a direct buffer to be overwritten", () -> Lu.solve(a(), b(), LuOption.OVERWRITE));
        bad("b must not overlap a", () -> {
            DoubleBuffer memory = Storage.doubles(4, 3, 6, 3, 5);
            Lu.solve(MatrixView.of(memory, 2, 2), MatrixView.of(memory, 2, 1).offset(3), LuOption.OVERWRITE);
        });
        bad("n must be at least 1, not 0", () -> Lu.solveBatch(A, B, 0));
        bad("a must have a multiple of 9 numbers, not 4", () -> Lu.solveBatch(A, B, 3));
        bad("b must have a multiple of 4 numbers, not 2", () -> Lu.solveBatch(new double[8], B, 2));
        bad("b must be of as many systems as matrices, 1, not 2",
                () -> Lu.solveBatch(a(), MatrixView.of(new double[4], 2, 1).batch(2)));
        bad("b must be matrices that do not overlap",
                () -> Lu.solveBatch(a().batch(2, 0), MatrixView.of(new double[3], 2, 1).batch(2, 1)));
        bad("a must be matrices that do not overlap", () -> Lu.solveBatch(MatrixView.of(Storage.doubles(A), 2, 2).batch(2, 0),
                MatrixView.of(new double[4], 2, 1).batch(2), LuOption.OVERWRITE));
        bad("a needs 8 numbers, and has 4", () -> Lu.solveBatch(a().batch(2), b().batch(2)));
        bad("a needs ", () -> Lu.solveBatch(a().batch(Integer.MAX_VALUE, Integer.MAX_VALUE), b().batch(Integer.MAX_VALUE)));
        bad("threads must be at least 0, not -1", () -> Lu.setThreads(-1));

        state("the view is not of an array of doubles", () -> MatrixView.of(new float[1], 1, 1).doubles());
        state("the view is not of an array of doubles", () -> MatrixView.of(Storage.doubles(A), 1, 1).doubles());
        state("the view is not of an array of floats", () -> a().floats());
        return CASES;
    }

    @AfterAll
    static void close() {
        FACTORS.close();
        WIDE.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refuses(Case bad) {
        Throwable thrown = assertThrows(bad.type, bad.call);
        assertEquals(bad.type, thrown.getClass());
        assertTrue(thrown.getMessage().startsWith(bad.begins), thrown.getMessage());
        assertArrayEquals(new double[] {4, 3, 6, 3}, A);
        assertArrayEquals(new double[] {1, 2}, B);
    }

    @Test
    void elementsOutsideAreOutOfBounds() {
        for (MatrixView view : List.of(a(), MatrixView.of(Storage.doubles(A), 2, 2))) {
            assertThrows(IndexOutOfBoundsException.class, () -> view.get(2, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> view.get(0, -1));
            assertThrows(IndexOutOfBoundsException.class, () -> view.offset(3).get(1, 1));
            assertThrows(IndexOutOfBoundsException.class, () -> view.complex().imaginary(1, 0));
        }
        assertThrows(IndexOutOfBoundsException.class,
                () -> MatrixView.of(A, Integer.MAX_VALUE, 1).leadingDimension(Integer.MAX_VALUE).complex()
                        .get(Integer.MAX_VALUE - 1, 0));
    }

    @Test
    void memoryThatCannotBeHadIsAnError() {
        // Views of few numbers that would be copied to more bytes than a long can count.
        MatrixView a = MatrixView.of(new double[1 << 20], 1 << 10, 1 << 10).batch(Integer.MAX_VALUE, 0);
        MatrixView b = MatrixView.of(new double[0], 1 << 10, 0).batch(Integer.MAX_VALUE);
        assertThrows(OutOfMemoryError.class, () -> Lu.solveBatch(a, b));
        assertThrows(OutOfMemoryError.class, () -> NativeBlock.bytes(Long.MAX_VALUE, 2, 8));
        assertThrows(OutOfMemoryError.class, () -> NativeBlock.allocate(Long.MAX_VALUE / 2));
    }
}
