package recursivelu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The life of a factorization, also in the hands of several threads. */
class ClosingTest {
    private final Random random = new Random(3);

    @Test
    void closedFactorizationsRefuseEverything() {
        LuFactorization factors = LuFactorization.factor(new double[] {4, 3, 6, 3}, 2);
        assertFalse(factors.isClosed());
        factors.close();
        factors.close();
        assertTrue(factors.isClosed());
        assertFalse(factors.isSingular());
        double[] b = {1, 2};
        List<Executable> calls = List.of(() -> factors.solve(b), () -> factors.solve(b, Transpose.TRANSPOSE),
                () -> factors.solve(MatrixView.of(b, 2, 1), Transpose.NONE), factors::inverse, factors::determinant,
                factors::complexDeterminant, factors::logDeterminant, factors::rcond, factors::factors, factors::pivots);
        for (Executable call : calls) {
            assertEquals("the factorization is closed", assertThrows(IllegalStateException.class, call).getMessage());
        }
    }

    @Test
    void memoryInUseIsNotFreed() {
        NativeBlock block = new NativeBlock(8);
        block.acquire();
        block.acquire();
        block.close();
        assertTrue(block.isClosed());
        assertThrows(IllegalStateException.class, block::acquire);
        // Freed twice, malloc would end the process.
        block.release();
        block.close();
        block.release();
        block.close();
    }

    @Test
    void threadsShareFactors() throws Exception {
        int n = 80;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] b = random.doubles(n, -1, 1).toArray();
        try (LuFactorization factors = LuFactorization.factor(a, n)) {
            double[] x = factors.solve(b);
            inThreads(4, () -> {
                for (int i = 0; i < 500; i++) {
                    assertArrayEquals(x, factors.solve(b));
                }
                return null;
            });
        }
    }

    @Test
    void closingWhileOthersSolveDoesNoHarm() throws Exception {
        int n = 60;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] b = random.doubles(n, -1, 1).toArray();
        double[] x = Lu.solve(a, b);
        for (int round = 0; round < 300; round++) {
            LuFactorization factors = LuFactorization.factor(a, n);
            double[] first = factors.solve(b);
            CyclicBarrier start = new CyclicBarrier(4);
            boolean closes = true;
            List<Callable<Void>> tasks = new ArrayList<>();
            tasks.add(() -> {
                start.await();
                Thread.onSpinWait();
                factors.close();
                return null;
            });
            for (int t = 0; t < 3; t++) {
                tasks.add(() -> {
                    start.await();
                    try {
                        while (closes) {
                            // Memory that was freed would be that of somebody else's numbers.
                            assertArrayEquals(first, factors.solve(b));
                            Lu.solve(a, b);
                        }
                    } catch (IllegalStateException closed) {
                        assertEquals("the factorization is closed", closed.getMessage());
                    }
                    return null;
                });
            }
            run(tasks);
            assertArrayEquals(x, first, 1e-9);
        }
    }

    private static void inThreads(int count, Callable<Void> task) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            tasks.add(task);
        }
        run(tasks);
    }

    private static void run(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> result : threads.invokeAll(tasks)) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theCollectorFreesWhatNobodyClosed() throws Exception {
        NativeBlock block = forgotten();
        for (int i = 0; i < 100 && !block.isClosed(); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertTrue(block.isClosed());
    }

    private static NativeBlock forgotten() {
        @SuppressWarnings("resource")
        LuFactorization factors = LuFactorization.factor(new double[] {1}, 1);
        assertFalse(factors.isClosed());
        return factors.block();
    }

    @Test
    void theCollectorIsAskedBeforeTheMemoryIsFull() {
        double[] column = new double[500_000];
        column[0] = 1;
        long total = 0;
        for (int i = 0; i < 1000; i++) {
            @SuppressWarnings("resource")
            LuFactorization factors = LuFactorization.factor(MatrixView.of(column, column.length, 1));
            assertFalse(factors.isSingular());
            total += 8L * column.length;
        }
        assertTrue(NativeBlock.open() < total / 2, NativeBlock.open() + " of " + total + " bytes are open");
    }

    @Test
    void closedMemoryDoesNotCount() {
        long before = NativeBlock.open();
        NativeBlock block = new NativeBlock(1L << 30);
        assertTrue(NativeBlock.open() >= 1 << 30);
        block.acquire();
        block.close();
        assertTrue(NativeBlock.open() >= 1 << 30);
        block.release();
        assertTrue(NativeBlock.open() <= before);
    }

    @Test
    void theCollectorKeepsWhatIsUsed() throws Exception {
        int n = 100;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] b = random.doubles(n, -1, 1).toArray();
        try (LuFactorization expected = LuFactorization.factor(a, n);
                LuFactorization factors = LuFactorization.factor(inBuffer(a, n), LuOption.OVERWRITE)) {
            double[] x = expected.solve(b);
            for (int i = 0; i < 20; i++) {
                System.gc();
                // Where freed memory would be taken from.
                inBuffer(a, n);
                assertArrayEquals(x, factors.solve(b));
                assertArrayEquals(x, LuFactorization.factor(a, n).solve(b));
            }
        }
    }

    private static MatrixView inBuffer(double[] a, int n) {
        return MatrixView.of(Storage.doubles(a), n, n);
    }

    @Test
    void smallStacksAreEnough() throws Exception {
        int n = 300;
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] b = random.doubles(n, -1, 1).toArray();
        double[] x = Lu.solve(a, b);
        double[][] found = new double[1][];
        Thread thread = new Thread(null, () -> found[0] = Lu.solve(a, b), "small stack", 256 << 10);
        thread.start();
        thread.join();
        assertArrayEquals(x, found[0]);
    }
}
